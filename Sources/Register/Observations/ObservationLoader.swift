import Records
import SQLite
import Text

/// Loads the current, unblocked observations as matching sees them, in founder order.
public struct ObservationLoader {
  private let connection: Connection
  private let run: Int64?

  /// A loader; `run` is the run whose transaction this is, if it is one.
  public init(_ register: RegisterFile, including run: Int64? = nil) {
    connection = register.connection
    self.run = run
  }

  /// The current observations. Blocked ones (an ended relationship, a source past its permitted period, what goes with its contact) are left out.
  public func table() throws(Problem) -> ObservationTable {
    let currency = try Currency(connection, including: run)
    return try table(currency, try currentRows(currency)).table
  }

  /// The current observations beside what the register's contacts were made of; nil where an undone run, or a value that
  /// is no longer there, does not let the one be told from the other.
  public func changes() throws(Problem) -> ChangedObservations? {
    let currency = try Currency(connection, including: run)
    if currency.hasUndone { return nil }
    var standing = try StandingMemberships(connection)
    let rows = try currentRows(currency, &standing)
    guard standing.isWhole else { return nil }
    let loaded = try table(currency, rows)
    var table = loaded.table
    let current = table.count
    for index in standing.gone.meta.indices { table.append(standing.gone, index) }
    let members = loaded.order.map { rows.member[$0] } + standing.gone.member
    func each<Value>(_ value: (StandingMemberships.Member) -> Value, _ none: Value) -> [Value] {
      members.map { $0 < 0 ? none : value(standing.members[Int($0)]) }
    }
    var change = ChangedObservations(
      table: table, current: current, company: each(\.company, 0), contact: each(\.contact, 0),
      companyWeight: each(\.companyWeight, 0), contactWeight: each(\.contactWeight, 0), ended: standing.ended)
    return try addPairs(to: &change) ? change : nil
  }

  /// Adds the kept pairs; false if one is of observations that are not there.
  private func addPairs(to change: inout ChangedObservations) throws(Problem) -> Bool {
    var row = Array(repeating: Int32(-1), count: Int(change.table.observation.max() ?? 0) + 1)
    for (place, observation) in change.table.observation.enumerated() { row[Int(observation)] = Int32(place) }
    let query = try connection.prepare("SELECT kind, a, b, weight, pattern FROM pair WHERE closed IS NULL")
    while try query.step() {
      let (a, b) = (Int(query.integer(1)), Int(query.integer(2)))
      guard let kind = EntityKind(rawValue: Int(query.integer(0))), row.indices.contains(a), row.indices.contains(b),
        row[a] >= 0, row[b] >= 0
      else { return false }
      change.pairs.append(
        (kind, row[a], row[b], Int32(truncatingIfNeeded: query.integer(3)), query.integer(4)))
    }
    return true
  }

  /// Rows in founder order, and which of them stands where.
  private func table(_ currency: Currency, _ rows: Rows) throws(Problem) -> (table: ObservationTable, order: [Int]) {
    let ranks = currency.hasUndone ? try ranks(currency, rows.replays) : nil
    var table = ObservationTable(sources: currency.sources.map { SourceStanding(name: $0.name, trust: $0.trust) })
    var order = Array(rows.meta.indices)
    // Without undone runs, keys are numbered in founder order already.
    func rank(_ index: Int) -> Int { ranks?[Int(rows.meta[index].key)] ?? Int(rows.meta[index].key) }
    func before(_ left: Int, _ right: Int) -> Bool {
      let (a, b) = (rank(left), rank(right))
      if a != b { return a < b }
      let (l, r) = (rows.range(left), rows.range(right))
      if rows.bytes[l] != rows.bytes[r] { return rows.bytes[l].lexicographicallyPrecedes(rows.bytes[r]) }
      return rows.meta[left].observation < rows.meta[right].observation
    }
    if !order.indices.dropFirst().allSatisfy({ before($0 - 1, $0) }) { order.sort(by: before) }
    table.blocked = rows.blocked
    table.corrected = try CorrectionStore(connection).correctedRows()
    table.reserve(rows: order.count, bytes: rows.bytes.count)
    for index in order { table.append(rows, index) }
    return (table, order)
  }

  struct Row {
    var observation: Int64
    var key: Int64
    var source: Int32
    var since: FieldSince
  }

  struct Rows {
    var bytes: [UInt8] = []
    var ends: [Int] = []
    var meta: [Row] = []
    /// For each row its standing membership, or -1, where these are asked for.
    var member: [Int32] = []
    var blocked: [Int64] = []
    var replays: [Int64: SourceReplay] = [:]

    func range(_ index: Int) -> Range<Int> { (index == 0 ? 0 : ends[index - 1])..<ends[index] }

    /// Adds the row that a query of ``currentRows(_:_:)`` stands at.
    mutating func append(_ query: borrowing Statement, source: Int32, since: FieldSince, member: Int32) {
      query.append(6, to: &bytes)
      ends.append(bytes.count)
      meta.append(Row(observation: query.integer(0), key: query.integer(1), source: source, since: since))
      self.member.append(member)
    }
  }

  /// SQL that is other than 0 for an observation that belongs to nobody: its relationship has ended, or it cannot be read whether
  /// it has.
  static let blocks = "(relationship | (stance & \(RowStance.unclearEnd.rawValue)))"

