import Records
import SQLite
import Text

/// Puts records that cannot be used into quarantine: input, place and reason, never text.
struct QuarantineWriter {
  /// What the writer found out on the way.
  struct Outcome {
    /// The readable keys of quarantined records, sorted.
    var keys: [[UInt8]] = []
    /// Whether the key of any of them is unreadable.
    var hasUnreadableKey = false
    /// Records that were not in quarantine before.
    var new = 0
  }

  private let connection: Connection
  private let run: Int64

  init(_ connection: Connection, run: Int64) {
    self.connection = connection
    self.run = run
  }

  /// Opens what is new, keeps what is there still, and closes (for a snapshot) what is not.
  func write(_ staged: StagedSource, source: Int64, inputs: [Int64]) throws(Problem) -> Outcome {
    var outcome = Outcome()
    var standing = try open(source: source)
    var closing: [Int64] = []
    let insert = try connection.prepare(
      """
      INSERT INTO quarantine(source, input, line, column, byte_start, byte_end, field, reason, digest, opened)
      VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """)
    for (batchIndex, batch) in staged.batches.enumerated() {
      for row in batch.rows {
        guard case .quarantine(let findingIndex) = row.disposition else { continue }
        if row.key.isEmpty { outcome.hasUnreadableKey = true } else { outcome.keys.append(Array(batch.bytes[row.key])) }
        let finding = batch.findings[findingIndex]
        let identity = Identity(reason: finding.code, digest: row.digest)
        let input = staged.inputOfBatch[batchIndex]
        if let known = standing[identity]?.popLast() {
          if known.sha256 == staged.inputs[input].sha256, known.byteStart == row.place.byteStart { continue }
          closing.append(known.id)  // the same record at another place: a new pointer, but nothing new
        } else {
          outcome.new += 1
        }
        insert.bind(1, source)
        insert.bind(2, inputs[input])
        insert.bind(3, Int64(finding.line))
        insert.bind(4, Int64(finding.column))
        insert.bind(5, Int64(row.place.byteStart))
        insert.bind(6, Int64(row.place.byteEnd))
        insert.bind(7, finding.field)
        insert.bind(8, finding.code)
        insert.bind(9, blob: row.digest.bytes)
        insert.bind(10, run)
        try insert.run()
      }
    }
    outcome.keys.sort { $0.lexicographicallyPrecedes($1) }
    if staged.extent == .snapshot { closing += standing.values.flatMap { $0.map(\.id) } }
    try close(closing.sorted())
    return outcome
  }

  private struct Identity: Hashable {
    let reason: String
    let digest: Digest
  }

  private struct Known {
    let id: Int64
    let sha256: Digest?
    let byteStart: UInt64
  }

  private func open(source: Int64) throws(Problem) -> [Identity: [Known]] {
    let query = try connection.prepare(
      """
      SELECT q.id, q.reason, q.digest, i.sha256, q.byte_start FROM quarantine q JOIN input i ON i.id = q.input
      WHERE q.source = ? AND q.closed IS NULL ORDER BY q.id DESC
      """)
    query.bind(1, source)
    var standing: [Identity: [Known]] = [:]
    while try query.step() {
      guard let digest = Digest(bytes: query.bytes(2)) else { continue }
      standing[Identity(reason: query.string(1), digest: digest), default: []].append(
        Known(id: query.integer(0), sha256: Digest(bytes: query.bytes(3)), byteStart: UInt64(query.integer(4))))
    }
    return standing
  }

  private func close(_ ids: [Int64]) throws(Problem) {
    let update = try connection.prepare("UPDATE quarantine SET closed = ? WHERE id = ?")
    for id in ids {
      update.bind(1, run)
      update.bind(2, id)
      try update.run()
    }
  }
}
