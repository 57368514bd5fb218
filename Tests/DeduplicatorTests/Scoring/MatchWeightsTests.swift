import Foundation
import Testing
import Text

@testable import Deduplicator

@Suite("What levels say together") struct MatchWeightsTests {
  /// Three comparisons: the first is a context's, the second a name's.
  private func weights(_ random: inout SplitMix64) -> MatchWeights {
    var weights = MatchWeights(comparisons: 3)
    weights.prior = -7
    for level in 1..<16 {
      for comparison in 0..<3 {
        weights.match[16 * comparison + level] = Float.random(in: -4...8, using: &random)
      }
      weights.household[level] = Float.random(in: -4...8, using: &random)
      weights.namesake[16 + level] = Float.random(in: -4...8, using: &random)
    }
    return weights
  }

  private func compared(_ random: inout SplitMix64) -> Compared {
    var compared = Compared()
    for comparison in 0..<3 { compared.pattern[comparison] = Int.random(in: 0...15, using: &random) }
    compared.frequency = Float.random(in: -2...2, using: &random)
    return compared
  }

  @Test("Without other classes a score is a sum") func sum() {
    var random = SplitMix64(seed: 11)
    for _ in 0..<300 {
      let (weights, pair) = (weights(&random), compared(&random))
      let sum = (0..<3).reduce(weights.prior + pair.frequency) { $0 + weights.match[16 * $1 + pair.pattern[$1]] }
      #expect(abs(weights.score(pair) - sum) < 1e-3)
    }
    #expect(weights(&random).score(Compared()) == -7)
  }

  @Test("Odds are those of the match against all other classes") func odds() {
    var random = SplitMix64(seed: 12)
    for _ in 0..<300 {
      var (weights, pair) = (weights(&random), compared(&random))
      weights.householdPrior = -6
      weights.namesakePrior = -5
      let levels = (0..<3).map { 16 * $0 + pair.pattern[$0] }
      let (m, h, s) = (
        levels.reduce(0) { $0 + Double(weights.match[$1]) }, levels.reduce(0) { $0 + Double(weights.household[$1]) },
        levels.reduce(0) { $0 + Double(weights.namesake[$1]) }
      )
      let rarity = Double(pair.frequency)
      let others = exp(-6 + h + rarity) + exp(-5 + s) + 1
      #expect(abs(Double(weights.score(pair)) - (-7 + m + rarity - log(others))) < 2e-3)
      pair.frequency += 1
      #expect(weights.score(pair).isFinite)
    }
  }

  @Test("A household or namesakes that explain a pair lower its score, the more the likelier they are") func lower() {
    var random = SplitMix64(seed: 13)
    for _ in 0..<300 {
      let (plain, pair) = (weights(&random), compared(&random))
      var last = plain.score(pair)
      for prior: Float in [-20, -9, -6, -3, 0] {
        var (household, namesake, both) = (plain, plain, plain)
        household.householdPrior = prior
        namesake.namesakePrior = prior
        (both.householdPrior, both.namesakePrior) = (prior, prior)
        let slack: Float = 1e-3
        #expect(household.score(pair) <= plain.score(pair) + slack)
        #expect(namesake.score(pair) <= plain.score(pair) + slack)
        #expect(both.score(pair) <= min(household.score(pair), namesake.score(pair)) + slack)
        #expect(both.score(pair) <= last + slack)
        last = both.score(pair)
      }
    }
  }

  @Test("A rare value speaks against namesakes, not against a household") func rarity() {
    var weights = MatchWeights(comparisons: 1)
    weights.prior = -7
    weights.match[9] = 6
    weights.household[9] = 6
    weights.namesake[9] = 6
    var (common, rare) = (Compared(), Compared())
    (common.pattern[0], rare.pattern[0]) = (9, 9)
    rare.frequency = 4
    var (household, namesake) = (weights, weights)
    household.householdPrior = 3
    namesake.namesakePrior = 3
    #expect(abs(household.score(rare) - household.score(common)) < 0.1)
    #expect(namesake.score(rare) > namesake.score(common) + 3)
  }

  @Test("Probabilities", arguments: [(Float(0), 0.5), (100, 1), (-100, 0)])
  func probability(_ score: Float, _ expected: Double) {
    #expect(abs(MatchWeights.probability(score) - expected) < 1e-9)
    #expect(abs(MatchWeights.probability(score) + MatchWeights.probability(-score) - 1) < 1e-9)
  }
}
