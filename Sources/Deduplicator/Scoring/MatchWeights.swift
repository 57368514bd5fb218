import Foundation

/// What each level of each comparison says, in nats, for and against a match.
///
/// Three classes: the same (M), same household or firm but another person (H), and anything else (U). Posterior odds are
/// λ_M m / (λ_H h + λ_U u).
struct MatchWeights: Sendable {
  /// ln(m / u), sixteen entries a comparison.
  var match: [Float]
  /// ln(h / u); 0 where the third class is as U.
  var context: [Float]
  /// ln λ_M.
  var prior: Float = 0
  /// ln λ_H; nil if there is no third class.
  var contextPrior: Float?

  init(comparisons: Int) {
    match = Array(repeating: 0, count: 16 * comparisons)
    context = match
  }

  /// The logarithm of the posterior odds.
  @inline(__always)
  func score(_ compared: Compared) -> Float {
    var sum = prior + compared.frequency
    var other = compared.frequency
    var bits = compared.pattern.bits
    var base = 0
    while bits != 0 {
      let level = Int(truncatingIfNeeded: bits & 15)
      sum += match[base + level]
      other += context[base + level]
      bits >>= 4
      base += 16
    }
    guard let contextPrior, other + contextPrior > -8 else { return sum }
    let x = other + contextPrior
    let most = max(x, 0)
    return sum - (most + log(exp(x - most) + exp(-most)))
  }

  /// A probability from the logarithm of odds.
  static func probability(_ score: Float) -> Double { 1 / (1 + exp(-Double(score))) }
}
