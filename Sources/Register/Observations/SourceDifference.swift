import Records
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
  /// Records whose content does not stand under their key, as indices into ``StagedKeys/ordered``: of what does stand, all
  /// that is to be known was known when it came.
  var unknown: [Int] = []
  /// Keys that have no usable record tonight and whose observations stay.
  var kept: [Int64] = []
  /// What became of the records.
  var counts = SourceCounts()

  /// Compares tonight's records with the source's current observations.
  ///
  /// `known` are the source's keys, and `standing` is what the source says until tonight. The observations of `kept` records,
  /// of which a row cannot be used, stay; those of `suppressed` ones go. With `holdsBack` (an unreadable key, or an input not
  /// read whole) nothing is withdrawn because it is gone. Of `restricted` records (Article 18) nothing changes at all. With
  /// `rederives` (another rule chain or map) unchanged rows are written anew; since when they hold stays.
  init(
    staged: StagedSource, keys: StagedKeys, known: KnownKeys, standing: StandingObservations,
    kept keptRecords: Set<Int64>, suppressed: Set<Int64>, restricted: Set<Int64>, holdsBack: Bool, rederives: Bool
  ) {
    withdrawals = standing.leftOpen
    counts.standing = standing.active
    let isSnapshot = staged.extent == .snapshot
    var position = -1
    var more = true
    var knownID: Int64 = 0
    var knownKey: [UInt8] = []
    func next() {
      position += 1
      more = position < known.ids.count
      guard more else { return }
      knownID = known.ids[position]
      knownKey.removeAll(keepingCapacity: true)
      knownKey.append(contentsOf: known.text(position))
    }
    next()
    func vanish() {
      guard isSnapshot else { return }
      let rows = standing.of(knownID)
      if restricted.contains(knownID) {
        if !rows.isEmpty { kept.append(knownID) }
        return
      }
      if !suppressed.contains(knownID) {
        if keptRecords.contains(knownID) {
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
      var order = more ? keys.compare(knownKey, with: index) : 1
      while more, order < 0 {
        vanish()
        next()
        order = more ? keys.compare(knownKey, with: index) : 1
      }
      let isKnown = more && order == 0
      if isKnown, restricted.contains(knownID) {
        if !standing.of(knownID).isEmpty { kept.append(knownID) }
        counts.ignored += isRest(staged, keys.ordered[index]) ? 0 : end - index
        next()
        index = end
        continue
      }
      let (counted, written) = (counts, additions.count + withdrawals.count)
      compare(
        staged, keys, index..<end, key: isKnown ? knownID : 0, standing: isKnown ? standing.of(knownID) : [],
        isSnapshot: isSnapshot, rederives: rederives)
      if isRest(staged, keys.ordered[index]) {
        // The record was counted as suppressed; what is left of it is written without being counted again.
        counts = counted
        counts.rewritten += additions.count + withdrawals.count - written
      }
      if isKnown { next() }
      index = end
    }
    while more {
      vanish()
      next()
    }
  }

  private func isRest(_ staged: StagedSource, _ reference: StagedKeys.Reference) -> Bool {
    staged.batches[Int(reference.batch)].rows[Int(reference.row)].isRest
  }

  /// One key: what is there and stays, what has come, what is gone.
  private mutating func compare(
    _ staged: StagedSource, _ keys: StagedKeys, _ range: Range<Int>, key: Int64,
    standing: ArraySlice<StandingObservations.Row>, isSnapshot: Bool, rederives: Bool
  ) {
    // Nearly every key of nearly every night: one record, and it says what it said.
    if range.count == 1, standing.count == 1, let same = standing.first, same.isOpen, isSnapshot, !rederives,
      same.digest == keys.row(range.lowerBound, of: staged).digest
    {
      counts.unchanged += 1
      return
    }
    var left = Array(standing)
    var come: [Int] = []
    var previous: Digest?
    var stands = false
    for index in range {
      let digest = keys.row(index, of: staged).digest
      if digest == previous {
        counts.ignored += 1  // identical twins
        if !stands { unknown.append(index) }
        continue
      }
      (previous, stands) = (digest, false)
      guard let match = left.firstIndex(where: { $0.digest == digest }) else {
        come.append(index)
        unknown.append(index)
        continue
      }
      let same = left.remove(at: match)
      counts.unchanged += 1
      stands = same.isOpen && !rederives
      if !stands { unknown.append(index) }
      if !same.isOpen || rederives {
        additions.append(Addition(staged: index, key: key, since: same.since))
        if same.isOpen, isSnapshot { withdrawals.append(same.observation) }
        counts.rewritten += 1
      } else if !isSnapshot {
        resightings.append((key, same.observation))
      }
    }
    let ended = come.lazy.filter { keys.row($0, of: staged).relationship == .ended }.count
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
