/// The people of a contact file in order of their companies, eight bytes each.
struct ContactPeople: Sendable {
  /// The seed everything is drawn with.
  let seed: UInt64
  /// The company of each person.
  private(set) var company: [Int32] = []
  private var given: [UInt16] = []
  private var surname: [UInt16] = []

  /// That many persons; the first of a larger file under the same seed are the same people.
  init(persons: Int, seed: UInt64) {
    self.seed = seed
    company.reserveCapacity(persons)
    given.reserveCapacity(persons)
    surname.reserveCapacity(persons)
    var number = 0
    while company.count < persons {
      addCompany(ContactCompany(number: number, seed: seed), limit: persons)
      number += 1
    }
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
    let staff = ContactCompany.size(number: company.number, seed: seed)
    for _ in 0..<min(staff, limit - count) {
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
    }
  }
}
