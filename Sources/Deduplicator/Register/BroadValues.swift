import Text

/// Phones and domains that stand with many companies' names: a bookkeeper's phone, a host's domain.
struct BroadValues: Sendable {
  /// Values that so many names have are nobody's own.
  static let names = 4

  /// The columns that are looked at.
  static let columns: [CompanyTable.Column] = [.phone, .domain]

  private let hashes: Set<UInt64>

  /// Values by the hashes that ``hash(_:_:)`` tells.
  init(_ hashes: Set<UInt64>) { self.hashes = hashes }

  /// Those of columns of rows, of which `stem` tells the number of each row's name, or -1.
  init(_ columns: [RawColumn], stem: [Int32]) {
    var hashes: Set<UInt64> = []
    for column in Self.columns {
      let values = columns[column]
      let named = stem.indices.filter { stem[$0] >= 0 && values.of[$0] >= 0 }
      for value in Pairs.counted(named.map { Pairs.packed(values.of[$0], stem[$0]) }) where value.count >= Self.names {
        hashes.insert(Self.hash(column, values.values.hash(value.key)))
      }
    }
    self.hashes = hashes
  }

  /// A value by its column and its content hash.
  static func hash(_ column: CompanyTable.Column, _ content: UInt64) -> UInt64 { content ^ UInt64(column.rawValue) }

  /// Whether a value of a column is one, by its content hash.
  func contains(_ column: CompanyTable.Column, _ content: UInt64) -> Bool {
    hashes.contains(Self.hash(column, content))
  }
}
