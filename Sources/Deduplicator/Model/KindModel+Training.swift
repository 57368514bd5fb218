import Foundation

extension KindModel {
  /// What training learned, with the thresholds that were chosen.
  ///
  /// `exclusive` is the column of business IDs, if there is one.
  init(_ training: Training, clusters: [Int32], exclusive: Int?, merge: Int32, review: Int32) {
    let comparer = training.scorer.comparer
    let table = comparer.table
    rows = Int32(truncatingIfNeeded: table.count)
    var completed = Self.completed(training.scorer.weights, comparer)
    for (comparison, about) in comparer.plan.comparisons.enumerated() where about.column == exclusive {
      for bin in 0..<TermFrequencies.bins { completed.match[16 * comparison + Measure.agrees + bin] += Self.byLaw }
    }
    weights = StoredWeights(completed)
    self.merge = merge
    self.review = review
    rules = training.rules.indices.compactMap { rule in
      var classes: UInt8 = 0
      for size in 0..<BlockIndex.classes where training.chosen[rule * BlockIndex.classes + size] {
        // What larger blocks are worth, smaller ones are worth even more, also those that training did not meet.
        classes |= (2 << UInt8(size)) &- 1
      }
      guard classes != 0 else { return nil }
      return Rule(
        first: Int32(truncatingIfNeeded: training.rules[rule].first),
        second: Int32(truncatingIfNeeded: training.rules[rule].second), classes: classes,
        largest: Int32(truncatingIfNeeded: training.largest[rule]))
    }
    columns = table.columns.indices.map { Self.column(comparer, $0) }
    bags = comparer.bags.map { bag in
      Words(
        rows: Int32(truncatingIfNeeded: bag.rows),
        bearers: HashCounts(
          zip(bag.words.shortHashes, bag.counts).filter { $0.1 >= Self.leastBearers }.map { ($0.0, $0.1) }))
    }
    aliases = comparer.aliases.known(comparer.aliasHashes)
    namesakes = Namesakes.hashes(comparer, clusters, least: Int(Self.leastBearers))
  }

  /// One business ID is one company by law, whatever else they say: only a mistaken ID breaks it. Frequencies know the
  /// chance of it among the companies only. In nats, 10 bits.
  private static let byLaw: Float = 6.93

  /// Weights in which agreement on a value weighs something in every bin of frequency, also in those that had no value
  /// yet: as much as in the nearest bin that had, and what the bins' usual shares differ.
  private static func completed(_ weights: MatchWeights, _ comparer: RowComparer) -> MatchWeights {
    var weights = weights
    for (comparison, about) in comparer.plan.comparisons.enumerated() {
      switch about.measure {
      case .bag, .organisation, .orientation, .place: continue
      default: break
      }
      let means = comparer.frequencies.mean[about.column]
      let seen = means.indices.filter { means[$0] <= 1 }
      for bin in means.indices where means[bin] > 1 {
        guard let near = seen.min(by: { abs($0 - bin) < abs($1 - bin) }) else { break }
        let (to, from) = (16 * comparison + Measure.agrees + bin, 16 * comparison + Measure.agrees + near)
        weights.match[to] = weights.match[from] + log(TermFrequencies.usual[near] / TermFrequencies.usual[bin])
        weights.household[to] = weights.household[from]
        weights.namesake[to] = weights.namesake[from]
      }
    }
    return weights
  }

  private static func column(_ comparer: RowComparer, _ column: Int) -> Column {
    let (table, frequencies) = (comparer.table, comparer.frequencies)
    let about = table.columns[column]
    let used = about.values.filter { table.counts[$0 + about.shift] > 0 }
    let total = frequencies.totals[column]
    let shared = comparer.plan.isShared
    let mailboxes = comparer.plan.sharedMailboxes[column]
    return Column(
      total: Int32(truncatingIfNeeded: total),
      bearers: HashCounts(
        used.compactMap { value in
          let count = Int32((Double(frequencies.share[value + about.shift]) * Double(total)).rounded())
          return count >= leastBearers ? (table.hashes[value], count) : nil
        }),
      means: (0..<TermFrequencies.bins).map { bin in
        let mean = frequencies.mean[column][bin]
        return Int32((1000 * log(mean <= 1 ? mean : TermFrequencies.usual[bin])).rounded())
      },
      shared: HashCounts(
        used.compactMap { value in
          let isShared =
            about.kind == .mailbox ? mailboxes[value - about.values.lowerBound] : shared[value + about.shift]
          return isShared && table.counts[value + about.shift] >= leastBearers ? (table.hashes[value], 1) : nil
        }))
  }
}
