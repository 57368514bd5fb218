import Records

/// Compares two mentions of one kind; the levels of the comparisons make the pair's pattern.
protocol PairComparer: Sendable {
  /// The pattern of two mentions, four bits a comparison; symmetric.
  func pattern(_ left: Int, _ right: Int) -> Int
}

/// A pair's weight and whether it may be merged at all.
struct Score: Sendable {
  var weight: Int32
  var pattern: Int32
  var forbids: Bool
}

/// A model's weights by comparison and level: a pattern's weight is a sum of one entry a comparison.
struct WeightTable: Sendable {
  private let prior: Int32
  private let weights: [Int32]
  private let forbids: [Bool]
  private let comparisons: Int

  init(_ model: KindModel) {
    prior = model.prior
    comparisons = model.comparisons.count
    var weights = Array(repeating: Int32(0), count: 16 * comparisons)
    var forbids = Array(repeating: false, count: 16 * comparisons)
    for (position, comparison) in model.comparisons.enumerated() {
      for (level, values) in comparison.levels.prefix(16).enumerated() {
        weights[16 * position + level] = values.weight
        forbids[16 * position + level] = values.forbids
      }
    }
    self.weights = weights
    self.forbids = forbids
  }

  /// The score of a pattern.
  func score(_ pattern: Int) -> Score {
    var score = Score(weight: prior, pattern: Int32(truncatingIfNeeded: pattern), forbids: false)
    for position in 0..<comparisons {
      let level = 16 * position + (pattern >> (4 * position) & 15)
      score.weight += weights[level]
      score.forbids = score.forbids || forbids[level]
    }
    return score
  }
}

/// Compares and weighs pairs of mentions.
struct Weigher<Comparer: PairComparer>: Sendable {
  let comparer: Comparer
  let table: WeightTable

  /// The score of two mentions.
  func score(_ left: Int, _ right: Int) -> Score { table.score(comparer.pattern(left, right)) }
}
