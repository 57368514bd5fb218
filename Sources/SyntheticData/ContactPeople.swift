/// The people of a contact file in order of their companies, some fifteen bytes each.
struct ContactPeople: Sendable {
  /// The seed everything is drawn with.
  let seed: UInt64
  /// What there is beyond plain contacts.
  let extras: ContactExtras
  /// The company of each person.
  private(set) var company: [Int32] = []
  private var relative: [Bool] = []
  private var given: [UInt16] = []
  private var surname: [UInt16] = []
  private var doubles: [Doubles] = []
  private var bySurname: [UInt32: UInt32] = [:]

  /// How many earlier people would have the same mailbox: nobody gives one address to two.
  struct Doubles {
    /// Colleagues with the same whole name, with the same initial and surname, with the same first name.
    var name: UInt8 = 0
    var initial: UInt8 = 0
    var given: UInt8 = 0
    /// Anybody with the same initial and surname.
    var anywhere: UInt32 = 0
  }

  /// That many persons; the first of a larger file under the same seed are the same people.
  init(persons: Int, seed: UInt64, extras: ContactExtras = ContactExtras()) {
    self.seed = seed
    self.extras = extras
    company.reserveCapacity(persons)
    given.reserveCapacity(persons)
    relative.reserveCapacity(persons)
    doubles.reserveCapacity(persons)
    surname.reserveCapacity(persons)
    var number = 0
    while company.count < persons {
      addCompany(ContactCompany(number: number, seed: seed, isPlain: extras.isPlain), limit: persons)
      number += 1
    }
    bySurname = [:]
  }

  /// Who would have the same mailbox as a person.
  func doubles(_ person: Int) -> Doubles { doubles[person] }

  /// Whether the person has a relative in the firm who was made for it; family firms have others.
  func hasRelative(_ person: Int) -> Bool { relative[person] }

  /// The company of that number.
  func company(numbered number: Int) -> ContactCompany {
    ContactCompany(number: number, seed: seed, isPlain: extras.isPlain)
  }

  /// Persons in all.
  var count: Int { company.count }

  /// A person's first name.
  func givenName(_ person: Int) -> [UInt8] {
    let index = Int(given[person] & 0x3FF)
    return switch given[person] >> 10 {
    case 0: Array(NameStatistics.finnishWomen[index])
    case 1: Array(NameStatistics.finnishMen[index])
    case 2: Array(NameStatistics.swedishWomen[index])
    case 3: Array(NameStatistics.swedishMen[index])
    default: Array(ContactNames.foreignGiven[index])
    }
  }

  /// A person's surname.
  func surname(_ person: Int) -> [UInt8] {
    var bytes: [UInt8] = []
    ContactNames.appendSurname(surname[person], to: &bytes)
    return bytes
  }

  /// Whether the person bears a woman's name.
  func isWoman(_ person: Int) -> Bool { given[person] >> 10 < 4 && given[person] >> 10 & 1 == 0 }

  /// Whether two first names are of the same language and gender.
  func namesAlike(_ person: Int, _ other: Int) -> Bool { given[person] >> 10 == given[other] >> 10 }

  /// The person's language: 0 Finnish, 1 Swedish, 2 English.
  func language(_ person: Int) -> Int { Int(given[person] >> 11) }

  private mutating func addCompany(_ company: ContactCompany, limit: Int) {
    var dice = Dice(seed: seed, contact: .member, number: company.number)
    let first = count
    let staff = ContactCompany.size(number: company.number, seed: seed)
    var kinship = Dice(seed: seed, contact: .relative, number: company.number)
    for position in 0..<min(staff, limit - count) {
      let swedish = dice.perMille(company.swedish ? 750 : 40)
      let foreign = dice.perMille(40)
      let table = foreign ? 4 : (swedish ? 2 : 0) + dice.below(2)
      let name =
        switch table {
        case 0: NameStatistics.finnishWomen.draw(&dice)
        case 1: NameStatistics.finnishMen.draw(&dice)
        case 2: NameStatistics.swedishWomen.draw(&dice)
        case 3: NameStatistics.swedishMen.draw(&dice)
        default: ContactNames.foreignGiven.draw(&dice)
        }
      let own =
        foreign
        ? ContactNames.drawForeignSurname(&dice) : ContactNames.drawSurname(swedish: swedish, &dice)
      let ofFamily = company.family && staff <= 15 && dice.perMille(500)
      self.company.append(Int32(truncatingIfNeeded: company.number))
      given.append(UInt16(table << 10 | name))
      surname.append(ofFamily ? ContactNames.surname(swedish: company.swedish, company.familyName) : own)
      relative.append(false)
      if position % 2 == 1, kinship.perMille(extras.relativesOfSeconds) { makeRelative() }
      addDoubles(since: first)
    }
  }

  /// Makes the last person a relative of the one before, unless both have the same first name.
  private mutating func makeRelative() {
    let last = given.count - 1
    guard given[last] != given[last - 1] else { return }
    surname[last] = surname[last - 1]
    (relative[last], relative[last - 1]) = (true, true)
  }

  /// Counts the doubles of the last person, whose colleagues begin at `first`.
  private mutating func addDoubles(since first: Int) {
    let last = given.count - 1
    let initial = givenName(last).first ?? 0
    var found = Doubles()
    for colleague in first..<last {
      let hasGiven = given[colleague] == given[last]
      let hasSurname = surname[colleague] == surname[last]
      if hasGiven, found.given < .max { found.given += 1 }
      if hasSurname, hasGiven, found.name < .max { found.name += 1 }
      if hasSurname, found.initial < .max, givenName(colleague).first == initial { found.initial += 1 }
    }
    let key = UInt32(initial) << 16 | UInt32(surname[last])
    found.anywhere = bySurname[key] ?? 0
    bySurname[key] = found.anywhere + 1
    doubles.append(found)
  }
}
