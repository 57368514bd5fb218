/// The ids of a table's records, packed.
struct RecordIDs: Sendable {
  private(set) var bytes: [UInt8] = []
  private var ends: [Int] = []

  /// Records.
  var count: Int { ends.count }

  /// The ids 1, 2, 3 …: the records' numbers in the file.
  static func numbers(_ count: Int) -> RecordIDs {
    var ids = RecordIDs()
    for number in 1..<count + 1 {
      ids.bytes.append(contentsOf: String(number).utf8)
      ids.ends.append(ids.bytes.count)
    }
    return ids
  }

  /// One record more.
  mutating func append(_ source: [UInt8], _ range: Range<Int>) {
    bytes.append(contentsOf: source[range])
    ends.append(bytes.count)
  }

  /// Where a record's id stands in ``bytes``.
  func range(_ row: Int) -> Range<Int> { (row == 0 ? 0 : ends[row - 1])..<ends[row] }
}

/// The order of ids, in which a cluster's least member names it: as numbers if all are numbers, else by their bytes.
///
/// It depends on the ids alone, not on the order of the records.
struct IDOrder: Sendable {
  /// The records in the order of their ids.
  private(set) var rows: [Int32] = []
  /// For each record its place in that order.
  private(set) var ranks: [Int32] = []

  private struct Key {
    let number: UInt64
    let row: Int32
  }

  init(_ ids: RecordIDs) {
    let areNumbers = (0..<ids.count).allSatisfy { Self.isNumber(ids, $0) }
    let common = areNumbers ? 0 : Self.commonPrefix(ids)
    var keys = (0..<ids.count).map { row in
      let range = ids.range(row)
      return Key(
        number: areNumbers ? Self.number(ids, range) : Self.word(ids, range.lowerBound + common, range.upperBound),
        row: Int32(truncatingIfNeeded: row))
    }
    keys.sort { left, right in
      if left.number != right.number { return left.number < right.number }
      return Self.precedes(ids, left.row, right.row)
    }
    rows = keys.map(\.row)
    ranks = Array(repeating: 0, count: rows.count)
    for (rank, row) in rows.enumerated() { ranks[Int(row)] = Int32(truncatingIfNeeded: rank) }
  }

  private static func isNumber(_ ids: RecordIDs, _ row: Int) -> Bool {
    let range = ids.range(row)
    return (1...18).contains(range.count) && range.allSatisfy { ids.bytes[$0] &- 0x30 < 10 }
  }

  private static func number(_ ids: RecordIDs, _ range: Range<Int>) -> UInt64 {
    range.reduce(0) { $0 &* 10 &+ UInt64(ids.bytes[$1] &- 0x30) }
  }

  /// Bytes that all ids begin with, so that the next eight tell most of them apart.
  private static func commonPrefix(_ ids: RecordIDs) -> Int {
    guard ids.count > 0 else { return 0 }
    let first = ids.range(0)
    var length = first.count
    for row in 1..<max(1, ids.count) {
      let range = ids.range(row)
      length = min(length, range.count)
      var same = 0
      while same < length, ids.bytes[range.lowerBound + same] == ids.bytes[first.lowerBound + same] { same += 1 }
      length = same
    }
    return length
  }

  private static func word(_ ids: RecordIDs, _ start: Int, _ end: Int) -> UInt64 {
    var word: UInt64 = 0
    for offset in 0..<8 { word = word << 8 | (start + offset < end ? UInt64(ids.bytes[start + offset]) : 0) }
    return word
  }

  private static func precedes(_ ids: RecordIDs, _ left: Int32, _ right: Int32) -> Bool {
    let (one, other) = (ids.range(Int(left)), ids.range(Int(right)))
    for (a, b) in zip(one, other) where ids.bytes[a] != ids.bytes[b] { return ids.bytes[a] < ids.bytes[b] }
    return (one.count, left) < (other.count, right)
  }
}
