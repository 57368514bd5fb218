/// What the starting weights hold trained ones to, so that training never makes a register less safe.
///
/// Names that differ, or are but somewhat alike, weigh at most what they weigh before anything is learned: where relatives
/// work in one firm, training finds given names that differ among what it takes for one person, and learns that they say
/// little. And of a level that hardly any match has, such as a street in a register without streets, training learns nothing.
struct StartingAnchor: Sendable {
  private let starting: MatchWeights
  /// Levels that may not weigh more, and levels that must be seen.
  private let ceiling: [Int]
  private let unproven: [Int]

  /// A level that so few of the matches have was not learned from them.
  private static let leastShare: Float = 2e-3

  /// The anchor of the comparisons of a plan, which are those of the starting weights.
  init(_ plan: ComparisonPlan, _ starting: MatchWeights) {
    self.starting = starting
    func entries(_ measures: [Measure], _ levels: some Sequence<Int>) -> [Int] {
      plan.comparisons.indices.filter { measures.contains(plan.comparisons[$0].measure) }
        .flatMap { comparison in levels.map { 16 * comparison + $0 } }
    }
    ceiling = entries([.given, .family], [StringLevel.differs, .somewhatAlike, .alike].map(\.number))
    unproven = entries([.place], PlaceLevel.allCases.dropFirst().map(\.number))
  }

  /// The weights as far as they may be trusted.
  func applied(to weights: MatchWeights) -> MatchWeights {
    var weights = weights
    for entry in ceiling { weights.match[entry] = min(weights.match[entry], starting.match[entry]) }
    for entry in unproven where weights.shares[entry] < Self.leastShare { weights.match[entry] = starting.match[entry] }
    return weights
  }
}
