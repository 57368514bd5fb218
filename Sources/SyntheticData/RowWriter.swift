/// Writes rows of a customer file, 17 semicolon-separated columns in UTF-8.
struct RowWriter: Sendable {
  /// The header row, with its line end.
  static let header = Array(
    ("asiakasnro;Yritys;Y-tunnus;Etunimi;Sukunimi;Sähköposti;Titteli;Kieli;Katuosoite;Postinumero;Postitoimipaikka;"
      + "Vaihde;Yrityksen sähköposti;Kotisivu;Toimiala;Tila;Päivitetty\n").utf8)

  private let population: Population

  /// A writer of rows about a population.
  init(population: Population) { self.population = population }

  /// Appends one row with its line end.
  func append(_ row: RowPlan, to out: inout [UInt8]) {
    let company = Company(number: row.company, seed: population.seed)
    var dice = Dice(seed: row.variety, purpose: .row, number: 0)
    let inSwedish = company.swedish || row.damage.contains(.inSwedish)
    out.append(decimal: row.key)
    out.append(Self.delimiter)
    appendName(of: company, row, inSwedish: inSwedish, to: &out)
    if !row.damage.contains(.noBusinessID) { appendBusinessID(row, to: &out) }
    out.append(Self.delimiter)
    appendPerson(row, &dice, to: &out)
    appendEmail(row, company, &dice, to: &out)
    out.append(Self.delimiter)
    appendTitle(row, inSwedish: company.swedish, to: &out)
    out.append(contentsOf: population.isSwedish(row.person) ? Self.swedish : Self.finnish)
    appendAddress(of: company, row, inSwedish: inSwedish, to: &out)
    company.appendSwitchboard(to: &out)
    out.append(Self.delimiter)
    if company.number % 10 < 6 {
      out.append(contentsOf: Self.info)
      company.appendDomain(to: &out)
    }
    out.append(Self.delimiter)
    if company.number % 10 < 8 {
      out.append(contentsOf: Self.www)
      company.appendDomain(to: &out)
    }
    out.append(Self.delimiter)
    out.append(contentsOf: Vocabulary.industries[company.branch])
    out.append(contentsOf: dice.perMille(970) ? Self.active : Self.ended)
    appendDate(row, &dice, to: &out)
    out.append(0x0A)
  }

  private func appendName(of company: Company, _ row: RowPlan, inSwedish: Bool, to out: inout [UInt8]) {
    company.appendStem(swedish: inSwedish, to: &out)
    if !row.damage.contains(.noForm) { out.append(contentsOf: inSwedish ? Self.ab : Self.oy) }
    out.append(Self.delimiter)
  }

  private func appendBusinessID(_ row: RowPlan, to out: inout [UInt8]) {
    guard row.damage.contains(.vatNumber) else { return BusinessID.append(company: row.company, to: &out) }
    out.append(contentsOf: Self.country)
    BusinessID.append(company: row.company, to: &out)
    out.remove(at: out.count - 2)
  }

  private func appendPerson(_ row: RowPlan, _ dice: inout Dice, to out: inout [UInt8]) {
    var given = Array(population.givenName(row.person))
    var surname = Array(population.surname(row.person))
    let inGiven = dice.perMille(350)
    if row.damage.contains(.transposed) {
      if inGiven {
        given = Spelling.transposed(given[...], &dice)
      } else {
        surname = Spelling.transposed(surname[...], &dice)
      }
    }
    if row.damage.contains(.shortened) {
      if inGiven {
        given = Spelling.shortened(given[...], &dice)
      } else {
        surname = Spelling.shortened(surname[...], &dice)
      }
    }
    if row.damage.contains(.initial) { given = Spelling.initial(given[...]) }
    if row.damage.contains(.plain) {
      given = Spelling.plain(given[...])
      surname = Spelling.plain(surname[...])
    }
    if row.damage.contains(.capitals) {
      given = Spelling.capitals(given[...])
      surname = Spelling.capitals(surname[...])
    }
    if row.damage.contains(.swapped) { swap(&given, &surname) }
    out.append(contentsOf: given)
    out.append(Self.delimiter)
    out.append(contentsOf: surname)
    out.append(Self.delimiter)
  }

  private func appendEmail(_ row: RowPlan, _ company: Company, _ dice: inout Dice, to out: inout [UInt8]) {
    let shared = dice.perMille(60)
    guard !row.damage.contains(.noEmail) else { return }
    if shared, !row.damage.contains(.oldEmail) {
      out.append(contentsOf: Vocabulary.mailboxes[Vocabulary.mailboxes.draw(&dice)])
    } else {
      appendLocalPart(row, &dice, to: &out)
    }
    out.append(0x40)
    if row.damage.contains(.oldEmail) {
      Company(number: Int(population.company[row.person]), seed: population.seed).appendDomain(to: &out)
    } else {
      company.appendDomain(to: &out)
    }
  }

  private func appendLocalPart(_ row: RowPlan, _ dice: inout Dice, to out: inout [UInt8]) {
    let given = population.givenName(row.person)
    var surname = population.surname(row.person)
    if row.damage.contains(.typoInEmail) { surname = Spelling.transposed(surname, &dice)[...] }
    Spelling.appendAddress(row.damage.contains(.otherEmail) ? given.prefix(1) : given, to: &out)
    out.append(0x2E)
    Spelling.appendAddress(surname, to: &out)
    let namesakes = population.namesakes(row.person)
    if namesakes > 0 { out.append(decimal: namesakes + 1) }
  }

  private func appendTitle(_ row: RowPlan, inSwedish: Bool, to out: inout [UInt8]) {
    var dice = Dice(seed: population.seed &+ UInt64(row.night), purpose: .person, number: row.person)
    let title = Vocabulary.titles.finnish.draw(&dice)
    if !row.damage.contains(.noTitle) {
      out.append(contentsOf: Vocabulary.titles.word(title, swedish: inSwedish || row.damage.contains(.swedishTitle)))
    }
    out.append(Self.delimiter)
  }

  private func appendAddress(of company: Company, _ row: RowPlan, inSwedish: Bool, to out: inout [UInt8]) {
    out.append(contentsOf: Vocabulary.streets.word(company.street, swedish: inSwedish))
    out.append(0x20)
    out.append(decimal: company.house)
    out.append(Self.delimiter)
    out.append(decimal: Vocabulary.postcodes[company.place], digits: row.damage.contains(.cutPostcode) ? 1 : 5)
    out.append(Self.delimiter)
    out.append(contentsOf: Vocabulary.places.word(company.place, swedish: inSwedish))
    out.append(Self.delimiter)
  }

  private func appendDate(_ row: RowPlan, _ dice: inout Dice, to out: inout [UInt8]) {
    out.append(decimal: row.night == 0 ? 1 + dice.below(28) : 1 + row.night % 28)
    out.append(0x2E)
    out.append(decimal: row.night == 0 ? 1 + dice.below(12) : 5)
    out.append(0x2E)
    out.append(decimal: row.night == 0 ? 2018 + dice.below(8) : 2026)
  }

  private static let delimiter: UInt8 = 0x3B
  private static let oy = Array(" Oy".utf8)
  private static let ab = Array(" Ab".utf8)
  private static let country = Array("FI".utf8)
  private static let finnish = Array("fi;".utf8)
  private static let swedish = Array("sv;".utf8)
  private static let info = Array("info@".utf8)
  private static let www = Array("www.".utf8)
  private static let active = Array(";voimassa;".utf8)
  private static let ended = Array(";päättynyt;".utf8)
}
