import Foundation
import Records

/// Matches a table within itself: kinds of field, blocking, a model trained without labels, clusters.
public struct Dedupe: Sendable {
  private let rules: DedupeRules
  private let threads: Int

  /// A run under `rules` on up to `threads` threads.
  public init(rules: DedupeRules = DedupeRules(), threads: Int = 2) {
    self.rules = rules
    self.threads = max(1, threads)
  }

  /// Where the threshold lies, in nats of posterior odds.
  static let threshold: Float = -1.5
  /// Pairs below it are forgotten.
  static let cut = Float(optd("cut", -8))

  /// The clusters of the table's rows.
  public func run(_ raw: [RawColumn], rows: Int) -> DedupeOutcome {
    var clock = StageClock()
    var outcome = DedupeOutcome(rows: rows)
    let fields = Fields(raw, rules: rules, rows: rows, threads: threads)
    outcome.fields = fields.notes
    guard rows > 1, fields.isUsable else { return outcome }
    let table = MatchTable(raw, kinds: fields.kinds, rows: rows, threads: threads)
    clock.end("prepare values")
    var comparer = PlanMaker.comparer(table)
    clock.end("plan comparisons")
    outcome.trace.append("organisation " + comparer.plan.organisation.map { table.columns[$0.column].name }.joined(separator: ", "))
    outcome.trace.append("comparisons " + comparer.plan.comparisons.map { "\($0.name)(\($0.measure)\($0.isContext ? "*" : ""))" }.joined(separator: ", "))

    let atoms = AtomList(comparer).atoms
    let blocking = BlockingRule.all(atoms, rows: rows)
    let maker = KeyMaker(table, bag: comparer.bags.first, atoms, blocking, threads: threads)
    clock.end("keys")
    let anchors = min(rows, opt("anchors", 5000))
    let around = AnchorBlocks(maker, anchors: anchors, threads: threads)
    clock.end("anchor blocks")
    var sample = AnchorPairs(around, rows: rows, rules: blocking.count, threads: threads)
    outcome.trace.append("full sample \(sample.pairs.count)")
    sample.thin(narrow: opt("narrow", 100_000), wide: opt("wide", 60_000))
    clock.end("sample pairs")
    let compared = Self.compare(sample.pairs.map { ($0.left, $0.right) }, comparer, threads)
    let randoms = Self.randomPairs(rows)
    let random = Self.compare(randoms, comparer, threads)
    clock.end("compare samples")
    let narrow = zip(sample.pairs, compared).filter { $0.0.isNarrow }.map {
      (pattern: $0.1.pattern, weight: Int($0.0.weight))
    }
    let scale = Double(rows) / Double(anchors) / 2
    var training = ExpectationMaximisation(
      comparer, blocked: PatternCounts(narrow), scale: scale,
      random: PatternCounts(random.map { ($0.pattern, 1) }))
    var model = training.run()
    clock.end("train")
    outcome.trace += Self.dump(comparer, model.weights)
    let probability = compared.map { Float(MatchWeights.probability(model.weights.score($0))) }
    let chosen = YieldChoice.chosen(sample, probability: probability)
    clock.end("choose blocking")
    let index = ChosenBlocks.index(maker, chosen: chosen, largest: around.largest, threads: threads)
    clock.end("block")
    var scorer = PairScorer(comparer: comparer, weights: model.weights)
    var (links, candidates) = ScoredLinks.of(
      index, scorer, least: ScoredLink.weight(Self.cut), threads: threads)
    clock.end("score")
    let threshold = ScoredLink.weight(Float(optd("t", 0)))
    let threshold2 = ScoredLink.weight(Float(optd("t2", -1.5)))
    var clusters = MeanLinkage(scorer: scorer, threshold: threshold).clusters(links, rows: rows, threads: threads)
    clock.end("cluster")
    outcome.trace.append("sample \(sample.pairs.count) narrow \(narrow.count) random \(random.count) distinct patterns \(Set(narrow.map{$0.pattern.bits}).count)")
    outcome.trace.append("rules \(blocking.count), candidates a row \(Double(candidates) / Double(rows)), matches \(model.matches), links \(links.count), cells \(chosen.filter { $0 }.count)")
    outcome.firstPass = Self.byFile(clusters, table)

    SecondPass.learnAliases(&comparer, clusters)
    SecondPass.recount(&comparer, clusters)
    if opt("namesake", 1) == 1 { comparer.namesakes = SecondPass.namesakes(comparer, clusters, opt("less", 1)) }
    let known = SecondPass.levels(comparer, clusters, threads: threads)
    let pairs = zip(sample.pairs, Self.compare(sample.pairs.map { ($0.left, $0.right) }, comparer, threads))
      .filter { $0.0.isNarrow }.map { (pattern: $0.1.pattern, weight: Int($0.0.weight)) }
    let apart = randoms.filter { clusters[Int($0.0)] != clusters[Int($0.1)] }
    training = ExpectationMaximisation(
      comparer, blocked: PatternCounts(pairs), scale: scale,
      random: PatternCounts(Self.compare(apart, comparer, threads).map { ($0.pattern, 1) }), known: known)
    model = training.run()
    clock.end("train again")
    outcome.trace += Self.dump(comparer, model.weights)
    scorer = PairScorer(comparer: comparer, weights: model.weights)
    let again = scorer
    let all = links
    let chunks = Parallel.chunks(all.count, threads: threads)
    links = Array(
      Parallel.map(chunks.count, threads: threads) { chunk in
        all[chunks[chunk]].map { link in
          ScoredLink(left: link.left, right: link.right, weight: again.weight(Int(link.left), Int(link.right)))
        }
      }.joined())
    clock.end("score again")
    clusters = MeanLinkage(scorer: scorer, threshold: threshold2).clusters(links, rows: rows, threads: threads)
    clock.end("cluster again")
    let mass = zip(sample.pairs, probability).reduce(0.0) { $0 + Double($1.0.weight) * Double($1.1) }
    var inChosen = Array(repeating: false, count: sample.pairs.count)
    for cell in chosen.indices where chosen[cell] { for pair in sample.byCell[cell] { inChosen[Int(pair)] = true } }
    let keptMass = zip(zip(sample.pairs, probability), inChosen).reduce(0.0) { $0 + ($1.1 ? Double($1.0.0.weight) * Double($1.0.1) : 0) }
    if opt("grid", 0) == 1 {
      for t in [-4, -3, -2, -1.5, -1, -0.5, 0, 1, 2, 3, 5] as [Float] {
        let c = MeanLinkage(scorer: scorer, threshold: ScoredLink.weight(t)).clusters(links, rows: rows, threads: threads)
        let q = ExpectedQuality(scorer, c, links, kept: keptMass / mass, threads: threads)
        outcome.grid.append((t, Self.byFile(c, table), String(format: "t %.1f expected P %.4f R %.4f F1 %.4f kept %.4f", t, q.precision, q.recall, q.f1, keptMass / mass)))
      }
    }
    outcome.trace.append("matches \(model.matches) aliases \(comparer.aliases.count)")
    outcome.cluster = Self.byFile(clusters, table)
    outcome.stages = clock.stages
    return outcome
  }

