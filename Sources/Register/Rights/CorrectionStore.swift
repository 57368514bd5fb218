import Records
import SQLite
import Text

/// The corrections of a register, and what they make of its observations.
///
/// What a source said stays in `raw`; `normal` is derived, from it and from the corrections of its key. So whatever reads
/// observations (matching, survivorship, lists, later runs, an undo) reads the right value and asks nothing here.
public struct CorrectionStore {
  let connection: Connection
  private let withheld: WithheldPersons?

  init(_ connection: Connection) { (self.connection, withheld) = (connection, nil) }

  /// The corrections of a register.
  public init(_ register: RegisterFile) { (connection, withheld) = (register.connection, register.withheld) }

  /// A correction with its record and its author.
  public struct Entry: Sendable {
    /// The correction, and the record that it is about.
    public let correction: Correction, key: Int64
    /// Who made it, and why.
    public let author: String, reason: String?
  }

  /// The corrections that stand, oldest first; `run`: that stood after it. `condition` is SQL over `c`.
  func standing(asOf run: Int64? = nil, where condition: String = "1") throws(Problem) -> [Entry] {
    let stands = run.map { "(c.opened <= \($0) AND coalesce(c.closed, \(Int64.max)) > \($0))" } ?? "c.closed IS NULL"
    let query = try connection.prepare(
      """
      SELECT c.id, c.key, c.field, c.value, c.incorrect, c.derived, c.who, c.reason, c.opened, c.author, c.made
      FROM correction c
      WHERE \(stands) AND c.value IS NOT NULL AND (\(condition)) ORDER BY c.id
      """)
    var entries: [Entry] = []
    while try query.step() {
      guard let field = Field(name: try query.string("field")) else { continue }
      try entries.append(
        Entry(
          correction: Correction(
            id: query.integer("id"), run: query.integer("opened"), made: query.integer("made"), field: field,
            value: query.string("value"),
            incorrect: query.string("incorrect"), derived: query.bytes("derived"), who: query.bytes("who")),
          key: query.integer("key"), author: query.string("author"), reason: query.optionalString("reason")))
    }
    return entries
  }

  /// All that stand, oldest first.
  public func all() throws(Problem) -> [Entry] {
    try standing().map { entry throws(Problem) in
      guard try withheld?.has(record: entry.key) == true else { return entry }
      return Entry(
        correction: entry.correction.withheld, key: entry.key, author: entry.author,
        reason: entry.reason.map { _ in WithheldPersons.mark })
    }
  }

  /// Whether any was made, that stands or has ended, whose reason names one of these texts.
  public func wasMade(naming texts: [String]) throws(Problem) -> Bool {
    let query = try connection.prepare("SELECT 1 FROM correction WHERE instr(reason, :text) > 0 LIMIT 1")
    for text in texts {
      try query.bind("text", text)
      let isThere = try query.step()
      query.reset()
      if isThere { return true }
    }
    return false
  }

  /// Those of a field that stand for any of these records.
  public func standing(_ field: Field, keys: [Int64]) throws(Problem) -> [Entry] {
    try standing(where: "c.key IN (\(Queries.list(keys))) AND c.field = '\(field.name)'")
  }

  /// Those of a field that stand for what a contact or company says, or has said.
  public func standing(_ field: Field, of kind: EntityKind, id: Int64) throws(Problem) -> [Entry] {
    let query = try connection.prepare(
      """
      SELECT DISTINCT o.key, coalesce(o.uncorrected, o.normal, o.raw) AS said FROM membership m
      JOIN observation o ON o.id = m.observation
      WHERE m.\(GoldenColumns.table(kind)) = :id AND o.raw IS NOT NULL
      """)
    try query.bind("id", id)
    var said: [Int64: [[UInt8]]] = [:]
    while try query.step() { said[try query.integer("key"), default: []].append(try query.bytes("said")) }
    return try standing(field, keys: said.keys.sorted()).filter { entry in
      said[entry.key]?.contains { entry.correction.applies(to: $0) } == true
    }
  }

  /// Those of a source's records, by key.
  func ofSource(_ source: Int64) throws(Problem) -> [Int64: [Correction]] {
    try byKey(where: "c.key IN (SELECT id FROM key WHERE source = \(source))")
  }

  /// The corrections by key; `run`: those that stood after it.
  func byKey(asOf run: Int64? = nil, where condition: String = "1") throws(Problem) -> [Int64: [Correction]] {
    Dictionary(grouping: try standing(asOf: run, where: condition), by: \.key).mapValues { $0.map(\.correction) }
  }

  /// The observations that read otherwise than their source says.
  public func correctedRows() throws(Problem) -> [Int64: CorrectedRow] {
    let byKey = try byKey()
    guard !byKey.isEmpty else { return [:] }
    let query = try connection.prepare("SELECT id, key, uncorrected FROM observation WHERE uncorrected IS NOT NULL")
    var rows: [Int64: CorrectedRow] = [:]
    while try query.step() {
      let said = try query.bytes("uncorrected")
      let made = try Correction.applied(byKey[query.integer("key")] ?? [], to: said)?.made ?? []
      rows[try query.integer("id")] = CorrectedRow(said: said, corrections: made)
    }
    return rows
  }

  /// What an observation says without its corrections; nil if it has none.
  func said(_ observation: Int64) throws(Problem) -> [UInt8]? {
    let query = try connection.prepare("SELECT uncorrected FROM observation WHERE id = ?")
    query.bind(1, observation)
    return try query.step() && !query.isNull(0) ? query.bytes(0) : nil
  }

