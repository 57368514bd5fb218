import Records

/// The matching of one kind under a model: the links of a table's rows and what they join.
struct KindMatch: Sendable {
  /// For each row of the raw columns the smallest row of its cluster.
  private(set) var cluster: [Int32]
  /// For each row its strongest link within the cluster, in 1/1000 bit; 0 where it has none.
  private(set) var strongest: [Int32]
  /// For each row whether two of its like are one.
  private(set) var isEnough: [Bool]
  /// What decided, `left < right`, ascending: of each cluster the strongest links that hold it together, of each two
  /// clusters the strongest link between them, if it reaches the review threshold.
  private(set) var pairs: [(left: Int32, right: Int32, weight: Int32, pattern: Int64)] = []
  /// A row each of two clusters of the first linkage that a second look may join.
  private(set) var looked: [(left: Int32, right: Int32)] = []

  /// Matches `rows` rows. `bearing` tells for each how many observations it stands for; `decisions` name rows, too.
  ///
  /// Where the rows are a `part` of what there is, some stay in the clusters that they are in.
  init(
    _ columns: consuming [RawColumn], _ plan: RegisterPlan, rows: Int, bearing: [Int32] = [], _ model: KindModel,
    _ decisions: Decisions, part: Part? = nil, threads: Int
  ) {
    cluster = (0..<Int32(truncatingIfNeeded: rows)).map { $0 }
    strongest = Array(repeating: 0, count: rows)
    isEnough = Array(repeating: false, count: rows)
    guard rows > 0 else { return }
    let scorer = plan.scorer(columns, rows: rows, model, threads: threads)
    let (comparer, table) = (scorer.comparer, scorer.comparer.table)
    let (twinOf, hidden) = Self.twins(scorer, decisions, model, &isEnough)
    let maker = KeyMaker(table, comparer.bags[0], model, hidden: hidden, threads: threads)
    let index = ChosenBlocks.index(
      maker, chosen: model.chosen, largest: model.rules.map { Int($0.largest) }, sizes: part?.sizes, threads: threads)
    let least = model.least
    var (links, _) = ScoredLinks.of(index, scorer, least: least, threads: threads)
    let decided = decisions.positions(table, twinOf)
    links = decided.adding(to: links, scorer)
    let mass = bearing.isEmpty ? [] : table.order.map { bearing[Int($0)] }
    let apart = CannotLink(comparer, plan, bearing: mass, decided: decided.apart)
    links.removeAll {
      apart.areApart(Int($0.left), Int($0.right)) || apart.areTwoFirms(Int($0.left), Int($0.right))
    }
    let linkage = MeanLinkage(
      scorer: scorer, threshold: model.merge - 1, apart: apart, together: decided.together,
      bearing: mass)
    let first = linkage.joins(links, rows: rows, threads: threads).clusters(linkage.threshold)
    let second = SecondLook(first, links, linkage, margin: plan.margin, threads: threads)
    looked = second.looked.map { (table.order[Int($0.left)], table.order[Int($0.right)]) }
    let clusters = part?.keeping(second.clusters, table.order) ?? second.clusters
    fill(links, scorer, clusters, twinOf, least: least, threads: threads)
  }

  /// What must be known of rows that are a part of what there is.
  struct Part: Sendable {
    /// For each rule how many rows all in all have a key.
    let sizes: [KeyCounts]
    /// For each row what it stays in, or nil where that is to be found out.
    let kept: [Int64?]

    /// Clusters by positions of `order`, of which those that are kept stay.
    func keeping(_ clusters: [Int32], _ order: [Int32]) -> [Int32] {
      var heads: [Int64: Int32] = [:]
      return clusters.enumerated().map { position, cluster in
        guard let kept = kept[Int(order[position])] else { return cluster }
        let head = heads[kept] ?? Int32(truncatingIfNeeded: position)
        heads[kept] = head
        return head
      }
    }
  }

  /// Rows that say the same in everything that is compared stand side by side in the canonical order: where two of
  /// their like are surely one, the first stands for all.
  private static func twins(
    _ scorer: PairScorer, _ decisions: Decisions, _ model: KindModel, _ isEnough: inout [Bool]
  ) -> (of: [Int32], hidden: BitSet) {
    let table = scorer.comparer.table
    var of = (0..<Int32(truncatingIfNeeded: table.count)).map { $0 }
    var hidden = BitSet(count: table.count)
    var first = 0
    var enough = false
    for position in 0..<table.count {
      let row = Int(table.order[position])
      let isSame = position > 0 && table.isSame(first, position) && !decisions.isApart(Int(table.order[first]))
      if !isSame {
        first = position
        enough = scorer.weight(position, position) >= model.merge
      }
      isEnough[row] = enough
      guard isSame, enough, !decisions.isApart(row) else { continue }
      of[position] = Int32(truncatingIfNeeded: first)
      hidden.insert(position)
    }
    return (of, hidden)
  }

  private static func deciding(_ links: [ScoredLink], _ clusters: [Int32], least: Int32) -> [ScoredLink] {
    // A weight is within ± 1,000 bits. Links come by left and right row: of equally strong ones the first stays first.
    let descending = links.indices.map { UInt64(1_000_000 - Int(links[$0].weight)) << 32 | UInt64($0) }
    let strongest = RadixSort.byUpperHalf(descending).map { Int(truncatingIfNeeded: $0 & 0xFFFF_FFFF) }
    var sets = UnionFind(clusters.count)
    var between = Set<UInt64>()
    return strongest.compactMap { index in
      let link = links[index]
      let (one, other) = (clusters[Int(link.left)], clusters[Int(link.right)])
      if one != other {
        let isNew = link.weight >= least && between.insert(Pairs.packed(min(one, other), max(one, other))).inserted
        return isNew ? link : nil
      }
      if sets.root(link.left) == sets.root(link.right) { return nil }
      sets.join(link.left, link.right)
      return link
    }
  }

  private mutating func fill(
    _ links: [ScoredLink], _ scorer: PairScorer, _ clusters: [Int32], _ twinOf: [Int32], least: Int32,
    threads: Int
  ) {
    let table = scorer.comparer.table
    var founder = Array(repeating: Int32.max, count: clusters.count)
    for position in clusters.indices {
      let head = Int(clusters[Int(twinOf[position])])
      founder[head] = min(founder[head], table.order[position])
    }
    var best = Array(repeating: Int32(0), count: clusters.count)
    for link in links {
      let (left, right) = (Int(link.left), Int(link.right))
      if clusters[left] == clusters[right] {
        best[left] = max(best[left], link.weight)
        best[right] = max(best[right], link.weight)
      }
    }
    let deciding = Self.deciding(links, clusters, least: least)
    let chunks = Parallel.chunks(deciding.count, threads: threads)
    let parts = Parallel.map(chunks.count, threads: threads) { chunk in
      deciding[chunks[chunk]].map { link in
        let (one, other) = (table.order[Int(link.left)], table.order[Int(link.right)])
        let bits = scorer.comparer.compare(Int(link.left), Int(link.right)).pattern.bits
        return (min(one, other), max(one, other), link.weight, Int64(bitPattern: bits))
      }
    }
    pairs = Array(parts.joined())
    pairs.sort { ($0.left, $0.right) < ($1.left, $1.right) }
    for position in clusters.indices {
      let row = Int(table.order[position])
      cluster[row] = founder[Int(clusters[Int(twinOf[position])])]
      strongest[row] = twinOf[position] == Int32(truncatingIfNeeded: position) ? best[position] : 0
    }
  }
}
