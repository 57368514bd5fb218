import Foundation

/// What each level of each comparison says, in nats, for and against a match.
///
/// Four classes: the same (M), and three of different ones: same household or firm (H), same name (S), and anything else
/// (U). Posterior odds are λ_M m / (λ_H h + λ_S s + λ_U u).
struct MatchWeights: Sendable {
  /// ln(m / u), sixteen entries a comparison.
  var match: [Float]
  /// ln(h / u) and ln(s / u); 0 where a class is as U.
  var household: [Float]
  var namesake: [Float]
  /// m: the share of matches that have a level.
  var shares: [Float]
  /// ln λ_M.
  var prior: Float = 0
  /// ln λ_H and ln λ_S; minus infinity where there is no such class.
  var householdPrior = -Float.infinity
  var namesakePrior = -Float.infinity

  init(comparisons: Int) {
    match = Array(repeating: 0, count: 16 * comparisons)
    household = match
    shares = match
    namesake = match
  }

  /// The logarithm of the posterior odds.
  ///
  /// A value's rarity speaks for M and H, which agree on it once; namesakes meet as often by frequent names as anybody.
  @inline(__always)
  func score(_ compared: Compared) -> Float {
    var sum = prior + compared.frequency
    var other = householdPrior + compared.frequency
    var same = namesakePrior
    var bits = compared.pattern.bits
    var base = 0
    while bits != 0 {
      let level = Int(truncatingIfNeeded: bits & 15)
      sum += match[base + level]
      other += household[base + level]
      same += namesake[base + level]
      bits >>= 4
      base += 16
    }
    let most = max(0, max(other, same))
    if most == 0, other < -8, same < -8 { return sum }
    return sum - (most + log(exp(other - most) + exp(same - most) + exp(-most)))
  }

  /// What a comparison says of a match on average, in bits: Σ m log₂(m / u).
  func worth(_ comparison: Int) -> Double {
    (0..<16).reduce(0) { $0 + Double(shares[16 * comparison + $1] * match[16 * comparison + $1]) } / Foundation.log(2)
  }

  /// A probability from the logarithm of odds.
  static func probability(_ score: Float) -> Double { 1 / (1 + exp(-Double(score))) }
}
