import Text

/// Rows that must not stand in one cluster whatever their weight: by the rules, or by their business IDs.
struct CannotLink: Sendable {
  /// For each row the number of its source, in every column that names a source without duplicates.
  private var sources: [[Int32]] = []
  /// For each row the number of its valid business ID, or -1.
  private var identifiers: [Int32] = []
  /// Pairs of rows that a steward keeps apart.
  private var decided: Set<UInt64> = []

  /// Nil where nothing keeps any rows apart.
  init?(_ raw: [RawColumn], _ rules: DedupeRules, _ table: MatchTable) {
    for column in raw where rules.oneRecordPerEntity.contains(column.name) {
      sources.append(table.order.map { column.of[Int($0)] })
    }
    // Two companies may share everything but the ID; persons of two companies may be one.
    let hasPersons = table.columns.contains { $0.kind.isName }
    if !hasPersons, let column = table.columns(.identifier).first(where: { Self.holdsBusinessIDs(table, $0) }) {
      identifiers = Self.identifiers(table, column)
    }
    if sources.isEmpty, identifiers.isEmpty { return nil }
  }

  /// Rows of different valid business IDs in `column`, if there is one, and pairs on which somebody has decided.
  init(_ table: MatchTable, businessID column: Int?, decided: Set<UInt64>) {
    if let column { identifiers = Self.identifiers(table, column) }
    self.decided = decided
  }

  /// The same between groups of rows, of which `place` tells for each row its own, or -1.
  ///
  /// Rows of one group have one business ID at most; sources without duplicates are not looked at.
  func between(_ groups: [[Int32]], _ place: [Int32]) -> CannotLink {
    var apart = CannotLink()
    if !identifiers.isEmpty {
      apart.identifiers = groups.map { rows in rows.lazy.map { identifiers[Int($0)] }.first { $0 >= 0 } ?? -1 }
    }
    for pair in decided {
      let (one, other) = (place[Int(Pairs.left(pair))], place[Int(Pairs.right(pair))])
      if one >= 0, other >= 0 { apart.decided.insert(Pairs.packed(min(one, other), max(one, other))) }
    }
    return apart
  }

  private init() {}

  private static func identifiers(_ table: MatchTable, _ column: Int) -> [Int32] {
    let base = table.columns[column].values.lowerBound
    let isValid = table.columns[column].values.map {
      BusinessIDNumber.isValid(Array(table.arena[table.range(Int32(truncatingIfNeeded: $0))]))
    }
    return (0..<table.count).map { row in
      let value = table.cell(row, column)
      return value >= 0 && isValid[Int(value) - base] ? value : -1
    }
  }

  /// Whether two rows must stay apart.
  func isApart(_ left: Int, _ right: Int) -> Bool {
    for source in sources where source[left] >= 0 && source[left] == source[right] { return true }
    if !decided.isEmpty {
      let pair = Pairs.packed(Int32(truncatingIfNeeded: min(left, right)), Int32(truncatingIfNeeded: max(left, right)))
      if decided.contains(pair) { return true }
    }
    guard !identifiers.isEmpty, identifiers[left] >= 0, identifiers[right] >= 0 else { return false }
    return identifiers[left] != identifiers[right]
  }

  /// Whether four in five of a column's distinct values are business IDs with a right check digit; by chance one in
  /// eleven would be.
  private static func holdsBusinessIDs(_ table: MatchTable, _ column: Int) -> Bool {
    let about = table.columns[column]
    let values = about.values.filter { table.counts[$0 + about.shift] > 0 }
    let valid = values.reduce(0) {
      $0 + (BusinessIDNumber.isValid(Array(table.arena[table.range(Int32(truncatingIfNeeded: $1))])) ? 1 : 0)
    }
    return valid * 5 > values.count * 4
  }
}
