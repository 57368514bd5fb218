/// Chooses the threshold without labels: the one whose clusters are expected to have the best F1.
enum ThresholdChoice {
  /// The thresholds tried, in nats of posterior odds; of equally good ones the first stands.
  static let tried: [Float] = [0, -0.5, 0.5, -1, 1, -1.5, -2, -2.5, -3]
  /// The lowest of them, in 1/1000 bit.
  static let lowest = ScoredLink.weight(-3)

  /// The threshold in 1/1000 bit.
  static func best(_ joins: Joins, _ scorer: PairScorer, _ links: [ScoredLink], kept: Double, threads: Int) -> Int32 {
    var best = (f1: -1.0, threshold: ScoredLink.weight(0))
    for nats in tried {
      let threshold = ScoredLink.weight(nats)
      let quality = ExpectedQuality(
        scorer, joins.clusters(threshold), links, kept: kept, pairs: 20_000, threads: threads)
      if quality.f1 > best.f1 { best = (quality.f1, threshold) }
    }
    return best.threshold
  }
}
