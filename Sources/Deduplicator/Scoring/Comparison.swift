import Foundation
import Records

/// One of the ordered answers that a comparison can give.
public struct ComparisonLevel: Sendable, Equatable {
  /// The answer in words, as shown to people.
  public let label: String
  /// How often pairs of one entity give this answer, 0…1.
  public let m: Double
  /// How often pairs of two entities give it, 0…1.
  public let u: Double
  /// Match weight in 1/1000 bit: 1000 · log2(m / u), rounded; 0 for the null level.
  public let weight: Int32
  /// Whether a pair with this answer is never merged, whatever else agrees.
  public let forbids: Bool

  /// A level; its weight follows from `m` and `u`.
  public init(_ label: String, m: Double, u: Double, forbids: Bool = false) {
    self.label = label
    self.m = m
    self.u = u
    self.forbids = forbids
    weight = Int32((1000 * log2(m / u)).rounded())
  }

  /// The level of a comparison that has nothing to compare: it weighs nothing.
  static let null = ComparisonLevel("nothing to compare", m: 1, u: 1)
}

/// What is compared, and the levels it can come out at; level 0 is null.
public struct Comparison: Sendable, Equatable {
  /// The comparison's name.
  public let name: String
  /// The declared fields it looks at.
  public let fields: [Field]
  /// At most 16 levels: null first, then from the strongest agreement to the plainest difference.
  public let levels: [ComparisonLevel]

  /// A comparison; the null level is put before `levels`.
  init(_ name: String, _ fields: [Field], _ levels: [ComparisonLevel]) {
    self.name = name
    self.fields = fields
    self.levels = [.null] + levels
  }
}

/// How pairs of one kind are weighed: a prior and the comparisons, whose weights are added to it.
public struct KindModel: Sendable, Equatable {
  /// The probability that two rows taken at random are one entity.
  public let probability: Double
  /// Match weight of that probability in 1/1000 bit.
  public let prior: Int32
  /// The comparisons; the position of each is its nibble in a pair's pattern.
  public let comparisons: [Comparison]

  init(probability: Double, _ comparisons: [Comparison]) {
    self.probability = probability
    self.comparisons = comparisons
    prior = Int32((1000 * log2(probability / (1 - probability))).rounded())
  }

  /// The waterfall of a pattern: first the prior, then a line a comparison. The weights' sum is the pair's weight.
  public func waterfall(_ pattern: Int64) -> [ComparisonOutcome] {
    var lines = [ComparisonOutcome(comparison: "prior", level: "two rows at random", weight: prior, fields: [])]
    for (position, comparison) in comparisons.enumerated() {
      let level = comparison.levels[min(Int(pattern >> (4 * Int64(position)) & 15), comparison.levels.count - 1)]
      lines.append(
        ComparisonOutcome(
          comparison: comparison.name, level: level.label, weight: level.weight, fields: comparison.fields))
    }
    return lines
  }
}
