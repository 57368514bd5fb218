/// Who works where: persons in order of their companies, a few bytes each.
struct Population: Sendable {
  /// The seed everything is drawn with.
  let seed: UInt64
  /// The company of each person.
  private(set) var company: [Int32] = []
  private var given: [UInt16] = []
  private var surname: [UInt16] = []
  private var namesakes: [UInt8] = []

  /// That many persons; the first of a larger population under the same seed are the same people.
  init(persons: Int, seed: UInt64) {
    self.seed = seed
    company.reserveCapacity(persons)
    given.reserveCapacity(persons)
    surname.reserveCapacity(persons)
    namesakes.reserveCapacity(persons)
    var number = 0
    while company.count < persons {
      addCompany(number, limit: persons)
      number += 1
    }
  }

  /// Persons in all.
  var count: Int { company.count }

  /// A person's first name.
  func givenName(_ person: Int) -> ArraySlice<UInt8> {
    let index = Int(given[person])
    return switch index >> 10 {
    case 0: NameStatistics.finnishWomen[index & 0x3FF]
    case 1: NameStatistics.finnishMen[index & 0x3FF]
    case 2: NameStatistics.swedishWomen[index & 0x3FF]
    default: NameStatistics.swedishMen[index & 0x3FF]
    }
  }

  /// A person's surname.
  func surname(_ person: Int) -> ArraySlice<UInt8> {
    let index = Int(surname[person])
    return index >> 10 == 0
      ? NameStatistics.finnishSurnames[index & 0x3FF] : NameStatistics.swedishSurnames[index & 0x3FF]
  }

  /// How many colleagues of exactly that name were there before.
  func namesakes(_ person: Int) -> Int { Int(namesakes[person]) }

  /// Whether the person's language is Swedish.
  func isSwedish(_ person: Int) -> Bool { given[person] >> 10 >= 2 }

  private mutating func addCompany(_ number: Int, limit: Int) {
    let company = Company(number: number, seed: seed)
    var dice = Dice(seed: seed, purpose: .member, number: number)
    let first = count
    for _ in 0..<Company.size(number: number, seed: seed) where count < limit {
      let isSwedish = dice.perMille(company.swedish ? 750 : 40)
      let table = (isSwedish ? 2 : 0) + dice.below(2)
      let name =
        switch table {
        case 0: NameStatistics.finnishWomen.draw(&dice)
        case 1: NameStatistics.finnishMen.draw(&dice)
        case 2: NameStatistics.swedishWomen.draw(&dice)
        default: NameStatistics.swedishMen.draw(&dice)
        }
      let drawn =
        isSwedish
        ? 1 << 10 | NameStatistics.swedishSurnames.draw(&dice) : NameStatistics.finnishSurnames.draw(&dice)
      let ofFamily = company.family && count - first < 6 && dice.perMille(600)
      append(
        company: number, given: UInt16(table << 10 | name),
        surname: UInt16(ofFamily ? (company.swedish ? 1 << 10 : 0) | company.surname : drawn), first: first)
    }
  }

  private mutating func append(company number: Int, given: UInt16, surname: UInt16, first: Int) {
    var same: UInt8 = 0
    for colleague in first..<count where self.given[colleague] == given && self.surname[colleague] == surname {
      same += 1
    }
    company.append(Int32(truncatingIfNeeded: number))
    self.given.append(given)
    self.surname.append(surname)
    namesakes.append(same)
  }
}
