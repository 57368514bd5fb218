import Foundation

extension DedupeOutcome {
  /// Pairs of a smaller probability are not handed on, unless they stand in one cluster.
  private static let leastProbability = 0.05

  /// Fills in what the clusters rest on: pairs, fields, reasons, threshold.
  mutating func describe(
    _ scorer: PairScorer, _ links: [ScoredLink], _ clusters: [Int32], _ threshold: Int32, isGiven: Bool
  ) {
    let table = scorer.comparer.table
    let least = ScoredLink.weight(Float(log(Self.leastProbability / (1 - Self.leastProbability))))
    for link in links where link.weight >= least || clusters[Int(link.left)] == clusters[Int(link.right)] {
      let (one, other) = (table.order[Int(link.left)], table.order[Int(link.right)])
      pairs.append(
        Pair(left: min(one, other), right: max(one, other), weight: link.weight, probability: link.probability))
    }
    pairs.sort { ($0.left, $0.right) < ($1.left, $1.right) }
    self.threshold = MatchWeights.probability(Float(threshold) / ScoredLink.perNat)
    thresholdReason =
      isGiven ? "as asked" : "of the thresholds tried, its clusters are expected to have the best F1"
    reasons = MatchReasons.of(scorer, links, clusters)
    noteWorth(scorer)
  }

  private mutating func noteWorth(_ scorer: PairScorer) {
    let (table, plan) = (scorer.comparer.table, scorer.comparer.plan)
    var worth: [String: Double] = [:]
    for (index, comparison) in plan.comparisons.enumerated() where comparison.measure != .orientation {
      worth[table.columns[comparison.column].name] = scorer.weights.worth(index)
    }
    let organisation = plan.comparisons.firstIndex { $0.measure == .organisation }
    let parts = Set(plan.organisation.map { table.columns[$0.column].name })
    for index in fields.indices where fields[index].kind != .ignored {
      if let organisation, parts.contains(fields[index].name) {
        fields[index].worth = scorer.weights.worth(organisation)
        fields[index].note = "one fact with the organisation"
      } else if let worth = worth[fields[index].name] {
        fields[index].worth = worth
      } else {
        fields[index].note = "not compared"
      }
    }
  }

  /// Fills in the expected quality.
  mutating func expect(_ quality: ExpectedQuality) {
    precision = quality.precision
    recall = quality.recall
  }
}
