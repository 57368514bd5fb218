import Foundation
import Text

/// Compares two rows of a table by the plan's comparisons.
struct RowComparer: Sendable {
  let table: MatchTable
  let plan: ComparisonPlan
  var frequencies: TermFrequencies
  /// One bag a column that is compared by words, by column; the name columns share one.
  var bags: [WordBag]
  var aliases = Aliases()
  /// For each row what to take off where another row bears the same whole name, in nats; empty before a first pass.
  var namesakes: [Float] = []
  private let steps: [Step]

  /// A comparison without its name: what the hot loop reads must not be counted references.
  private struct Step {
    let measure: Measure
    let column: Int
    let other: Int
  }

  init(_ table: MatchTable, _ plan: ComparisonPlan, bags: [WordBag]) {
    self.table = table
    self.plan = plan
    self.bags = bags
    steps = plan.comparisons.map { Step(measure: $0.measure, column: $0.column, other: $0.other) }
    frequencies = TermFrequencies(table, counts: table.counts, isLeftOut: plan.isShared)
  }

  /// The levels of all comparisons, and what frequencies add.
  func compare(_ left: Int, _ right: Int) -> Compared {
    var result = Compared()
    var index = 0
    while index < steps.count {
      let comparison = steps[index]
      switch comparison.measure {
      case .given:
        compareNames(left, right, index, &result)
        index += 3
        continue
      case .family, .orientation: break
      case .organisation: result.pattern[index] = organisation(left, right, &result)
      case .bag: result.pattern[index] = bag(left, right, comparison)
      case .address: result.pattern[index] = address(left, right, comparison, &result)
      default:
        let (a, b) = (table.cell(left, comparison.column), table.cell(right, comparison.column))
        if a >= 0, b >= 0 { result.pattern[index] = level(left, right, a, b, comparison, &result) }
      }
      index += 1
    }
    return result
  }

  @inline(__always)
  private func level(
    _ left: Int, _ right: Int, _ a: Int32, _ b: Int32, _ comparison: Step, _ result: inout Compared
  ) -> Int {
    let column = comparison.column
    switch comparison.measure {
    case .email, .exact:
      if isShared(a, column) || isShared(b, column) { return plan.hasOrganisation ? 0 : a == b ? 6 : 1 }
    default: break
    }
    if a == b { return agreement(a, column, &result) }
    let (ra, rb) = (table.range(a), table.range(b))
    switch comparison.measure {
    case .string: return likeness(a, column, b, column)
    case .date: return DateLevels.level(table.arena, ra, rb)
    case .email: return email(left, right, a, b, column)
    case .exact:
      let edits = edits(a, b, 2)
      return edits == 1 ? 5 : edits == 2 ? 4 : 1
    case .postcode: return postcode(a, b)
    case .category:
      return ra.count > 4 && rb.count > 4
        && Similarity.jaroWinkler(table.arena, ra, table.arena, rb) >= 0.88 ? 2 : 1
    case .code: return edits(a, b, 1) == 1 ? 2 : 1
    case .number: return plan.numberLevel(a, b, column)
    default: return 1
    }
  }

  @inline(__always)
  private func isShared(_ value: Int32, _ column: Int) -> Bool {
    plan.isShared[Int(value) &+ table.columns[column].shift]
  }

  @inline(__always)
  private func agreement(_ value: Int32, _ column: Int, _ result: inout Compared) -> Int {
    let entry = Int(value) &+ table.columns[column].shift
    result.frequency += frequencies.adjustment[entry]
    return Measure.agrees + Int(frequencies.bin[entry])
  }

  @inline(__always)
  private func edits(_ a: Int32, _ b: Int32, _ limit: Int) -> Int {
    let apart = (table.letters[Int(a)] ^ table.letters[Int(b)]).nonzeroBitCount
    if apart > 2 * limit { return limit + 1 }
    return Similarity.editDistance(table.arena, table.range(a), table.arena, table.range(b), limit: limit)
  }

  // MARK: Names

  /// The level of two names, also across columns, and what their frequency adds.
  private func name(_ a: Int32, _ columnA: Int, _ b: Int32, _ columnB: Int) -> (level: Int, frequency: Float) {
    if a < 0 || b < 0 { return (0, 0) }
    if a != b { return (likeness(a, columnA, b, columnB), 0) }
    let (one, other) = (Int(a) + table.columns[columnA].shift, Int(b) + table.columns[columnB].shift)
    if columnA == columnB {
      return (Measure.agrees + Int(frequencies.bin[one]), frequencies.adjustment[one])
    }
    let share = (frequencies.share[one] * frequencies.share[other]).squareRoot()
    let bin = TermFrequencies.bin(Double(share))
    let mean = (frequencies.mean[columnA][bin] * frequencies.mean[columnB][bin]).squareRoot()
    return (Measure.agrees + bin, mean < 1 ? log(mean / share) : 0)
  }

