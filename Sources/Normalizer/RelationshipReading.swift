import Records
import Text

/// How the state of the relationship is read from a record: from its status, or from the date on which it ended.
struct RelationshipReading: Sendable {
  private let status: Int?
  private let ended: WordTable
  private let endDate: Int?
  private let dateOrder: DateOrder?
  private let today: Int

  /// The status that was read last: neighbours mostly have the same.
  struct Status {
    /// Where in the batch it stands.
    var range = 0..<0
    var isEnded = false
    /// Whether it says that the person is dead.
    var isDeceased = false
    var notice: FindingCode?
  }

  /// What a row says of the relationship.
  struct Reading {
    var state: Relationship
    var notice: FindingCode?
    var isDeceased = false
  }

  init(_ layout: Layout, today: Int32) {
    status = layout.status
    ended = WordTable(phrases: [layout.endedValues.map(Fold.folded)])
    endDate = layout.endDate
    dateOrder = layout.dateOrder
    self.today = Int(today)
  }

  /// The column that stands for the relationship in messages.
  var column: Int? { endDate ?? status }

  /// The state of a row's relationship, and what was noticed. `spare` is used, and `last` is kept from row to row.
  func read(
    _ batch: RecordBatch, _ row: Int, _ spare: inout Cell, _ last: inout Status
  ) -> Reading {
    if let status, status < batch.columnCount {
      let range = batch.range(row: row, column: status)
      if !ByteRange.areEqual(batch.bytes, range, batch.bytes, last.range) {
        last = readStatus(batch, range, &spare)
      }
      if last.isEnded { return Reading(state: .ended, notice: last.notice, isDeceased: last.isDeceased) }
    }
    var reading = readEndDate(batch, row, &spare, last.notice)
    reading.isDeceased = last.isDeceased
    return reading
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
      isDeceased: DeceasedWords.areSaid(spare.bytes, spare.bytes.indices),
      notice: spare.isMasked ? .personalIdentityCode : nil)
  }

  private func readEndDate(
    _ batch: RecordBatch, _ row: Int, _ spare: inout Cell, _ notice: FindingCode?
  ) -> Reading {
    guard let endDate, endDate < batch.columnCount else { return Reading(state: .active, notice: notice) }
    let range = UTF8Text.trimmed(batch.bytes, batch.range(row: row, column: endDate))
    if range.isEmpty { return Reading(state: .active, notice: notice) }
    var date = EndDate.read(batch.bytes, range, order: dateOrder, today: today)
    if date == .unclear {
      var other = Cell(.companyName)
      spare.clear()
      spare.join(batch.bytes, range)
      RuleChain.mask(&spare, spare: &other)
      if spare.isMasked { return Reading(state: .unclear, notice: .personalIdentityCode) }
      RuleChain.clean(&spare)
      if spare.bytes.isEmpty { return Reading(state: .active, notice: notice) }
      date = EndDate.read(spare.bytes, 0..<spare.bytes.count, order: dateOrder, today: today)
    }
    switch date {
    case .none: return Reading(state: .active, notice: notice)
    // A date means the end of that day.
    case .day(let day): return Reading(state: day < today ? .ended : .active, notice: notice)
    case .unclear: return Reading(state: .unclear, notice: .relationshipDate)
    }
  }
}
