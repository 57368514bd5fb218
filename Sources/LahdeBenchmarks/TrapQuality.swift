/// How well clusters match the truth in the records of one trap: over the pairs of which at least one record bears it.
///
/// A pair of people whose true names have no name in common, whichever way round, is one of *strangers*: nothing but a value
/// that they share can have joined them, directly or through others. There must be none.
struct TrapQuality: Codable, Equatable {
  /// The trap; `all` of all pairs, `none` of pairs of which neither record bears one.
  let trap: String
  /// Records that bear it.
  let records: Int
  /// Pairs that belong together, pairs that were put together, and those that are both.
  let truePairs: Int
  let foundPairs: Int
  let sharedPairs: Int
  /// Found pairs of strangers.
  let strangers: Int

  /// Of what was put together, the share that belongs together; 1 of nothing.
  let precision: Double
  /// Of what belongs together, the share that was put together; 1 of nothing.
  let recall: Double

  /// The figures of counted pairs.
  init(trap: String, records: Int, truePairs: Int, foundPairs: Int, sharedPairs: Int, strangers: Int) {
    (self.trap, self.records, self.strangers) = (trap, records, strangers)
    (self.truePairs, self.foundPairs, self.sharedPairs) = (truePairs, foundPairs, sharedPairs)
    precision = foundPairs == 0 ? 1 : Double(sharedPairs) / Double(foundPairs)
    recall = truePairs == 0 ? 1 : Double(sharedPairs) / Double(truePairs)
  }

  /// One record: what is true of it and its cluster, each any number, and the traps as bits.
  struct Entry {
    var truth: UInt64
    var cluster: UInt64
    var given: UInt64
    var family: UInt64
    /// Bit *n* for the trap *n* of the names given.
    var traps: UInt64

    /// The record once for each of its different names, with that as the given one.
    var eachName: [Entry] {
      var other = self
      other.given = family
      return given == family ? [self] : [self, other]
    }
  }

  /// The figures of all pairs, of those without a trap, and of each trap that occurs, in the order of their names.
  ///
  /// Counts by groups: sorts five times, and never looks at a pair.
  static func measured(_ entries: [Entry], traps names: [String]) -> [TrapQuality] {
    func tally(_ entries: [Entry], _ key: (Entry) -> UInt64) -> [Int] { pairs(entries, traps: names.count, by: key) }
    let (truth, found) = (tally(entries, \.truth), tally(entries, \.cluster))
    let shared = tally(entries) { mixed($0.cluster, $0.truth) }
    // Of pairs with a name in common, those with both were counted twice.
    let named = tally(entries.flatMap(\.eachName)) { mixed($0.cluster, $0.given) }
    let both = tally(entries.filter { $0.given != $0.family }) {
      mixed($0.cluster, mixed(min($0.given, $0.family), max($0.given, $0.family)))
    }
    let strangers = found.indices.map { found[$0] - named[$0] + both[$0] }
    return found.indices.compactMap { index in
      let name = index < names.count ? names[index] : index == names.count ? "none" : "all"
      let records = entries.count {
        index < names.count ? $0.traps >> index & 1 == 1 : index > names.count || $0.traps == 0
      }
      guard records > 0 || index > names.count else { return nil }
      return TrapQuality(
        trap: name, records: records, truePairs: truth[index], foundPairs: found[index], sharedPairs: shared[index],
        strangers: strangers[index])
    }
  }

  /// Of each trap, the pairs of one group of which at least one bears it; then those of which neither bears any, and all.
  private static func pairs(_ entries: [Entry], traps: Int, by key: (Entry) -> UInt64) -> [Int] {
    var keyed = entries.map { (key: key($0), traps: $0.traps) }
    keyed.sort { $0.key < $1.key }
    var sums = [Int](repeating: 0, count: traps + 2)
    var bearers = [Int](repeating: 0, count: traps)
    var start = 0
    while start < keyed.count {
      var end = start
      var without = 0
      while end < keyed.count, keyed[end].key == keyed[start].key {
        if keyed[end].traps == 0 { without += 1 }
        for trap in 0..<traps where keyed[end].traps >> trap & 1 == 1 { bearers[trap] += 1 }
        end += 1
      }
      let size = end - start
      for trap in 0..<traps where bearers[trap] > 0 {
        sums[trap] += pairs(size) - pairs(size - bearers[trap])
        bearers[trap] = 0
      }
      sums[traps] += pairs(without)
      sums[traps + 1] += pairs(size)
      start = end
    }
    return sums
  }

  private static func pairs(_ size: Int) -> Int { size * (size - 1) / 2 }

  /// Two numbers as one; that two pairs of them give one number is as unlikely as that two hashes are equal.
  private static func mixed(_ one: UInt64, _ other: UInt64) -> UInt64 {
    var hash = (one ^ other &* 0x9E37_79B9_7F4A_7C15) &* 0xD6E8_FEB8_6659_FD93
    hash ^= hash >> 32
    return (hash ^ one) &* 0xD6E8_FEB8_6659_FD93
  }
}
