import Deduplicator
import Records
import Synchronization
import Text

/// A column while it is read: whichever thread has it takes in the next rows.
final class ColumnIntake: Sendable {
  /// What was taken in.
  struct Content: Sendable {
    /// The values, for comparing.
    var values: RawColumn
    /// The values as text, of a column that may be the id.
    var texts: RecordIDs?
    /// Values that held a personal identity code and were left empty.
    var identityCodes = 0
  }

  /// The column's place in a batch.
  let column: Int
  private let state: Mutex<Content>

  /// An empty column; `keepsTexts` where it may be the id.
  init(column: Int, name: String, keepsTexts: Bool) {
    self.column = column
    state = Mutex(Content(values: RawColumn(name: name), texts: keepsTexts ? RecordIDs() : nil))
  }

  /// What was taken in.
  var content: Content { state.withLock { $0 } }

  /// Takes in the column of batches, one after the other.
  func take(_ batches: [RecordBatch], usable: [UsableRows]) {
    state.withLock { content in
      for (batch, usable) in zip(batches, usable) { take(batch, usable, &content) }
    }
  }

  private func take(_ batch: RecordBatch, _ usable: UsableRows, _ content: inout Content) {
    let (bytes, ends, width) = (batch.bytes, batch.ends, batch.columnCount)
    let keepsTexts = content.texts != nil
    var index = column
    for row in 0..<batch.count {
      defer { index &+= width }
      guard usable.contains(row) else { continue }
      var range = (index == 0 ? 0 : ends[index &- 1])..<ends[index]
      if !range.isEmpty, bytes[range.lowerBound] <= 0x20 || bytes[range.upperBound &- 1] <= 0x20 {
        range = UTF8Text.trimmed(bytes, range)
      }
      if range.count >= IdentityCodes.shortest, IdentityCodes.stand(in: bytes, range) {
        content.identityCodes += 1
        range = range.lowerBound..<range.lowerBound
      }
      content.values.append(bytes, range)
      if keepsTexts { content.texts?.append(bytes, range) }
    }
  }
}

/// The rows of a batch that no finding keeps out.
struct UsableRows: Sendable {
  /// How many they are.
  let count: Int
  private let quarantined: [Bool]

  init(_ batch: RecordBatch) {
    var quarantined: [Bool] = []
    for finding in batch.findings where finding.quarantines && finding.row >= 0 {
      if quarantined.isEmpty { quarantined = Array(repeating: false, count: batch.count) }
      quarantined[finding.row] = true
    }
    self.quarantined = quarantined
    count = batch.count - quarantined.count { $0 }
  }

  @inline(__always)
  func contains(_ row: Int) -> Bool { quarantined.isEmpty || !quarantined[row] }
}
