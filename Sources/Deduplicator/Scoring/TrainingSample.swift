import Records

/// The pairs from which a model is learned: around anchors, and at random.
struct TrainingSample {
  /// Pairs of blocks around the anchors.
  let around: AnchorPairs
  /// Pairs of rows that have nothing to do with each other.
  private let random: [(Int32, Int32)]
  /// For each rule the largest block within its budget.
  let largest: [Int]
  /// Pairs of the table that one of the sample stands for.
  private let scale: Double
  private let threads: Int

  private static let anchors = 5000
  private static let randomPairs = 100_000

  /// Draws a sample from a table's blocks.
  init(_ maker: KeyMaker, threads: Int) {
    let anchors = min(maker.rows, Self.anchors)
    let blocks = AnchorBlocks(maker, anchors: anchors, threads: threads)
    var pairs = AnchorPairs(blocks, rows: maker.rows, rules: maker.rules.count, threads: threads)
    pairs.thin(narrow: 100_000, wide: 60_000)
    around = pairs
    random = Self.random(maker.rows)
    largest = blocks.largest
    scale = Double(maker.rows) / Double(anchors) / 2
    self.threads = threads
  }

  /// Trains a model; where `clusters` are known, m and λ are those of the pairs within them.
  func train(_ comparer: RowComparer, clusters: [Int32]? = nil) -> (weights: MatchWeights, matches: Double) {
    let narrow = around.pairs.filter(\.isNarrow)
    let compared = Self.compare(narrow.map { ($0.left, $0.right) }, comparer, threads)
    let apart = clusters.map { clusters in random.filter { clusters[Int($0.0)] != clusters[Int($0.1)] } } ?? random
    var training = ExpectationMaximisation(
      comparer, blocked: PatternCounts(zip(narrow, compared).map { ($0.1.pattern, Int($0.0.weight)) }), scale: scale,
      random: PatternCounts(Self.compare(apart, comparer, threads).map { ($0.pattern, 1) }),
      known: clusters.map { SecondPass.levels(comparer, $0, threads: threads) })
    return training.run()
  }

  /// The probability of each pair around the anchors.
  func probabilities(_ scorer: PairScorer) -> [Float] {
    Self.compare(around.pairs.map { ($0.left, $0.right) }, scorer.comparer, threads)
      .map { Float(MatchWeights.probability(scorer.weights.score($0))) }
  }

  /// The share of the expected matches around the anchors that the chosen cells keep.
  func kept(_ chosen: [Bool], _ probability: [Float]) -> Double {
    var isKept = Array(repeating: false, count: around.pairs.count)
    for cell in chosen.indices where chosen[cell] {
      for pair in around.byCell[cell] { isKept[Int(pair)] = true }
    }
    var (all, kept) = (0.0, 0.0)
    for (index, pair) in around.pairs.enumerated() {
      let mass = Double(pair.weight) * Double(probability[index])
      all += mass
      if isKept[index] { kept += mass }
    }
    return all == 0 ? 1 : kept / all
  }

  private static func compare(_ pairs: [(Int32, Int32)], _ comparer: RowComparer, _ threads: Int) -> [Compared] {
    let chunks = Parallel.chunks(pairs.count, threads: threads)
    return Array(
      Parallel.map(chunks.count, threads: threads) { chunk in
        pairs[chunks[chunk]].map { comparer.compare(Int($0.0), Int($0.1)) }
      }.joined())
  }

  /// The canonical order is as good as random: rows some distances apart.
  private static func random(_ rows: Int) -> [(Int32, Int32)] {
    let all = rows * (rows - 1) / 2
    let wanted = min(randomPairs, max(all / 8, min(all, randomPairs / 2)))
    var pairs: [(Int32, Int32)] = []
    pairs.reserveCapacity(wanted)
    var distance = 1
    while pairs.count < wanted, distance < rows {
      for left in 0..<(rows - distance) where pairs.count < wanted {
        pairs.append((Int32(truncatingIfNeeded: left), Int32(truncatingIfNeeded: left + distance)))
      }
      distance += max(1, rows / 257)
    }
    return pairs
  }
}
