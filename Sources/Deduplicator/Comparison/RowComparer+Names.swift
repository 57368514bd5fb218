import Foundation
import Text

extension RowComparer {
  /// The level of two names, also across columns, and what their frequency adds.
  func name(_ a: Int32, _ columnA: Int, _ b: Int32, _ columnB: Int) -> (level: StringLevel, frequency: Float) {
    if a < 0 || b < 0 { return (.nothing, 0) }
    if a != b {
      let level = likeness(a, columnA, b, columnB)
      if level == .part, columnA == columnB, let whole = wholeName(a, b) {
        // `Pekka Juhani` and `Pekka`: one of them wrote all names, and the frequency is the one name's.
        let entry = Int(whole) + table.columns[columnA].shift
        return (.same(Int(frequencies.bin[entry])), frequencies.adjustment[entry])
      }
      return (level < .part && plan.fullName == nil && aliases.contains(a, b) ? .part : level, 0)
    }
    let (one, other) = (Int(a) + table.columns[columnA].shift, Int(b) + table.columns[columnB].shift)
    if columnA == columnB {
      return (.same(Int(frequencies.bin[one])), frequencies.adjustment[one])
    }
    let share = (frequencies.share[one] * frequencies.share[other]).squareRoot()
    let bin = TermFrequencies.bin(Double(share))
    let mean = (frequencies.mean[columnA][bin] * frequencies.mean[columnB][bin]).squareRoot()
    return (.same(bin), mean <= 1 ? log(mean / share) : 0)
  }

  /// Of two different names the one that is the first word of the other, if it is three letters long and more.
  private func wholeName(_ a: Int32, _ b: Int32) -> Int32? {
    let (ra, rb) = (table.range(a), table.range(b))
    let (short, long) = ra.count < rb.count ? (ra, rb) : (rb, ra)
    guard short.count >= 3, long.count > short.count + 1, table.arena[long.lowerBound + short.count] == 0x20,
      ByteRange.areEqual(table.arena, short, table.arena, long.lowerBound..<(long.lowerBound + short.count))
    else { return nil }
    return ra.count < rb.count ? a : b
  }

  func likeness(_ a: Int32, _ columnA: Int, _ b: Int32, _ columnB: Int) -> StringLevel {
    let likeness = Likeness.level(
      table.arena, table.range(a), table.letters[Int(a)], table.arena, table.range(b), table.letters[Int(b)],
      hasParts: true)
    return StringLevel(
      likeness,
      isRare: max(
        frequencies.share[Int(a) + table.columns[columnA].shift],
        frequencies.share[Int(b) + table.columns[columnB].shift]) < 1e-3)
  }

  func compareNames(_ left: Int, _ right: Int, _ index: Int, _ result: inout Compared) {
    let (given, family) = (steps[index].column, steps[index + 1].column)
    let (givenA, familyA) = (table.cell(left, given), table.cell(left, family))
    let (givenB, familyB) = (table.cell(right, given), table.cell(right, family))
    var one = name(givenA, given, givenB, given)
    if one.level > .differs, plan.hasOrganisation,
      plan.clash?.callsFor(table, givenA, givenB) == true || mailboxesTellApart(left, right)
    {
      one = (.differs, 0)
    }
    var other = name(familyA, family, familyB, family)
    if !plan.familyFirm.isEmpty, other.level > .differs, plan.familyFirm[left] || plan.familyFirm[right],
      sharesOrganisation(left, right)
    {
      other = (.nothing, 0)
    }
    let straight = one.level.worth + other.level.worth
    if straight < 2 * StringLevel.oneLetterOffFrequent.worth {
      let first = name(givenA, given, familyB, family)
      let second = name(familyA, family, givenB, given)
      let swapped = first.level.worth + second.level.worth
      if max(first.level, second.level) >= .oneLetterOffFrequent, swapped > straight, first.level != .differs,
        second.level != .differs
      {
        // Which row is left must not matter.
        result.pattern[index] = max(first.level, second.level).number
        result.pattern[index + 1] = min(first.level, second.level).number
        result.pattern[index + 2] = OrientationLevel.swapped.number
        result.frequency += first.frequency + second.frequency
        return
      }
    }
    result.pattern[index] = one.level.number
    result.pattern[index + 1] = other.level.number
    let hasNames = one.level != .nothing || other.level != .nothing
    result.pattern[index + 2] = (hasNames ? OrientationLevel.inTheirPlaces : .nothing).number
    result.frequency += one.frequency + other.frequency
    if !namesakes.isEmpty, one.level >= .sameVeryFrequent, other.level >= .sameVeryFrequent {
      result.frequency += namesakes[left]
    }
  }

  /// Whether two rows' mailboxes tell that they are two people, however alike their names: each spells another given
  /// name, or they differ in their number only, which tells namesakes of one domain apart.
  private func mailboxesTellApart(_ left: Int, _ right: Int) -> Bool {
    guard let mailbox = plan.mailbox else { return false }
    let (a, b) = (table.cell(left, mailbox), table.cell(right, mailbox))
    guard a >= 0, b >= 0, a != b else { return false }
    let (given, called) = (table.cell(left, plan.given), table.cell(right, plan.given))
    if given >= 0, called >= 0 {
      if given != called, GivenNameClash.shareName(table.arena, table.range(given), table.range(called)) {
        return false
      }
      if given != called, plan.spelling[left] & plan.spelling[right] & 4 == 4 { return true }
    }
    guard let column = plan.mailboxDomain else { return false }
    let domain = table.cell(left, column)
    return domain >= 0 && domain == table.cell(right, column) && !isShared(domain, column)
      && (areOfNamesakes(table.range(a), table.range(b)) || nameTwoPeople(table.range(a), table.range(b)))
  }

