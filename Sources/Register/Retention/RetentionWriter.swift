import Records
import SQLite

/// Takes values away at the end of their retention. IDs, commitments and runs stay; the file's freed pages are overwritten
/// (`secure_delete`).
public struct RetentionWriter {
  let connection: Connection
  let run: Int64

  /// A writer for a run, inside its transaction.
  public init(_ register: RegisterFile, run: Int64) {
    connection = register.connection
    self.run = run
  }

  /// Blocks all that a source says, since the permitted period of what was last read is over.
  public func expire(_ reading: RetentionStore.Reading) throws(Problem) {
    let insert = try connection.prepare(
      "INSERT INTO source_expiry(source, reading, run) SELECT id, :reading, :run FROM source WHERE name = :source")
    try insert.bind("reading", reading.run)
    try insert.bind("run", run)
    try insert.bind("source", reading.source)
    try insert.run()
  }

  /// Erases the observations of `records` records, each for its reason, and whatever no longer held after run `last`.
  /// Returns how many observations the latter were.
  public func erase(
    _ observations: [(id: Int64, because: ExpiryReason)], records: Int, historyEndedBy last: Int64
  ) throws(Problem) -> Int {
    let insert = try connection.prepare(
      "INSERT OR IGNORE INTO expiring(observation, because) VALUES(:observation, :because)")
    for observation in observations {
      try insert.bind("observation", observation.id)
      try insert.bind("because", observation.because.rawValue)
      try insert.run()
    }
    try connection.execute(
      "INSERT OR IGNORE INTO expiring SELECT DISTINCT m.observation, '\(ExpiryReason.historyWindow.rawValue)' "
        + RetentionStore.pastObservations(last))
    let history = Int(
      try connection.integer("SELECT COUNT(*) FROM expiring WHERE because = '\(ExpiryReason.historyWindow.rawValue)'")
        ?? 0)
    if try connection.integer("SELECT 1 FROM expiring LIMIT 1") != nil { try eraseExpiring() }
    for kind in EntityKind.allCases { try eraseRows(kind, endedBy: last) }
    try CorrectionStore(connection).forget(where: "closed <= \(last)", run: run)
    try connection.execute(
      """
      DELETE FROM expiring;
      UPDATE run SET ended_erased = \(records), history_erased = \(history) WHERE id = \(run)
      """)
    return history
  }

  private func eraseExpiring() throws(Problem) {
    let expiring = "(SELECT observation FROM expiring)"
    for kind in EntityKind.allCases {
      // The values that former golden rows took from these observations.
      let names = GoldenColumns.names(kind)
      let values = names.map { "\($0) = CASE WHEN \($0)_from IN \(expiring) THEN NULL ELSE \($0) END" }
      try connection.execute(
        "UPDATE \(GoldenColumns.table(kind)) SET \(values.joined(separator: ", ")) "
          + "WHERE closed IS NOT NULL AND (\(names.map { "\($0)_from IN \(expiring)" }.joined(separator: " OR ")))")
    }
    // A key of which nothing is left is a number; its text can tell who it was.
    try connection.execute(
      """
      UPDATE observation SET raw = NULL, normal = NULL, uncorrected = NULL, places = NULL, digest = NULL, salt = NULL,
        expired = \(run),
        expired_because = (SELECT because FROM expiring WHERE observation = observation.id),
        withdrawn = coalesce(withdrawn, \(run))
      WHERE id IN \(expiring);
      UPDATE membership SET closed = \(run) WHERE closed IS NULL AND observation IN \(expiring);
      UPDATE key SET key = NULL
      WHERE id IN (SELECT key FROM observation WHERE id IN \(expiring))
        AND NOT EXISTS(SELECT 1 FROM observation o WHERE o.key = key.id AND o.expired IS NULL);
      DELETE FROM key WHERE instr(key, char(30, 30)) > 0 AND CAST(substr(key, instr(key, char(30, 30)) + 2) AS INTEGER)
        IN (SELECT x.id FROM key x WHERE x.key IS NULL);
      UPDATE decision SET evidence = NULL, reason = NULL
      WHERE (left_key IN (SELECT key FROM observation WHERE id IN \(expiring))
          OR right_key IN (SELECT key FROM observation WHERE id IN \(expiring)))
        AND EXISTS(SELECT 1 FROM key k WHERE k.id IN (left_key, right_key) AND k.key IS NULL)
      """)
    try CorrectionStore(connection).forget(
      where: "key IN (SELECT key FROM observation WHERE id IN \(expiring)) "
        + "AND NOT EXISTS(SELECT 1 FROM observation o WHERE o.key = correction.key AND o.expired IS NULL)", run: run)
  }

