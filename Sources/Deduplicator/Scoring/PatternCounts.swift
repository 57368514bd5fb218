/// How often each pattern occurs among some pairs: sorted, so that sums over it are the same in every run.
struct PatternCounts: Sendable {
  private(set) var patterns: [Pattern] = []
  private(set) var counts: [Double] = []

  /// Counts patterns that each stand for `weight` pairs.
  init(_ entries: [(pattern: Pattern, weight: Int)]) {
    for entry in entries.sorted(by: { $0.pattern.bits < $1.pattern.bits }) {
      if patterns.last == entry.pattern {
        counts[counts.count - 1] += Double(entry.weight)
      } else {
        patterns.append(entry.pattern)
        counts.append(Double(entry.weight))
      }
    }
  }

  /// All pairs counted.
  var total: Double { counts.reduce(0, +) }
}
