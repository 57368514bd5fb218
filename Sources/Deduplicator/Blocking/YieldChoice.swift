/// Chooses which rules, at which sizes of block, are worth their candidates.
enum YieldChoice {
  /// The least new matches that a new candidate must be expected to bring.
  static let least = 0.02

  /// For each cell whether it is chosen: greedily by new expected matches over new candidates.
  static func chosen(_ pairs: AnchorPairs, probability: [Float]) -> [Bool] {
    var chosen = Array(repeating: false, count: pairs.byCell.count)
    var covered = Array(repeating: false, count: pairs.pairs.count)
    func yield(_ cell: Int) -> Double {
      var gain = 0.0
      var candidates = 0.0
      for pair in pairs.byCell[cell] where !covered[Int(pair)] {
        let weight = Double(pairs.pairs[Int(pair)].weight)
        gain += weight * Double(probability[Int(pair)])
        candidates += weight
      }
      return gain / (candidates + 4)
    }
    var open = pairs.byCell.indices.filter { !pairs.byCell[$0].isEmpty }.map { (cell: $0, yield: yield($0)) }
    open.sort { ($1.yield, $0.cell) < ($0.yield, $1.cell) }
    while let best = open.first, best.yield >= least {
      // Others' coverage may have changed it: taken only if it is still the best.
      let now = yield(best.cell)
      open.removeFirst()
      if let next = open.first, now < next.yield {
        if now >= least {
          let place = open.firstIndex { ($0.yield, best.cell) < (now, $0.cell) } ?? open.count
          open.insert((best.cell, now), at: place)
        }
        continue
      }
      guard now >= least else { continue }
      chosen[best.cell] = true
      for pair in pairs.byCell[best.cell] { covered[Int(pair)] = true }
    }
    return chosen
  }
}
