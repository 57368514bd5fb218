/// A firm of a scene.
struct SceneFirm {
  let number: Int
  var name: String
  /// Its legal form, behind the name; empty where the name says it.
  var form = "Oy"
  var businessID: String
  var domain: String
  var phone: String
  var street: String
  var city: String
  var postcode: String
  var industry: String
}

/// A person of a scene.
struct ScenePerson {
  let number: Int
  var given: String
  var family: String
  var title: String
  let language: String

  /// The names as they stand in an address, with what is between them.
  func address(_ between: String = ".") -> String { Self.address(given) + between + Self.address(family) }

  /// A word as it stands in an address.
  static func address(_ word: String) -> String {
    var bytes: [UInt8] = []
    Spelling.appendAddress(Array(word.utf8)[...], to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }
}

/// Makes the people, firms and records of scenes, each scene from dice of its own.
struct SceneWriter {
  let seed: UInt64
  /// The dice of the scene.
  var dice: Dice
  /// The scene's trap, which its records bear.
  var trap: ContactTrap
  /// The records made so far, of all scenes.
  private(set) var rows: [ContactRow] = []
  private var people = 0
  private var firms = 0

  init(seed: UInt64) {
    self.seed = seed
    dice = Dice(seed: seed, contact: .scene, number: 0)
    trap = .group
  }

  /// Begins a scene.
  mutating func begin(_ trap: ContactTrap, scene: Int) {
    self.trap = trap
    let index = ContactTrap.allCases.firstIndex(of: trap) ?? 0
    dice = Dice(seed: seed, contact: .scene, number: index << 32 | scene)
  }

  /// Scenes' people have numbers from here on, above those of everybody else.
  static let firstPerson = 1_000_000_000
  /// Scenes' firms have numbers from here on, whose business IDs begin with 8; towns those above the last ones.
  static let firstFirm = 500_000
  static let firstTown = 999_000

  /// A person whom nobody has seen yet.
  mutating func person(family: String? = nil, woman: Bool? = nil) -> ScenePerson {
    let isWoman = woman ?? dice.perMille(500)
    let given = (isWoman ? NameStatistics.finnishWomen : NameStatistics.finnishMen)
    var surname: [UInt8] = []
    ContactNames.appendSurname(ContactNames.drawSurname(swedish: false, &dice), to: &surname)
    people += 1
    return ScenePerson(
      number: Self.firstPerson + people, given: String(decoding: given[given.draw(&dice)], as: UTF8.self),
      family: family ?? String(decoding: surname, as: UTF8.self), title: title(), language: "fi")
  }

  /// A relative: the surname, and another first name.
  mutating func relative(of other: ScenePerson, sameInitial: Bool = false) -> ScenePerson {
    var found = person(family: other.family)
    for _ in 0..<60 where found.given == other.given || (sameInitial && found.given.first != other.given.first) {
      let table = dice.perMille(500) ? NameStatistics.finnishWomen : NameStatistics.finnishMen
      found.given = String(decoding: table[table.draw(&dice)], as: UTF8.self)
    }
    return found
  }

  /// Another person of the same name.
  mutating func namesake(of other: ScenePerson) -> ScenePerson {
    var found = person(family: other.family)
    found.given = other.given
    while found.title == other.title { found.title = title() }
    return found
  }

  /// A firm that nobody has seen yet.
  mutating func firm() -> SceneFirm {
    let number = Self.firstFirm + firms
    firms += 1
    return firm(number: number)
  }

