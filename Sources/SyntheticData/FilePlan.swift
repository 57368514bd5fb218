/// Which person stands in which row of a customer file on which night: all of it computed, none of it stored.
struct FilePlan {
  /// The persons that the rows are about.
  let population: Population
  /// Rows that were ever in the file; those that are gone by now have no plan.
  let rows: Int
  private let records: Int
  private let seed: UInt64
  private let nights: [Double]
  private let originals: Int
  private let stride: Int
  private let born: Int

  /// The plan of a file after some nights; a night's number is the share of records that it changes.
  init(records: Int, seed: UInt64, duplicateShare: Double, nights: [Double]) {
    self.records = records
    self.seed = seed
    self.nights = nights
    let duplicates = records > 1 ? Int(Double(records) * min(max(duplicateShare, 0), 0.95)) : 0
    originals = records - duplicates
    var rows = records
    for share in nights { rows += Int(Double(records) * share / 4) }
    self.rows = rows
    born = rows - records
    stride = Self.stride(records)
    population = Population(persons: originals + born, seed: seed)
  }

  /// The row at a position; nil if it is gone by tonight, or not there yet.
  func row(_ position: Int) -> RowPlan? {
    var plan = position < records ? founding(position) : newcomer(position)
    var birth = 0
    var end = records
    while position >= end, birth < nights.count {
      end += Int(Double(records) * nights[birth] / 4)
      birth += 1
    }
    for night in birth..<max(nights.count, birth) {
      var dice = Dice(seed: seed &+ UInt64(night) &* 0x9E37_79B9, purpose: .night, number: position)
      let drawn = Double(dice.below(1_000_000)) / 1_000_000
      if drawn < nights[night] / 4 { return nil }
      if drawn < nights[night] * 3 / 4 { plan.night = night + 1 }
    }
    return plan
  }

  private func founding(_ position: Int) -> RowPlan {
    // Colleagues and duplicates lie scattered: the stride has no divisor in common with the number of records.
    let scattered = (position &* stride &+ 17) % records
    return scattered < originals
      ? original(position, person: scattered) : duplicate(position, of: population.count - born)
  }

  private func newcomer(_ position: Int) -> RowPlan { original(position, person: originals + position - records) }

  private func original(_ position: Int, person: Int) -> RowPlan {
    RowPlan(
      key: Self.firstKey + position, person: person, company: Int(population.company[person]),
      variety: seed &+ UInt64(position) &* 0x2545_F491_4F6C_DD1D)
  }

  private func duplicate(_ position: Int, of persons: Int) -> RowPlan {
    var dice = Dice(seed: seed, purpose: .row, number: position)
    var plan = original(position, person: dice.below(persons))
    plan.damage = Damage.drawn(&dice)
    if dice.perMille(30) {
      plan.company = Int(population.company[dice.below(persons)])
      plan.damage = dice.perMille(500) ? [.oldEmail] : []
    }
    return plan
  }

  private static let firstKey = 1_000_001

  private static func stride(_ count: Int) -> Int {
    var stride = Int(Double(count) * 0.618) | 1
    while greatestCommonDivisor(stride, count) != 1 { stride += 2 }
    return stride
  }

  private static func greatestCommonDivisor(_ left: Int, _ right: Int) -> Int {
    right == 0 ? left : greatestCommonDivisor(right, left % right)
  }
}
