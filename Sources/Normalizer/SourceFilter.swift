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
    Fold.append(batch.bytes, batch.range(row: row, column: column), to: &spare.scratch)
    defer { spare.scratch.removeAll(keepingCapacity: true) }
    return values.value(spare.scratch) != nil
  }
}
