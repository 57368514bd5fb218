/// Writes what one copy of a contact says of a person.
struct ContactWriter: Sendable {
  /// The people that are written.
  let people: ContactPeople

  /// A writer of contacts of these people.
  init(people: ContactPeople) { self.people = people }

  /// Appends the thirteen fields behind the two numbers, each with the comma in front.
  func append(person number: Int, copy: Int, to out: inout [UInt8]) {
    let person = ContactPerson(number, of: people)
    var dice = Dice(seed: people.seed, contact: .record, number: number &* 8 &+ copy)
    let elsewhere = dice.perMille(450) ? person.otherCompany : nil
    let company = elsewhere ?? person.company
    let surname = dice.perMille(400) ? person.otherSurname ?? person.surname : person.surname
    appendNames(person, surname, &dice, to: &out)
    out.append(Self.comma)
    if !dice.perMille(Self.emailMissing) {
      appendEmail(person, dice.perMille(700) ? surname : person.surname, company, &dice, to: &out)
    }
    out.append(Self.comma)
    if !dice.perMille(Self.phoneMissing) {
      appendPhone(person, company, kept: elsewhere == nil || person.keepsMobile, &dice, to: &out)
    }
    out.append(Self.comma)
    if !dice.perMille(250) { appendTitle(person, &dice, to: &out) }
    out.append(Self.comma)
    if !dice.perMille(200) {
      out.append(contentsOf: Self.languages[dice.perMille(40) ? dice.below(3) : person.language])
    }
    append(company, &dice, to: &out)
    out.append(Self.comma)
    out.append(decimal: company.number)
  }

  private func append(_ company: ContactCompany, _ dice: inout Dice, to out: inout [UInt8]) {
    out.append(Self.comma)
    if !dice.perMille(30) { company.appendName(&dice, to: &out) }
    out.append(Self.comma)
    if !dice.perMille(Self.businessIDMissing) { company.appendBusinessID(&dice, to: &out) }
    out.append(Self.comma)
    if !dice.perMille(350) { ContactSpelling.appendPhone(company.switchboard, &dice, to: &out) }
    let (place, postcode) = company.place(moved: dice.perMille(400))
    out.append(Self.comma)
    if !dice.perMille(80) {
      let name = Vocabulary.places.word(place, swedish: dice.perMille(company.swedish ? 700 : 60))
      out.append(contentsOf: dice.perMille(150) ? Spelling.capitals(name) : Array(name))
    }
    out.append(Self.comma)
    if !dice.perMille(100) {
      let wrong = dice.perMille(25) ? 1 + dice.below(9) : 0
      out.append(decimal: postcode + wrong, digits: dice.perMille(120) ? 1 : 5)
    }
    out.append(Self.comma)
    if !dice.perMille(300) { out.append(contentsOf: Vocabulary.industries[company.branch]) }
  }

  private func appendNames(_ person: ContactPerson, _ family: [UInt8], _ dice: inout Dice, to out: inout [UInt8]) {
    var given = person.given
    var surname = family
    if given.contains(0x2D), dice.perMille(350) { given = Array(given.prefix { $0 != 0x2D }) }
    if surname.contains(0x2D), dice.perMille(400) { surname = Self.half(surname, &dice) }
    if dice.perMille(60) { given = ContactNames.nickname(given, &dice) ?? given }
    if let second = person.secondGiven, dice.perMille(250) { given += [0x20] + second }
    if dice.perMille(75) { given = ContactSpelling.misspelt(given, &dice) }
    if dice.perMille(90) { surname = ContactSpelling.misspelt(surname, &dice) }
    if dice.perMille(65) { given = Self.initial(given, &dice) }
    if dice.perMille(100) {
      given = Spelling.plain(given[...])
      surname = Spelling.plain(surname[...])
    }
    switch dice.below(100) {
    case 0..<3: (given, surname) = (Spelling.capitals(given[...]), Spelling.capitals(surname[...]))
    case 3..<5: (given, surname) = (ContactSpelling.lowered(given), ContactSpelling.lowered(surname))
    default: break
    }
    if dice.perMille(25) { given = [] }
    if dice.perMille(10) { surname = [] }
    if dice.perMille(40) { swap(&given, &surname) }
    out.append(Self.comma)
    out.append(contentsOf: given)
    out.append(Self.comma)
    out.append(contentsOf: surname)
  }

