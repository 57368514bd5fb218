import Text

/// Rows that must not stand in one cluster whatever their weight: by the rules, or by their business IDs.
struct CannotLink: Sendable {
  /// For each row the number of its source, in every column that names a source without duplicates.
  private var sources: [[Int32]] = []
  /// For each row the number of its valid business ID, or -1.
  private var identifiers: [Int32] = []
  /// The names of firms; nil where there are none to tell apart.
  private(set) var firms: FirmRows?
  /// What tells persons apart; nil where names do not.
  private var persons: RowComparer?
  private var bearing: [Int32] = []
  /// Pairs of rows that a steward keeps apart.
  private var decided: Set<UInt64> = []
  /// The rows of each group, where groups of rows are asked about, and those of them that say different things; empty where
  /// it is rows.
  private var wholeGroups: [[Int32]] = []
  private var groups: [[Int32]] = []

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

  /// What keeps rows of a register's plan apart: firms by their business IDs and their names, persons by their given names
  /// and mailboxes, and pairs on which somebody has decided. `bearing` tells how many observations each row stands for; empty
  /// for one each.
  init(_ comparer: RowComparer, _ plan: RegisterPlan, bearing: [Int32] = [], decided: Set<UInt64>) {
    self.bearing = bearing
    if let column = plan.businessID {
      identifiers = Self.identifiers(comparer.table, column)
      firms = FirmRows(comparer.table, identifiers)
    }
    if comparer.plan.clash != nil { persons = comparer }
    self.decided = decided
  }

  /// The same between groups of rows: two are kept apart where a row of one is from a row of the other.
  func between(_ groups: [[Int32]]) -> CannotLink {
    var apart = self
    let ruled = Set(decided.flatMap { [Pairs.left($0), Pairs.right($0)] })
    apart.wholeGroups = groups
    apart.groups = groups.map { rows in
      // Of rows that say the same of what is asked one is enough.
      var said: Set<[Int32]> = []
      return rows.filter { ruled.contains($0) || said.insert(facts(Int($0))).inserted }
    }
    return apart
  }

  /// What of a row decides from which others it is kept apart, but for decisions.
  private func facts(_ row: Int) -> [Int32] {
    var facts = sources.map { $0[row] }
    if !identifiers.isEmpty { facts.append(identifiers[row]) }
    if let persons {
      let plan = persons.plan
      for column in [plan.given, plan.family, plan.mailbox ?? -1, plan.mailboxDomain ?? -1] where column >= 0 {
        facts.append(persons.table.cell(row, column))
      }
    }
    return facts
  }

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

  /// Whether two rows, or groups of rows, must stay apart.
  func isApart(_ left: Int, _ right: Int) -> Bool {
    if groups.isEmpty { return areApart(left, right) || areTwoPeople(left, right) }
    return groups[left].contains { one in
      groups[right].contains { areApart(Int(one), Int($0)) || areTwoPeople(Int(one), Int($0)) }
    }
  }

  /// The same but for given names and mailboxes: two persons who are alike otherwise are worth a steward's look.
  func areApart(_ left: Int, _ right: Int) -> Bool {
    for source in sources where source[left] >= 0 && source[left] == source[right] { return true }
    if !decided.isEmpty {
      let pair = Pairs.packed(Int32(truncatingIfNeeded: min(left, right)), Int32(truncatingIfNeeded: max(left, right)))
      if decided.contains(pair) { return true }
    }
    guard !identifiers.isEmpty, identifiers[left] >= 0, identifiers[right] >= 0 else { return false }
    return identifiers[left] != identifiers[right]
  }

  /// Whether two rows are of two firms, as far as their names tell.
  func areTwoFirms(_ left: Int, _ right: Int) -> Bool {
    firms?.areTwo(left, right) ?? false
  }

  /// What is known of the firm that a row, or a group of rows, is of; nil where firms are not told apart.
  func firm(_ member: Int) -> FirmRows.Cluster? {
    guard let firms else { return nil }
    func cluster(_ row: Int) -> FirmRows.Cluster { firms.cluster(row, mass: bearing.isEmpty ? 1 : Int(bearing[row])) }
    if groups.isEmpty { return cluster(member) }
    let rows = wholeGroups[member].map { cluster(Int($0)) }
    return rows.dropFirst().reduce(rows[0]) { firms.joined($0, $1) }
  }

  private func areTwoPeople(_ left: Int, _ right: Int) -> Bool { persons?.areTwoPeople(left, right) ?? false }

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
