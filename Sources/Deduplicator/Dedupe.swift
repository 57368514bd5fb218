import Foundation

/// Matches a table within itself: kinds of field, blocking, a model trained without labels, clusters.
///
/// The outcome does not depend on the file's order or on threads, see ``Training``.
public struct Dedupe: Sendable {
  private let rules: DedupeRules
  private let threads: Int

  /// A run under `rules` on up to `threads` threads.
  public init(rules: DedupeRules = DedupeRules(), threads: Int = 2) {
    self.rules = rules
    self.threads = max(1, threads)
  }

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

    let asked = rules.threshold.map { ScoredLink.weight(Float(log($0 / max(1e-9, 1 - $0)))) }
    let training = Training(
      PlanMaker.comparer(table), apart: apart, lowest: asked ?? ThresholdChoice.lowest, threads: threads, clock: &clock)
    outcome.candidates = training.candidates
    let threshold = asked ?? ThresholdChoice.best(training, threads: threads)
    let clusters = training.joins.clusters(threshold)
    clock.end("choose the threshold")

    outcome.cluster = Self.byFile(clusters, table)
    outcome.describe(training.scorer, training.links, clusters, threshold, isGiven: rules.threshold != nil)
    outcome.expect(training.quality(clusters, threads: threads))
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
