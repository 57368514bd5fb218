import Records
import SQLite

/// The views by which anybody who may open the register asks in SQL, with plain names.
///
/// They are made from the table of declared fields, and made anew whenever a register is opened for a run and has others:
/// no migration ever holds their text. Where a view tells of the register's whole life, a row holds now where `until_run`
/// is NULL, and held after run R where `since_run <= R AND (until_run IS NULL OR until_run > R)`.
enum Views {
  /// The views by name, in the order in which they rest on one another.
  static let all: [(name: String, query: String)] = [
    ("contacts", golden(.person)), ("companies", golden(.company)), ("contact_sources", contactSources),
    ("contact_grounds", grounds), ("golden_values", goldenValues), ("claims", claims), ("provenance", provenance),
    ("approvals", approvals), ("objections", objections), ("corrections", corrections),
  ]

  private static let wanted = all.map { "CREATE VIEW \($0.name) AS \($0.query)" }

  /// Whether a register has these views and no others.
  static func areCurrent(_ connection: Connection) throws(Problem) -> Bool {
    let standing = try connection.prepare("SELECT sql FROM sqlite_master WHERE type = 'view'")
    var texts: [String] = []
    while try standing.step() { texts.append(standing.string(0)) }
    return texts.count == wanted.count && Set(texts) == Set(wanted)
  }

  /// Drops the views that a register has and makes these, unless they are the same.
  static func renew(_ connection: Connection) throws(Problem) {
    if try areCurrent(connection) { return }
    let standing = try connection.prepare("SELECT name FROM sqlite_master WHERE type = 'view' ORDER BY rowid")
    var names: [String] = []
    while try standing.step() { names.append(standing.string(0)) }
    standing.reset()
    for name in names { try connection.execute("DROP VIEW \"\(name)\"") }
    for view in wanted { try connection.execute(view) }
  }

  private static func columns(_ kind: EntityKind) -> [String] { GoldenColumns.names(kind) }

  // MARK: - What holds now

  private static func golden(_ kind: EntityKind) -> String {
    """
    SELECT id, \(kind == .person ? "company, " : "")\(columns(kind).joined(separator: ", ")), opened AS since_run
      FROM \(GoldenColumns.table(kind)) WHERE closed IS NULL
    """
  }

  private static let contactSources = """
    SELECT m.contact, m.company, s.name AS source, i.path AS file, o.line, o.since AS since_run
      FROM membership m
      JOIN observation o ON o.id = m.observation
      JOIN key k ON k.id = o.key
      JOIN source s ON s.id = k.source
      JOIN input i ON i.id = o.input
      WHERE m.closed IS NULL
    """

  /// What a contact's area and language rest on, read from the tail of the row behind each: see ``PackedFields``.
  private static let grounds = """
    SELECT contact, field,
      CASE WHEN instr(tail, letter) = 0 THEN 'stated' ELSE
        CASE substr(tail, instr(tail, letter) + 1, 1)
          \(Grounds.allCases.filter { $0 != .stated }.map { "WHEN '\(letter($0))' THEN '\($0)'" }.joined(separator: " "))
          ELSE 'stated'
        END
      END AS grounds
    FROM (
      SELECT v.contact AS contact, v.field AS field, v.letter AS letter,
        CASE WHEN substr(o.normal, -1) = char(31) THEN
          substr(o.normal, length(rtrim(rtrim(o.normal, char(31)), replace(o.normal, char(31), ''))) + 1)
        ELSE '' END AS tail
      FROM (
        \([Field.personResponsibility, .personLanguage].map {
          "SELECT id AS contact, '\($0.declaration.column)' AS field, '\(letter($0))' AS letter, "
            + "\($0.declaration.column)_from AS winner FROM contact WHERE closed IS NULL"
        }.joined(separator: " UNION ALL "))
      ) v JOIN observation o ON o.id = v.winner
    )
    """

  private static func letter(_ field: Field) -> String { String(decoding: [PackedFields.letter(field)], as: UTF8.self) }

  private static func letter(_ grounds: Grounds) -> String {
    String(decoding: [0x61 + grounds.rawValue], as: UTF8.self)
  }

  // MARK: - The register's whole life

  /// One row a golden value and stretch of runs; a branch of UNION ALL a field, so that a question for one ID reads
  /// that ID only.
  private static let goldenValues = Field.allCases.map { field in
    let (table, column) = (GoldenColumns.table(field.kind), field.declaration.column)
    return """
      SELECT '\(table)' AS kind, id, '\(field.name)' AS field, \(field.rawValue) AS position,
        \(column) AS value, \(column)_from AS observation, substr(why, \(field.position + 1), 1) AS why,
        opened AS since_run, closed AS until_run
      FROM \(table) WHERE \(column)_from IS NOT NULL
      """
  }.joined(separator: "\nUNION ALL\n")

  /// A packed row's value at `position`: the row, without its tail, is taken apart from the left.
  private static func part(_ packed: String, _ position: String) -> String {
    let content = """
      CASE WHEN substr(\(packed), -1) <> char(31) THEN \(packed) ELSE
        rtrim(rtrim(rtrim(\(packed), char(31)), replace(\(packed), char(31), '')), char(31)) END
      """
    return """
      (WITH RECURSIVE part(n, value, rest) AS (
          SELECT -1, NULL, \(content) || char(31)
          UNION ALL
          SELECT n + 1, substr(rest, 1, instr(rest, char(31)) - 1), substr(rest, instr(rest, char(31)) + 1)
          FROM part WHERE rest <> '' AND n < \(position))
        SELECT value FROM part WHERE n = \(position))
      """
  }

