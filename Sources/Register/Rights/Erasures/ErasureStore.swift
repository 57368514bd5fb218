import Records
import SQLite
import Text

/// What the register remembers of erasures: when, how much, and whether they are finished; never whose.
public struct ErasureStore {
  private let register: RegisterFile
  private var connection: Connection { register.connection }

  /// The erasures of a register.
  public init(_ register: RegisterFile) { self.register = register }

  /// Writes an erasure down, part of the run's transaction; `entry` is the rights journal's, `received` when the request
  /// came (seconds since 1970).
  public func add(
    run: Int64, entry: Int, received: Int64, _ counts: Eraser.Counts, isMatched: Bool
  ) throws(Problem) {
    try connection.execute(
      """
      INSERT INTO erasure(run, entry, received, observations, companies_kept, matched)
      VALUES(\(run), \(entry), \(received), \(counts.observations + counts.fields), \(counts.companiesKept),
        \(isMatched ? "\(run)" : "NULL"))
      """)
  }

  /// Whether contacts were last made before an erasure that only ended some.
  public func isMatchingDue() throws(Problem) -> Bool {
    try connection.integer("SELECT 1 FROM erasure WHERE matched IS NULL LIMIT 1") != nil
  }

  /// Notes that all contacts were made anew; part of the run's transaction.
  public func noteMatching(run: Int64) throws(Problem) {
    try connection.execute("UPDATE erasure SET matched = \(run) WHERE matched IS NULL")
  }

  /// Whether bytes of an erased person may still be in the register's files.
  public func isUnfinished() throws(Problem) -> Bool {
    try connection.integer("SELECT 1 FROM erasure WHERE finished IS NULL LIMIT 1") != nil
  }

  /// Writes the whole file anew and empties the journal, so that nothing of what was erased is left in them. False where
  /// somebody reads, and the journal cannot be emptied: to be done again.
  ///
  /// Secure deletion alone leaves copies of rows in pages that were split or moved.
  public func finish(at now: Int64) throws(Problem) -> Bool {
    guard !connection.isInTransaction else { return false }
    guard try empty() else { return false }
    try connection.execute("VACUUM")
    guard try empty() else { return false }
    try connection.execute("UPDATE erasure SET finished = \(now) WHERE finished IS NULL")
    return try empty()
  }

  /// Empties the write-ahead log; false where somebody needs it.
  private func empty() throws(Problem) -> Bool {
    let checkpoint = try connection.prepare("PRAGMA main.wal_checkpoint(TRUNCATE)")
    return try checkpoint.step() ? checkpoint.integer(0) == 0 : true
  }

  // MARK: - The rights journal

  /// How far the rights journal is done here; nil if the register has never had one.
  public func mark() throws(Problem) -> (entries: Int, seal: [UInt8], size: Int64?)? {
    let query = try connection.prepare("SELECT entries, seal, size FROM journal_mark")
    return try query.step() ? (Int(query.integer("entries")), query.bytes("seal"), query.optionalInteger("size")) : nil
  }

  /// Notes how far the journal is done: so many entries, the last one's seal, and the bytes of all.
  public func setMark(entries: Int, seal: [UInt8], size: Int64?) throws(Problem) {
    try connection.insert(
      into: "journal_mark", ["id": 1, "entries": entries, "seal": seal, "size": size], onConflict: .replace)
  }

  /// Every key of every source, and every address of an observation that is not erased, handed on one by one; but no
  /// address by which nobody is known.
  public func eachIdentifier(
    key: (_ id: Int64, _ source: String, _ key: String) throws(Problem) -> Void,
    email: (_ observation: Int64, _ email: String, _ isPersonal: Bool) throws(Problem) -> Void
  ) throws(Problem) {
    let keys = try connection.prepare(
      "SELECT k.id, s.name, k.key FROM key k JOIN source s ON s.id = k.source WHERE k.key IS NOT NULL")
    while try keys.step() { try key(keys.integer(0), keys.string(1), keys.string(2)) }
    let rows = try connection.prepare("SELECT id, raw, normal, uncorrected FROM observation WHERE raw IS NOT NULL")
    while try rows.step() {
      for packed in [rows.bytes(1), rows.bytes(2), rows.bytes(3)] where !packed.isEmpty {
        let values = PackedFields.values(packed)
        for field in [Field.personEmail, .companyEmail] where !values[field.rawValue].isEmpty {
          let address = Array(values[field.rawValue].utf8)
          if PlaceholderAddress.isOne(address, address.indices) { continue }
          try email(rows.integer(0), values[field.rawValue], field == .personEmail)
        }
      }
    }
  }

