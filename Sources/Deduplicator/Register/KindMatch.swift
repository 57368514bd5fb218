import Records

/// The matching of one kind under a model: the links of a table's rows and what they join by themselves, without any
/// steward's word.
struct KindMatch {
  /// For each row of the raw columns the smallest row of its cluster.
  private(set) var cluster: [Int32]
  /// For each row the one that stands for it, as both say the same and two of their like are one.
  private(set) var twin: [Int32]
  /// For each row whether it would be one with another that says the same.
  private(set) var isEnough: [Bool]
  /// A row each of two clusters of the first linkage that a second look may join.
  private(set) var looked: [(left: Int32, right: Int32)] = []
  /// What was left as several because it holds too much: a row of each part.
  private(set) var cuts: [ClusterLimits.Cut] = []

  /// What was found, by positions of the scorer's table.
  private var found: (links: [ScoredLink], scorer: PairScorer, twinOf: [Int32])?
  private let model: KindModel
  private let threads: Int

  /// Matches `rows` rows. `bearing` tells for each how many observations it stands for.
  ///
  /// Where the rows are a `part` of what there is, some stay in the clusters that they are in: see ``stored(_:_:)``.
  init(
    _ columns: consuming [RawColumn], _ plan: RegisterPlan, rows: Int, bearing: [Int32] = [], _ model: KindModel,
    part: Part? = nil, threads: Int
  ) {
    (self.model, self.threads) = (model, threads)
    cluster = (0..<Int32(truncatingIfNeeded: rows)).map { $0 }
    twin = cluster
    isEnough = Array(repeating: false, count: rows)
    guard rows > 0 else { return }
    let scorer = plan.scorer(columns, rows: rows, model, threads: threads)
    let (comparer, table) = (scorer.comparer, scorer.comparer.table)
    let (twinOf, hidden) = Self.twins(scorer, model, &isEnough)
    let maker = KeyMaker(table, comparer.bags[0], model, hidden: hidden, threads: threads)
    let index = ChosenBlocks.index(
      maker, chosen: model.chosen, largest: model.rules.map { Int($0.largest) }, sizes: part?.sizes, threads: threads)
    var (links, _) = ScoredLinks.of(index, scorer, least: model.least, threads: threads)
    let mass = bearing.isEmpty ? [] : table.order.map { bearing[Int($0)] }
    let apart = CannotLink(comparer, plan, bearing: mass, decided: [])
    links.removeAll {
      apart.areApart(Int($0.left), Int($0.right)) || apart.areTwoFirms(Int($0.left), Int($0.right))
    }
    let linkage = MeanLinkage(scorer: scorer, threshold: model.merge - 1, apart: apart, bearing: mass)
    let first = linkage.joins(links, rows: rows, threads: threads)
    let second = SecondLook(
      first.clusters(linkage.threshold), links, linkage, margin: plan.margin, threads: threads)
    looked = second.looked.map { (table.order[Int($0.left)], table.order[Int($0.right)]) }
    let limited = ClusterLimits(comparer, plan).apply(
      second.clusters, first.joins + second.steps, links, scorer, merge: model.merge
    ) { part?.kept[Int(table.order[Int($0)])] != nil }
    cuts = limited.cuts.map {
      ClusterLimits.Cut(excess: $0.excess, parts: $0.parts.map { table.order[Int($0)] })
    }
    name(limited.clusters, twinOf, table.order)
    found = (links, scorer, twinOf)
  }

  /// Names clusters of positions by their smallest rows.
  private mutating func name(_ clusters: [Int32], _ twinOf: [Int32], _ order: [Int32]) {
    var founder = Array(repeating: Int32.max, count: clusters.count)
    for position in clusters.indices {
      let head = Int(clusters[Int(twinOf[position])])
      founder[head] = min(founder[head], order[position])
    }
    for position in clusters.indices {
      let row = Int(order[position])
      cluster[row] = founder[Int(clusters[Int(twinOf[position])])]
      twin[row] = order[Int(twinOf[position])]
    }
  }

  /// What must be known of rows that are a part of what there is.
  struct Part: Sendable {
    /// For each rule how many rows all in all have a key.
    let sizes: [KeyCounts]
    /// For each row what it stays in, or nil where that is to be found out.
    let kept: [Int64?]

    /// Clusters of rows, of which those that are kept stay.
    func keeping(_ clusters: [Int32]) -> [Int32] {
      var heads: [Int64: Int32] = [:]
      return clusters.enumerated().map { row, cluster in
        guard let kept = kept[row] else { return cluster }
        let head = heads[kept] ?? Int32(truncatingIfNeeded: row)
        heads[kept] = head
        return head
      }
    }
  }

  /// Rows that say the same in everything that is compared stand side by side in the canonical order: where two of
  /// their like are surely one, the first stands for all.
  private static func twins(
    _ scorer: PairScorer, _ model: KindModel, _ isEnough: inout [Bool]
  ) -> (of: [Int32], hidden: BitSet) {
    let table = scorer.comparer.table
    var of = (0..<Int32(truncatingIfNeeded: table.count)).map { $0 }
    var hidden = BitSet(count: table.count)
    var first = 0
    var enough = false
    for position in 0..<table.count {
      let row = Int(table.order[position])
      let isSame = position > 0 && table.isSame(first, position)
      if !isSame {
        first = position
        enough = scorer.weight(position, position) >= model.merge
      }
      isEnough[row] = enough
      guard isSame, enough else { continue }
      of[position] = Int32(truncatingIfNeeded: first)
      hidden.insert(position)
    }
    return (of, hidden)
  }

