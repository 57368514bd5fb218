import Records

/// Chooses the threshold without labels: the one whose clusters are expected to have the best F1.
///
/// Tried on a part of the connected components, since each threshold asks for clusters of its own.
enum ThresholdChoice {
  /// The thresholds tried, in nats of posterior odds.
  static let tried: [Float] = [-3, -2.5, -2, -1.5, -1, -0.5, 0, 0.5, 1]
  private static let linksTried = 60_000

  /// The threshold in 1/1000 bit.
  static func best(_ scorer: PairScorer, _ linkage: MeanLinkage, _ links: [ScoredLink], kept: Double, threads: Int)
    -> Int32
  {
    let rows = scorer.comparer.table.count
    let part = self.part(links, rows)
    var best = (f1: -1.0, threshold: ScoredLink.weight(0))
    for nats in tried {
      var linkage = linkage
      linkage.threshold = ScoredLink.weight(nats)
      let clusters = linkage.clusters(part, rows: rows, threads: threads)
      let quality = ExpectedQuality(scorer, clusters, part, kept: kept, threads: threads)
      if quality.f1 > best.f1 { best = (quality.f1, linkage.threshold) }
    }
    return best.threshold
  }

  /// The links of whole components, as many as are enough.
  private static func part(_ links: [ScoredLink], _ rows: Int) -> [ScoredLink] {
    guard links.count > linksTried else { return links }
    let least = ScoredLink.weight(tried[0])
    var sets = UnionFind(rows)
    for link in links where link.weight > least { sets.join(link.left, link.right) }
    // Components are told apart by a hash of their roots: which are taken does not depend on where links are many.
    let step = UInt64(links.count / linksTried + 1)
    return links.filter { Hash.mix(UInt64(sets.root($0.left))) % step == 0 }
  }
}
