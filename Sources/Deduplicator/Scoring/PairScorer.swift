/// Compares and weighs two rows.
struct PairScorer: Sendable {
  let comparer: RowComparer
  let weights: MatchWeights
  /// The comparisons in the order in which ``weight(_:_:least:)`` makes them, and after each what all others can add at
  /// most, in nats.
  private let order: [(comparison: Int, rest: Float)]

  init(comparer: RowComparer, weights: MatchWeights) {
    self.comparer = comparer
    self.weights = weights
    order = Self.order(comparer, weights)
  }

  /// The weight in 1/1000 bit.
  @inline(__always)
  func weight(_ left: Int, _ right: Int) -> Int32 { ScoredLink.weight(weights.score(comparer.compare(left, right))) }

  /// The weight in 1/1000 bit if it is at least `least`.
  ///
  /// What is cheap to compare comes first; a pair that the rest cannot save is left.
  @inline(__always)
  func weight(_ left: Int, _ right: Int, least: Int32) -> Int32? {
    let enough = (Float(least) - 1) / ScoredLink.perNat
    var compared = Compared()
    var sum = weights.prior
    for (comparison, rest) in order {
      let next = comparer.compare(left, right, at: comparison, &compared)
      for done in comparison..<next { sum += weights.match[16 &* done &+ compared.pattern[done]] }
      if sum + compared.frequency + rest < enough { return nil }
    }
    let weight = ScoredLink.weight(weights.score(compared))
    return weight >= least ? weight : nil
  }

  /// Whether two rows that say what a row says are one.
  func isEnough(_ position: Int, _ model: KindModel) -> Bool {
    weight(position, position) >= model.merge && !comparer.restsOnTooLittle(position, position)
  }

  /// For each row, as they were given, whether two of its like are one.
  func areEnough(_ model: KindModel) -> [Bool] {
    var enough = Array(repeating: false, count: comparer.table.count)
    for (position, row) in comparer.table.order.enumerated() {
      enough[Int(row)] = isEnough(position, model)
    }
    return enough
  }

  private static func order(_ comparer: RowComparer, _ weights: MatchWeights) -> [(comparison: Int, rest: Float)] {
    let rarest = comparer.frequencies.mostAdded
    var most = comparer.steps.indices.map { index in
      let level = weights.match[(16 * index)..<(16 * index + 16)].max() ?? 0
      return max(0, level) + (comparer.steps[index].measure.hasFrequency ? rarest : 0)
    }
    var first = comparer.steps.indices.filter { ![.family, .orientation].contains(comparer.steps[$0].measure) }
    first.sort { (comparer.steps[$0].measure.cost, $0) < (comparer.steps[$1].measure.cost, $1) }
    return first.map { index in
      let end = comparer.steps[index].measure == .given ? index + 3 : index + 1
      for done in index..<end { most[done] = 0 }
      return (index, most.reduce(0, +))
    }
  }
}
