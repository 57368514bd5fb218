import Foundation

/// Estimates m, h and λ from pairs of which nobody said whether they match.
///
/// Expectation–maximisation over pattern counts (Dempster, Laird, Rubin 1977; for record linkage Winkler 1988), with
/// conditional independence but for what the plan has joined. u of agreement comes from the frequency tables, u of the
/// other levels from random pairs. Counts are smoothed by a prior, and levels kept in their order of evidence.
struct ExpectationMaximisation {
  private let plan: ComparisonPlan
  private let frequencies: TermFrequencies
  /// All pairs of rows.
  private let allPairs: Double
  private let rows: Double
  /// Patterns of the pairs of narrow blocks, each standing for `scale` pairs a count.
  private let blocked: PatternCounts
  private let scale: Double
  private let random: PatternCounts
  /// Levels of pairs within clusters, where a first pass has made them: then m and λ are theirs.
  private let known: (levels: [[Double]], pairs: Double)?

  private var m: [[Double]] = []
  private var u: [[Double]] = []
  private var h: [[Double]] = []
  private var s: [[Double]] = []
  private let prior: [[Double]]
  private var lambda: Double
  private var householdLambda: Double
  private var namesakeLambda: Double
  private let hasHousehold: Bool
  private let hasNamesakes: Bool

  private static let pseudoCounts = 5.0

  init(
    _ comparer: RowComparer, blocked: PatternCounts, scale: Double, random: PatternCounts,
    known: (levels: [[Double]], pairs: Double)? = nil
  ) {
    plan = comparer.plan
    frequencies = comparer.frequencies
    rows = Double(comparer.table.count)
    allPairs = max(1, rows * (rows - 1) / 2)
    self.blocked = blocked
    self.scale = scale
    self.random = random
    self.known = known
    prior = plan.comparisons.map { Self.prior($0.measure) }
    m = prior
    h = zip(plan.comparisons, prior).map { $0.measure == .bag ? Self.contextBag : $1 }
    lambda = min(0.5, 0.3 * rows / allPairs)
    s = prior
    householdLambda = lambda
    namesakeLambda = lambda
    // With nothing beside the names, namesakes and matches cannot be told apart.
    hasNamesakes =
      plan.hasOthers && plan.comparisons.contains(where: \.isName) && plan.comparisons.contains { !$0.isName }
    hasHousehold =
      plan.hasOthers
      && plan.comparisons.contains {
        $0.isContext && [.organisation, .address, .postcode].contains($0.measure)
          || ($0.isContext && $0.measure == .string)
      }
  }

  /// The weights, and how many pairs match by them.
  mutating func run() -> (weights: MatchWeights, matches: Double) {
    if let known {
      lambda = max(known.pairs, 0.01 * rows) / allPairs
      for comparison in m.indices { m[comparison] = smoothed(known.levels[comparison], comparison) }
    }
    let agreement = plan.comparisons.map { chance($0) }
    var isFirst = true
    for iteration in 0..<40 {
      let before = lambda
      let weights = estimateU(agreement, isFirst: isFirst)
      isFirst = false
      step(weights)
      if iteration > 8, abs(lambda - before) / before < 1e-4 { break }
    }
    return (estimateU(agreement, isFirst: false), lambda * allPairs)
  }

