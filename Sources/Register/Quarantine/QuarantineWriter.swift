import Records
import SQLite
import Text

/// Puts records that cannot be used into quarantine: input, place and reason, never text.
struct QuarantineWriter {
  /// What the writer found out on the way.
  struct Outcome {
    /// The readable keys of quarantined records, sorted.
    var keys: [[UInt8]] = []
    /// Whether the key of any of them is unreadable, and nobody has discarded that record.
    var hasUnreadableKey = false
    /// Records that were not in quarantine before.
    var new = 0
  }

  private let connection: Connection
  private let run: Int64
  private let isRetry: Bool

  init(_ connection: Connection, run: Int64, isRetry: Bool) {
    self.connection = connection
    self.run = run
    self.isRetry = isRetry
  }

  /// Opens what is new, keeps what is there still, discarded or not, and closes what is mended or gone.
  func write(_ staged: StagedSource, source: Int64, inputs: [Int64]) throws(Problem) -> Outcome {
    var outcome = Outcome()
    var standing = try QuarantineStanding(connection, source: source)
    var closing: [Int64] = []
    let insert = try connection.prepare(
      """
      INSERT INTO quarantine(
        source, input, line, column, byte_start, byte_end, field, reason, digest, opened, since, discarded, discard_reason)
      VALUES(:source, :input, :line, :column, :byte_start, :byte_end, :field, :reason, :digest, :opened, :since, :discarded,
        :discard_reason)
      """)
    for (batchIndex, batch) in staged.batches.enumerated() {
      for row in batch.rows {
        guard case .quarantine(let findingIndex) = row.disposition else { continue }
        let finding = batch.findings[findingIndex]
        let input = staged.inputOfBatch[batchIndex]
        let place = QuarantineStanding.Place(
          path: staged.inputs[input].identity.path, sha256: staged.inputs[input].sha256, start: row.place.byteStart)
        let known = standing.take(row.digest, place, reason: finding.code.rawValue)
        if !row.key.isEmpty {
          outcome.keys.append(Array(batch.bytes[row.key]))
        } else if known?.discarded == nil {
          outcome.hasUnreadableKey = true
        }
        if let known {
          if known.digest == row.digest, known.place == place, known.reason == finding.code.rawValue { continue }
          closing.append(known.id)  // the same record at another place: a new pointer, but nothing new
        } else {
          outcome.new += 1
        }
        try insert.bind("source", source)
        try insert.bind("input", inputs[input])
        try insert.bind("line", Int64(finding.line))
        try insert.bind("column", Int64(finding.column))
        try insert.bind("byte_start", Int64(row.place.byteStart))
        try insert.bind("byte_end", Int64(row.place.byteEnd))
        try insert.bind("field", finding.field)
        try insert.bind("reason", finding.code.rawValue)
        try insert.bind("digest", blob: row.digest.bytes)
        try insert.bind("opened", run)
        try insert.bind("since", known?.since ?? run)
        try insert.bind("discarded", known?.discarded)
        try insert.bind("discard_reason", known?.discardReason)
        try insert.run()
      }
    }
    outcome.keys.sort { $0.lexicographicallyPrecedes($1) }
    closing += standing.left.filter { isOver($0, staged) }.map(\.id)
    try close(closing.sorted())
    return outcome
  }

  /// Whether a record that was not seen in quarantine tonight is mended or gone.
  ///
  /// A snapshot's is. A delta's may just be in no file any more, and was never taken in: it is over if it was discarded,
  /// if the same file was read and has it no more, or if somebody says that the file is mended.
  private func isOver(_ known: QuarantineStanding.Known, _ staged: StagedSource) -> Bool {
    if staged.extent == .snapshot || known.discarded != nil { return true }
    return staged.inputs.contains {
      $0.sha256 == known.place.sha256 || isRetry && $0.identity.path == known.place.path
    }
  }

  private func close(_ ids: [Int64]) throws(Problem) {
    let update = try connection.prepare("UPDATE quarantine SET closed = :closed WHERE id = :id")
    for id in ids {
      try update.bind("closed", run)
      try update.bind("id", id)
      try update.run()
    }
  }
}
