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
    /// The columns of an address's mailbox and domain; -1 for what is no address.
    let mailbox: Int
    let domain: Int
    /// The columns of a place's postcode and town; -1 for what is no place.
    let postcode: Int
    let town: Int

    init(_ comparison: FieldComparison, _ table: MatchTable) {
      (measure, column, other) = (comparison.measure, comparison.column, comparison.other)
      mailbox = measure == .email ? table.part(.mailbox, of: column) ?? -1 : -1
      domain = measure == .email ? table.part(.domain, of: column) ?? -1 : -1
      postcode = measure == .place ? table.columns(.postcode).first ?? -1 : -1
      town = measure == .place ? table.columns(.place).first ?? -1 : -1
    }
  }

  init(_ table: MatchTable, _ plan: ComparisonPlan, bags: [WordBag]) {
    self.table = table
    self.plan = plan
    self.bags = bags
    steps = plan.comparisons.map { Step($0, table) }
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
    case .organisation: result.pattern[index] = organisation(left, right, &result).number
    case .place: result.pattern[index] = place(left, right, comparison, &result).number
    case .bag: result.pattern[index] = bag(left, right, comparison).number
    case .address: result.pattern[index] = address(left, right, comparison, &result).number
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
    case .email:
      if isShared(a, column) || isShared(b, column) {
        return (desk(left, right, a, b, column, &result) as EmailLevel).number
      }
      if a == b {
        // Two given names at one mailbox: a family's, or a desk's.
        if plan.hasOrganisation, givenNamesClash(left, right) { return EmailLevel.nothing.number }
        return (agreement(a, column, &result) as EmailLevel).number
      }
      return email(left, right, a, b, comparison).number
    case .exact:
      if isShared(a, column) || isShared(b, column) {
        return (desk(left, right, a, b, column, &result) as ExactLevel).number
      }
    default: break
    }
    if a == b { return (agreement(a, column, &result) as StringLevel).number }
    switch comparison.measure {
    case .string: return likeness(a, column, b, column).number
    case .date: return DateLevel.of(table.arena, table.range(a), table.range(b)).number
    case .exact: return exact(a, b).number
    case .postcode: return postcode(a, b).number
    case .category: return category(a, b).number
    case .code: return (edits(a, b, 1) == 1 ? CodeLevel.somewhatAlike : .differs).number
    case .number: return plan.numberLevel(a, b, column).number
    default: return StringLevel.differs.number
    }
  }

  @inline(__always)
  func isShared(_ value: Int32, _ column: Int) -> Bool {
    plan.isShared[Int(value) &+ table.columns[column].shift]
  }

  @inline(__always)
  private func agreement<Level: AgreementLevel>(_ value: Int32, _ column: Int, _ result: inout Compared) -> Level {
    let entry = Int(value) &+ table.columns[column].shift
    result.frequency += frequencies.adjustment[entry]
    return .same(Int(frequencies.bin[entry]))
  }

  /// The level of two values of which one serves many.
  @inline(__always)
  private func desk<Level: SharedLevel>(
    _ left: Int, _ right: Int, _ a: Int32, _ b: Int32, _ column: Int, _ result: inout Compared
  ) -> Level {
    if !plan.hasOrganisation { return a == b ? .shared : .differs }
    // A mailbox of many is all that is known of a desk.
    return a == b && isNameless(left) && isNameless(right) ? agreement(a, column, &result) : .nothing
  }

  @inline(__always)
  private func edits(_ a: Int32, _ b: Int32, _ limit: Int) -> Int {
    let apart = (table.letters[Int(a)] ^ table.letters[Int(b)]).nonzeroBitCount
    if apart > 2 * limit { return limit + 1 }
    return Similarity.editDistance(table.arena, table.range(a), table.arena, table.range(b), limit: limit)
  }

  // MARK: The other fields

  private func email(_ left: Int, _ right: Int, _ a: Int32, _ b: Int32, _ comparison: Step) -> EmailLevel {
    let (localA, localB) = (table.cell(left, comparison.mailbox), table.cell(right, comparison.mailbox))
    let (domainA, domainB) = (table.cell(left, comparison.domain), table.cell(right, comparison.domain))
    if localA < 0 || localB < 0 { return .differs }
    let isSameDomain = domainA == domainB
    let (spelledA, spelledB) = (plan.spelling[left], plan.spelling[right])
    // Two addresses at one domain that both spell their rows' names say no more than the names.
    if isSameDomain, plan.hasOrganisation, spelledA & 1 == 1, spelledB & 1 == 1 { return .nothing }
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
    if !isSameDomain, plan.hasOrganisation, ra.count >= 3, likeness >= 0.9, (spelledA | spelledB) & 2 == 2 {
      return .nothing
    }
    if edits == 1 { return .oneLetterOff }
    if localA == localB, shorter >= 3, !isSameDomain { return edits <= 3 ? .oneLetterOff : .likeMailbox }
    if edits <= 3, shorter >= 4 { return .misspelt }
    if shorter >= 4, likeness >= 0.9 { return .likeMailbox }
    return isSameDomain && !plan.hasOrganisation ? .sameDomain : .differs
  }

  func isNameless(_ row: Int) -> Bool {
    plan.nameColumns.allSatisfy { table.cell(row, $0) < 0 }
  }

  /// Whether two rows have given names that nothing makes one.
  private func givenNamesClash(_ left: Int, _ right: Int) -> Bool {
    guard plan.given >= 0 else { return false }
    let (a, b) = (table.cell(left, plan.given), table.cell(right, plan.given))
    return name(a, plan.given, b, plan.given).level == .differs && table.cell(left, plan.family) != b
      && table.cell(right, plan.family) != a
  }

  private func exact(_ a: Int32, _ b: Int32) -> ExactLevel {
    let edits = edits(a, b, 2)
    return edits == 1 ? .oneDigitOff : edits == 2 ? .twoDigitsOff : .differs
  }

  private func category(_ a: Int32, _ b: Int32) -> CategoryLevel {
    let (ra, rb) = (table.range(a), table.range(b))
    return ra.count > 4 && rb.count > 4 && Similarity.jaroWinkler(table.arena, ra, table.arena, rb) >= 0.88
      ? .somewhatAlike : .differs
  }

  func postcode(_ a: Int32, _ b: Int32) -> PostcodeLevel {
    let edits = edits(a, b, 2)
    if edits == 1 { return .oneDigitOff }
    if edits == 2 { return .twoDigitsOff }
    let (ra, rb) = (table.range(a), table.range(b))
    func begin(_ count: Int) -> Bool {
      ra.count >= count && rb.count >= count
        && ByteRange.areEqual(
          table.arena, ra.lowerBound..<(ra.lowerBound + count), table.arena, rb.lowerBound..<(rb.lowerBound + count))
    }
    return ra.count >= 5 && begin(3) ? .sameDistrict : begin(2) ? .sameRegion : .differs
  }

  private func address(_ left: Int, _ right: Int, _ comparison: Step, _ result: inout Compared) -> AddressLevel {
    let (a, b) = (table.cell(left, comparison.column), table.cell(right, comparison.column))
    if a >= 0, a == b { return agreement(a, comparison.column, &result) }
    var best = AddressLevel.nothing
    if a >= 0, b >= 0 {
      best = AddressLevel(
        Likeness.level(
          table.arena, table.range(a), table.letters[Int(a)], table.arena, table.range(b), table.letters[Int(b)],
          hasParts: true))
    }
    guard comparison.other >= 0 else { return best }
    for isSecond in [false, true] {
      let x = isSecond ? table.cell(left, comparison.other) : a
      let y = isSecond ? b : table.cell(right, comparison.other)
      guard x >= 0, y >= 0, table.range(x).count >= 4 else { continue }
      if x == y { return .inOtherColumn }
      if best < .oneLetterOff, edits(x, y, 1) == 1 { best = .inOtherColumn }
    }
    return best
  }

  private func organisation(_ left: Int, _ right: Int, _ result: inout Compared) -> OrganisationLevel {
    let ties = organisationTies(left, right)
    var (compared, equal, keys) = (0, 0, 0)
    var share: Float = 1
    for part in plan.organisation {
      let (a, b) = (table.cell(left, part.column), table.cell(right, part.column))
      guard a >= 0, b >= 0 else { continue }
      if part.isDomain, ties.isMailSame || isShared(a, part.column) || isShared(b, part.column) { continue }
      compared += 1
      guard a == b else { continue }
      equal += 1
      guard ties.isKey(part.role) else { continue }
      keys += 1
      share = min(share, frequencies.share[Int(a) &+ table.columns[part.column].shift])
    }
    if compared == 0 { return .nothing }
    if keys > 0 {
      let bin = TermFrequencies.bin(Double(share))
      result.frequency += log(TermFrequencies.usual[bin] / share)
      return keys >= 2 ? .severalKeys(bin) : .oneKey(bin)
    }
    if !ties.areTwoFirms, keysNearlyAgree(left, right, ties) { return .keyNearlyAgrees }
    return equal >= 2 ? .onlyPlace : .other
  }

  /// What two rows' organisations are to each other, before it is asked what agrees.
  private struct OrganisationTies {
    /// Whether two valid business IDs make them two: then nothing that agrees makes them one.
    var areTwoFirms = false
    /// Whether they were resolved to two, and bear two names: then a phone or a domain is one that several firms share.
    var areResolvedApart = false
    /// Whether the two have one address: then its domain says nothing more.
    var isMailSame = false

    /// Whether agreeing on a part may mean one organisation.
    @inline(__always) func isKey(_ role: ComparisonPlan.Part.Role) -> Bool {
      switch role {
      case .minor: false
      case .phone, .domain: !areTwoFirms && !areResolvedApart
      case .name, .resolved, .businessID, .key: !areTwoFirms
      }
    }
  }

  private func organisationTies(_ left: Int, _ right: Int) -> OrganisationTies {
    var ties = OrganisationTies()
    guard !plan.isValidID.isEmpty else { return ties }
    var (isNameOther, isResolvedOther) = (false, false)
    for part in plan.organisation {
      let (a, b) = (table.cell(left, part.column), table.cell(right, part.column))
      guard a >= 0, b >= 0, a != b else { continue }
      switch part.role {
      case .businessID:
        let base = table.columns[part.column].values.lowerBound
        if plan.isValidID[Int(a) - base], plan.isValidID[Int(b) - base] { ties.areTwoFirms = true }
      case .name: isNameOther = true
      case .resolved: isResolvedOther = true
      default: break
      }
    }
    ties.areResolvedApart = isNameOther && isResolvedOther
    if let mailbox = plan.mailbox {
      let email = table.columns[mailbox].source
      ties.isMailSame = table.cell(left, email) >= 0 && table.cell(left, email) == table.cell(right, email)
    }
    return ties
  }

  /// Whether a key of the organisation agrees, or nearly.
  func sharesOrganisation(_ left: Int, _ right: Int) -> Bool {
    let ties = organisationTies(left, right)
    for part in plan.organisation where ties.isKey(part.role) {
      let (a, b) = (table.cell(left, part.column), table.cell(right, part.column))
      if a >= 0, a == b, !part.isDomain || !isShared(a, part.column) { return true }
    }
    return !ties.areTwoFirms && keysNearlyAgree(left, right, ties)
  }

  /// The content hashes of what aliases are numbers of: the words of whole names, or given names.
  var aliasHashes: [UInt32] { plan.fullName == nil ? table.hashes : bags.first?.words.shortHashes ?? [] }

  private func keysNearlyAgree(_ left: Int, _ right: Int, _ ties: OrganisationTies) -> Bool {
    for part in plan.organisation where ties.isKey(part.role) {
      let (a, b) = (table.cell(left, part.column), table.cell(right, part.column))
      guard a >= 0, b >= 0, !part.isDomain || !isShared(a, part.column) else { continue }
      if part.isName {
        let level = Likeness.level(
          table.arena, table.range(a), table.letters[Int(a)], table.arena, table.range(b), table.letters[Int(b)],
          hasParts: true)
        if level >= .near { return true }
      } else if edits(a, b, 1) == 1 {
        return true
      }
    }
    return false
  }
}