  // MARK: - Making and ending them

  /// Makes a correction for a record; ``reapply(to:)`` makes it felt.
  public func add(
    _ correction: Correction, key: Int64, author: String, reason: StoredText?, run: Int64
  ) throws(Problem) {
    try connection.insert(
      into: "correction",
      [
        "key": key, "field": correction.field.name, "value": correction.value, "incorrect": correction.incorrect,
        "derived": String(decoding: correction.derived, as: UTF8.self),
        "who": String(decoding: correction.who, as: UTF8.self), "reason": reason, "opened": run, "author": author,
        "made": correction.made,
      ])
  }

  /// Ends a correction.
  public func close(_ id: Int64, reason: StoredText?, run: Int64) throws(Problem) {
    let update = try connection.prepare(
      "UPDATE correction SET closed = :run, close_reason = :reason WHERE id = :id AND closed IS NULL")
    try update.bind("run", run)
    try update.bind("reason", reason)
    try update.bind("id", id)
    try update.run()
  }

  /// Derives the observations of some records anew, those too that an undo may bring back.
  public func reapply(to keys: Set<Int64>) throws(Problem) {
    for key in keys.sorted() {
      let corrections = try standing(where: "c.key = \(key)").map(\.correction)
      let query = try connection.prepare(
        """
        SELECT id, raw, coalesce(uncorrected, normal, raw) AS said, uncorrected IS NOT NULL AS was_corrected
        FROM observation WHERE key = ? AND raw IS NOT NULL
        """)
      query.bind(1, key)
      var rows: [(id: Int64, raw: [UInt8], said: [UInt8], wasCorrected: Bool)] = []
      while try query.step() {
        rows.append(
          try (query.integer("id"), query.bytes("raw"), query.bytes("said"), query.flag("was_corrected")))
      }
      for row in rows {
        let applied = Correction.applied(corrections, to: row.said)
        guard applied != nil || row.wasCorrected else { continue }
        try put(applied?.row ?? row.said, raw: row.raw, said: applied == nil ? nil : row.said, observation: row.id)
      }
    }
  }

  /// Writes what an observation reads, and what it says where that is something else.
  func put(_ normal: [UInt8], raw: [UInt8], said: [UInt8]?, observation: Int64) throws(Problem) {
    let update = try connection.prepare(
      "UPDATE observation SET normal = :normal, uncorrected = :uncorrected WHERE id = :id")
    try update.bind("normal", text: normal == raw ? nil : normal)
    try update.bind("uncorrected", text: said)
    try update.bind("id", observation)
    try update.run()
  }

  // MARK: - Forgetting them

  private static let emptied = """
    UPDATE correction SET value = NULL, incorrect = NULL, derived = NULL, who = NULL, reason = NULL, close_reason = NULL
    """

  /// Takes the values of corrections away, with what was typed; IDs and runs stay. `condition` is SQL over `correction`.
  func forget(where condition: String, run: Int64) throws(Problem) {
    try connection.execute(
      "\(Self.emptied), closed = coalesce(closed, \(run)) WHERE value IS NOT NULL AND (\(condition))")
  }

  /// Whether a correction that ended in run `last` or before still has its values.
  func hasEnded(by last: Int64) throws(Problem) -> Bool {
    return try connection.integer("SELECT 1 FROM correction WHERE closed <= \(last) AND value IS NOT NULL LIMIT 1")
      != nil
  }

  /// Forgets what was put right of persons under keys that are nobody else's.
  func forget(personsOf keys: [Int64], run: Int64) throws(Problem) {
    let fields = Field.person.map { "'\($0.name)'" }.joined(separator: ", ")
    try forget(where: "key IN (\(Queries.list(keys))) AND field IN (\(fields))", run: run)
  }

  /// Forgets what was put right of some fields of an observation that is about to lose them, and takes them from what it
  /// says without its corrections.
  func forget(_ fields: [Field], observation: Int64, run: Int64) throws(Problem) {
    let query = try connection.prepare(
      "SELECT key, coalesce(uncorrected, normal, raw) AS said FROM observation WHERE id = :id AND raw IS NOT NULL")
    try query.bind("id", observation)
    guard try query.step() else { return }
    let (key, said) = try (query.integer("key"), query.bytes("said"))
    query.reset()
    let gone = Set(fields)
    // Those too that ended: they tell of her as well. A key can be somebody else's by now.
    let ended = try corrections(ofKey: key)
    for one in ended where gone.contains(one.field) && one.applies(to: said) {
      try forget(where: "id = \(one.id)", run: run)
    }
    guard let before = try self.said(observation) else { return }
    let left = PersonPart.without(fields, PersonPart.Row(raw: [], normal: before, places: [])).normal
    let update = try connection.prepare("UPDATE observation SET uncorrected = :uncorrected WHERE id = :id")
    try update.bind("uncorrected", text: left.isEmpty ? nil : left)
    try update.bind("id", observation)
    try update.run()
  }

  /// Those that a record has, and those that it had.
  private func corrections(ofKey key: Int64) throws(Problem) -> [Correction] {
    let query = try connection.prepare(
      "SELECT id, field, value, incorrect, who FROM correction WHERE key = :key AND value IS NOT NULL ORDER BY id")
    try query.bind("key", key)
    var all: [Correction] = []
    while try query.step() {
      guard let field = Field(name: try query.string("field")) else { continue }
      try all.append(
        Correction(
          id: query.integer("id"), field: field, value: query.string("value"), incorrect: query.string("incorrect"),
          derived: [], who: query.bytes("who")))
    }
    return all
  }
}
