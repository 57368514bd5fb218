import Records
import SQLite
import Text

/// What tonight's reading of a source changes: a source is a multiset of (key, content), compared key by key.
struct SourceDifference {
  /// A row to be written.
  struct Addition {
    /// Index into ``StagedKeys/ordered``.
    let staged: Int
    /// The key's ID, or 0 if it is new.
    let key: Int64
    /// The run since which this content has been there; 0: this run.
    let since: Int64
  }

  /// Rows to be written, in key order.
  var additions: [Addition] = []
  /// Observations to be withdrawn.
  var withdrawals: [Int64] = []
  /// Delta sources: observations that were seen again unchanged, with their keys.
  var resightings: [(key: Int64, observation: Int64)] = []
  /// Keys that have no usable record tonight and whose observations stay.
  var kept: [Int64] = []
  /// What became of the records.
  var counts = SourceCounts()

  /// An observation that is there before tonight.
  private struct Standing {
    var key: Int64
    var observation: Int64
    var digest: Digest
    var since: Int64
    /// Whether its relationship goes on.
    var isActive: Bool
    /// Whether the row is open, so that it holds on after tonight if nothing is written.
    var isOpen: Bool
  }

  /// Compares tonight's records with the source's current observations.
  ///
  /// `quarantinedKeys` are the readable keys of quarantined records, sorted; their observations stay; those of
  /// `suppressedKeys` go. With `holdsBack` (an unreadable key, or an input not read whole) nothing is withdrawn because it
  /// is gone. With `rederives` (another rule chain or map) unchanged rows are written anew; since when they hold stays.
  init(
    _ connection: Connection, source: Int64, staged: StagedSource, keys: StagedKeys, quarantinedKeys: [[UInt8]],
    suppressedKeys: [[UInt8]], holdsBack: Bool, rederives: Bool
  ) throws(Problem) {
    let currency = try Currency(connection).sources.first { $0.id == source }
    let standing = try Self.standing(connection, source: source, currency: currency, withdrawals: &withdrawals)
    counts.standing = standing.active
    let isSnapshot = staged.extent == .snapshot
    let known = try connection.prepare("SELECT id, key FROM key WHERE source = ? AND key IS NOT NULL ORDER BY key")
    known.bind(1, source)
    var knownID: Int64 = 0
    var knownKey: [UInt8] = []
    var more = try known.step()
    if more { (knownID, knownKey) = (known.integer(0), known.bytes(1)) }

    func next() throws(Problem) {
      more = try known.step()
      if more { (knownID, knownKey) = (known.integer(0), known.bytes(1)) }
    }
    func vanish() {
      guard isSnapshot else { return }
      let rows = standing.of(knownID)
      if !Self.contains(suppressedKeys, knownKey) {
        if Self.contains(quarantinedKeys, knownKey) {
          kept.append(knownID)
          return
        }
        if holdsBack {
          if !rows.isEmpty { kept.append(knownID) }
          return
        }
      }
      for one in rows {
        counts.gone += 1
        if one.isOpen { withdrawals.append(one.observation) }
      }
    }

    var index = 0
    while index < keys.ordered.count {
      var end = index + 1
      while end < keys.ordered.count, keys.equal(index, end) { end += 1 }
      let key = keys.bytes[keys.range(index)]
      while more, knownKey.lexicographicallyPrecedes(key) {
        vanish()
        try next()
      }
      let isKnown = more && knownKey.elementsEqual(key)
      compare(
        staged, keys, index..<end, key: isKnown ? knownID : 0, standing: isKnown ? standing.of(knownID) : [],
        isSnapshot: isSnapshot, rederives: rederives)
      if isKnown { try next() }
      index = end
    }
    while more {
      vanish()
      try next()
    }
  }