  private func likeness(_ a: Int32, _ columnA: Int, _ b: Int32, _ columnB: Int) -> Int {
    let level = Likeness.level(
      table.arena, table.range(a), table.letters[Int(a)], table.arena, table.range(b), table.letters[Int(b)],
      hasParts: true)
    guard level == Likeness.oneEdit else { return level }
    let shares = (
      frequencies.share[Int(a) + table.columns[columnA].shift], frequencies.share[Int(b) + table.columns[columnB].shift]
    )
    return max(shares.0, shares.1) >= 1e-3 ? 5 : 6
  }

  /// How much a level of one name says for the pair, to choose between straight and swapped.
  private static let worth: [Int] = [1, 0, 2, 4, 4, 5, 5, 6, 6, 6, 6, 6]

  private func compareNames(_ left: Int, _ right: Int, _ index: Int, _ result: inout Compared) {
    let (given, family) = (steps[index].column, steps[index + 1].column)
    let (givenA, familyA) = (table.cell(left, given), table.cell(left, family))
    let (givenB, familyB) = (table.cell(right, given), table.cell(right, family))
    let one = name(givenA, given, givenB, given)
    let other = name(familyA, family, familyB, family)
    let straight = Self.worth[one.level] + Self.worth[other.level]
    if straight < 10 {
      let first = name(givenA, given, familyB, family)
      let second = name(familyA, family, givenB, given)
      let swapped = Self.worth[first.level] + Self.worth[second.level]
      if max(Self.worth[first.level], Self.worth[second.level]) >= 5, swapped > straight,
        first.level != Likeness.differs, second.level != Likeness.differs
      {
        // Which row is left must not matter.
        result.pattern[index] = max(first.level, second.level)
        result.pattern[index + 1] = min(first.level, second.level)
        result.pattern[index + 2] = 2
        result.frequency += first.frequency + second.frequency
        return
      }
    }
    result.pattern[index] = one.level
    result.pattern[index + 1] = other.level
    result.pattern[index + 2] = one.level != 0 || other.level != 0 ? 1 : 0
    result.frequency += one.frequency + other.frequency
    if !namesakes.isEmpty, one.level >= Measure.agrees, other.level >= Measure.agrees {
      result.frequency += namesakes[left]
    }
  }

  /// Whether the two rows' names are another person's, for finding out what different people share.
  func namesDiffer(_ left: Int, _ right: Int, any: Bool) -> Bool {
    if let full = plan.fullName {
      guard let found = bagMatch(left, right, bags[full]) else { return false }
      return found.coverage < 0.25
    }
    var compared = 0
    var differing = 0
    for column in any ? [plan.given] : [plan.given, plan.family] where column >= 0 {
      let (a, b) = (table.cell(left, column), table.cell(right, column))
      guard a >= 0, b >= 0 else { continue }
      compared += 1
      if a != b, likeness(a, column, b, column) == Likeness.differs { differing += 1 }
    }
    if any { return differing > 0 }
    if differing > 0, plan.given >= 0, plan.family >= 0 {
      let (givenA, familyB) = (table.cell(left, plan.given), table.cell(right, plan.family))
      let (familyA, givenB) = (table.cell(left, plan.family), table.cell(right, plan.given))
      if (givenA >= 0 && givenA == familyB) || (familyA >= 0 && familyA == givenB) { return false }
    }
    return differing > 0 && differing == compared
  }

  // MARK: Bags of words

  private func bag(_ left: Int, _ right: Int, _ comparison: Step) -> Int {
    let bag = bags[comparison.other]
    guard let found = bagMatch(left, right, bag) else { return 0 }
    if found.weight <= 0 { return 1 }
    let coverage = found.coverage >= 0.9 ? 2 : found.coverage >= 0.55 ? 1 : 0
    let strength = found.weight < 4 ? 0 : found.weight < 7 ? 1 : found.weight < 10 ? 2 : found.weight < 14 ? 3 : 4
    return coverage == 2 ? min(12 + max(0, strength - 1), 15) : 2 + coverage * 5 + strength
  }

