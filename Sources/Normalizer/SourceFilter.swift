import Records
import Text

/// The source's own filter: records that it says are to be left out.
struct SourceFilter: Sendable {
  private let column: Int
  private let values: WordTable

  /// Leaves out records whose `column` has one of `values`, compared folded.
  init(column: Int, values: [String]) {
    self.column = column
    self.values = WordTable(phrases: [values.map(Fold.folded)])
  }

  /// Whether the row is left out; `spare` is used.
  func leavesOut(_ batch: RecordBatch, _ row: Int, _ spare: inout Cell) -> Bool {
    guard column < batch.columnCount else { return false }
    let range = batch.range(row: row, column: column)
    if ByteRange.first(0x26, batch.bytes, range) < range.upperBound {
      spare.clear()
      spare.join(batch.bytes, range)
      RuleChain.clean(&spare)
      Fold.append(spare.bytes, 0..<spare.bytes.count, to: &spare.scratch)
    } else {
      Fold.append(batch.bytes, range, to: &spare.scratch)
    }
    defer { spare.scratch.removeAll(keepingCapacity: true) }
    return values.value(spare.scratch) != nil
  }
}
