/// What a trained weight may not be above, so that training never makes a register less safe: names that differ, or are but
/// somewhat alike, weigh at most what they weigh before anything is learned.
///
/// Where relatives work in one firm, training finds given names that differ among what it takes for one person, and learns
/// that they say little.
struct WeightCeiling: Sendable {
  private let starting: MatchWeights
  private let entries: [Int]

  /// The ceiling of the comparisons of a plan, which are those of the starting weights.
  init(_ plan: ComparisonPlan, _ starting: MatchWeights) {
    self.starting = starting
    let levels = [StringLevel.differs, .somewhatAlike, .alike].map(\.number)
    entries = plan.comparisons.indices.filter { [.given, .family].contains(plan.comparisons[$0].measure) }
      .flatMap { comparison in levels.map { 16 * comparison + $0 } }
  }

  /// The weights, none above the ceiling.
  func applied(to weights: MatchWeights) -> MatchWeights {
    var weights = weights
    for entry in entries { weights.match[entry] = min(weights.match[entry], starting.match[entry]) }
    return weights
  }
}
