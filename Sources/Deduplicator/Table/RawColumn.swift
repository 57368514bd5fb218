/// A column as it was read: its distinct values, and for each row which of them it has.
public struct RawColumn: Sendable {
  /// The header's name of it.
  public let name: String
  /// For each row the number of its value, or -1 where it is empty.
  public private(set) var of: [Int32] = []
  private(set) var values = Interner()

  /// A column without rows.
  public init(name: String) { self.name = name }

  /// A column of other rows: for each the number of its value in `column`, or -1.
  init(_ column: RawColumn, of: [Int32]) {
    name = column.name
    values = column.values
    self.of = of
  }

  /// A column in which the values numbered in `of` are `values`.
  init(name: String, values: [[UInt8]], of: [Int32]) {
    self.name = name
    var interner = Interner()
    let numbers = values.map { interner.intern($0, 0..<$0.count) }
    self.values = interner
    self.of = of.map { $0 < 0 ? -1 : numbers[Int($0)] }
  }

  /// Adds a row with the value `bytes[range]`.
  public mutating func append(_ bytes: [UInt8], _ range: Range<Int>) {
    of.append(values.intern(bytes, range))
  }

  /// Adds a row with the value that a row of another column has.
  mutating func append(_ other: RawColumn, _ row: Int) {
    let value = other.of[row]
    of.append(value < 0 ? -1 : values.intern(other.values.arena, other.values.range(value)))
  }

  /// How many distinct values the column has.
  public var distinct: Int { values.count }

  /// A row's value; empty where there is none.
  public func value(_ row: Int) -> [UInt8] {
    of[row] < 0 ? [] : Array(values.arena[values.range(of[row])])
  }
}
