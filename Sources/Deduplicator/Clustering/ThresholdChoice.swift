/// Chooses the threshold without labels: the one whose clusters are expected to have the best F1.
enum ThresholdChoice {
  /// The thresholds tried, in nats of posterior odds; of equally good ones the first stands.
  static let tried: [Float] = [0, -0.5, 0.5, -1, 1, -1.5, -2, -2.5, -3]
  /// The lowest of them, in 1/1000 bit.
  static let lowest = ScoredLink.weight(-3)

  /// Links tried: a part of the components where there are more.
  private static let linksTried = 200_000

  /// The threshold in 1/1000 bit.
  static func best(_ joins: Joins, _ scorer: PairScorer, _ links: [ScoredLink], kept: Double, threads: Int) -> Int32 {
    let (joins, links) = part(joins, links)
    var best = (f1: -1.0, threshold: ScoredLink.weight(0))
    for nats in tried {
      let threshold = ScoredLink.weight(nats)
      let quality = ExpectedQuality(
        scorer, joins.clusters(threshold), links, kept: kept, pairs: 20_000, threads: threads)
      if quality.f1 > best.f1 { best = (quality.f1, threshold) }
    }
    return best.threshold
  }

  /// The joins and links of whole components, about as many as are enough; all of them where few components hold most.
  private static func part(_ joins: Joins, _ links: [ScoredLink]) -> (joins: Joins, links: [ScoredLink]) {
    guard links.count > 2 * linksTried else { return (joins, links) }
    var sets = UnionFind(joins.rows)
    for link in links where link.weight > lowest { sets.join(link.left, link.right) }
    let step = UInt64(links.count / linksTried)
    func isTaken(_ row: Int32) -> Bool { Hash.mix(UInt64(sets.root(row))) % step == 0 }
    let taken = links.filter { isTaken($0.left) }
    guard taken.count > linksTried / 2, taken.count < 2 * linksTried else { return (joins, links) }
    return (Joins(rows: joins.rows, joins: joins.joins.filter { isTaken($0.left) }), taken)
  }
}
