import Foundation
import Records

/// Matches a table within itself: kinds of field, blocking, a model trained without labels, clusters.
///
/// The order of the stages stands here. All of them work on rows in an order that content alone decides, so the outcome
/// does not depend on the file's order or on threads.
public struct Dedupe: Sendable {
  private let rules: DedupeRules
  private let threads: Int

  /// A run under `rules` on up to `threads` threads.
  public init(rules: DedupeRules = DedupeRules(), threads: Int = 2) {
    self.rules = rules
    self.threads = max(1, threads)
  }

  /// Pairs whose odds are below 1 to 150 are forgotten.
  private static let leastKept = ScoredLink.weight(-5)
  /// A first pass joins what is rather the same than not: it is to teach, not to find all.
  private static let firstThreshold = ScoredLink.weight(0)

  /// The clusters of the rows of a table, whose `columns` they are; these are let go as soon as they are read.
  public func run(_ columns: consuming [RawColumn], rows: Int) -> DedupeOutcome {
    var raw = columns
    var clock = StageClock()
    var outcome = DedupeOutcome(rows: rows)
    let fields = Fields(raw, rules: rules, rows: rows, threads: threads)
    outcome.fields = fields.notes
    guard rows > 1, fields.isUsable else { return outcome }
    let table = MatchTable(raw, kinds: fields.kinds, rows: rows, threads: threads)
    let apart = CannotLink(raw, rules, table)
    raw = []
    clock.end("prepare values")

    var comparer = PlanMaker.comparer(table)
    let atoms = AtomList(comparer).atoms
    let maker = KeyMaker(
      table, bag: comparer.bags.first, atoms, BlockingRule.all(atoms, rows: rows), threads: threads)
    clock.end("plan comparisons and blocking")

    let sample = TrainingSample(maker, threads: threads)
    var scorer = PairScorer(comparer: comparer, weights: sample.train(comparer).weights)
    clock.end("train")

    let probability = sample.probabilities(scorer)
    let chosen = YieldChoice.chosen(sample.around, probability: probability)
    let kept = sample.kept(chosen, probability)
    let index = ChosenBlocks.index(maker, chosen: chosen, largest: sample.largest, threads: threads)
    clock.end("block")
    var (links, candidates) = ScoredLinks.of(index, scorer, least: Self.leastKept, threads: threads)
    outcome.candidates = candidates
    clock.end("score")

    var clusters = MeanLinkage(scorer: scorer, threshold: Self.firstThreshold, apart: apart)
      .joins(links, rows: rows, threads: threads).clusters(Self.firstThreshold)
    clock.end("cluster")

    SecondPass.learn(&comparer, clusters)
    scorer = PairScorer(comparer: comparer, weights: sample.train(comparer, clusters: clusters).weights)
    clock.end("train again")
    links = ScoredLinks.again(links, scorer, threads: threads)
    clock.end("score again")
    let asked = rules.threshold.map { ScoredLink.weight(Float(log($0 / max(1e-9, 1 - $0)))) }
    let joins = MeanLinkage(scorer: scorer, threshold: asked ?? ThresholdChoice.lowest, apart: apart)
      .joins(links, rows: rows, threads: threads)
    clock.end("cluster again")
    let threshold = asked ?? ThresholdChoice.best(joins, scorer, links, kept: kept, threads: threads)
    clusters = joins.clusters(threshold)
    clock.end("choose the threshold")

    outcome.cluster = Self.byFile(clusters, table)
    outcome.describe(scorer, links, clusters, threshold, isGiven: rules.threshold != nil)
    outcome.expect(ExpectedQuality(scorer, clusters, links, kept: kept, threads: threads))
    clock.end("describe")
    outcome.stages = clock.stages
    return outcome
  }

  /// For each row of the file the smallest row of its cluster.
  private static func byFile(_ clusters: [Int32], _ table: MatchTable) -> [Int32] {
    var least = Array(repeating: Int32.max, count: clusters.count)
    for (position, head) in clusters.enumerated() {
      least[Int(head)] = min(least[Int(head)], table.order[position])
    }
    var result = Array(repeating: Int32(0), count: clusters.count)
    for (position, head) in clusters.enumerated() { result[Int(table.order[position])] = least[Int(head)] }
    return result
  }
}

/// Seconds a stage.
struct StageClock {
  private(set) var stages: [(name: String, seconds: Double)] = []
  private var last = ContinuousClock.now

  /// Ends a stage that began where the last one ended.
  mutating func end(_ name: String) {
    let now = ContinuousClock.now
    let (seconds, atto) = (now - last).components
    stages.append((name, Double(seconds) + Double(atto) * 1e-18))
    last = now
  }
}
