import Foundation
import Text

/// Compares two rows of a table by the plan's comparisons.
struct RowComparer: Sendable {
  var table: MatchTable
  var plan: ComparisonPlan
  var frequencies: TermFrequencies
  /// One bag a column that is compared by words, by column; the name columns share one.
  var bags: [WordBag]
  var aliases = Aliases()
  /// For each row what to take off where another row bears the same whole name, in nats; empty before a first pass.
  var namesakes: [Float] = []
  let steps: [Step]

  /// A comparison without its name: what the hot loop reads must not be counted references.
  struct Step {
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
    while index < steps.count { index = compare(left, right, at: index, &result) }
    return result
  }

  /// Adds the levels of the comparisons that are made together at `index`, and what frequencies add; returns the next.
  @inline(__always)
  func compare(_ left: Int, _ right: Int, at index: Int, _ result: inout Compared) -> Int {
    let comparison = steps[index]
    switch comparison.measure {
    case .given:
      compareNames(left, right, index, &result)
      return index + 3
    case .family, .orientation: break
    case .organisation: result.pattern[index] = organisation(left, right, &result)
    case .bag: result.pattern[index] = bag(left, right, comparison)
    case .address: result.pattern[index] = address(left, right, comparison, &result)
    default:
      let (a, b) = (table.cell(left, comparison.column), table.cell(right, comparison.column))
      if a >= 0, b >= 0 { result.pattern[index] = level(left, right, a, b, comparison, &result) }
    }
    return index + 1
  }

  @inline(__always)
  private func level(
    _ left: Int, _ right: Int, _ a: Int32, _ b: Int32, _ comparison: Step, _ result: inout Compared
  ) -> Int {
    let column = comparison.column
    switch comparison.measure {
    case .email, .exact:
      if isShared(a, column) || isShared(b, column) {
        if !plan.hasOrganisation { return a == b ? 6 : 1 }
        // A mailbox of many is all that is known of a desk.
        return a == b && isNameless(left) && isNameless(right) ? agreement(a, column, &result) : 0
      }
    default: break
    }
    if a == b {
      // Two given names at one mailbox: a family's, or a desk's.
      let clashes = comparison.measure == .email && plan.hasOrganisation && givenNamesClash(left, right)
      return clashes ? 0 : agreement(a, column, &result)
    }
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
    // Namesakes have like mailboxes at other domains, however like the domains.
    if !isSameDomain, plan.hasOrganisation, ra.count >= 3, likeness >= 0.9, (spelledA | spelledB) & 2 == 2 { return 0 }
    if edits == 1 { return 5 }
    if localA == localB, shorter >= 3, !isSameDomain { return edits <= 3 ? 5 : 4 }
    if edits <= 3, shorter >= 4 { return 3 }
    if shorter >= 4, likeness >= 0.9 { return 4 }
    return isSameDomain && !plan.hasOrganisation ? 2 : 1
  }

  private func isNameless(_ row: Int) -> Bool {
    plan.nameColumns.allSatisfy { table.cell(row, $0) < 0 }
  }

  /// Whether two rows have given names that nothing makes one.
  private func givenNamesClash(_ left: Int, _ right: Int) -> Bool {
    guard plan.given >= 0 else { return false }
    let (a, b) = (table.cell(left, plan.given), table.cell(right, plan.given))
    return name(a, plan.given, b, plan.given).level == Likeness.differs && table.cell(left, plan.family) != b
      && table.cell(right, plan.family) != a
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

  private func organisation(_ left: Int, _ right: Int, _ result: inout Compared) -> Int {
    var (compared, equal, keys) = (0, 0, 0)
    var share: Float = 1
    for part in plan.organisation {
      let (a, b) = (table.cell(left, part.column), table.cell(right, part.column))
      guard a >= 0, b >= 0 else { continue }
      if part.isDomain, isShared(a, part.column) || isShared(b, part.column) { continue }
      compared += 1
      guard a == b else { continue }
      equal += 1
      if part.isKey { keys += 1 }
      share = min(share, frequencies.share[Int(a) &+ table.columns[part.column].shift])
    }
    if compared == 0 { return 0 }
    if keys > 0 {
      let bin = TermFrequencies.bin(Double(share))
      result.frequency += log(TermFrequencies.usual[bin] / share)
      return (keys >= 2 ? 7 : 2) + bin
    }
    return keysNearlyAgree(left, right) ? 12 : equal >= 2 ? 13 : 1
  }

  /// Whether a key of the organisation agrees, or nearly.
  func sharesOrganisation(_ left: Int, _ right: Int) -> Bool {
    for part in plan.organisation where part.isKey {
      let (a, b) = (table.cell(left, part.column), table.cell(right, part.column))
      if a >= 0, a == b, !part.isDomain || !isShared(a, part.column) { return true }
    }
    return keysNearlyAgree(left, right)
  }

  /// The content hashes of what aliases are numbers of: the words of whole names, or given names.
  var aliasHashes: [UInt32] { plan.fullName == nil ? table.hashes : bags.first?.words.shortHashes ?? [] }

  private func keysNearlyAgree(_ left: Int, _ right: Int) -> Bool {
    for part in plan.organisation where part.isKey {
      let (a, b) = (table.cell(left, part.column), table.cell(right, part.column))
      guard a >= 0, b >= 0, !part.isDomain || !isShared(a, part.column) else { continue }
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
