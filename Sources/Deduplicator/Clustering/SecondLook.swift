import Records

/// A second look, cluster against cluster: what all rows of each say is compared as if one row said it.
///
/// Of two clusters of one person some rows have the mailbox and others the company. Row by row each pair has little to go
/// by, and the mean of all keeps the two apart.
struct SecondLook: Sendable {
  /// For each row the smallest row of its cluster.
  private(set) var clusters: [Int32]
  /// What was joined: how many pairs of rows each join made, and the weight of the two together, in 1/1000 bit.
  private(set) var joins: [(pairs: Int, weight: Int32)] = []

  /// The same joins, by the smallest rows of clusters on either side, in their order.
  private(set) var steps: [Joins.Join] = []

  /// Pairs of clusters that may be joined, by their smallest rows: what comes of one depends on the other.
  private(set) var looked: [(left: Int32, right: Int32)] = []

  /// Joins of `clusters` those with a link between them that together reach the linkage's threshold and `margin` more, in
  /// 1/1000 bit.
  init(
    _ clusters: [Int32], _ links: [ScoredLink], _ linkage: MeanLinkage, margin: Int32 = 0, threads: Int
  ) {
    self.clusters = clusters
    let between = Self.between(clusters, links)
    if between.isEmpty { return }
    let groups = Groups(clusters, between)
    let comparer = linkage.scorer.comparer.consolidated(groups.members)
    var look = MeanLinkage(
      scorer: PairScorer(comparer: comparer, weights: linkage.scorer.weights), threshold: linkage.threshold + margin)
    look.apart = linkage.apart?.between(groups.members)
    if !linkage.bearing.isEmpty {
      look.bearing = groups.members.map { rows in rows.reduce(0) { $0 + linkage.bearing[Int($1)] } }
    }
    let links = between.compactMap { pair -> ScoredLink? in
      let (left, right) = (groups.place[Int(Pairs.left(pair))], groups.place[Int(Pairs.right(pair))])
      if look.apart?.isApart(Int(left), Int(right)) == true { return nil }
      return look.scorer.weight(Int(left), Int(right), least: look.threshold).map {
        ScoredLink(left: left, right: right, weight: $0)
      }
    }
    looked = links.map { (groups.heads[Int($0.left)], groups.heads[Int($0.right)]) }
    let found = look.joins(links, rows: groups.members.count, threads: threads)
    let joined = found.clusters(look.threshold)
    self.clusters = clusters.map { head in
      let place = groups.place[Int(head)]
      return place < 0 ? head : groups.heads[Int(joined[Int(place)])]
    }
    var sets = UnionFind(groups.members.count)
    var sizes = groups.members.map(\.count)
    for join in found.joins where join.value > look.threshold {
      let (one, other) = (Int(sets.root(join.left)), Int(sets.root(join.right)))
      joins.append((sizes[one] * sizes[other], join.value))
      sizes[min(one, other)] = sizes[one] + sizes[other]
      sets.join(join.left, join.right)
      steps.append(
        Joins.Join(left: groups.heads[Int(join.left)], right: groups.heads[Int(join.right)], value: join.value))
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
