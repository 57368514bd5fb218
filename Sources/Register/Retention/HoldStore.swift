import Records
import SQLite

/// Legal holds, reviews and what retention has done: what people decide about it, and look up.
public struct HoldStore {
  private let connection: Connection

  /// The holds of a register that has been migrated.
  public init(_ register: RegisterFile) { connection = register.connection }

  /// A key under hold.
  public struct Hold: Sendable {
    /// The key, its source, why, and when that was said (seconds since 1970).
    public let key: Int64, source: String, reason: String, since: Int64
  }

  /// The holds that stand, by key.
  public func standing() throws(Problem) -> [Hold] {
    let query = try connection.prepare(
      """
      SELECT h.key, s.name AS source, h.reason, r.started AS since
      FROM hold h JOIN key k ON k.id = h.key JOIN source s ON s.id = k.source
      JOIN run r ON r.id = h.opened WHERE h.closed IS NULL ORDER BY h.key
      """)
    var holds: [Hold] = []
    while try query.step() {
      try holds.append(
        Hold(
          key: query.integer("key"), source: query.string("source"), reason: query.string("reason"),
          since: query.integer("since")))
    }
    return holds
  }

  /// The keys of which nothing is erased: under a legal hold, or of restricted processing.
  public func keptKeys() throws(Problem) -> Set<Int64> {
    let query = try connection.prepare(RetentionStore.heldKeys)
    var keys: Set<Int64> = []
    while try query.step() { keys.insert(query.integer(0)) }
    return keys
  }

  /// The keys of all that a contact or company is made of, and of what was part of it before its relationship ended.
  public func keys(_ kind: EntityKind, id: Int64) throws(Problem) -> [Int64] {
    let query = try connection.prepare(
      """
      SELECT DISTINCT o.key FROM membership m JOIN observation o ON o.id = m.observation
      WHERE m.\(GoldenColumns.table(kind)) = ? AND o.expired IS NULL ORDER BY o.key
      """)
    query.bind(1, id)
    var keys: [Int64] = []
    while try query.step() { keys.append(query.integer(0)) }
    return keys
  }

  /// Whether a key has values that could be held.
  public func hasValues(_ key: Int64) throws(Problem) -> Bool {
    try connection.integer("SELECT 1 FROM observation WHERE key = \(key) AND expired IS NULL LIMIT 1") != nil
  }

  /// Puts a key under hold that is not.
  public func hold(_ key: Int64, reason: StoredText, run: Int64) throws(Problem) {
    try connection.insert(into: "hold", ["key": key, "reason": reason, "opened": run])
  }

  /// Releases a key.
  public func release(_ key: Int64, reason: StoredText, run: Int64) throws(Problem) {
    let update = try connection.prepare(
      "UPDATE hold SET closed = :run, release_reason = :reason WHERE key = :key AND closed IS NULL")
    try update.bind("run", run)
    try update.bind("reason", reason)
    try update.bind("key", key)
    try update.run()
  }

  /// Notes that somebody judged that a source's records may stay.
  public func review(source: Int64, reason: StoredText, run: Int64) throws(Problem) {
    try connection.insert(into: "source_review", ["source": source, "run": run, "reason": reason])
  }

  /// Records of a source that go on, by when their keys came.
  public struct Standing: Sendable {
    /// The source, its records, and those that came by the time asked for and were not reviewed since.
    public let source: String, records: Int, due: Int
    /// When the oldest of them came, and the last review: seconds since 1970.
    public let oldest: Int64, reviewed: Int64?
  }

  /// What the sources say "until further notice"; due is what came, or was last reviewed, at `time` or before.
  public func standing(reviewedBy time: Int64) throws(Problem) -> [Standing] {
    let query = try connection.prepare(
      """
      SELECT s.name AS source, COUNT(*) AS records, SUM(r.started <= :time AND coalesce(v.at, 0) <= :time) AS due,
        MIN(r.started) AS oldest, v.at AS reviewed
      FROM membership m JOIN observation o ON o.id = m.observation AND o.relationship = 0
      JOIN key k ON k.id = o.key JOIN source s ON s.id = k.source JOIN run r ON r.id = k.run
      LEFT JOIN (SELECT sv.source AS source, MAX(x.started) AS at FROM source_review sv JOIN run x ON x.id = sv.run
        GROUP BY sv.source) v ON v.source = s.id
      WHERE m.closed IS NULL GROUP BY s.name ORDER BY s.name
      """)
    try query.bind("time", time)
    var rows: [Standing] = []
    while try query.step() {
      try rows.append(
        Standing(
          source: query.string("source"), records: Int(query.integer("records")), due: Int(query.integer("due")),
          oldest: query.integer("oldest"), reviewed: query.optionalInteger("reviewed")))
    }
    return rows
  }

  /// The runs in which retention erased anything, newest first.
  public func erasures() throws(Problem) -> [(run: Int64, time: Int64, records: Int, history: Int)] {
    let query = try connection.prepare(
      """
      SELECT id, started, ended_erased, history_erased FROM run
      WHERE state = 'committed' AND (ended_erased > 0 OR history_erased > 0) ORDER BY id DESC
      """)
    var runs: [(run: Int64, time: Int64, records: Int, history: Int)] = []
    while try query.step() {
      let (run, time) = try (query.integer("id"), query.integer("started"))
      let (records, history) = try (query.integer("ended_erased"), query.integer("history_erased"))
      runs.append((run, time, Int(records), Int(history)))
    }
    return runs
  }
}
