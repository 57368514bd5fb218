import Records

/// A second look, cluster against cluster: what all rows of each say is compared as if one row said it.
///
/// Of two clusters of one person some rows have the mailbox and others the company. Row by row each pair has little to go
/// by, and the mean of all keeps the two apart.
enum SecondLook {
  /// The clusters after it: of those with a link between them, those join that reach the linkage's threshold together.
  static func clusters(
    _ clusters: [Int32], _ links: [ScoredLink], _ linkage: MeanLinkage, threads: Int
  ) -> [Int32] {
    let between = Self.between(clusters, links)
    if between.isEmpty { return clusters }
    let groups = Groups(clusters, between)
    let comparer = linkage.scorer.comparer.consolidated(groups.members)
    var look = MeanLinkage(
      scorer: PairScorer(comparer: comparer, weights: linkage.scorer.weights), threshold: linkage.threshold)
    look.apart = linkage.apart?.between(groups.members, groups.place)
    if !linkage.bearing.isEmpty {
      look.bearing = groups.members.map { rows in rows.reduce(0) { $0 + linkage.bearing[Int($1)] } }
    }
    let links = between.compactMap { pair -> ScoredLink? in
      let (left, right) = (groups.place[Int(Pairs.left(pair))], groups.place[Int(Pairs.right(pair))])
      if look.apart?.isApart(Int(left), Int(right)) == true { return nil }
      return look.scorer.weight(Int(left), Int(right), least: linkage.threshold).map {
        ScoredLink(left: left, right: right, weight: $0)
      }
    }
    let joined = look.joins(links, rows: groups.members.count, threads: threads).clusters(linkage.threshold)
    return clusters.map { head in
      let place = groups.place[Int(head)]
      return place < 0 ? head : groups.heads[Int(joined[Int(place)])]
    }
  }

  /// The pairs of clusters with a link between them, ascending.
  private static func between(_ clusters: [Int32], _ links: [ScoredLink]) -> [UInt64] {
    var pairs: [UInt64] = []
    for link in links {
      let (one, other) = (clusters[Int(link.left)], clusters[Int(link.right)])
      if one != other { pairs.append(Pairs.packed(min(one, other), max(one, other))) }
    }
    pairs = RadixSort.byBothHalves(pairs)
    return pairs.indices.filter { $0 == 0 || pairs[$0] != pairs[$0 - 1] }.map { pairs[$0] }
  }

  /// Those clusters that are looked at.
  private struct Groups {
    /// The heads of the clusters, ascending, and for each row its place among them, or -1.
    private(set) var heads: [Int32] = []
    private(set) var place: [Int32]
    /// The rows of each, ascending.
    private(set) var members: [[Int32]]

    init(_ clusters: [Int32], _ pairs: [UInt64]) {
      var isLooked = Array(repeating: false, count: clusters.count)
      for pair in pairs {
        isLooked[Int(Pairs.left(pair))] = true
        isLooked[Int(Pairs.right(pair))] = true
      }
      place = Array(repeating: -1, count: clusters.count)
      for head in isLooked.indices where isLooked[head] {
        place[head] = Int32(truncatingIfNeeded: heads.count)
        heads.append(Int32(truncatingIfNeeded: head))
      }
      members = Array(repeating: [], count: heads.count)
      for (row, head) in clusters.enumerated() where place[Int(head)] >= 0 {
        members[Int(place[Int(head)])].append(Int32(truncatingIfNeeded: row))
        place[row] = place[Int(head)]
      }
    }
  }
}