  private func eraseRows(_ kind: EntityKind, endedBy last: Int64) throws(Problem) {
    let table = GoldenColumns.table(kind)
    let values = GoldenColumns.names(kind).map { "\($0) = NULL" }.joined(separator: ", ")
    try connection.execute(
      "UPDATE \(table) SET \(values) WHERE row IN (SELECT row \(RetentionStore.pastRows(kind, last)))")
  }

  // MARK: - Codes of what was erased and still stands in its file

  /// Whether a source writes the same for other records, or did.
  public func isShared(key: Int64) throws(Problem) -> Bool {
    let text = try text(ofKey: key)
    let bare = Array(RecordKey.bare(text[...]))
    if bare.count < text.count { return true }
    let query = try connection.prepare(
      """
      SELECT 1 FROM key k JOIN key x ON x.source = k.source
      WHERE k.id = :key AND x.key > :bare || char(30) AND x.key < :bare || char(31) LIMIT 1
      """)
    try query.bind("key", key)
    try query.bind("bare", String(decoding: bare, as: UTF8.self))
    return try query.step()
  }

  /// The text of each key, and the digest of each observation, as they are before they go.
  public func text(ofKey key: Int64) throws(Problem) -> [UInt8] {
    let query = try connection.prepare("SELECT key FROM key WHERE id = ?")
    query.bind(1, key)
    return try query.step() ? query.bytes(0) : []
  }

  /// The digest of an observation; empty if it has none.
  public func digest(of observation: Int64) throws(Problem) -> [UInt8] {
    let query = try connection.prepare("SELECT digest FROM observation WHERE id = ?")
    query.bind(1, observation)
    return try query.step() ? query.bytes(0) : []
  }

  /// Remembers a code of a source.
  public func remember(_ code: [UInt8], keyVersion: Int, source: String) throws(Problem) {
    let insert = try connection.prepare(
      """
      INSERT OR IGNORE INTO expired_ending(source, code, key_version, run)
      SELECT id, :code, :key_version, :run FROM source WHERE name = :source
      """)
    try insert.bind("code", blob: code)
    try insert.bind("key_version", Int64(keyVersion))
    try insert.bind("run", run)
    try insert.bind("source", source)
    try insert.run()
  }

  /// The keys that came in this run to sources of which codes are remembered.
  public func newKeys() throws(Problem) -> [(source: String, key: [UInt8])] {
    guard try connection.integer("SELECT 1 FROM expired_ending LIMIT 1") != nil else { return [] }
    let query = try connection.prepare(
      "SELECT k.run, s.name AS source, k.key FROM key k JOIN source s ON s.id = k.source ORDER BY k.id DESC")
    var keys: [(source: String, key: [UInt8])] = []
    while try query.step(), try query.integer("run") == run {
      keys.append(try (query.string("source"), query.bytes("key")))
    }
    return keys
  }

  /// Forgets a code: who it stood for has come back.
  public func forget(_ code: [UInt8]) throws(Problem) {
    let delete = try connection.prepare("DELETE FROM expired_ending WHERE code = ?")
    delete.bind(1, blob: code)
    try delete.run()
  }
}
