import Records
import SQLite

/// What retention asks of a register: how long what has held, and what is under legal hold.
public struct RetentionStore {
  let connection: Connection
  let run: Int64?

  /// The questions of a run within its transaction, or of somebody who only reads.
  public init(_ register: RegisterFile, including run: Int64? = nil) {
    connection = register.connection
    self.run = run
  }

  /// What was last read of a source: the run, and the time (seconds since 1970) from which its permitted period counts,
  /// that of its newest extract, or that of the run where an extract does not tell it.
  public struct Reading: Sendable {
    /// The source, its reading, the time, and the run in which that reading expired; nil if it has not.
    public let source: String, run: Int64, time: Int64, expired: Int64?
  }

  /// What was last read of each source, in name order.
  public func readings() throws(Problem) -> [Reading] {
    let currency = try Currency(connection, including: run)
    let expired = try SourceExpiry.standing(connection, currency, including: run)
    let query = try connection.prepare(
      """
      SELECT MAX(coalesce(i.retrieved, r.started)) FROM input i JOIN run r ON r.id = i.run
      WHERE i.source = :source AND i.run = :run
      """)
    var readings: [Reading] = []
    for source in currency.sources where source.latest > 0 {
      try query.bind("source", source.id)
      try query.bind("run", source.latest)
      if try query.step(), let time = query.optionalInteger(0) {
        readings.append(Reading(source: source.name, run: source.latest, time: time, expired: expired[source.id]))
      }
      query.reset()
    }
    return readings
  }

  /// The histories of the keys that have, or had, an ended relationship, of all that are gone from the sources `gone`, and
  /// of all of the sources `expired`.
  public func histories(gone sources: [String], expired: [String]) throws(Problem) -> [KeyHistory] {
    var readings: [String: [Int64]] = [:]
    for source in try Currency(connection, including: run).sources { readings[source.name] = source.liveRuns }
    let all = expired.indices.map { "?\($0 + 1 + sources.count)" }.joined(separator: ", ")
    let whole =
      expired.isEmpty
      ? ""
      : """
      UNION SELECT o.key FROM observation o JOIN key k ON k.id = o.key JOIN source s ON s.id = k.source
      WHERE o.expired IS NULL AND s.name IN (\(all))
      """
    let places = sources.indices.map { "?\($0 + 1)" }.joined(separator: ", ")
    let gone =
      sources.isEmpty
      ? ""
      : """
      UNION SELECT o.key FROM membership m JOIN observation o ON o.id = m.observation
      JOIN key k ON k.id = o.key JOIN source s ON s.id = k.source
      WHERE m.closed IS NOT NULL AND o.expired IS NULL AND s.name IN (\(places))
      """
    let query = try connection.prepare(
      """
      SELECT o.key, s.name AS source, o.id, o.relationship, o.opened AS known_since, o.expired IS NOT NULL AS is_erased,
        m.opened, m.closed
      FROM observation o JOIN key k ON k.id = o.key JOIN source s ON s.id = k.source
      JOIN membership m ON m.observation = o.id
      WHERE o.key IN (SELECT key FROM observation WHERE relationship = 1 AND expired IS NULL \(gone) \(whole))
      ORDER BY o.key, m.opened, o.id
      """)
    for (index, source) in (sources + expired).enumerated() { query.bind(Int32(index + 1), source) }
    let undone = try undone()
    var histories: [KeyHistory] = []
    while try query.step() {
      let (key, source) = try (query.integer("key"), query.string("source"))
      if try !query.isNull("closed"), undone.contains(try query.integer("known_since")) { continue }
      if histories.last?.key != key {
        histories.append(KeyHistory(key: key, source: source, readings: readings[source] ?? []))
      }
      try histories[histories.count - 1].spans.append(
        KeyHistory.Span(
          observation: query.integer("id"), isEnded: query.integer("relationship") == Relationship.ended.rawValue,
          opened: query.integer("opened"), closed: query.optionalInteger("closed"), isErased: query.flag("is_erased")))
    }
    return histories
  }

  private func undone() throws(Problem) -> Set<Int64> {
    let query = try connection.prepare(
      "SELECT undoes FROM run WHERE undoes IS NOT NULL AND (state = 'committed' OR id = ?)")
    query.bind(1, run ?? -1)
    var undone: Set<Int64> = []
    while try query.step() { undone.insert(query.integer(0)) }
    return undone
  }

  /// The codes of what was erased as ended, by source.
  public func expiredEndings() throws(Problem) -> [(source: String, code: [UInt8])] {
    let query = try connection.prepare(
      "SELECT s.name AS source, e.code FROM expired_ending e JOIN source s ON s.id = e.source ORDER BY s.name, e.code")
    var codes: [(source: String, code: [UInt8])] = []
    while try query.step() { try codes.append((query.string("source"), query.bytes("code"))) }
    return codes
  }

  /// When each run began: seconds since 1970.
  public func starts() throws(Problem) -> [Int64: Int64] {
    let query = try connection.prepare("SELECT id, started FROM run")
    var starts: [Int64: Int64] = [:]
    while try query.step() { starts[try query.integer("id")] = try query.integer("started") }
    return starts
  }

  /// The last run that began at `time` or before; 0 if there is none.
  public func lastRun(atOrBefore time: Int64) throws(Problem) -> Int64 {
    try connection.integer("SELECT MAX(id) FROM run WHERE state = 'committed' AND started <= \(time)") ?? 0
  }

  /// How many observations are current.
  public func currentCount() throws(Problem) -> Int {
    Int(try connection.integer("SELECT COUNT(*) FROM membership WHERE closed IS NULL") ?? 0)
  }

  /// Whether anything that no longer held after run `last` still has its values.
  public func hasHistory(endedBy last: Int64) throws(Problem) -> Bool {
    if try connection.integer("SELECT 1 \(Self.pastObservations(last)) LIMIT 1") != nil { return true }
    for kind in EntityKind.allCases {
      if try connection.integer("SELECT 1 \(Self.pastRows(kind, last)) LIMIT 1") != nil { return true }
    }
    return try CorrectionStore(connection).hasEnded(by: last)
  }

  /// How many observations that no longer held after run `last` still have their values.
  public func historyCount(endedBy last: Int64) throws(Problem) -> Int {
    Int(try connection.integer("SELECT COUNT(DISTINCT m.observation) \(Self.pastObservations(last))") ?? 0)
  }

  static let heldKeys = """
    SELECT key FROM hold WHERE closed IS NULL UNION SELECT key FROM processing_restriction WHERE closed IS NULL
    """

  static func pastObservations(_ last: Int64) -> String {
    """
    FROM membership m JOIN observation o ON o.id = m.observation
    WHERE m.closed IS NOT NULL AND m.closed <= \(last) AND o.expired IS NULL AND o.key NOT IN (\(heldKeys))
      AND NOT EXISTS(SELECT 1 FROM membership n
        WHERE n.observation = m.observation AND (n.closed IS NULL OR n.closed > \(last)))
    """
  }

  static func pastRows(_ kind: EntityKind, _ last: Int64) -> String {
    let names = GoldenColumns.names(kind)
    let held = "(SELECT id FROM observation WHERE key IN (\(heldKeys)))"
    return """
      FROM \(GoldenColumns.table(kind)) WHERE closed IS NOT NULL AND closed <= \(last)
        AND coalesce(\(names.joined(separator: ", "))) IS NOT NULL
        AND NOT (\(names.map { "coalesce(\($0)_from, 0) IN \(held)" }.joined(separator: " OR ")))
      """
  }
}