  private func currentRows(_ currency: Currency) throws(Problem) -> Rows {
    var none = StandingMemberships()
    return try currentRows(currency, &none)
  }

  private func currentRows(_ currency: Currency, _ standing: inout StandingMemberships) throws(Problem) -> Rows {
    let sourceOfKey = try sourceOfKey(currency)
    let delta = try currency.currentOfDeltaSources(connection)
    let expired = try SourceExpiry.standing(connection, currency, including: run)
    let ended = try ContactEndings.keys(connection, including: run)
    // What is restricted stays as it stood, whatever its sources say, and whatever is undone or over.
    let frozen = ProcessingRestrictionStore(connection)
    let (frozenKeys, frozenRows) = (try frozen.keys(), try frozen.observations())
    var rows = Rows()
    for source in currency.sources where source.hasUndone {
      rows.replays[source.id] = try SourceReplay(connection, source)
    }
    var noted = NotedSince()
    let query = try connection.prepare(
      """
      SELECT id, key, since, opened, withdrawn, \(Self.blocks), coalesce(normal, raw), field_since FROM observation
      ORDER BY id
      """)
    while try query.step() {
      let key = query.integer(1)
      let member = standing.next(query.integer(0))
      guard sourceOfKey.indices.contains(Int(key)), sourceOfKey[Int(key)] >= 0, !query.isNull(6) else {
        standing.miss(member)
        continue
      }
      let source = currency.sources[Int(sourceOfKey[Int(key)])]
      var since = noted.since(query, record: 2, fields: 7)
      var isCurrent: Bool
      if source.hasUndone {
        let replayed = rows.replays[source.id]?.since[query.integer(0)]
        isCurrent = replayed != nil
        since = replayed ?? since
      } else if source.extent == .delta {
        isCurrent = delta.containsSorted(query.integer(0))
      } else {
        isCurrent = source.isCurrent(opened: query.integer(3), withdrawn: query.optionalInteger(4))
      }
      var isBlocked =
        query.integer(5) != Relationship.active.rawValue || expired[source.id] != nil || ended.contains(key)
      if !frozenKeys.isEmpty, frozenKeys.contains(key) {
        isCurrent = frozenRows[query.integer(0)] != nil
        isBlocked = isBlocked && !isCurrent
      }
      guard isCurrent, !isBlocked else {
        standing.end(member, query, source: sourceOfKey[Int(key)], since: since, isBlocked: isCurrent)
        if isCurrent { rows.blocked.append(query.integer(0)) }
        continue
      }
      rows.append(query, source: sourceOfKey[Int(key)], since: since, member: member)
    }
    return rows
  }

  /// For every key ID the index of its source in `currency.sources`, or -1.
  private func sourceOfKey(_ currency: Currency) throws(Problem) -> [Int32] {
    let count = try connection.integer("SELECT MAX(id) FROM key") ?? 0
    var sourceOfKey = [Int32](repeating: -1, count: Int(count) + 1)
    var indexOfSource: [Int64: Int32] = [:]
    for (index, source) in currency.sources.enumerated() { indexOfSource[source.id] = Int32(index) }
    let query = try connection.prepare("SELECT id, source FROM key")
    while try query.step() { sourceOfKey[Int(query.integer(0))] = indexOfSource[query.integer(1)] ?? -1 }
    return sourceOfKey
  }

  /// After an undo: for every key ID its rank by age, as if the undone runs had never been.
  ///
  /// A key's age is the first live run in which anything under it held; keys of one age stand in the order of sources and of
  /// what they write, canonically spelled, and those that share a key in the order of what was said first, as a run without
  /// the undone ones would have numbered them.
  private func ranks(_ currency: Currency, _ replays: [Int64: SourceReplay]) throws(Problem) -> [Int] {
    var place: [Int64: Int] = [:]
    for (index, source) in currency.sources.enumerated() { place[source.id] = index }
    var keys: [Aged] = []
    let query = try connection.prepare("SELECT k.id, k.source, k.run, k.key FROM key k ORDER BY k.id")
    while try query.step() {
      let (id, source, text) = (query.integer(0), query.integer(1), query.bytes(3))
      let born = replays[source].map { $0.age[id] }
      keys.append(
        Aged(
          id: id, age: born.map { $0?.run ?? .max } ?? query.integer(2), source: place[source] ?? .max,
          bare: KeySpelling.canonical(Array(RecordKey.bare(text[...]))), content: (born ?? nil)?.content.bytes ?? []))
    }
    let count = Int(try connection.integer("SELECT MAX(id) FROM key") ?? 0)
    var ranks = [Int](repeating: .max, count: count + 1)
    for (rank, key) in keys.sorted().enumerated() { ranks[Int(key.id)] = rank }
    return ranks
  }

  /// What tells how old a key is. Of a source without undone runs its number tells what its content would.
  private struct Aged: Comparable {
    let id: Int64, age: Int64, source: Int, bare: [UInt8], content: [UInt8]

    static func < (left: Aged, right: Aged) -> Bool {
      if left.age != right.age { return left.age < right.age }
      if left.source != right.source { return left.source < right.source }
      if left.bare != right.bare { return left.bare.lexicographicallyPrecedes(right.bare) }
      if left.content != right.content { return left.content.lexicographicallyPrecedes(right.content) }
      return left.id < right.id
    }
  }
}
