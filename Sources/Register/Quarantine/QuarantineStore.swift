import Records
import SQLite

/// The quarantine between nights: how much there is, what is discarded, what is forgotten.
public struct QuarantineStore {
  /// How much is in quarantine.
  public struct Summary: Sendable, Equatable {
    /// Records that somebody has to look at.
    public var open = 0
    /// Records that were discarded and still stand in their files.
    public var discarded = 0
    /// Since when the oldest open one has been there: seconds since 1970; nil if there is none.
    public var oldest: Int64?

    /// Nothing.
    public init() {}
  }

  private let connection: Connection

  /// The quarantine of a register that is open for a run.
  public init(_ register: RegisterFile) { connection = register.connection }

  /// How much is in quarantine now.
  public func summary() throws(Problem) -> Summary {
    let query = try connection.prepare(
      """
      SELECT coalesce(SUM(q.discarded IS NULL), 0) AS open, coalesce(SUM(q.discarded IS NOT NULL), 0) AS discarded,
        MIN(CASE WHEN q.discarded IS NULL THEN r.started END) AS oldest
      FROM quarantine q JOIN run r ON r.id = coalesce(q.since, q.opened) WHERE q.closed IS NULL
      """)
    var summary = Summary()
    guard try query.step() else { return summary }
    (summary.open, summary.discarded) = try (Int(query.integer("open")), Int(query.integer("discarded")))
    summary.oldest = try query.optionalInteger("oldest")
    return summary
  }

  /// How many lines wait by which somebody may have said no.
  public func waitingNoes() throws(Problem) -> Int {
    let codes = FindingCode.allCases.filter(\.mayBeNo).map { "'\($0.rawValue)'" }.joined(separator: ", ")
    return Int(
      try connection.integer(
        "SELECT COUNT(*) FROM quarantine WHERE closed IS NULL AND discarded IS NULL AND reason IN (\(codes))") ?? 0)
  }

  /// Discards open entries in a run: as long as such a record stays as it is, nobody is told of it again.
  public func discard(_ ids: [Int64], reason: StoredText, run: Int64) throws(Problem) {
    let update = try connection.prepare(
      """
      UPDATE quarantine SET discarded = :run, discard_reason = :reason
      WHERE id = :id AND closed IS NULL AND discarded IS NULL
      """)
    for id in ids {
      try update.bind("run", run)
      try update.bind("reason", reason)
      try update.bind("id", id)
      try update.run()
    }
  }

  /// Deletes the entries that were closed before a time, in seconds since 1970.
  public func forget(closedBefore time: Int64) throws(Problem) {
    let delete = try connection.prepare(
      "DELETE FROM quarantine WHERE closed IN (SELECT id FROM run WHERE started < ?)")
    delete.bind(1, time)
    try delete.run()
  }
}
