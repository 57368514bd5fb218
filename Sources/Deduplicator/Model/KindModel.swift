/// All that decides pairs of one kind: learned once, then a pair's weight follows from its two rows alone.
///
/// Of values only 32-bit hashes are kept, and only of those that at least ``leastBearers`` companies or persons bear:
/// nothing in it tells of one person.
struct KindModel: Sendable, Equatable {
  /// A blocking rule, and at which sizes its blocks are worth their candidates.
  struct Rule: Sendable, Equatable {
    /// The two atoms; -1 for none.
    let first: Int32
    let second: Int32
    /// A bit for each class of sizes.
    let classes: UInt8
    /// The largest block within the rule's budget.
    let largest: Int32
  }

  /// What is known of a column's values.
  struct Column: Sendable, Equatable {
    /// Rows that have a value, each entity's once.
    var total: Int32 = 0
    /// How many bear a value.
    var bearers = HashCounts()
    /// p̄ of each bin of frequency, in thousandths of a nat: 1000 ln p̄.
    var means: [Int32] = []
    /// Values that serve many.
    var shared = HashCounts()
  }

  /// What is known of a bag's words.
  struct Words: Sendable, Equatable {
    var rows: Int32 = 0
    var bearers = HashCounts()
  }

  /// Rows it was learned from; 0 for the starting values.
  var rows: Int32 = 0
  var weights: StoredWeights
  var rules: [Rule] = []
  var columns: [Column] = []
  var bags: [Words] = []
  /// Words that stand for each other, by the hash of both.
  var aliases = HashCounts()
  /// Whole names that are more frequent than their parts say, in thousandths of a nat.
  var namesakes = HashCounts()
  /// From this weight on, in 1/1000 bit, two are one.
  var merge: Int32
  /// From this weight on a pair is kept, and shown to stewards.
  var review: Int32

  /// For each rule and class of sizes whether its blocks are worth their candidates, as ``ChosenBlocks`` wants it.
  var chosen: [Bool] {
    var chosen: [Bool] = []
    for rule in rules { for size in 0..<BlockIndex.classes { chosen.append(rule.classes >> UInt8(size) & 1 == 1) } }
    return chosen
  }

  /// From this weight on a pair counts at all.
  var least: Int32 { min(review, merge) }

  /// Whether it is made for what a plan compares.
  func fits(_ plan: RegisterPlan) -> Bool {
    weights.match.count == 16 * plan.comparisons && columns.count == plan.width && bags.count == 1
  }

  /// A value is remembered if that many bear it.
  static let leastBearers: Int32 = 3
}

/// Weights as they are stored, in 1/1000 bit.
struct StoredWeights: Sendable, Equatable {
  /// log₂(m / u), log₂(h / u), log₂(s / u) and m in thousandths, sixteen entries a comparison.
  var match: [Int32]
  var household: [Int32]
  var namesake: [Int32]
  /// log₂ λ of M, H and S; ``never`` where there is no such class.
  var priors: [Int32]

  static let never = Int32.min

  /// Rounds weights to what is stored.
  init(_ weights: MatchWeights) {
    func stored(_ values: [Float]) -> [Int32] { values.map(ScoredLink.weight) }
    match = stored(weights.match)
    household = stored(weights.household)
    namesake = stored(weights.namesake)
    priors = [weights.prior, weights.householdPrior, weights.namesakePrior].map {
      $0.isFinite ? ScoredLink.weight($0) : Self.never
    }
  }

  /// Weights as they were stored.
  init(match: [Int32], household: [Int32], namesake: [Int32], priors: [Int32]) {
    self.match = match
    self.household = household
    self.namesake = namesake
    self.priors = priors
  }

  /// The weights to score with.
  var weights: MatchWeights {
    func nats(_ value: Int32) -> Float { value == Self.never ? -.infinity : Float(value) / ScoredLink.perNat }
    var weights = MatchWeights(comparisons: match.count / 16)
    weights.match = match.map(nats)
    weights.household = household.map(nats)
    weights.namesake = namesake.map(nats)
    (weights.prior, weights.householdPrior, weights.namesakePrior) = (nats(priors[0]), nats(priors[1]), nats(priors[2]))
    return weights
  }
}
