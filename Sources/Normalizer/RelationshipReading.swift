import Records
import Text

/// How the state of the relationship is read from a record: from its status, or from the date on which it ended.
struct RelationshipReading: Sendable {
  private let status: Int?
  private let ended: WordTable
  private let endDate: Int?
  private let today: Int

  /// The status that was read last: neighbours mostly have the same.
  struct Status {
    /// Where in the batch it stands.
    var range = 0..<0
    var isEnded = false
    var notice: FindingCode?
  }

  init(_ layout: Layout, today: Int32) {
    status = layout.status
    ended = WordTable(phrases: [layout.endedValues.map(Fold.folded)])
    endDate = layout.endDate
    self.today = Int(today)
  }

  /// The column that stands for the relationship in messages.
  var column: Int? { endDate ?? status }

  /// The state of a row's relationship, and what was noticed. `spare` is used, and `last` is kept from row to row.
  func read(
    _ batch: RecordBatch, _ row: Int, _ spare: inout Cell, _ last: inout Status
  ) -> (state: Relationship, notice: FindingCode?) {
    if let status, status < batch.columnCount {
      let range = batch.range(row: row, column: status)
      if !ByteRange.areEqual(batch.bytes, range, batch.bytes, last.range) {
        last = readStatus(batch, range, &spare)
      }
      if last.isEnded { return (.ended, last.notice) }
    }
    return readEndDate(batch, row, &spare, last.notice)
  }

  private func readStatus(_ batch: RecordBatch, _ range: Range<Int>, _ spare: inout Cell) -> Status {
    var other = Cell(.companyName)
    spare.clear()
    spare.join(batch.bytes, range)
    RuleChain.mask(&spare, spare: &other)
    RuleChain.clean(&spare)
    Fold.append(spare.bytes, 0..<spare.bytes.count, to: &spare.scratch)
    defer { spare.scratch.removeAll(keepingCapacity: true) }
    return Status(
      range: range, isEnded: !spare.scratch.isEmpty && ended.value(spare.scratch) != nil,
      notice: spare.isMasked ? .personalIdentityCode : nil)
  }

  private func readEndDate(
    _ batch: RecordBatch, _ row: Int, _ spare: inout Cell, _ notice: FindingCode?
  ) -> (state: Relationship, notice: FindingCode?) {
    guard let endDate, endDate < batch.columnCount else { return (.active, notice) }
    let range = UTF8Text.trimmed(batch.bytes, batch.range(row: row, column: endDate))
    if range.isEmpty { return (.active, notice) }
    var day = CalendarDay.days(batch.bytes, range)
    if day == nil {
      var other = Cell(.companyName)
      spare.clear()
      spare.join(batch.bytes, range)
      RuleChain.mask(&spare, spare: &other)
      if spare.isMasked { return (.active, .personalIdentityCode) }
      RuleChain.clean(&spare)
      if spare.bytes.isEmpty { return (.active, notice) }
      day = CalendarDay.days(spare.bytes, 0..<spare.bytes.count)
    }
    guard let day else { return (.active, .relationshipDate) }
    // A date means the end of that day.
    return (day < today ? .ended : .active, notice)
  }
}

/// Dates as sources write them.
enum CalendarDay {
  /// Days since 1970 of `d.m.yyyy` or `yyyy-mm-dd`, with or without a time behind; nil if it is no date.
  static func days(_ bytes: [UInt8], _ range: Range<Int>) -> Int? {
    var numbers: [Int] = []
    var position = range.lowerBound
    var separator: UInt8 = 0
    while position < range.upperBound, numbers.count < 3 {
      var number = 0
      let start = position
      while position < range.upperBound, bytes[position] >= 0x30, bytes[position] <= 0x39, position - start < 4 {
        number = number * 10 + Int(bytes[position] - 0x30)
        position += 1
      }
      if position == start { return nil }
      numbers.append(number)
      if numbers.count == 3 || position == range.upperBound { break }
      if numbers.count == 1 { separator = bytes[position] }
      if bytes[position] != separator { return nil }
      position += 1
    }
    let isFollowed = position < range.upperBound && bytes[position] != 0x20 && bytes[position] != 0x54
    guard numbers.count == 3, !isFollowed else { return nil }
    // A year of two digits could be one of two centuries.
    let (year, day) = separator == 0x2E ? (numbers[2], numbers[0]) : (numbers[0], numbers[2])
    guard separator == 0x2E || separator == 0x2D, year >= 1000 else { return nil }
    return Timestamp.days(year: year, month: numbers[1], day: day).map { Int($0) }
  }
}
