import Records
import SQLite
import Text

/// A source's current observations before tonight, by key.
struct StandingObservations {
  /// One observation.
  struct Row {
    var observation: Int64
    var digest: Digest
    var since: Int64
    /// Whether its relationship goes on.
    var isActive: Bool
    /// Whether the row is open, so that it holds on after tonight if nothing is written.
    var isOpen: Bool
  }

  /// The rows, key by key, in the order of their IDs within a key.
  private(set) var rows: [Row] = []
  /// Where the rows of each key ID start; one more entry than keys.
  private var starts: [Int32] = []
  /// Rows that an undone run left open: to be withdrawn.
  private(set) var leftOpen: [Int64] = []
  /// Rows whose relationship goes on.
  private(set) var active = 0

  /// Reads them; a source of which nothing is known has none.
  init(_ connection: Connection, source: Int64, currency: Currency.Source?) throws(Problem) {
    guard let currency else { return }
    let replay = currency.hasUndone ? try SourceReplay(connection, currency) : nil
    let delta = currency.extent == .delta ? try Currency(connection).currentOfDeltaSources(connection) : []
    let (isKey, count) = try Self.keys(connection, source: source)
    let query = try Self.observations(connection, source: source, isSmall: count * 8 < isKey.count)
    var found: [(key: Int32, row: Row)] = []
    found.reserveCapacity(count)
    while try query.step() {
      let key = query.integer(0)
      guard isKey.indices.contains(Int(key)), isKey[Int(key)] else { continue }
      let withdrawn = query.optionalInteger(5)
      var since: Int64?
      if let replay {
        since = replay.since[query.integer(1)]?.record
      } else if currency.extent == .delta {
        since = delta.containsSorted(query.integer(1)) ? query.integer(3) : nil
      } else {
        since = currency.isCurrent(opened: query.integer(4), withdrawn: withdrawn) ? query.integer(3) : nil
      }
      guard let since, let digest = Digest(bytes: query.bytes(2)) else {
        if since == nil, withdrawn == nil, currency.extent == .snapshot { leftOpen.append(query.integer(1)) }
        continue
      }
      let isActive = query.integer(6) == Relationship.active.rawValue
      if isActive { active += 1 }
      found.append(
        (
          Int32(truncatingIfNeeded: key),
          Row(
            observation: query.integer(1), digest: digest, since: since, isActive: isActive, isOpen: withdrawn == nil)
        ))
    }
    group(found, keys: isKey.count)
  }

  /// The rows of a key.
  func of(_ key: Int64) -> ArraySlice<Row> {
    guard key >= 0, key < starts.count - 1 else { return [] }
    return rows[Int(starts[Int(key)])..<Int(starts[Int(key) + 1])]
  }

  /// For every key ID whether it is of the source, and how many are.
  private static func keys(_ connection: Connection, source: Int64) throws(Problem) -> (isKey: [Bool], count: Int) {
    var isKey = Array(repeating: false, count: Int(try connection.integer("SELECT MAX(id) FROM key") ?? 0) + 1)
    let query = try connection.prepare("SELECT id FROM key WHERE source = ?")
    query.bind(1, source)
    var count = 0
    while try query.step() {
      isKey[Int(query.integer(0))] = true
      count += 1
    }
    return (isKey, count)
  }

  /// The observations of a small source are looked up, those of a large one are met on one way through all of them.
  private static func observations(_ connection: Connection, source: Int64, isSmall: Bool) throws(Problem) -> Statement
  {
    let columns = "o.key, o.id, o.digest, o.since, o.opened, o.withdrawn, o.relationship"
    guard isSmall else { return try connection.prepare("SELECT \(columns) FROM observation o ORDER BY o.id") }
    let query = try connection.prepare(
      "SELECT \(columns) FROM key k CROSS JOIN observation o ON o.key = k.id WHERE k.source = ? ORDER BY o.id")
    query.bind(1, source)
    return query
  }

  private mutating func group(_ found: [(key: Int32, row: Row)], keys: Int) {
    starts = Array(repeating: 0, count: keys + 1)
    for one in found { starts[Int(one.key) + 1] += 1 }
    for key in 0..<keys { starts[key + 1] += starts[key] }
    guard !found.isEmpty else { return }
    // Keys are numbered as their observations are written, so most rows stand where they are to be already.
    if found.indices.dropFirst().allSatisfy({ found[$0 - 1].key <= found[$0].key }) {
      rows = found.map(\.row)
      return
    }
    var next = starts
    rows = Array(repeating: found[0].row, count: found.count)
    for one in found {
      rows[Int(next[Int(one.key)])] = one.row
      next[Int(one.key)] += 1
    }
  }
}