  static func dump(_ comparer: RowComparer, _ weights: MatchWeights) -> [String] {
    guard opt("v", 0) > 0 else { return [] }
    return comparer.plan.comparisons.enumerated().map { index, comparison in
      comparison.name + ": " + (1..<comparison.measure.levels).map { level in
        String(format: "%d:%.1f", level, weights.match[16 * index + level])
          + (comparison.isContext ? String(format: "/%.1f", weights.household[16 * index + level]) : "") + (comparison.isName ? String(format: "|%.1f", weights.namesake[16 * index + level]) : "")
      }.joined(separator: " ")
    } + ["prior \(weights.prior) household \(weights.householdPrior) namesake \(weights.namesakePrior)"]
  }

  private static func compare(_ pairs: [(Int32, Int32)], _ comparer: RowComparer, _ threads: Int) -> [Compared] {
    let chunks = Parallel.chunks(pairs.count, threads: threads)
    return Array(
      Parallel.map(chunks.count, threads: threads) { chunk in
        pairs[chunks[chunk]].map { comparer.compare(Int($0.0), Int($0.1)) }
      }.joined())
  }

  /// Pairs of rows that have nothing to do with each other: the canonical order is as good as random.
  static func randomPairs(_ rows: Int) -> [(Int32, Int32)] {
    let all = rows * (rows - 1) / 2
    let wanted = min(opt("random", 100_000), max(all / 8, min(all, 50_000)))
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

  mutating func end(_ name: String) {
    let now = ContinuousClock.now
    let (seconds, atto) = (now - last).components
    stages.append((name, Double(seconds) + Double(atto) * 1e-18))
    last = now
  }
}

func opt(_ name: String, _ value: Int) -> Int { ProcessInfo.processInfo.environment[name].flatMap { Int($0) } ?? value }
func optd(_ name: String, _ value: Double) -> Double { ProcessInfo.processInfo.environment[name].flatMap { Double($0) } ?? value }
