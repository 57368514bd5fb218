/// Chooses the threshold without labels: the one whose clusters are expected to have the best F1.
enum ThresholdChoice {
  /// The thresholds tried, in nats of posterior odds; of equally good ones the first stands.
  static let tried: [Float] = [0, -0.5, 0.5, -1, 1, -1.5, -2, -2.5, -3]
  /// The lowest of them, in 1/1000 bit.
  static let lowest = ScoredLink.weight(-3)

  /// Links tried: a part of the components where there are more.
  private static let linksTried = 200_000

  /// The lower bound that precision is to keep where merging two is worse than missing one.
  static let precisionAsked = 0.995

  /// The lowest threshold, in steps of a tenth of a nat, at which the expected precision's lower bound is what is asked;
  /// in 1/1000 bit. Pairs from `review` on are looked at twice, where `margin` more
  /// is asked.
  static func sure(_ training: Training, review: Int32, margin: Int32, threads: Int) -> Int32 {
    func isSure(_ tenths: Int) -> Bool {
      let (_, quality) = training.twice(
        ScoredLink.weight(Float(tenths) / 10), review: review, margin: margin, threads: threads)
      return quality.precision.low >= precisionAsked
    }
    let most = 140
    let enough = stride(from: 0, to: most, by: 5).first(where: isSure) ?? most
    let least = (max(0, enough - 4)..<enough).first(where: isSure) ?? enough
    return ScoredLink.weight(Float(least) / 10)
  }

  /// The threshold in 1/1000 bit.
  static func best(_ training: Training, threads: Int) -> Int32 {
    let (joins, links) = part(training.joins, training.links)
    var best = (f1: -1.0, threshold: ScoredLink.weight(0))
    for nats in tried {
      let threshold = ScoredLink.weight(nats)
      let quality = ExpectedQuality(
        training.scorer, joins.clusters(threshold), links, kept: training.kept, pairs: 20_000, threads: threads)
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
