import Readers
import Records
import Synchronization

/// Reads a table into columns: one thread reads on while the others take in what was read, column by column.
struct TableIntake {
  /// Batches that are taken in at once; twice as many are in memory.
  private static let batchesAtOnce = 4
  /// Places of left-out records that are kept; all are counted.
  static let placesKept = 1000

  /// Records taken in.
  private(set) var rows = 0
  /// 1-based line of each record.
  private(set) var lines: [UInt32] = []
  /// Records that were left out.
  private(set) var leftOut = 0
  /// What was wrong with the first of them, and with the file as a whole.
  private(set) var findings: [Finding] = []

  /// Batches that were read, or why the reading ended.
  private enum Step: Sendable {
    case read([RecordBatch])
    case failed(Problem)
    case tookIn
  }

  /// Reads all records of `reader` into `columns`. Throws what the reader throws.
  init(_ reader: sending any RecordReader, into columns: [ColumnIntake], threads: Int) throws(Problem) {
    let source = Mutex<any RecordReader>(reader)
    var (batches, isFirst): ([RecordBatch], Bool) = ([], true)
    while isFirst || !batches.isEmpty {
      isFirst = false
      let usable = batches.map(UsableRows.init)
      for (batch, usable) in zip(batches, usable) { try note(batch, usable) }
      let steps = Parallel.map(columns.count + 1, threads: threads) { [batches] index in
        if index == 0 { return Self.read(source) }
        columns[index - 1].take(batches, usable: usable)
        return .tookIn
      }
      switch steps[0] {
      case .read(let next): batches = next
      case .failed(let problem): throw problem
      case .tookIn: batches = []
      }
    }
  }

  private static func read(_ source: borrowing Mutex<any RecordReader>) -> Step {
    do throws(Problem) {
      return .read(
        try source.withLock { (reader) throws(Problem) -> [RecordBatch] in
          var batches: [RecordBatch] = []
          while batches.count < batchesAtOnce, let batch = try reader.nextBatch() { batches.append(batch) }
          return batches
        })
    } catch { return .failed(error) }
  }

  private mutating func note(_ batch: RecordBatch, _ usable: UsableRows) throws(Problem) {
    guard rows + usable.count < Int(Int32.max) else {
      throw Problem(.badData, "the file has more records than are matched at once", remedy: "split it")
    }
    rows += usable.count
    leftOut += batch.count - usable.count
    for row in 0..<batch.count where usable.contains(row) { lines.append(batch.places[row].line) }
    var last = -1
    for finding in batch.findings where finding.quarantines && (finding.row != last || finding.row < 0) {
      last = finding.row
      if findings.count < Self.placesKept { findings.append(finding) }
    }
  }
}