  /// u for the current posteriors, and the weights that follow.
  private mutating func estimateU(_ agreement: [[Double]], isFirst: Bool) -> MatchWeights {
    let previous = u.isEmpty ? nil : currentWeights()
    var counts = plan.comparisons.map { _ in Array(repeating: 0.0, count: 16) }
    for (pattern, count) in zip(random.patterns, random.counts) {
      var weight = count
      if known == nil, !isFirst, let previous { weight *= 1 - posteriors(pattern, previous).match }
      for comparison in counts.indices { counts[comparison][pattern[comparison]] += weight }
    }
    var rare = plan.comparisons.map { _ in Array(repeating: 0.0, count: 16) }
    if let previous {
      for (pattern, count) in zip(blocked.patterns, blocked.counts) {
        let weight = scale * count * (1 - posteriors(pattern, previous).match)
        for comparison in rare.indices { rare[comparison][pattern[comparison]] += weight }
      }
    }
    let pairs = random.total
    u = plan.comparisons.indices.map { comparison in
      let levels = 1..<plan.comparisons[comparison].measure.levels
      let total = levels.reduce(0) { $0 + counts[comparison][$1] }
      var u = Array(repeating: 0.0, count: 16)
      for level in levels {
        u[level] = (counts[comparison][level] + 0.3 * prior[comparison][level]) / (total + 0.3)
        if previous != nil, isRare(comparison, level), u[level] * pairs < 5 {
          // Too rare for random pairs: what the blocks show of it, since hardly a block misses such a pair.
          let filled = max(1e-6, total / max(1, pairs))
          let seen = rare[comparison][level] / (allPairs * filled)
          u[level] = max(seen, min(u[level], 0.3 * prior[comparison][level] / (total + 0.3)))
        }
        if agreement[comparison][level] > 0 { u[level] = max(agreement[comparison][level], 1e-12) }
        u[level] = max(u[level], min(0.2 / rows * prior[comparison][level], 1e-5))
      }
      return u
    }
    return currentWeights()
  }

  /// Whether random pairs hardly show a level of which the frequency tables tell nothing either.
  private func isRare(_ comparison: Int, _ level: Int) -> Bool {
    switch plan.comparisons[comparison].measure {
    case .bag, .organisation, .place: true
    default: false
    }
  }

  private func currentWeights() -> MatchWeights {
    var weights = MatchWeights(comparisons: plan.comparisons.count)
    weights.prior = Float(log(lambda))
    if hasHousehold { weights.householdPrior = Float(log(householdLambda)) }
    if hasNamesakes { weights.namesakePrior = Float(log(namesakeLambda)) }
    for (comparison, about) in plan.comparisons.enumerated() {
      for level in 1..<about.measure.levels {
        weights.shares[16 * comparison + level] = Float(m[comparison][level])
        weights.match[16 * comparison + level] = Float(log(m[comparison][level] / u[comparison][level]))
        if hasHousehold, about.isContext {
          weights.household[16 * comparison + level] = Float(log(h[comparison][level] / u[comparison][level]))
        }
        if hasNamesakes, about.isName {
          weights.namesake[16 * comparison + level] = Float(log(s[comparison][level] / u[comparison][level]))
        }
      }
    }
    return weights
  }

  private func posteriors(
    _ pattern: Pattern, _ weights: MatchWeights
  ) -> (match: Double, household: Double, namesake: Double) {
    var (sum, other, same): (Float, Float, Float) = (0, 0, 0)
    for comparison in 0..<plan.comparisons.count {
      let entry = 16 * comparison + pattern[comparison]
      sum += weights.match[entry]
      other += weights.household[entry]
      same += weights.namesake[entry]
    }
    let match = lambda * exp(min(60, Double(sum)))
    let household = hasHousehold ? householdLambda * exp(min(60, Double(other))) : 0
    let namesake = hasNamesakes ? namesakeLambda * exp(min(60, Double(same))) : 0
    let rest = 1 - lambda - (hasHousehold ? householdLambda : 0) - (hasNamesakes ? namesakeLambda : 0)
    let all = match + household + namesake + max(0, rest)
    return (match / all, household / all, namesake / all)
  }

  /// One expectation and maximisation over the blocked pairs.
  private mutating func step(_ weights: MatchWeights) {
    let none = plan.comparisons.map { _ in Array(repeating: 0.0, count: 16) }
    var (matches, households, namesakes) = (none, none, none)
    var totals = (0.0, 0.0, 0.0)
    for (pattern, count) in zip(blocked.patterns, blocked.counts) {
      let posterior = posteriors(pattern, weights)
      let (match, household, namesake) = (
        count * scale * posterior.match, count * scale * posterior.household, count * scale * posterior.namesake
      )
      totals = (totals.0 + match, totals.1 + household, totals.2 + namesake)
      for comparison in matches.indices {
        let level = pattern[comparison]
        matches[comparison][level] += match
        households[comparison][level] += household
        namesakes[comparison][level] += namesake
      }
    }
    let least = 0.0001 * rows
    householdLambda = max(totals.1, least) / allPairs
    namesakeLambda = max(totals.2, least) / allPairs
    for (comparison, about) in plan.comparisons.enumerated() {
      if hasHousehold, about.isContext { h[comparison] = smoothed(households[comparison], comparison) }
      if hasNamesakes, about.isName { s[comparison] = smoothed(namesakes[comparison], comparison) }
    }
    guard known == nil else { return }
    lambda = max(totals.0, 0.01 * rows) / allPairs
    for comparison in m.indices { m[comparison] = smoothed(matches[comparison], comparison) }
  }

