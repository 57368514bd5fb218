/// A synthetic company: a function of the seed and its number, so that none needs to be kept.
struct Company {
  /// Its number, from 0.
  let number: Int
  /// Whether it goes by its Swedish name.
  let swedish: Bool
  /// Whether it bears the name of the family that works in it.
  let family: Bool
  /// The family's surname, an index into the table of its language; also drawn where no family is.
  let surname: Int
  /// Index into ``Vocabulary/branches``.
  let branch: Int
  /// Index into ``Vocabulary/places``.
  let place: Int
  /// Index into ``Vocabulary/streets``.
  let street: Int
  /// The number of its house.
  let house: Int
  private let initial: UInt8

  /// The company of that number under a seed.
  init(number: Int, seed: UInt64) {
    var dice = Dice(seed: seed, purpose: .company, number: number)
    self.number = number
    let home = Vocabulary.places.finnish.draw(&dice)
    place = home
    let bilingual = Vocabulary.places.swedish[home] != Vocabulary.places.finnish[home]
    swedish = bilingual && dice.perMille(280)
    family = dice.perMille(400)
    surname = (swedish ? NameStatistics.swedishSurnames : NameStatistics.finnishSurnames).draw(&dice)
    branch = Vocabulary.branches.finnish.draw(&dice)
    street = Vocabulary.streets.finnish.draw(&dice)
    house = 1 + dice.below(90)
    initial = 0x41 + UInt8(truncatingIfNeeded: dice.below(20))
  }

  /// Contacts in the company of that number: 1 to 200, half as likely to be two as four times, as in 1/s².
  static func size(number: Int, seed: UInt64) -> Int {
    var dice = Dice(seed: seed, purpose: .companySize, number: number)
    var drawn = dice.below(1_639_928)
    for size in 1..<200 {
      drawn -= 1_000_000 / (size * size)
      if drawn < 0 { return size }
    }
    return 200
  }

  /// Appends the name without its legal form, in the language of `swedish`.
  func appendStem(swedish inSwedish: Bool, to out: inout [UInt8]) {
    if family {
      out.append(contentsOf: Vocabulary.branches.word(branch, swedish: inSwedish))
      out.append(contentsOf: [0x20, initial, 0x2E, 0x20])
      out.append(contentsOf: (swedish ? NameStatistics.swedishSurnames : NameStatistics.finnishSurnames)[surname])
    } else {
      appendCoined(to: &out)
      out.append(0x20)
      out.append(contentsOf: Vocabulary.branches.word(branch, swedish: inSwedish))
    }
  }

  /// Appends `name.example`, or `name-town.example`, without anything in front.
  func appendDomain(town: Int? = nil, to out: inout [UInt8]) {
    if family {
      Spelling.appendAddress(
        (swedish ? NameStatistics.swedishSurnames : NameStatistics.finnishSurnames)[surname], to: &out)
      out.append(decimal: number)
    } else {
      var word: [UInt8] = []
      appendCoined(to: &word)
      Spelling.appendAddress(word[...], to: &out)
    }
    if let town {
      out.append(0x2D)
      Spelling.appendAddress(Vocabulary.places.finnish[town], to: &out)
    }
    out.append(contentsOf: Self.example)
  }

  /// Appends the switchboard's number, in one of the ways people write it.
  func appendSwitchboard(to out: inout [UInt8]) {
    out.append(contentsOf: number % 3 == 0 ? Self.international : Self.national)
    out.append(decimal: 5_000_000 + (number &* 7919) % 1_000_000, digits: 7)
  }

  /// A made-up word of four syllables: no two companies share one, and few are alike.
  private func appendCoined(to out: inout [UInt8]) {
    var rest = number &* 22_222_223 % 49_787_136  // 84⁴; the factor shares no divisor with it
    for position in 0..<4 {
      out.append(Self.consonants[rest % 84 / 6] - (position == 0 ? 0x20 : 0))
      out.append(Self.vowels[rest % 6])
      rest /= 84
    }
    out.append(Self.endings[number % 3])
  }

  private static let consonants = Array("bdfghjklmnprtv".utf8)
  private static let vowels = Array("aeiouy".utf8)
  private static let endings = Array("rnx".utf8)
  private static let example = Array(".example".utf8)
  private static let international = Array("+358 9 ".utf8)
  private static let national = Array("09 ".utf8)
}