  private func appendEmail(
    _ person: ContactPerson, _ surname: [UInt8], _ company: ContactCompany, _ dice: inout Dice, to out: inout [UInt8]
  ) {
    var address: [UInt8] = []
    let drawn = dice.below(1000)
    if let box = person.privateMailbox, drawn < 220 || !company.hasDomain {
      address = box
    } else if drawn > 870 || !company.hasDomain {
      // A mailbox several people read; a firm without a domain has no other.
      address = Array(Self.roles[Self.roles.draw(&dice)]) + [0x40]
      company.appendDomain(to: &address)
    } else {
      let style = dice.perMille(930) ? person.ownStyle ?? company.mailboxes : dice.below(4)
      person.appendLocalPart(style: style, surname: surname, to: &address)
      address.append(0x40)
      company.appendDomain(to: &address)
    }
    if dice.perMille(35) { address = ContactSpelling.misspelt(address, &dice) }
    if dice.perMille(25) { address = Spelling.capitals(address[...]) }
    out.append(contentsOf: address)
  }

  private func appendPhone(
    _ person: ContactPerson, _ company: ContactCompany, kept: Bool, _ dice: inout Dice, to out: inout [UInt8]
  ) {
    let drawn = dice.below(1000)
    var digits = company.switchboard
    if drawn >= 90 {
      let other = drawn < 190 || !kept
      guard let number = other ? person.otherMobile ?? (kept ? person.mobile : nil) : person.mobile else { return }
      digits = number
    }
    if dice.perMille(20) { digits[digits.count - 1 - dice.below(6)] = 0x30 + UInt8(dice.below(10)) }
    ContactSpelling.appendPhone(digits, &dice, to: &out)
  }

  private func appendTitle(_ person: ContactPerson, _ dice: inout Dice, to out: inout [UInt8]) {
    let title = dice.perMille(120) ? Vocabulary.titles.finnish.draw(&dice) : person.title
    let language = dice.perMille(150) ? dice.below(3) : person.language
    let word = language == 2 ? Self.english[title] : Vocabulary.titles.word(title, swedish: language == 1)
    guard dice.perMille(350), let first = word.first, first < 0x80 else { return out.append(contentsOf: word) }
    out.append(contentsOf: Spelling.capitals(word.prefix(1)) + word.dropFirst())
  }

  private static func half(_ name: [UInt8], _ dice: inout Dice) -> [UInt8] {
    let first = dice.perMille(500)
    return first ? Array(name.prefix { $0 != 0x2D }) : Array(name.drop { $0 != 0x2D }.dropFirst())
  }

  private static func initial(_ name: [UInt8], _ dice: inout Dice) -> [UInt8] {
    let initial = Spelling.initial(name[...])
    return dice.perMille(300) ? Array(initial.dropLast()) : initial
  }

  /// Shares of records without the field, in thousandths; some have no phone because the person has none.
  private static let emailMissing = 200
  private static let phoneMissing = 190
  private static let businessIDMissing = 300

  private static let comma: UInt8 = 0x2C
  private static let languages = ["fi", "sv", "en"].map { Array($0.utf8) }
  private static let roles = WordTable("info 40,myynti 22,laskutus 10,talous 8,toimisto 10,asiakaspalvelu 5,office 5")

  /// The titles of ``Vocabulary/titles`` in English, in the same order.
  private static let english = WordTable(
    """
    Managing Director 1,Finance Director 1,Sales Manager 1,Purchasing Manager 1,Administrative Director 1, \
    Human Resources Manager 1,Production Manager 1,Project Manager 1,Marketing Manager 1,Chief Information Officer 1, \
    Accountant 1,Specialist 1,Entrepreneur 1,Assistant 1,Quality Manager 1,Service Manager 1,Planner 1
    """)
}