  /// The run since which an observation has said what it says in the field at `position`.
  private static func saidSince(_ position: String) -> String {
    "coalesce(nullif(CAST(\(part("o.field_since", position)) AS INTEGER), 0), o.since)"
  }

  /// What every observation says, a row a field: what won and what lost.
  private static let claims = """
    SELECT m.contact, m.company, f.field, o.id AS observation, s.name AS source, \(RecordKey.sql(bare: "k.key")) AS source_key, i.path AS file,
      o.line, \(part("o.raw", "f.position")) AS raw_value,
      \(part("coalesce(o.normal, o.raw)", "f.position")) AS value,
      \(saidSince("f.position")) AS said_since_run, m.opened AS since_run, m.closed AS until_run
    FROM membership m
    JOIN (\(Field.allCases.map { "SELECT \($0.rawValue) AS position, '\($0.name)' AS field" }.joined(separator: " UNION ALL "))) f
    JOIN observation o ON o.id = m.observation
    JOIN key k ON k.id = o.key
    JOIN source s ON s.id = k.source
    JOIN input i ON i.id = o.input
    """

  /// Of every golden value where it came from: the file and its hash, the place, the raw value, the rules, and why it won.
  private static let provenance = """
    SELECT g.kind, g.id, g.field,
      CASE WHEN g.value IS NULL AND o.raw IS NULL THEN 'value erased' ELSE g.value END AS value,
      s.name AS source, \(RecordKey.sql(bare: "k.key")) AS source_key, i.path AS file, lower(hex(i.sha256)) AS file_sha256, i.url,
      datetime(i.retrieved, 'unixepoch') AS retrieved, o.line, \(part("o.places", "g.position")) AS place,
      \(part("o.raw", "g.position")) AS raw_value, sr.chain, c.rules,
      CASE g.why \(SurvivorshipReason.allCases.filter { $0 != .none }.map(reason).joined(separator: " "))
        ELSE 'no value' END AS why,
      sr.trust, sr.purpose, sr.basis, \(saidSince("g.position")) AS said_since_run, g.since_run,
      datetime(a.finished, 'unixepoch') AS since, g.until_run, datetime(z.finished, 'unixepoch') AS until
    FROM golden_values g
    JOIN observation o ON o.id = g.observation
    JOIN key k ON k.id = o.key
    JOIN source s ON s.id = k.source
    JOIN input i ON i.id = o.input
    JOIN run a ON a.id = g.since_run
    LEFT JOIN run z ON z.id = g.until_run
    LEFT JOIN source_run sr ON sr.run = o.opened AND sr.source = s.id
    LEFT JOIN chain c ON c.version = sr.chain
    """

  private static func reason(_ reason: SurvivorshipReason) -> String {
    let code = String(decoding: [0x30 + reason.rawValue], as: UTF8.self)
    return "WHEN '\(code)' THEN '\(reason.label)'"
  }

  /// What stewards decided of which two records, and the run that revoked or undid it.
  private static let approvals = """
    SELECT d.id AS decision, CASE d.kind WHEN 0 THEN 'company' ELSE 'contact' END AS kind, d.verdict, d.author, d.reason,
      x.name AS left_source, \(RecordKey.sql(bare: "l.key")) AS left_key, y.name AS right_source,
      \(RecordKey.sql(bare: "r.key")) AS right_key,
      d.run AS since_run, datetime(a.finished, 'unixepoch') AS since,
      coalesce(
        (SELECT v.id FROM run v WHERE v.id = d.revoked AND NOT EXISTS(
          SELECT 1 FROM run u WHERE u.undoes = v.id AND u.state = 'committed')),
        (SELECT MIN(u.id) FROM run u WHERE u.undoes = d.run AND u.state = 'committed')) AS until_run
    FROM decision d
    JOIN key l ON l.id = d.left_key JOIN source x ON x.id = l.source
    JOIN key r ON r.id = d.right_key JOIN source y ON y.id = r.source
    JOIN run a ON a.id = d.run
    """

  private static let objections = """
    SELECT entry,
      CASE scope \(ObjectionPurpose.allCases.map { "WHEN '\($0.scope.rawValue)' THEN '\($0.rawValue)'" }.joined(separator: " "))
        ELSE scope END AS purpose,
      date(since, 'unixepoch') AS since, COUNT(*) AS codes
    FROM objection GROUP BY entry, scope
    """

  private static let corrections = """
    SELECT c.id AS correction, s.name AS source, \(RecordKey.sql(bare: "k.key")) AS source_key, c.field, c.value, c.incorrect, c.author, c.reason,
      datetime(c.made, 'unixepoch') AS made, c.opened AS since_run, c.closed AS until_run,
      datetime(z.finished, 'unixepoch') AS until
    FROM correction c
    JOIN key k ON k.id = c.key
    JOIN source s ON s.id = k.source
    LEFT JOIN run z ON z.id = c.closed
    """
}
