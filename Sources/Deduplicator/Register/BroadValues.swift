import Records
import Text

/// Values that stand with the names of several firms: a bookkeeper's phone, a group's domain, a scanning service's address,
/// the ID that a clerk puts where there is none. They are what firms share, and no evidence that two are one.
struct BroadValues: Sendable {
  /// Values that so many firms have, none with a name like another's, are nobody's own. Two may be a firm and what it was
  /// called before.
  static let firms = 3

  /// A column in which values may be shared.
  enum Column: Int, CaseIterable, Sendable { case phone, domain, businessID, address }

  /// For each row of a table its firm's name and its values, as content hashes; 0 for none.
  struct Rows: Sendable {
    fileprivate(set) var stem: [UInt64] = []
    fileprivate(set) var values = Array(repeating: [UInt64](), count: Column.allCases.count)

    /// Of a row what `ranges` of `bytes` hold; `stem` is the folded name without its form.
    mutating func append(_ bytes: [UInt8], _ ranges: [Range<Int>], stem: UInt64) {
      self.stem.append(stem)
      for column in Column.allCases { values[column.rawValue].append(BroadValues.value(column, bytes, ranges)) }
    }

    /// The rows that have a value of a column, also those without a name.
    func of(_ column: Column, _ value: UInt64) -> [Int32] {
      values[column.rawValue].indices.filter { values[column.rawValue][$0] == value }.map(Int32.init)
    }

    /// Adds rows of the same table.
    mutating func append(_ other: Rows) {
      stem += other.stem
      for column in values.indices { values[column] += other.values[column] }
    }
  }

  private let hashes: Set<UInt64>

  /// Values by the hashes that ``hash(_:_:)`` tells.
  init(_ hashes: Set<UInt64>) { self.hashes = hashes }

  /// Those of a table's rows.
  init(_ table: ObservationTable, threads: Int) {
    let chunks = Parallel.chunks(table.count, threads: threads)
    let parts = Parallel.map(chunks.count, threads: threads) { chunk in
      var (rows, ranges, folded): (Rows, [Range<Int>], [UInt8]) = (Rows(), [], [])
      for row in chunks[chunk] {
        PackedFields.split(table.bytes, table.range(row), into: &ranges)
        folded.removeAll(keepingCapacity: true)
        Fold.append(table.bytes, ranges[Field.companyName.rawValue], to: &folded)
        rows.append(table.bytes, ranges, stem: Self.stem(folded))
      }
      return rows
    }
    var rows = Rows()
    for part in parts { rows.append(part) }
    var hashes: Set<UInt64> = []
    for column in Column.allCases {
      for group in Self.groups(rows, column)
      where Self.areOfSeveralFirms(group.rows.map { ($0, rows.stem[Int($0)]) }, column, table) {
        hashes.insert(Self.hash(column, group.value))
      }
    }
    self.hashes = hashes
  }

  /// The content hash of a folded name without its form; 0 for none.
  static func stem(_ folded: [UInt8]) -> UInt64 {
    let stem = LegalForms.stem(folded, 0..<folded.count)
    return stem.isEmpty ? 0 : Hash.of(folded, stem)
  }

  /// What a row has in a column, as a content hash; 0 for none.
  static func value(_ column: Column, _ bytes: [UInt8], _ ranges: [Range<Int>]) -> UInt64 {
    func hash(_ field: Field) -> UInt64 {
      let range = ranges[field.rawValue]
      return range.isEmpty ? 0 : Hash.of(bytes, range)
    }
    switch column {
    case .phone: return hash(.companyPhone)
    case .businessID: return hash(.companyBusinessID)
    case .domain:
      let host = CompanyTable.domain(bytes, ranges)
      return host.isEmpty ? 0 : Hash.of(host, 0..<host.count)
    case .address:
      // One street stands in many towns.
      let (street, postcode) = (hash(.companyStreet), hash(.companyPostcode))
      return street == 0 ? 0 : Hash.pair(street, postcode == 0 ? hash(.companyCity) : postcode)
    }
  }

