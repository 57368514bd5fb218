import Text

/// A company of a contact file: a ``Company`` with habits of its own in mailboxes, numbers and names.
struct ContactCompany {
  /// Its number, from 0.
  let number: Int
  /// How its mailboxes are named: 0 `given.family`, 1 `g.family`, 2 `given`, 3 `family.given`.
  let mailboxes: Int
  /// Whether it has a domain; else people write from private mailboxes.
  let hasDomain: Bool
  /// Whether its mobile numbers were bought together and differ in the last three digits only.
  let numbersInARow: Bool
  /// The firm whose name it bears too, in another town, if there is one.
  let namesake: Int?
  private let company: Company
  private let named: Company
  private let isPlain: Bool
  private let old: Company?
  private let form: Int
  private let suffix: Int
  private let movedTo: Company?

  /// The company of that number under a seed.
  init(number: Int, seed: UInt64, isPlain: Bool = true) {
    var dice = Dice(seed: seed, contact: .company, number: number)
    self.number = number
    let company = Company(number: number, seed: seed)
    let other = isPlain ? nil : Self.namesake(of: company, seed: seed)
    self.company = company
    self.isPlain = isPlain
    named = other ?? company
    namesake = other?.number
    let habit = [0, 0, 0, 0, 0, 0, 0, 1, 1, 2, 3][dice.below(11)]
    mailboxes = habit == 2 && Self.size(number: number, seed: seed) > 8 ? 0 : habit
    hasDomain = dice.perMille(820)
    numbersInARow = dice.perMille(250)
    form = named.swedish ? 1 : dice.perMille(820) ? 0 : 2 + dice.below(Self.forms.count - 2)
    suffix = dice.below(10)
    old = dice.perMille(120) ? Company(number: number + 30_000_000, seed: seed) : nil
    movedTo = dice.perMille(100) ? Company(number: number + 40_000_000, seed: seed) : nil
  }

  /// Whether it goes by its Swedish name.
  var swedish: Bool { named.swedish }
  /// Whether it is a family firm.
  var family: Bool { named.family }
  /// The family's surname, an index into the table of its language.
  var familyName: Int { named.surname }
  /// The branch, an index into ``Vocabulary/industries``.
  var branch: Int { named.branch }

  /// Contacts in the company of that number: 1 to 600, as in 1/s², four on average.
  static func size(number: Int, seed: UInt64) -> Int {
    var dice = Dice(seed: seed, contact: .companySize, number: number)
    let drawn = dice.below(sizes.last ?? 1)
    var (low, high) = (0, sizes.count - 1)
    while low < high {
      let middle = (low + high) / 2
      if sizes[middle] > drawn { high = middle } else { low = middle + 1 }
    }
    return low + 1
  }

  /// Appends the name as one of those who know it write it.
  func appendName(_ dice: inout Dice, to out: inout [UInt8]) {
    var name: [UInt8] = []
    let firm = dice.perMille(300) ? old ?? named : named
    firm.appendStem(swedish: swedish || dice.perMille(40), to: &name)
    if dice.perMille(60) { name = Self.abbreviated(name, &dice) }
    if dice.perMille(50) { name = ContactSpelling.misspelt(name, &dice) }
    if dice.perMille(30) { name = Spelling.plain(name[...]) }
    if dice.perMille(720) {
      name += dice.perMille(70) ? dice.one(of: Self.forms) : Self.forms[form]
    }
    switch dice.below(100) {
    case 0..<4: name = Spelling.capitals(name[...])
    case 4..<6: name = ContactSpelling.lowered(name)
    default: break
    }
    out.append(contentsOf: name)
  }

  /// Appends the business ID in one of its forms, in plain contacts sometimes mistyped.
  func appendBusinessID(_ dice: inout Dice, to out: inout [UInt8]) {
    var identifier = businessID
    if isPlain {
      if dice.perMille(20) { identifier[1 + dice.below(6)] = 0x30 + UInt8(dice.below(10)) }
      if dice.perMille(10) { identifier.swapAt(2, 3) }
    }
    switch dice.below(100) {
    case 0..<5:
      identifier.remove(at: 7)
      identifier.insert(contentsOf: [0x46, 0x49], at: 0)
    case 5..<8: identifier.remove(at: 7)
    default: break
    }
    out.append(contentsOf: identifier)
  }

  /// A business ID that nobody has, like ``BusinessID``, but apart for a million companies.
  var businessID: [UInt8] {
    var identifier: [UInt8] = []
    BusinessID.append(company: number, to: &identifier)
    guard number % 1_000_000 >= 500_000 else { return identifier }
    // The second half million: 8000000 upward, two apart, as a remainder of 1 has no check digit.
    var digits = 8_000_000 + number % 500_000 * 2
    if BusinessIDNumber.checkDigit(digits) == nil { digits += 1 }
    identifier.removeAll(keepingCapacity: true)
    identifier.append(decimal: digits)
    identifier.append(0x2D)
    identifier.append(decimal: BusinessIDNumber.checkDigit(digits) ?? 0)
    return identifier
  }

  /// Street and house.
  var street: [UInt8] {
    var street = Array(Vocabulary.streets.word(company.street, swedish: company.swedish))
    street.append(0x20)
    street.append(decimal: company.house)
    return street
  }

  /// Appends the domain, without anything in front.
  func appendDomain(to out: inout [UInt8]) {
    named.appendDomain(town: namesake == nil ? nil : company.place, to: &out)
  }

  /// The switchboard's number in nine or ten digits.
  var switchboard: [UInt8] {
    var digits = Self.areas[company.place % Self.areas.count]
    digits.append(decimal: 2_000_000 + (number &* 7919 &+ 104_729) % 7_999_999, digits: 7)
    return digits
  }

  /// Where a copy puts the company: where it is, or where it was until it moved.
  func place(moved: Bool) -> (place: Int, postcode: Int) {
    let company = moved ? movedTo ?? company : company
    return (company.place, Vocabulary.postcodes[company.place] + suffix * 10)
  }

  private static let forms = [" Oy", " Ab", " Oyj", " Ky", " Tmi", " Oy Ab", " OY", " ry", " Ltd"]
    .map { Array($0.utf8) }
  private static let areas = ["09", "02", "03", "08", "014", "017", "013", "05", "06", "010"].map { Array($0.utf8) }

  /// Running sums of the weights.
  private static let sizes: [Int] = {
    var total = 0
    return (1...600).map { size in
      total += 1_000_000_000 / (size * size)
      return total
    }
  }()

  /// The firm whose name a company bears too: of a hundred, one has such, unless both are in one town.
  private static func namesake(of company: Company, seed: UInt64) -> Company? {
    var dice = Dice(seed: seed, contact: .namesake, number: company.number)
    guard company.number > 0, dice.perMille(10) else { return nil }
    let other = Company(number: dice.below(company.number), seed: seed)
    return other.place == company.place ? nil : other
  }

  private static func abbreviated(_ name: [UInt8], _ dice: inout Dice) -> [UInt8] {
    let words = name.split(separator: 0x20)
    guard words.count > 1, let first = words.first, let last = words.last else { return name }
    switch dice.below(3) {
    case 0: return Array(first)
    case 1: return Array(first.prefix { $0 < 0x80 }.prefix(4)) + [0x2E, 0x20] + last
    default: return words.compactMap(\.first).filter { $0 < 0x80 }
    }
  }
}