  private func smoothed(_ counts: [Double], _ comparison: Int) -> [Double] {
    var result = Array(repeating: 0.0, count: 16)
    let levels = 1..<plan.comparisons[comparison].measure.levels
    let total = levels.reduce(0) { $0 + counts[$1] }
    for level in levels {
      result[level] = (counts[level] + Self.pseudoCounts * prior[comparison][level]) / (total + Self.pseudoCounts)
    }
    return result
  }

  /// The chance that two rows agree, by bin of frequency; 0 for levels of which the tables tell nothing.
  private func chance(_ comparison: FieldComparison) -> [Double] {
    var levels = Array(repeating: 0.0, count: 16)
    switch comparison.measure {
    case .bag, .orientation, .organisation, .place: return levels
    default: break
    }
    for bin in 0..<TermFrequencies.bins { levels[Measure.agrees + bin] = frequencies.chance[comparison.column][bin] }
    return levels
  }

  /// The share of matches that is expected at each level before anything is learned.
  private static func prior(_ measure: Measure) -> [Double] {
    let shares = (0..<Pattern.limit).map { level -> Double in
      if level == 0 || level >= measure.levels { return 0 }
      let number = UInt8(truncatingIfNeeded: level)
      switch measure {
      case .orientation: return OrientationLevel(rawValue: number) == .inTheirPlaces ? 0.95 : 0.05
      case .bag: return BagLevel(rawValue: number)?.expected ?? 0
      case .organisation: return OrganisationLevel(rawValue: number)?.expected ?? 0
      case .place: return PlaceLevel(rawValue: number)?.expected ?? 0
      // The levels of all others rise as those of strings do.
      default: return StringLevel(rawValue: number)?.expected ?? 0
      }
    }
    let total = shares.reduce(0, +)
    return shares.map { $0 / total }
  }

  private static let contextBag: [Double] = {
    let shares = BagLevel.allCases.map(\.expectedAmongOthers)
    let total = shares.reduce(0, +)
    return shares.map { $0 / total }
  }()
}

extension StringLevel {
  fileprivate var expected: Double {
    switch self {
    case .nothing: 0
    case .differs: 0.06
    case .somewhatAlike: 0.02
    case .alike, .part: 0.03
    case .oneLetterOffFrequent, .oneLetterOffRare: 0.04
    case .sameVeryFrequent, .sameFrequent, .sameNotRare, .sameRare, .sameVeryRare: 0.15
    }
  }
}

extension BagLevel {
  fileprivate var expected: Double {
    switch self {
    case .nothing: 0
    case .noWord: 0.03
    case .someWeak, .someFair, .someStrong, .someVeryStrong, .someStrongest: 0.02
    case .mostWeak, .mostFair, .mostStrong, .mostVeryStrong, .mostStrongest: 0.05
    case .allFair, .allStrong, .allVeryStrong, .allStrongest: 0.15
    }
  }

  /// The same among different persons of one household or firm: some words agree.
  fileprivate var expectedAmongOthers: Double {
    self == .nothing ? 0 : self == .noWord ? 0.1 : self <= .mostFair ? 0.12 : 0.01
  }
}

extension OrganisationLevel {
  fileprivate var expected: Double {
    switch self {
    case .nothing: 0
    case .other: 0.06
    case .keyNearlyAgrees, .onlyPlace: 0.02
    default: 0.1
    }
  }
}

extension PlaceLevel {
  fileprivate var expected: Double {
    switch self {
    case .nothing: 0
    case .differs: 0.06
    case .streetElsewhere, .nearby: 0.02
    case .townElsewhere, .postcodeOtherStreet, .streetAlike: 0.03
    default: 0.1
    }
  }
}
