/// What is true of a person of a contact file; what copies say of it is drawn anew for each.
struct ContactPerson {
  let number: Int
  var given: [UInt8]
  var surname: [UInt8]
  /// The surname before or after a marriage, if it changed.
  var otherSurname: [UInt8]?
  /// A second first name that some write.
  var secondGiven: [UInt8]?
  let language: Int
  let company: ContactCompany
  /// The other employer, if there has been a change.
  let otherCompany: ContactCompany?
  let title: Int
  let mobile: [UInt8]?
  let otherMobile: [UInt8]?
  /// Whether the number was kept when the employer changed.
  let keepsMobile: Bool
  let privateMailbox: [UInt8]?
  /// The number behind the name in the mailbox, for the second of a name in a large company; 0 for none.
  let mailboxNumber: Int
  /// How the mailbox at work of somebody with a relative in the firm is named, whatever the firm's habit; see
  /// ``appendLocalPart(style:surname:to:)``.
  let ownStyle: Int?
  private let doubles: ContactPeople.Doubles

  /// The person of that number.
  init(_ number: Int, of people: ContactPeople) {
    var dice = Dice(seed: people.seed, contact: .person, number: number &+ 1_000_000_000)
    self.number = number
    given = people.givenName(number)
    surname = people.surname(number)
    language = people.language(number)
    company = people.company(numbered: Int(people.company[number]))
    let moves = dice.perMille(150)
    let elsewhere = Int(people.company[dice.below(people.count)])
    otherCompany = moves ? people.company(numbered: elsewhere) : nil
    title = Vocabulary.titles.finnish.draw(&dice)
    let sameTable = (0..<8).map { _ in dice.below(people.count) }.first { people.namesAlike($0, number) }
    let twin = people.givenName(sameTable ?? number)
    if dice.perMille(people.isWoman(number) ? 40 : 15), !given.contains(0x2D) {
      given += [0x2D] + Self.compatible(twin)
    } else if dice.perMille(120) {
      secondGiven = Self.compatible(twin)
    }
    var fresh: [UInt8] = []
    ContactNames.appendSurname(ContactNames.drawSurname(swedish: language == 1, &dice), to: &fresh)
    let woman = people.isWoman(number)
    if dice.perMille(woman ? 70 : 8) {
      surname += [0x2D] + fresh
    } else if dice.perMille(woman ? 60 : 6) {
      otherSurname = dice.perMille(300) ? surname + [0x2D] + fresh : fresh
    }
    mobile = dice.perMille(920) ? Self.mobile(company, &dice) : nil
    otherMobile = dice.perMille(250) ? Self.mobile(company, &dice) : nil
    keepsMobile = dice.perMille(500)
    doubles = people.doubles(number)
    privateMailbox =
      dice.perMille(company.hasDomain ? 350 : 850)
      ? Self.mailbox(given, surname, double: Int(doubles.anywhere), &dice) : nil
    mailboxNumber = dice.perMille(30) ? 1 + dice.below(3) : 0
    var kinship = Dice(seed: people.seed, contact: .relative, number: number &+ 1_000_000_000)
    ownStyle = people.hasRelative(number) ? kinship.one(of: Self.stylesOfRelatives) : nil
  }

  /// Appends the local part of the mailbox at work: 0 `given.family`, 1 `g.family`, 2 `given`, 3 `family.given`,
  /// 4 `gfamily`, 5 `family`, which the relatives share.
  func appendLocalPart(style: Int, surname: [UInt8], to out: inout [UInt8]) {
    switch style {
    case 1, 4:
      Spelling.appendAddress(given.prefix(1)[...], to: &out)
      if style == 1 { out.append(0x2E) }
      Spelling.appendAddress(surname[...], to: &out)
    case 2: Spelling.appendAddress(given[...], to: &out)
    case 3:
      Spelling.appendAddress(surname[...], to: &out)
      out.append(0x2E)
      Spelling.appendAddress(given[...], to: &out)
    case 5: return Spelling.appendAddress(surname[...], to: &out)
    default:
      Spelling.appendAddress(given[...], to: &out)
      out.append(0x2E)
      Spelling.appendAddress(surname[...], to: &out)
    }
    let double = Int(style == 1 || style == 4 ? doubles.initial : style == 2 ? doubles.given : doubles.name)
    if mailboxNumber > 0 || double > 0 { out.append(decimal: mailboxNumber + 4 * double) }
  }

  private static func compatible(_ name: [UInt8]) -> [UInt8] { Array(name.prefix { $0 != 0x2D }) }

  private static func mobile(_ company: ContactCompany, _ dice: inout Dice) -> [UInt8] {
    var digits = dice.one(of: prefixes)
    if company.numbersInARow, dice.perMille(800) {
      digits = prefixes[company.number % prefixes.count]
      digits.append(decimal: (company.number &* 7_919) % 10_000, digits: 4)
      digits.append(decimal: dice.below(1000), digits: 3)
    } else {
      digits.append(decimal: dice.below(9_000_000) + 1_000_000, digits: 7)
    }
    return digits
  }

  private static func mailbox(
    _ given: [UInt8], _ surname: [UInt8], double: Int, _ dice: inout Dice
  ) -> [UInt8] {
    var box: [UInt8] = []
    let style = dice.below(6)
    if style == 2 || style == 5 {
      Spelling.appendAddress(given.prefix(1)[...], to: &box)
    } else {
      Spelling.appendAddress(given[...], to: &box)
    }
    if style < 2 { box.append(0x2E) }
    if style != 4 { Spelling.appendAddress(surname[...], to: &box) }
    let isNumbered = style > 3 || dice.perMille(350)
    let drawn = isNumbered ? 1 + dice.below(99) : 0
    if isNumbered || double > 0 { box.append(decimal: drawn + 100 * double) }
    box.append(0x40)
    box.append(contentsOf: providers[providers.draw(&dice)])
    return box
  }

  /// Of twenty: seven `gfamily`, six `given.family`, four `g.family`, three share `family`.
  private static let stylesOfRelatives = [4, 4, 4, 4, 4, 4, 4, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 5, 5, 5]
  private static let prefixes = ["040", "041", "044", "045", "046", "050"].map { Array($0.utf8) }
  private static let providers = WordTable(
    "gmail.com 50,hotmail.com 20,outlook.com 8,luukku.com 6,kolumbus.fi 4,saunalahti.fi 3,icloud.com 4,elisanet.fi 3")
}