  // MARK: What is stored

  /// What decided, and how each row came to its cluster.
  struct Stored {
    /// For each row its strongest link within the cluster, in 1/1000 bit; 0 where it has none.
    var strongest: [Int32]
    /// `left < right`, ascending: of each cluster the strongest links that hold it together, of each two clusters the
    /// strongest link between them, if it reaches the review threshold and no steward has decided.
    var pairs: [(left: Int32, right: Int32, weight: Int32, pattern: Int64)] = []
  }

  /// What is stored of clusters, which are named by any row each; `same` and `different` are the decisions that hold.
  func stored(
    _ clusters: [Int32], same: [(left: Int32, right: Int32)] = [], different: [(left: Int32, right: Int32)] = []
  ) -> Stored {
    var stored = Stored(strongest: Array(repeating: 0, count: clusters.count))
    guard let (links, scorer, twinOf) = found else { return stored }
    let order = scorer.comparer.table.order
    var position = Array(repeating: Int32(0), count: order.count)
    for (place, row) in order.enumerated() { position[Int(row)] = Int32(truncatingIfNeeded: place) }
    let placed = order.map { position[Int(clusters[Int($0)])] }
    let all = Self.adding(same.map { (position[Int($0.left)], position[Int($0.right)]) }, to: links, scorer)
    var best = Array(repeating: Int32(0), count: placed.count)
    for link in all where placed[Int(link.left)] == placed[Int(link.right)] {
      best[Int(link.left)] = max(best[Int(link.left)], link.weight)
      best[Int(link.right)] = max(best[Int(link.right)], link.weight)
    }
    for place in placed.indices where twinOf[place] == Int32(truncatingIfNeeded: place) {
      stored.strongest[Int(order[place])] = best[place]
    }
    // Whom a steward joined came to the others as strongly as the strongest link between them says, not by their own.
    var between: [Int32: Int32] = [:]
    for link in all where placed[Int(link.left)] == placed[Int(link.right)] {
      let (one, other) = (cluster[Int(order[Int(link.left)])], cluster[Int(order[Int(link.right)])])
      if one == other { continue }
      for part in [one, other] { between[part] = max(between[part] ?? link.weight, link.weight) }
    }
    for row in clusters.indices where cluster[row] != cluster[Int(clusters[row])] {
      let joined = between[cluster[row]] ?? 0
      stored.strongest[row] = stored.strongest[row] == 0 ? joined : min(joined, stored.strongest[row])
    }
    let decided = different.map { pair in
      let (one, other) = (placed[Int(position[Int(pair.left)])], placed[Int(position[Int(pair.right)])])
      return Pairs.packed(min(one, other), max(one, other))
    }
    let deciding = Self.deciding(all, placed, least: model.least, decided: Set(decided))
    let chunks = Parallel.chunks(deciding.count, threads: threads)
    let parts = Parallel.map(chunks.count, threads: threads) { chunk in
      deciding[chunks[chunk]].map { link in
        let (one, other) = (order[Int(link.left)], order[Int(link.right)])
        let bits = scorer.comparer.compare(Int(link.left), Int(link.right)).pattern.bits
        return (min(one, other), max(one, other), link.weight, Int64(bitPattern: bits))
      }
    }
    stored.pairs = Array(parts.joined())
    stored.pairs.sort { ($0.left, $0.right) < ($1.left, $1.right) }
    return stored
  }

  /// Links with one for each pair that a steward joined, sorted.
  private static func adding(
    _ pairs: [(left: Int32, right: Int32)], to links: [ScoredLink], _ scorer: PairScorer
  ) -> [ScoredLink] {
    if pairs.isEmpty { return links }
    var known = Set(links.map { Pairs.packed($0.left, $0.right) })
    var all = links
    for pair in pairs where pair.left != pair.right {
      let (left, right) = (min(pair.left, pair.right), max(pair.left, pair.right))
      guard known.insert(Pairs.packed(left, right)).inserted else { continue }
      all.append(ScoredLink(left: left, right: right, weight: scorer.weight(Int(left), Int(right))))
    }
    return all.sorted { ($0.left, $0.right) < ($1.left, $1.right) }
  }

  private static func deciding(
    _ links: [ScoredLink], _ clusters: [Int32], least: Int32, decided: Set<UInt64>
  ) -> [ScoredLink] {
    // A weight is within ± 1,000 bits. Links come by left and right row: of equally strong ones the first stays first.
    let descending = links.indices.map { UInt64(1_000_000 - Int(links[$0].weight)) << 32 | UInt64($0) }
    let strongest = RadixSort.byUpperHalf(descending).map { Int(truncatingIfNeeded: $0 & 0xFFFF_FFFF) }
    var sets = UnionFind(clusters.count)
    var between = decided
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
}