  /// Every observation that is not erased, with its record, handed on one by one.
  public func eachRow(
    _ body: (_ observation: Int64, _ source: String, _ key: String, _ row: PersonPart.Row)
      throws(Problem) -> Void
  ) throws(Problem) {
    let query = try connection.prepare(
      """
      SELECT o.id, s.name, k.key, o.raw, o.normal, o.places FROM observation o JOIN key k ON k.id = o.key
      JOIN source s ON s.id = k.source WHERE o.raw IS NOT NULL
      """)
    while try query.step() {
      try body(
        query.integer(0), query.string(1), query.string(2),
        PersonPart.Row(raw: query.bytes(3), normal: query.bytes(4), places: query.bytes(5)))
    }
  }

  /// Whether anything that is not erased stands under a source's own key, now or once.
  public func isHeld(source: String, key: String) throws(Problem) -> Bool {
    let query = try connection.prepare(
      """
      SELECT 1 FROM source s JOIN key k ON k.source = s.id JOIN observation o ON o.key = k.id
      WHERE s.name = :source AND (k.key = :key OR k.key > :key || char(30) AND k.key < :key || char(31))
        AND o.raw IS NOT NULL LIMIT 1
      """)
    try query.bind("key", RecordKey.bare(key))
    try query.bind("source", source)
    return try query.step()
  }

  /// The other keys under which a record is known by now.
  public func otherKeys(of record: Int64) throws(Problem) -> [String] {
    let query = try connection.prepare("SELECT key FROM key WHERE instr(key, char(30, 30) || :id) > 0 ORDER BY key")
    try query.bind("id", "\(record)")
    var keys: [String] = []
    while try query.step() {
      let key = query.string(0)
      if RecordKey.target(Array(key.utf8)[...]) == record { keys.append(RecordKey.bare(key)) }
    }
    return keys
  }

  /// The observations that hold now of other records whose key a source writes like that of one of these, spelling apart.
  public func sharing(keysOf records: Set<Int64>) throws(Problem) -> [Int64] {
    let query = try connection.prepare("SELECT id, source, key FROM key WHERE key IS NOT NULL")
    var (names, mine): ([Int64: [UInt8]], Set<[UInt8]>) = ([:], [])
    while try query.step() {
      let spelling = KeySpelling.canonical(Array(RecordKey.bare(query.bytes(2)[...])))
      let name = Array("\(query.integer(1))\u{1E}".utf8) + spelling
      if records.contains(query.integer(0)) { mine.insert(name) } else { names[query.integer(0)] = name }
    }
    let others = names.filter { mine.contains($0.value) }.keys.sorted()
    guard !others.isEmpty else { return [] }
    let rows = try connection.prepare(
      """
      SELECT o.id FROM observation o JOIN membership m ON m.observation = o.id AND m.closed IS NULL
      WHERE o.key IN (\(Queries.list(others))) AND o.raw IS NOT NULL ORDER BY o.id
      """)
    var observations: [Int64] = []
    while try rows.step() { observations.append(rows.integer(0)) }
    return observations
  }

  /// The observations under a key that are not erased.
  public func observations(ofKey key: Int64) throws(Problem) -> [Int64] {
    let query = try connection.prepare("SELECT id FROM observation WHERE key = ? AND raw IS NOT NULL")
    query.bind(1, key)
    var ids: [Int64] = []
    while try query.step() { ids.append(query.integer(0)) }
    return ids
  }
}