  /// The firm of a number.
  mutating func firm(number: Int) -> SceneFirm {
    let company = Company(number: number, seed: seed)
    let contact = ContactCompany(number: number, seed: seed)
    var (name, domain, phone): ([UInt8], [UInt8], [UInt8]) = ([], [], [])
    company.appendStem(swedish: company.swedish, to: &name)
    company.appendDomain(to: &domain)
    ContactSpelling.appendPhone(contact.switchboard, &dice, to: &phone)
    let (place, postcode) = contact.place(moved: false)
    var digits: [UInt8] = []
    digits.append(decimal: postcode, digits: 5)
    return SceneFirm(
      number: number, name: Self.text(name[...]), form: company.swedish ? "Ab" : "Oy",
      businessID: Self.text(contact.businessID[...]), domain: Self.text(domain[...]), phone: Self.text(phone[...]),
      street: Self.text(Vocabulary.streets.finnish[company.street]) + " \(company.house)",
      city: Self.text(Vocabulary.places.finnish[place]), postcode: Self.text(digits[...]),
      industry: Self.text(Vocabulary.industries[company.branch]))
  }

  /// Writes a person at a firm once or several times, every time as somebody else saw it: fields are missing.
  mutating func write(
    _ person: ScenePerson, at firm: SceneFirm, email: String, times: Int = 1,
    changing change: (inout ContactRow, inout Dice) -> Void = { _, _ in }
  ) {
    for _ in 0..<times {
      var row = ContactRow(
        person: person.number, employer: firm.number, given: person.given, family: person.family)
      (row.given, row.family) = (person.given, person.family)
      if dice.perMille(40) { row.given = String(row.given.prefix(1)) + "." }
      if !dice.perMille(120) { row.email = email }
      if !dice.perMille(250) { row.title = person.title }
      if !dice.perMille(200) { row.language = person.language }
      row.company = firm.name
      if !firm.form.isEmpty, !dice.perMille(200) { row.company += " " + firm.form }
      if dice.perMille(40) { row.company = Self.text(Spelling.capitals(Array(row.company.utf8)[...])[...]) }
      if !dice.perMille(300) { row.businessID = firm.businessID }
      if !dice.perMille(350) { row.companyPhone = firm.phone }
      if !dice.perMille(80) { row.city = firm.city }
      if !dice.perMille(100) { row.postcode = firm.postcode }
      if !dice.perMille(100) { row.street = firm.street }
      if !dice.perMille(300) { row.industry = firm.industry }
      row.phone = mobile(of: person)
      change(&row, &dice)
      row.traps = [trap]
      rows.append(row)
    }
  }

  /// Writes a cell that names nobody.
  mutating func writeNobody(at firm: SceneFirm, given: String, family: String, email: String) {
    let nobody = person()
    write(nobody, at: firm, email: email) { row, _ in
      (row.given, row.family) = (given, family)
      row.makeNobody(nobody.number)
    }
  }

  /// A mailbox at one of the large providers.
  mutating func privateMailbox(_ local: String) -> String {
    "\(local)\(dice.below(90) + 1)@" + dice.one(of: ["gmail.com", "hotmail.com", "outlook.com", "luukku.com"])
  }

  /// A word that no dictionary has.
  mutating func coined() -> String {
    let letters = (Array("bdfghjklmnprtv"), Array("aeiouy"))
    let word = (0..<3).map { _ in "\(dice.one(of: letters.0))\(dice.one(of: letters.1))" }.joined()
    return word.prefix(1).uppercased() + word.dropFirst() + "la"
  }

  /// The person's mobile number, of three records in ten nothing.
  private func mobile(of person: ScenePerson) -> String {
    var owner = Dice(seed: seed, contact: .mobile, number: person.number)
    var digits = Array(owner.one(of: ["040", "041", "044", "045", "050"]).utf8)
    digits.append(decimal: 1_000_000 + owner.below(9_000_000), digits: 7)
    var writing = Dice(seed: seed, contact: .mobile, number: rows.count)
    if writing.perMille(300) { return "" }
    var written: [UInt8] = []
    ContactSpelling.appendPhone(digits, &writing, to: &written)
    return Self.text(written[...])
  }

  private mutating func title() -> String {
    Self.text(Vocabulary.titles.finnish[Vocabulary.titles.finnish.draw(&dice)])
  }

  private static func text(_ bytes: ArraySlice<UInt8>) -> String { String(decoding: bytes, as: UTF8.self) }
}
