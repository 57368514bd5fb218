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
  /// The observations that hold now, each with the live run since which its content has held.
  private(set) var since: [Int64: Int64] = [:]
  /// The first live run in which anything under a key held, and what that was.
  private(set) var age: [Int64: (run: Int64, content: Digest)] = [:]

  private struct Row {
    let id: Int64
    let digest: Digest
    let opened: Int64
    let withdrawn: Int64
  }

  /// Replays a source from its rows.
  init(_ connection: Connection, _ source: Currency.Source) throws(Problem) {
    let kept = try Self.runsByNumber(
      connection, "SELECT t.key, t.run FROM kept t JOIN key k ON k.id = t.key WHERE k.source = ?", source.id)
    let seen = try Self.runsByNumber(
      connection, "SELECT t.observation, t.run FROM sighting t JOIN key k ON k.id = t.key WHERE k.source = ?", source.id
    )
    let suspended = try Self.suspendedRuns(connection, source.id)
    let query = try connection.prepare(
      """
      SELECT o.key, o.id, o.digest, o.opened, o.withdrawn FROM observation o JOIN key k ON k.id = o.key
      WHERE k.source = ? AND o.digest IS NOT NULL ORDER BY o.key, o.id
      """)
    query.bind(1, source.id)
    var key: Int64 = 0
    var rows: [Row] = []
    func finish() {
      guard !rows.isEmpty else { return }
      let keptHere = kept[key] ?? []
      replay(key, rows, source) { (row, run) in
        source.extent == .delta
          ? seen[row.id]?.contains(run) == true : row.opened <= run && run < row.withdrawn && !keptHere.contains(run)
      } carries: { run in
        source.extent == .delta || suspended.contains(run) || keptHere.contains(run)
      }
      rows = []
    }
    while try query.step() {
      if query.integer(0) != key {
        finish()
        key = query.integer(0)
      }
      guard let digest = Digest(bytes: query.bytes(2)) else { continue }
      rows.append(
        Row(
          id: query.integer(1), digest: digest, opened: query.integer(3),
          withdrawn: query.optionalInteger(4) ?? .max))
    }
    finish()
  }

  private mutating func replay(
    _ key: Int64, _ rows: [Row], _ source: Currency.Source, sees: (Row, Int64) -> Bool, carries: (Int64) -> Bool
  ) {
    var holding: [(row: Row, since: Int64)] = []
    for run in source.liveRuns {
      let seen = rows.filter { sees($0, run) }
      if seen.isEmpty {
        // What the run took away itself it does not carry.
        holding = carries(run) ? holding.filter { $0.row.withdrawn != run } : []
        continue
      }
      holding = seen.map { row in
        (row, holding.first { $0.row.digest == row.digest }?.since ?? run)
      }
      if age[key] == nil, let first = seen.map(\.digest).min(by: { $0.bytes.lexicographicallyPrecedes($1.bytes) }) {
        age[key] = (run, first)
      }
    }
    for one in holding { since[one.row.id] = one.since }
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