  /// The weight of the words that agree, and their share of the lighter row's weight; nil where a row has no words.
  func bagMatch(_ left: Int, _ right: Int, _ bag: WordBag) -> (weight: Float, coverage: Float)? {
    if bag.columns.count == 1 {
      let (a, b) = (table.cell(left, bag.columns[0]), table.cell(right, bag.columns[0]))
      if a < 0 || b < 0 { return nil }
      return bagMatch(bag, bag.list, bag.range(a), bag.list, bag.range(b))
    }
    var a: [Int32] = []
    var b: [Int32] = []
    bag.append(left, table, to: &a)
    bag.append(right, table, to: &b)
    return a.isEmpty || b.isEmpty ? nil : bagMatch(bag, a, a.indices, b, b.indices)
  }

  private func bagMatch(
    _ bag: WordBag, _ listA: [Int32], _ rangeA: Range<Int>, _ listB: [Int32], _ rangeB: Range<Int>
  ) -> (weight: Float, coverage: Float)? {
    let (n, m) = (min(rangeA.count, 16), min(rangeB.count, 16))
    if n == 0 || m == 0 { return nil }
    let (startA, startB) = (rangeA.lowerBound, rangeB.lowerBound)
    var (totalA, totalB): (Float, Float) = (0, 0)
    for x in 0..<n { totalA += bag.weight[Int(listA[startA &+ x])] }
    for y in 0..<m { totalB += bag.weight[Int(listB[startB &+ y])] }
    var sum: Float = 0
    var (freeA, freeB) = ((UInt32(1) << UInt32(n)) &- 1, (UInt32(1) << UInt32(m)) &- 1)
    for x in 0..<n {
      for y in 0..<m where freeB >> UInt32(y) & 1 == 1 && listA[startA &+ x] == listB[startB &+ y] {
        freeA &= ~(1 << UInt32(x))
        freeB &= ~(1 << UInt32(y))
        sum += bag.weight[Int(listA[startA &+ x])]
        break
      }
    }
    if freeA != 0, freeB != 0 {
      for pass in (aliases.isEmpty ? 1 : 0)..<3 {
        var openA = freeA
        while openA != 0, freeB != 0 {
          let x = openA.trailingZeroBitCount
          openA &= openA &- 1
          let a = listA[startA &+ x]
          var openB = freeB
          while openB != 0 {
            let y = openB.trailingZeroBitCount
            openB &= openB &- 1
            let b = listB[startB &+ y]
            let share = wordLikeness(bag, a, b, pass)
            if share > 0 {
              freeA &= ~(1 << UInt32(x))
              freeB &= ~(1 << UInt32(y))
              sum += share * min(bag.weight[Int(a)], bag.weight[Int(b)])
              break
            }
          }
        }
      }
    }
    return (sum, sum / max(1e-9, min(totalA, totalB)))
  }

  /// What two different words count for, as a share of the lighter one's weight: as aliases, by edits, as a beginning.
  private func wordLikeness(_ bag: WordBag, _ a: Int32, _ b: Int32, _ pass: Int) -> Float {
    if pass == 0 { return aliases.contains(a, b) ? 0.8 : 0 }
    let arena = bag.words.arena
    let (ra, rb) = (bag.words.range(a), bag.words.range(b))
    let shorter = min(ra.count, rb.count)
    if pass == 1 {
      guard shorter >= 4 else { return 0 }
      let (lettersA, lettersB) = (bag.letters[Int(a)], bag.letters[Int(b)])
      if (lettersA ^ lettersB).nonzeroBitCount <= 4, abs(ra.count - rb.count) <= 2 {
        let edits = Similarity.editDistance(arena, ra, arena, rb, limit: 2)
        if edits == 1 { return 0.8 }
        if edits == 2, shorter >= 6 { return 0.65 }
      }
      guard
        Likeness.mayReach(
          0.9, ra.count, rb.count, lettersA, lettersB, Likeness.commonBeginning(arena, ra, arena, rb))
      else { return 0 }
      return Similarity.jaroWinkler(arena, ra, arena, rb) >= 0.9 ? 0.6 : 0
    }
    let (short, long) = ra.count <= rb.count ? (ra, rb) : (rb, ra)
    guard short.count == 1 || short.count >= 3,
      ByteRange.areEqual(arena, short, arena, long.lowerBound..<(long.lowerBound + short.count))
    else { return 0 }
    return short.count == 1 ? 0.3 : 0.5
  }

  // MARK: The other fields