  /// One key: what is there and stays, what has come, what is gone.
  private mutating func compare(
    _ staged: StagedSource, _ keys: StagedKeys, _ range: Range<Int>, key: Int64, standing: [Standing],
    isSnapshot: Bool, rederives: Bool
  ) {
    var left = standing
    var come: [Int] = []
    var previous: Digest?
    for index in range {
      let reference = keys.ordered[index]
      let digest = staged.batches[Int(reference.batch)].rows[Int(reference.row)].digest
      if digest == previous {
        counts.ignored += 1  // identical twins
        continue
      }
      previous = digest
      guard let match = left.firstIndex(where: { $0.digest == digest }) else {
        come.append(index)
        continue
      }
      let same = left.remove(at: match)
      counts.unchanged += 1
      if !same.isOpen || rederives {
        additions.append(Addition(staged: index, key: key, since: same.since))
        if same.isOpen, isSnapshot { withdrawals.append(same.observation) }
        counts.rewritten += 1
      } else if !isSnapshot {
        resightings.append((key, same.observation))
      }
    }
    let ended = come.lazy.filter { index in
      let reference = keys.ordered[index]
      return staged.batches[Int(reference.batch)].rows[Int(reference.row)].relationship == .ended
    }.count
    counts.ended += min(ended, left.lazy.filter(\.isActive).count)
    let changed = min(come.count, left.count)
    counts.changed += changed
    counts.created += come.count - changed
    if isSnapshot { counts.gone += left.count - changed }
    for index in come { additions.append(Addition(staged: index, key: key, since: 0)) }
    if isSnapshot {
      for one in left where one.isOpen { withdrawals.append(one.observation) }
    }
  }

  /// The source's current observations by key; rows that an undone run left open are withdrawn on the way.
  private static func standing(
    _ connection: Connection, source: Int64, currency: Currency.Source?, withdrawals: inout [Int64]
  ) throws(Problem) -> StandingByKey {
    guard let currency else { return StandingByKey([]) }
    var rows: [Standing] = []
    let replay = currency.hasUndone ? try SourceReplay(connection, currency) : nil
    let delta = currency.extent == .delta ? try Currency(connection).currentOfDeltaSources(connection) : []
    let query = try connection.prepare(
      """
      SELECT o.key, o.id, o.digest, o.since, o.opened, o.withdrawn, o.relationship
      FROM observation o JOIN key k ON k.id = o.key WHERE k.source = ?
      """)
    query.bind(1, source)
    while try query.step() {
      let withdrawn = query.optionalInteger(5)
      var since: Int64?
      if let replay {
        since = replay.since[query.integer(1)]
      } else if currency.extent == .delta {
        since = delta.containsSorted(query.integer(1)) ? query.integer(3) : nil
      } else {
        since = currency.isCurrent(opened: query.integer(4), withdrawn: withdrawn) ? query.integer(3) : nil
      }
      guard let since, let digest = Digest(bytes: query.bytes(2)) else {
        if since == nil, withdrawn == nil, currency.extent == .snapshot { withdrawals.append(query.integer(1)) }
        continue
      }
      rows.append(
        Standing(
          key: query.integer(0), observation: query.integer(1), digest: digest, since: since,
          isActive: query.integer(6) == Relationship.active.rawValue, isOpen: withdrawn == nil))
    }
    return StandingByKey(rows)
  }

  /// Standing observations grouped by key.
  private struct StandingByKey {
    private let rows: [Standing]
    private let first: [Int64: Int]
    /// Observations whose relationship goes on.
    var active: Int { rows.lazy.filter(\.isActive).count }

    init(_ unsorted: [Standing]) {
      rows = unsorted.sorted { ($0.key, $0.observation) < ($1.key, $1.observation) }
      var first: [Int64: Int] = [:]
      first.reserveCapacity(rows.count)
      for (index, row) in rows.enumerated() where index == 0 || rows[index - 1].key != row.key {
        first[row.key] = index
      }
      self.first = first
    }

    func of(_ key: Int64) -> [Standing] {
      guard let start = first[key] else { return [] }
      var end = start
      while end < rows.count, rows[end].key == key { end += 1 }
      return Array(rows[start..<end])
    }
  }

  private static func contains(_ sorted: [[UInt8]], _ key: [UInt8]) -> Bool {
    var low = 0
    var high = sorted.count
    while low < high {
      let middle = (low + high) / 2
      if sorted[middle].lexicographicallyPrecedes(key) { low = middle + 1 } else { high = middle }
    }
    return low < sorted.count && sorted[low] == key
  }
}

extension [Int64] {
  /// Whether a sorted array holds a value.
  func containsSorted(_ value: Int64) -> Bool {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if self[middle] < value { low = middle + 1 } else { high = middle }
    }
    return low < count && self[low] == value
  }
}
