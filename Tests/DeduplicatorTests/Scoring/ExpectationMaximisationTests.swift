import Foundation
import Testing
import Text

@testable import Deduplicator

/// A table of four independent columns, and patterns of pairs drawn from known m and u.
private struct KnownModel {
  /// How many values each column has, all equally frequent.
  static let values = [40, 80, 200, 25]
  /// The share of matches that agree; a twentieth has a slip, the rest differs.
  static let agreement = [0.9, 0.85, 0.8, 0.92]
  static let slip = 0.05
  static let slipByChance = 0.002
  static let rows = 2000
  static let allPairs = rows * (rows - 1) / 2

  let comparer = PlanMaker.comparer(
    matchTable(
      values.indices.map { Field("c\($0)", .identifier) },
      (0..<rows).map { row in
        values.enumerated().map { column, count in String(Hash.mix(UInt64(column * 1000 + row * 7 % count)), radix: 36)
        }
      }))

  /// A comparison's level of agreement.
  private func agrees(_ comparison: Int) -> Int {
    let share = 1 / Double(Self.values[comparison])
    return Measure.agrees + TermFrequencies.bin(share)
  }

  /// The chance that two strangers agree.
  private func chance(_ comparison: Int) -> Double {
    comparer.frequencies.chance[comparison][agrees(comparison) - Measure.agrees]
  }

  /// `count` matches.
  func matches(_ count: Int, _ random: inout SplitMix64) -> [(pattern: Pattern, weight: Int)] {
    (0..<count).map { _ in
      var pattern = Pattern()
      for (comparison, share) in Self.agreement.enumerated() {
        let chance = Double.random(in: 0..<1, using: &random)
        pattern[comparison] = chance < share ? agrees(comparison) : chance < share + Self.slip ? 5 : 1
      }
      return (pattern, 1)
    }
  }

  /// About `count` pairs that do not match: how often each pattern is expected, rounded by chance.
  func strangers(_ count: Int, _ random: inout SplitMix64) -> [(pattern: Pattern, weight: Int)] {
    var all: [(pattern: Pattern, share: Double)] = [(Pattern(), 1)]
    for comparison in Self.values.indices {
      all = all.flatMap { one in
        let chance = chance(comparison)
        return [(agrees(comparison), chance), (5, Self.slipByChance), (1, 1 - chance - Self.slipByChance)].map {
          level, share in
          var pattern = one.pattern
          pattern[comparison] = level
          return (pattern, one.share * share)
        }
      }
    }
    return all.map { ($0.pattern, Int($0.share * Double(count) + Double.random(in: 0..<1, using: &random))) }
  }

  func trained(
    matches: Int, seed: UInt64, known: (levels: [[Double]], pairs: Double)? = nil
  ) -> (weights: MatchWeights, matches: Double) {
    var random = SplitMix64(seed: seed)
    let blocked = self.matches(matches, &random) + strangers(Self.allPairs - matches, &random)
    var training = ExpectationMaximisation(
      comparer, blocked: PatternCounts(blocked), scale: 1, random: PatternCounts(strangers(100_000, &random)),
      known: known)
    return training.run()
  }

  /// The share of matches at a level by the weights.
  func share(_ weights: MatchWeights, _ comparison: Int) -> Double {
    let level = agrees(comparison)
    return exp(Double(weights.match[16 * comparison + level])) * chance(comparison)
  }
}

@Suite("Training without labels") struct ExpectationMaximisationTests {
  private let model = KnownModel()

  @Test("Finds how many pairs match, and how often matches agree", arguments: [300, 1000, 3000])
  func recovers(_ matches: Int) {
    let (weights, found) = model.trained(matches: matches, seed: UInt64(matches))
    #expect(abs(found / Double(matches) - 1) < 0.15, "\(found)")
    #expect(abs(exp(Double(weights.prior)) * Double(KnownModel.allPairs) / found - 1) < 0.01)
    for (comparison, share) in KnownModel.agreement.enumerated() {
      #expect(abs(model.share(weights, comparison) - share) < 0.08, "\(comparison)")
      #expect(weights.match[16 * comparison + 1] < 0)
    }
    #expect(weights.householdPrior == -.infinity && weights.namesakePrior == -.infinity)
  }

  @Test("Finds next to none where there are none") func none() {
    #expect(model.trained(matches: 0, seed: 1).matches < 0.05 * Double(KnownModel.rows))
  }

  @Test("Weights are numbers, and null says nothing") func finite() {
    let weights = model.trained(matches: 500, seed: 2).weights
    #expect((weights.match + weights.household + weights.namesake).allSatisfy { $0.isFinite })
    for comparison in KnownModel.values.indices { #expect(weights.match[16 * comparison] == 0) }
  }

  @Test("A rare value's agreement says more than a frequent one's") func rarity() {
    let weights = model.trained(matches: 1000, seed: 3).weights
    #expect(weights.match[16 * 2 + Measure.agrees + 1] > weights.match[16 * 3 + Measure.agrees])
  }

  @Test("What a first pass has clustered is taken as it is") func known() {
    let levels = KnownModel.values.map { values -> [Double] in
      var levels = Array(repeating: 0.0, count: 16)
      levels[Measure.agrees + TermFrequencies.bin(1 / Double(values))] = 600
      levels[1] = 400
      return levels
    }
    let (weights, found) = model.trained(matches: 1000, seed: 4, known: (levels, 700))
    #expect(abs(found - 700) < 1e-6)
    for comparison in KnownModel.values.indices { #expect(abs(model.share(weights, comparison) - 0.6) < 0.02) }
  }

  @Test("Nothing to learn from") func empty() {
    var training = ExpectationMaximisation(
      model.comparer, blocked: PatternCounts([]), scale: 1, random: PatternCounts([]))
    let (weights, matches) = training.run()
    #expect(weights.match.allSatisfy { $0.isFinite } && matches.isFinite)
  }
}