  /// Rows with a name by their value of a column, where three and more have it.
  static func groups(_ rows: Rows, _ column: Column) -> [(value: UInt64, rows: ArraySlice<Int32>)] {
    let values = rows.values[column.rawValue]
    let named = values.indices.filter { values[$0] != 0 && rows.stem[$0] != 0 }.map { Int32(truncatingIfNeeded: $0) }
    let order = RadixSort.order(named.map { values[Int($0)] }).map { named[Int($0)] }
    var found: [(value: UInt64, rows: ArraySlice<Int32>)] = []
    var start = 0
    while start < order.count {
      var end = start + 1
      let value = values[Int(order[start])]
      while end < order.count, values[Int(order[end])] == value { end += 1 }
      if end - start >= firms { found.append((value, order[start..<end])) }
      start = end
    }
    return found
  }

  /// Whether rows, each with its name's hash, are of several firms: their names fall into three groups and more of which
  /// none is related to another, by words or by a business ID that stands with both.
  static func areOfSeveralFirms(
    _ rows: some Sequence<(row: Int32, stem: UInt64)>, _ column: Column, _ table: ObservationTable
  ) -> Bool {
    var first: [UInt64: Int32] = [:]
    for (row, stem) in rows where first[stem] == nil { first[stem] = row }
    guard first.count >= firms else { return false }
    // In an order that content decides.
    let stems = first.sorted { $0.key < $1.key }.prefix(mostNames)
    let names = stems.map { _, row in
      let folded = Array(Fold.folded(table.value(Int(row), .companyName)).utf8)
      let stem = LegalForms.stem(folded)
      return FirmNames.Name(stem, stem.indices, form: nil)
    }
    var sets = UnionFind(names.count)
    func groups() -> Int { names.indices.count { sets.root(Int32($0)) == Int32($0) } }
    for one in names.indices {
      for other in (one + 1)..<names.count where FirmNames.relation(names[one], names[other]) != .two {
        sets.join(Int32(one), Int32(other))
      }
    }
    guard groups() >= firms else { return false }
    if column == .businessID { return true }
    let place = Dictionary(uniqueKeysWithValues: stems.enumerated().map { ($1.key, Int32($0)) })
    var known: [String: Int32] = [:]
    for (row, stem) in rows {
      guard let own = place[stem] else { continue }
      let id = table.value(Int(row), .companyBusinessID)
      guard BusinessIDNumber.isValid(Digits.of(Array(id.utf8))) else { continue }
      if let other = known[id] { sets.join(own, other) } else { known[id] = own }
    }
    return groups() >= firms
  }

  private static let mostNames = 40

  /// A value by its column and its content hash.
  static func hash(_ column: Column, _ content: UInt64) -> UInt64 { content ^ UInt64(column.rawValue) }

  /// Whether nothing is shared.
  var isEmpty: Bool { hashes.isEmpty }

  /// Whether a row's value of a column is one.
  func holds(_ column: Column, _ bytes: [UInt8], _ ranges: [Range<Int>]) -> Bool {
    if hashes.isEmpty { return false }
    let value = Self.value(column, bytes, ranges)
    return value != 0 && hashes.contains(Self.hash(column, value))
  }

  /// Empties, of a row's fields, those that hold one; a domain stands in several fields, and stays.
  func mute(_ bytes: [UInt8], _ ranges: inout [Range<Int>]) {
    if hashes.isEmpty { return }
    for column in Column.allCases where column != .domain && holds(column, bytes, ranges) {
      for field in column.fields { ranges[field.rawValue] = 0..<0 }
    }
  }
}

extension BroadValues.Column {
  /// The fields that it is made of and that say nothing where it is shared.
  fileprivate var fields: [Field] {
    switch self {
    case .phone: [.companyPhone]
    case .businessID: [.companyBusinessID]
    case .domain: []
    case .address: [.companyStreet, .companyPostcode, .companyCity]
    }
  }
}
