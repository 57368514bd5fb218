/// A model in Swift, as `StartingWeights.swift` holds it.
extension MatchModel {
  /// The weights and rules of both kinds.
  public var source: String {
    """
    /// Weights as training made them: see ``MatchModel/starting``. Made by `LahdeBenchmarks weights`.
    extension StartingWeights {
    \(company.source("company", .company))

    \(person.source("person", .person))
    }

    """
  }
}

extension KindModel {
  /// The kind's weights, each level by its name.
  fileprivate func source(_ name: String, _ plan: RegisterPlan) -> String {
    let weighed = plan.fieldComparisons.enumerated().map { index, comparison in
      """
            ComparisonWeights(
              "\(comparison.name)",
              [
      \(comparison.measure.levelType.source(weights, index))
              ]),
      """
    }
    func prior(_ number: Int32) -> String { number == StoredWeights.never ? "nil" : "\(number)" }
    let rules = rules.map {
      "      .init(first: \($0.first), second: \($0.second), classes: \($0.classes), largest: \($0.largest)),"
    }
    return """
        static let \(name) = StartingWeights(
          comparisons: [
      \(weighed.joined(separator: "\n"))
          ],
          prior: \(weights.priors[0]), householdPrior: \(prior(weights.priors[1])), \
      namesakePrior: \(prior(weights.priors[2])),
          rules: [
      \(rules.joined(separator: "\n"))
          ], merge: \(merge))
      """
  }
}

extension ComparisonLevel {
  /// A line a level of a comparison's weights.
  fileprivate static func source(_ weights: StoredWeights, _ comparison: Int) -> String {
    allCases.dropFirst().enumerated().map { index, level in
      let entry = Pattern.limit * comparison + level.number
      var line = "          \(index == 0 ? "\(Self.self)" : "").\(level): .init(\(weights.match[entry])"
      if weights.household[entry] != 0 { line += ", household: \(weights.household[entry])" }
      if weights.namesake[entry] != 0 { line += ", namesake: \(weights.namesake[entry])" }
      return line + "),"
    }.joined(separator: "\n")
  }
}
