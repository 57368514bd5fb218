import Records
import SQLite

/// Numbers over all of a register's runs, for those who watch it from outside. They only grow, but for the standing ones.
public struct RegisterTotals: Sendable {
  /// How many runs ended how with a source: by source and outcome.
  public private(set) var runs: [(source: String, outcome: SourceOutcome, count: Int64)] = []
  /// Records by what became of them, in the order of the report's columns.
  public private(set) var rows: [(disposition: String, count: Int64)] = []
  /// Guards that tripped, and those of them that were let through.
  public private(set) var guards: [(source: String, name: String, isAllowed: Bool, count: Int64)] = []
  /// Open quarantine by source, and the time (seconds since 1970) of the run that opened the oldest.
  public private(set) var quarantine: [(source: String, open: Int64, oldest: Int64)] = []
  /// When each source was last read: seconds since 1970.
  public private(set) var lastRead: [(source: String, time: Int64)] = []
  /// Records erased at the end of their retention, and observations at the end of the history window.
  public private(set) var erased: [(because: ExpiryReason, count: Int64)] = []
  /// Objections to marketing that stand, by what is objected to.
  public private(set) var objections: [(purpose: ObjectionPurpose, count: Int64)] = []
  /// Restrictions of sources that stand.
  public private(set) var restrictions: [(source: String, kind: RestrictionKind, count: Int64)] = []
  /// Runs that failed, and when the last night was committed: seconds since 1970, 0 before the first.
  public private(set) var failures: Int64 = 0, lastNight: Int64 = 0
  /// Contacts, companies and pairs for review now.
  public private(set) var contacts = 0, companies = 0, reviewPairs = 0

  /// Counts.
  public init(_ register: RegisterFile) throws(Problem) {
    let connection = register.connection
    func each(_ sql: String, _ body: (borrowing Statement) throws(Problem) -> Void) throws(Problem) {
      let query = try connection.prepare(sql)
      while try query.step() { try body(query) }
    }
    let committed =
      "FROM source_run sr JOIN run r ON r.id = sr.run JOIN source s ON s.id = sr.source "
      + "WHERE r.state = 'committed'"
    try each("SELECT s.name AS source, sr.outcome, COUNT(*) AS count \(committed) GROUP BY 1, 2 ORDER BY 1, 2") {
      (query) throws(Problem) in
      runs.append(try (query.string("source"), query.word("outcome"), query.integer("count")))
    }
    let names = ["created", "changed", "unchanged", "suppressed", "quarantined", "ignored", "gone"]
    try each("SELECT \(names.map { "SUM(\($0)) AS \($0)" }.joined(separator: ", ")) \(committed)") {
      (query) throws(Problem) in
      for name in names { rows.append((name, try query.integer(name))) }
    }
    try each(
      """
      SELECT g.source, g.guard, g.allowed_by IS NOT NULL AS is_allowed, COUNT(*) AS count FROM guard_trip g JOIN run r ON r.id = g.run
      WHERE r.state = 'committed' GROUP BY 1, 2, 3 ORDER BY 1, 2, 3
      """
    ) { (query) throws(Problem) in
      guards.append(
        try (query.string("source"), query.string("guard"), query.flag("is_allowed"), query.integer("count")))
    }
    try each(
      """
      SELECT coalesce(SUM(ended_erased), 0) AS ended, coalesce(SUM(history_erased), 0) AS history FROM run
      WHERE state = 'committed'
      """
    ) { (query) throws(Problem) in
      erased = [(.relationshipEnded, try query.integer("ended")), (.historyWindow, try query.integer("history"))]
    }
    try each(
      "SELECT source, kind, COUNT(*) AS count FROM restriction WHERE lifted IS NULL GROUP BY 1, 2 ORDER BY 1, 2"
    ) { (query) throws(Problem) in
      restrictions.append(try (query.string("source"), query.word("kind"), query.integer("count")))
    }
    for purpose in ObjectionPurpose.allCases {
      try each("SELECT COUNT(*) FROM objections WHERE purpose = '\(purpose.rawValue)'") {
        objections.append((purpose, $0.integer(0)))
      }
    }
    try each(
      """
      SELECT s.name AS source, SUM(q.id IS NOT NULL) AS open, MIN(r.started) AS oldest FROM source s
      LEFT JOIN quarantine q ON q.source = s.id AND q.closed IS NULL LEFT JOIN run r ON r.id = q.opened
      GROUP BY 1 ORDER BY 1
      """
    ) { (query) throws(Problem) in
      quarantine.append(try (query.string("source"), query.integer("open"), query.integer("oldest")))
    }
    try each(
      "SELECT s.name AS source, MAX(r.started) AS time \(committed) AND sr.outcome <> 'held' GROUP BY 1 ORDER BY 1"
    ) {
      (query) throws(Problem) in lastRead.append(try (query.string("source"), query.integer("time")))
    }
    failures = try connection.integer("SELECT COUNT(*) FROM run WHERE state = 'failed'") ?? 0
    lastNight =
      try connection.integer(
        "SELECT MAX(r.started) FROM run r WHERE r.state = 'committed' AND EXISTS(SELECT 1 FROM source_run WHERE run = r.id)"
      )
      ?? 0
    let queries = Queries(register)
    (contacts, companies) = (try queries.count(.person), try queries.count(.company))
    reviewPairs = try queries.reviewPairs()
  }
}
