import Records

/// Views by which anybody who may open the register asks for provenance in SQL, with plain names.
///
/// Everything of the register's life is in them: a row holds now where `until_run` is NULL, and held after run R where
/// `since_run <= R AND (until_run IS NULL OR until_run > R)`.
enum AccessViews {
  /// The views, in the order in which they rest on one another.
  static let sql = [golden, claims, provenance(), approvals].joined(separator: "\n")

  /// One row a golden value and stretch of runs; a branch of UNION ALL a field, so that a question for one ID reads
  /// that ID only.
  private static let golden = """
    CREATE VIEW golden_values AS
    \(Field.allCases.map(branch).joined(separator: "\nUNION ALL\n"));
    """

  private static func branch(_ field: Field) -> String {
    let (table, names, first) =
      field.isPersonal
      ? ("contact", GoldenColumns.names(.person), 0) : ("company", GoldenColumns.names(.company), Field.person.count)
    let position = field.rawValue - first
    return """
      SELECT '\(table)' AS kind, id, '\(field.name)' AS field, \(field.rawValue) AS position,
        \(names[position]) AS value, \(names[position])_from AS observation, substr(why, \(position + 1), 1) AS why,
        opened AS since_run, closed AS until_run
      FROM \(table) WHERE \(names[position])_from IS NOT NULL
      """
  }

  /// A packed row's value at `position`: the row is taken apart from the left.
  private static func part(_ packed: String, _ position: String) -> String {
    """
    (WITH RECURSIVE part(n, value, rest) AS (
        SELECT -1, NULL, \(packed) || char(31)
        UNION ALL
        SELECT n + 1, substr(rest, 1, instr(rest, char(31)) - 1), substr(rest, instr(rest, char(31)) + 1)
        FROM part WHERE rest <> '' AND n < \(position))
      SELECT value FROM part WHERE n = \(position))
    """
  }

  /// What every observation says, a row a field: what won and what lost.
  private static let claims = """
    CREATE VIEW claims AS
    SELECT m.contact, m.company, f.field, o.id AS observation, s.name AS source, k.key AS source_key, i.path AS file,
      o.line, \(part("o.raw", "f.position")) AS raw_value,
      \(part("coalesce(o.normal, o.raw)", "f.position")) AS value,
      o.since AS said_since_run, m.opened AS since_run, m.closed AS until_run
    FROM membership m
    JOIN (\(Field.allCases.map { "SELECT \($0.rawValue) AS position, '\($0.name)' AS field" }.joined(separator: " UNION ALL "))) f
    JOIN observation o ON o.id = m.observation
    JOIN key k ON k.id = o.key
    JOIN source s ON s.id = k.source
    JOIN input i ON i.id = o.input;
    """

  /// Of every golden value where it came from: the file and its hash, the place, the raw value, the rules, and why it won.
  ///
  /// `reasons`: further branches of `why`, since the view's first version is a migration that was done.
  static func provenance(_ reasons: String = "") -> String {
    """
    CREATE VIEW provenance AS
    SELECT g.kind, g.id, g.field,
      CASE WHEN g.value IS NULL AND o.raw IS NULL THEN 'value erased' ELSE g.value END AS value,
      s.name AS source, k.key AS source_key, i.path AS file, lower(hex(i.sha256)) AS file_sha256, i.url,
      datetime(i.retrieved, 'unixepoch') AS retrieved, o.line, \(part("o.places", "g.position")) AS place,
      \(part("o.raw", "g.position")) AS raw_value, sr.chain, c.rules,
      CASE g.why WHEN '1' THEN 'the only value' WHEN '2' THEN 'all agree' WHEN '3' THEN 'trust'
        WHEN '4' THEN 'majority' WHEN '5' THEN 'newer' WHEN '6' THEN 'founder' WHEN '7' THEN 'part of the chosen address'
        WHEN '8' THEN 'surest grounds'\(reasons) ELSE 'no value' END AS why,
      sr.trust, sr.purpose, sr.basis, o.since AS said_since_run, g.since_run,
      datetime(a.finished, 'unixepoch') AS since, g.until_run, datetime(z.finished, 'unixepoch') AS until
    FROM golden_values g
    JOIN observation o ON o.id = g.observation
    JOIN key k ON k.id = o.key
    JOIN source s ON s.id = k.source
    JOIN input i ON i.id = o.input
    JOIN run a ON a.id = g.since_run
    LEFT JOIN run z ON z.id = g.until_run
    LEFT JOIN source_run sr ON sr.run = o.opened AND sr.source = s.id
    LEFT JOIN chain c ON c.version = sr.chain;
    """
  }

  /// What stewards decided of which two records, and the run that revoked or undid it.
  private static let approvals = """
    CREATE VIEW approvals AS
    SELECT d.id AS decision, CASE d.kind WHEN 0 THEN 'company' ELSE 'contact' END AS kind, d.verdict, d.author, d.reason,
      x.name AS left_source, l.key AS left_key, y.name AS right_source, r.key AS right_key,
      d.run AS since_run, datetime(a.finished, 'unixepoch') AS since,
      coalesce(
        (SELECT v.id FROM run v WHERE v.id = d.revoked AND NOT EXISTS(
          SELECT 1 FROM run u WHERE u.undoes = v.id AND u.state = 'committed')),
        (SELECT MIN(u.id) FROM run u WHERE u.undoes = d.run AND u.state = 'committed')) AS until_run
    FROM decision d
    JOIN key l ON l.id = d.left_key JOIN source x ON x.id = l.source
    JOIN key r ON r.id = d.right_key JOIN source y ON y.id = r.source
    JOIN run a ON a.id = d.run;
    """
}