  /// Whether two rows agree in too little for one person: no address of one's own, and either no firm or half a name. A namesake
  /// at another firm, and one of whom only the given name is known, may be anybody.
  ///
  /// An address that spells neither's name is a desk's between two firms: a bookkeeper's, to whom both send their invoices.
  func restsOnTooLittle(_ left: Int, _ right: Int) -> Bool {
    guard plan.clash != nil else { return false }
    let pattern = compare(left, right).pattern
    var (mail, firm): (EmailLevel, OrganisationLevel) = (.nothing, .nothing)
    for (index, comparison) in plan.comparisons.enumerated() {
      let level = UInt8(truncatingIfNeeded: pattern[index])
      switch comparison.measure {
      case .email: mail = EmailLevel(rawValue: level) ?? .nothing
      case .organisation: firm = OrganisationLevel(rawValue: level) ?? .nothing
      default: break
      }
    }
    let isApart = [.other, .onlyPlace, .keyNearlyAgrees].contains(firm)
    if mail >= .misspelt, mail != .shared {
      return isApart && (plan.spelling[left] | plan.spelling[right]) & 1 == 0 && !isNameless(left) && !isNameless(right)
    }
    if isApart || firm == .nothing { return true }
    return [left, right].contains { table.cell($0, plan.given) < 0 || table.cell($0, plan.family) < 0 }
  }

  /// Whether two rows are of two people whatever else they say: by given names that nobody bears both of, or by mailboxes
  /// that tell two apart.
  func areTwoPeople(_ left: Int, _ right: Int) -> Bool {
    guard let clash = plan.clash else { return false }
    let (givenA, givenB) = (table.cell(left, plan.given), table.cell(right, plan.given))
    if givenA < 0 || givenB < 0 { return mailboxesTellApart(left, right) }
    let isSwapped = givenA == table.cell(right, plan.family) || givenB == table.cell(left, plan.family)
    return (!isSwapped && clash.callsFor(table, givenA, givenB)) || mailboxesTellApart(left, right)
  }

  /// Whether two mailboxes of one firm are those of namesakes: they differ in a number at the end, in the marks between words,
  /// or in a word that tells father and son apart.
  private func areOfNamesakes(_ a: Range<Int>, _ b: Range<Int>) -> Bool {
    func plain(_ range: Range<Int>) -> [UInt8] {
      var end = range.upperBound
      while end > range.lowerBound, table.arena[end - 1] &- 0x30 < 10 { end -= 1 }
      return table.arena[range.lowerBound..<end].filter { (0x61...0x7A).contains($0) || $0 &- 0x30 < 10 }
    }
    let (one, other) = (plain(a), plain(b))
    if one.isEmpty || other.isEmpty { return false }
    let (short, long) = one.count < other.count ? (one, other) : (other, one)
    guard long.starts(with: short) else { return false }
    return long.count == short.count || Self.generations.value(long, short.count..<long.count) != nil
  }

  /// Whether two mailboxes begin with given names of two people: `aada@` and `anne@`.
  private func nameTwoPeople(_ a: Range<Int>, _ b: Range<Int>) -> Bool {
    func first(_ range: Range<Int>) -> Range<Int> {
      range.lowerBound..<(range.first { !(0x61...0x7A).contains(table.arena[$0]) } ?? range.upperBound)
    }
    let (one, other) = (first(a), first(b))
    return one.count > 2 && other.count > 2 && GivenNames.isAttested(table.arena, one)
      && GivenNames.isAttested(table.arena, other) && !GivenNameClash.shareName(table.arena, one, other)
  }

  private static let generations = WordTable([
    ("jr sr jun sen junior senior nuor vanh nuorempi vanhempi ii iii yngre aldre", 1)
  ])

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
      if a != b, likeness(a, column, b, column) == .differs { differing += 1 }
    }
    if any { return differing > 0 }
    if differing > 0, plan.given >= 0, plan.family >= 0 {
      let (givenA, familyB) = (table.cell(left, plan.given), table.cell(right, plan.family))
      let (familyA, givenB) = (table.cell(left, plan.family), table.cell(right, plan.given))
      if (givenA >= 0 && givenA == familyB) || (familyA >= 0 && familyA == givenB) { return false }
    }
    return differing > 0 && differing == compared
  }
}

extension StringLevel {
  /// How much a level of one name says for the pair, to choose between straight and swapped.
  @inline(__always) fileprivate var worth: Int {
    switch self {
    case .nothing: 1
    case .differs: 0
    case .somewhatAlike: 2
    case .alike, .part: 4
    case .oneLetterOffFrequent, .oneLetterOffRare: 5
    case .sameVeryFrequent, .sameFrequent, .sameNotRare, .sameRare, .sameVeryRare: 6
    }
  }
}
