import Records
import SQLite
import Text

/// A source with undone runs, replayed without them.
///
/// A content (a key's digest) holds after a live run if the run saw it, or if it held before and the run carried it on:
/// a delta run carries every key it does not see; a snapshot run carries a key that it kept because its record was
/// in quarantine, and every unseen key if withdrawals were suspended. Rows of undone runs are not touched; what they
/// opened and withdrew counts only from the next live run on.
struct SourceReplay {
  /// The observations that hold now, each with the live runs since which its content, and each of its fields, has held.
  private(set) var since: [Int64: FieldSince] = [:]
  /// The first live run in which anything under a key held, and what that was.
  private(set) var age: [Int64: (run: Int64, content: Digest)] = [:]

  private struct Row {
    let id: Int64
    /// Nil where its values are gone.
    let digest: Digest?
    let opened: Int64
    let withdrawn: Int64
  }

  private typealias Held = (row: Row, since: FieldSince)

  /// Replays a source from its rows; with `keys`, which is SQL, only what is under these.
  init(_ connection: Connection, _ source: Currency.Source, keys: String? = nil) throws(Problem) {
    func these(_ column: String) -> String { keys.map { " AND \(column) IN (\($0))" } ?? "" }
    let kept = try Self.runsByNumber(
      connection, "SELECT t.key, t.run FROM kept t JOIN key k ON k.id = t.key WHERE k.source = ?\(these("t.key"))",
      source.id)
    let seen = try Self.runsByNumber(
      connection,
      "SELECT t.observation, t.run FROM sighting t JOIN key k ON k.id = t.key WHERE k.source = ?\(these("t.key"))",
      source.id)
    let suspended = try Self.suspendedRuns(connection, source.id)
    let said = try SaidRows(connection)
    let query = try connection.prepare(
      """
      SELECT o.key, o.id, o.digest, o.opened, o.withdrawn FROM observation o JOIN key k ON k.id = o.key
      WHERE k.source = ?\(these("o.key")) ORDER BY o.key, o.id
      """)
    query.bind(1, source.id)
    var key: Int64 = 0
    var rows: [Row] = []
    func finish() throws(Problem) {
      guard rows.contains(where: { $0.digest != nil }) else {
        rows = []
        return
      }
      let keptHere = kept[key] ?? []
      try replay(key, rows, source, said) { (row, run) in
        source.extent == .delta
          ? seen[row.id]?.contains(run) == true : row.opened <= run && run < row.withdrawn && !keptHere.contains(run)
      } carries: { run in
        source.extent == .delta || suspended.contains(run) || keptHere.contains(run)
      }
      rows = []
    }
    while try query.step() {
      if query.integer(0) != key {
        try finish()
        key = query.integer(0)
      }
      rows.append(
        Row(
          id: query.integer(1), digest: Digest(bytes: query.bytes(2)), opened: query.integer(3),
          withdrawn: query.optionalInteger(4) ?? .max))
    }
    try finish()
  }

  private mutating func replay(
    _ key: Int64, _ rows: [Row], _ source: Currency.Source, _ said: borrowing SaidRows,
    sees: (Row, Int64) -> Bool, carries: (Int64) -> Bool
  ) throws(Problem) {
    var holding: [Held] = []
    for run in source.liveRuns {
      let seen = rows.filter { sees($0, run) }
      if seen.isEmpty {
        // What the run took away itself it does not carry.
        holding = carries(run) ? holding.filter { $0.row.withdrawn != run } : []
        continue
      }
      var next: [Held] = []
      for row in seen { next.append((row, try Self.since(row, run, after: holding, source, said))) }
      holding = next
      let first = seen.compactMap(\.digest).min { $0.bytes.lexicographicallyPrecedes($1.bytes) }
      if age[key] == nil, let first { age[key] = (run, first) }
    }
    for one in holding where one.row.digest != nil { since[one.row.id] = one.since }
  }

  /// Since when a row holds that `run` saw, where `holding` held before it.
  private static func since(
    _ row: Row, _ run: Int64, after holding: [Held], _ source: Currency.Source, _ said: borrowing SaidRows
  ) throws(Problem) -> FieldSince {
    if holding.isEmpty || row.digest == nil { return FieldSince(run) }
    if let same = holding.first(where: { $0.row.digest == row.digest }) { return same.since }
    let now = try said.row(row.id)
    var before: [SaidSince] = []
    for one in holding where one.row.digest != nil { before.append(SaidSince(try said.row(one.row.id).row, one.since)) }
    // Of what has lost its values there is only what was noted when the row was written.
    let isForgotten = holding.contains { $0.row.digest == nil }
    return FieldSince(run, of: now.row, after: before)
      .beginning(isForgotten ? now.since : nil) { noted in source.liveRuns.first { $0 >= noted } ?? run }
  }

  private static func runsByNumber(_ connection: Connection, _ sql: String, _ source: Int64) throws(Problem)
    -> [Int64: Set<Int64>]
  {
    let query = try connection.prepare(sql)
    query.bind(1, source)
    var runs: [Int64: Set<Int64>] = [:]
    while try query.step() { runs[query.integer(0), default: []].insert(query.integer(1)) }
    return runs
  }

  private static func suspendedRuns(_ connection: Connection, _ source: Int64) throws(Problem) -> Set<Int64> {
    let query = try connection.prepare("SELECT run FROM source_run WHERE source = ? AND suspended = 1")
    query.bind(1, source)
    var runs: Set<Int64> = []
    while try query.step() { runs.insert(query.integer(0)) }
    return runs
  }
}
