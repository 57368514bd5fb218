import Foundation

/// A model learned from a table of which nobody said what is the same: blocking, two passes of training, joins.
///
/// The order of the stages stands here. All of them work on rows in an order that content alone decides, so the outcome
/// does not depend on the table's order or on threads.
struct Training: Sendable {
  /// Compares and weighs by the second pass.
  private(set) var scorer: PairScorer
  /// Pairs worth keeping, weighed.
  private(set) var links: [ScoredLink]
  /// All joins from the lowest threshold of interest on.
  private(set) var joins: Joins
  let rules: [BlockingRule]
  /// For each cell (rule, class of sizes) whether its blocks are worth their candidates.
  let chosen: [Bool]
  /// For each rule the largest block within its budget.
  let largest: [Int]
  /// The share of expected matches that the chosen cells keep.
  let kept: Double
  /// Pairs that blocking brought together.
  let candidates: Int
  private let apart: CannotLink?

  /// Pairs whose odds are below 1 to 150 are forgotten.
  private static let leastKept = ScoredLink.weight(-5)
  /// A first pass joins what is rather the same than not: it is to teach, not to find all.
  private static let firstThreshold = ScoredLink.weight(0)

  /// Learns from a comparer's table. `lowest` is the lowest threshold that may be asked for, in 1/1000 bit; `anchor` is
  /// what weights are held to.
  init(
    _ first: RowComparer, apart: CannotLink?, lowest: Int32 = ThresholdChoice.lowest, anchor: StartingAnchor? = nil,
    threads: Int, clock: inout StageClock
  ) {
    var comparer = first
    self.apart = apart
    let rows = comparer.table.count
    let atoms = AtomList(comparer).atoms
    let maker = KeyMaker(
      comparer.table, bag: comparer.bags.first, atoms, BlockingRule.all(atoms, rows: rows), threads: threads)
    clock.end("plan comparisons and blocking")

    let sample = TrainingSample(maker, threads: threads)
    func trained(_ comparer: RowComparer, _ clusters: [Int32]? = nil) -> PairScorer {
      let weights = sample.train(comparer, clusters: clusters).weights
      return PairScorer(comparer: comparer, weights: anchor?.applied(to: weights) ?? weights)
    }
    scorer = trained(comparer)
    clock.end("train")

    let probability = sample.probabilities(scorer)
    chosen = YieldChoice.chosen(sample.around, probability: probability)
    kept = sample.kept(chosen, probability)
    rules = maker.rules
    largest = sample.largest
    let index = ChosenBlocks.index(maker, chosen: chosen, largest: largest, threads: threads)
    clock.end("block")
    (links, candidates) = ScoredLinks.of(index, scorer, least: Self.leastKept, threads: threads)
    clock.end("score")

    let clusters = MeanLinkage(scorer: scorer, threshold: Self.firstThreshold, apart: apart)
      .joins(links, rows: rows, threads: threads).clusters(Self.firstThreshold)
    clock.end("cluster")

    SecondPass.learn(&comparer, clusters)
    scorer = trained(comparer, clusters)
    clock.end("train again")
    links = ScoredLinks.again(links, scorer, threads: threads)
    clock.end("score again")
    joins = MeanLinkage(scorer: scorer, threshold: lowest, apart: apart).joins(links, rows: rows, threads: threads)
    clock.end("cluster again")
  }

  /// The clusters at a threshold after a second look at those with a link of at least `review` that
  /// asks `margin` more, as a night makes them,
  /// and what they are expected to be worth.
  func twice(
    _ threshold: Int32, review: Int32, margin: Int32, threads: Int
  ) -> (clusters: [Int32], quality: ExpectedQuality) {
    let first = joins.clusters(threshold - 1)
    let second = SecondLook(
      first, links.filter { $0.weight >= review },
      MeanLinkage(scorer: scorer, threshold: threshold - 1, apart: apart), margin: margin,
      threads: threads)
    return (
      second.clusters,
      ExpectedQuality(
        scorer, first, after: second, links, kept: kept, unseenShare: ExpectedQuality.ofRegister, threads: threads)
    )
  }

  /// What clusters at a threshold are expected to be worth.
  func quality(_ clusters: [Int32], threads: Int) -> ExpectedQuality {
    ExpectedQuality(scorer, clusters, links, kept: kept, threads: threads)
  }
}