  private func email(_ left: Int, _ right: Int, _ a: Int32, _ b: Int32, _ column: Int) -> Int {
    let (localA, localB) = (table.cell(left, column + 1), table.cell(right, column + 1))
    let (domainA, domainB) = (table.cell(left, column + 2), table.cell(right, column + 2))
    if localA < 0 || localB < 0 { return 1 }
    let isSameDomain = domainA == domainB
    let (spelledA, spelledB) = (plan.spelling[left], plan.spelling[right])
    // Two addresses at one domain that both spell their rows' names say no more than the names.
    if isSameDomain, plan.hasOrganisation, spelledA & 1 == 1, spelledB & 1 == 1 { return 0 }
    let apart = (table.letters[Int(a)] ^ table.letters[Int(b)]).nonzeroBitCount
    let edits =
      apart > 6 ? 4 : Similarity.editDistance(table.arena, table.range(a), table.arena, table.range(b), limit: 3)
    if edits == 1 { return 5 }
    let (ra, rb) = (table.range(localA), table.range(localB))
    let shorter = min(ra.count, rb.count)
    let likeness =
      localA == localB
      ? 1
      : shorter >= 3
        && Likeness.mayReach(
          0.9, ra.count, rb.count, table.letters[Int(localA)], table.letters[Int(localB)],
          Likeness.commonBeginning(table.arena, ra, table.arena, rb))
        ? Similarity.jaroWinkler(table.arena, ra, table.arena, rb) : 0
    if !isSameDomain, edits > 3, plan.hasOrganisation, ra.count >= 3, likeness >= 0.9, (spelledA | spelledB) & 2 == 2 {
      return 0
    }
    if localA == localB, shorter >= 3, !isSameDomain { return edits <= 3 ? 5 : 4 }
    if edits <= 3, shorter >= 4 { return 3 }
    if shorter >= 4, likeness >= 0.9 { return 4 }
    return isSameDomain && !plan.hasOrganisation ? 2 : 1
  }

  private func postcode(_ a: Int32, _ b: Int32) -> Int {
    let edits = edits(a, b, 2)
    if edits == 1 { return 5 }
    if edits == 2 { return 4 }
    let (ra, rb) = (table.range(a), table.range(b))
    func begin(_ count: Int) -> Bool {
      ra.count >= count && rb.count >= count
        && ByteRange.areEqual(
          table.arena, ra.lowerBound..<(ra.lowerBound + count), table.arena, rb.lowerBound..<(rb.lowerBound + count))
    }
    return ra.count >= 5 && begin(3) ? 3 : begin(2) ? 2 : 1
  }

  private func address(_ left: Int, _ right: Int, _ comparison: Step, _ result: inout Compared) -> Int {
    let (a, b) = (table.cell(left, comparison.column), table.cell(right, comparison.column))
    if a >= 0, a == b { return agreement(a, comparison.column, &result) }
    var best = 0
    if a >= 0, b >= 0 {
      best = Likeness.level(
        table.arena, table.range(a), table.letters[Int(a)], table.arena, table.range(b), table.letters[Int(b)],
        hasParts: true)
    }
    guard comparison.other >= 0 else { return best }
    for isSecond in [false, true] {
      let x = isSecond ? table.cell(left, comparison.other) : a
      let y = isSecond ? b : table.cell(right, comparison.other)
      guard x >= 0, y >= 0, table.range(x).count >= 4 else { continue }
      if x == y { return 6 }
      if best < 5, edits(x, y, 1) == 1 { best = 6 }
    }
    return best
  }

  private static let usual: [Float] = [2e-2, 3e-3, 3e-4, 3e-5, 3e-6]

  private func organisation(_ left: Int, _ right: Int, _ result: inout Compared) -> Int {
    var (compared, equal, keys) = (0, 0, 0)
    var share: Float = 1
    for part in plan.organisation {
      let (a, b) = (table.cell(left, part.column), table.cell(right, part.column))
      guard a >= 0, b >= 0 else { continue }
      compared += 1
      guard a == b else { continue }
      equal += 1
      if part.isKey { keys += 1 }
      share = min(share, frequencies.share[Int(a) &+ table.columns[part.column].shift])
    }
    if compared == 0 { return 0 }
    if keys > 0 {
      let bin = TermFrequencies.bin(Double(share))
      result.frequency += log(Self.usual[bin] / share)
      return (keys >= 2 ? 7 : 2) + bin
    }
    return keysNearlyAgree(left, right) ? 12 : equal >= 2 ? 13 : 1
  }

  private func keysNearlyAgree(_ left: Int, _ right: Int) -> Bool {
    for part in plan.organisation where part.isKey {
      let (a, b) = (table.cell(left, part.column), table.cell(right, part.column))
      guard a >= 0, b >= 0 else { continue }
      if part.isName {
        let level = Likeness.level(
          table.arena, table.range(a), table.letters[Int(a)], table.arena, table.range(b), table.letters[Int(b)],
          hasParts: true)
        if level >= Likeness.near { return true }
      } else if edits(a, b, 1) == 1 {
        return true
      }
    }
    return false
  }
}
