/// Values that say nothing, and values that an export spoilt, put into a record of somebody.
enum ValueTraps {
  /// Draws which of them the record gets, mostly none, and changes it.
  static func spoil(_ row: inout ContactRow, nobody: Int, _ dice: inout Dice) {
    var drawn = dice.below(1000)
    for trap in ContactTrap.allCases where trap.isValue {
      drawn -= trap.rate ?? 0
      guard drawn < 0 else { continue }
      if spoil(&row, with: trap, nobody, &dice) { row.traps.append(trap) }
      return
    }
  }

  /// Marks a mailbox that several read, and makes one in five such that few lists know.
  static func makeRoleRarer(_ row: inout ContactRow, _ dice: inout Dice) {
    guard let at = row.email.firstIndex(of: "@"), roles.contains(row.email[..<at].lowercased()) else { return }
    row.traps.append(.roleMailbox)
    if dice.perMille(200) { row.email = dice.one(of: rareRoles) + row.email[at...] }
  }

  /// Whether there was something to change.
  private static func spoil(_ row: inout ContactRow, with trap: ContactTrap, _ nobody: Int, _ dice: inout Dice) -> Bool
  {
    let domain = row.email.split(separator: "@").last.map(String.init) ?? "firma.example"
    switch trap {
    case .placeholderAddress: row.email = dice.one(of: addresses).replacing("@@", with: "@" + domain)
    case .patternAddress: row.email = dice.one(of: patterns) + "@" + domain
    case .dummyBusinessID: row.businessID = dice.one(of: businessIDs)
    case .placeholderPhone: row.companyPhone = dice.one(of: phones)
    case .placeholderStreet: row.street = dice.one(of: streets)
    case .placeholderPerson:
      let words = dice.one(of: people)
      (row.given, row.family) = dice.perMille(300) ? (words, "") : ("", words)
      if let space = words.firstIndex(of: " "), dice.perMille(500) {
        (row.given, row.family) = (String(words[..<space]), String(words[words.index(after: space)...]))
      }
      row.email = dice.perMille(500) ? "" : "info@" + domain
      row.makeNobody(nobody)
    case .titleInName:
      guard !row.title.isEmpty, !row.given.isEmpty, !row.family.isEmpty else { return false }
      if dice.perMille(600) { row.family += ", " + row.title } else { row.given = row.title + " " + row.given }
      row.title = ""
    case .formerName:
      guard !row.family.isEmpty else { return false }
      let former = NameStatistics.finnishSurnames[NameStatistics.finnishSurnames.draw(&dice)]
      row.family += dice.one(of: [" o.s. ", " os. ", " née ", " f.d. ", " (os. ", ", o.s. "])
      row.family += String(decoding: former, as: UTF8.self)
      if row.family.contains("(") { row.family += ")" }
    case .entity:
      guard let space = row.company.firstIndex(of: " ") else { return false }
      row.company.insert(contentsOf: " &amp; Co", at: space)
      row.company = row.company.replacing("ä", with: "&auml;").replacing("ö", with: "&ouml;")
    case .excelMark:
      guard !row.postcode.isEmpty else { return false }
      let asText = dice.perMille(500)
      row.postcode = asText ? "=\"\(row.postcode)\"" : "'" + row.postcode
      if !row.businessID.isEmpty { row.businessID = asText ? "=\"\(row.businessID)\"" : "'" + row.businessID }
    case .replacementCharacter:
      guard row.family.contains("ä") || row.family.contains("ö") else { return false }
      row.family = row.family.replacing("ä", with: "\u{FFFD}").replacing("ö", with: "\u{FFFD}")
    default: return false
    }
    return true
  }

  private static let roles = ["info", "myynti", "laskutus", "talous", "toimisto", "asiakaspalvelu", "office"]
  private static let rareRoles = [
    "toimitus", "varasto", "huolto", "reception", "kirjaamo", "hallitus", "vuokraus", "ilmoittautuminen",
    "tarjouspyynnot",
    "tilaukset", "hr", "kassa", "keittio", "tyonjohto", "konttori", "kansli", "lager", "ekonomi", "nayttely",
    "vastaanotto",
  ]

  /// `@@` stands for the firm's own domain.
  private static let addresses = [
    "ei@ole.fi", "ei.ole@ole.fi", "eiole@eiole.fi", "ei.ole@@", "eiole@@", "ei@ei.fi", "puuttuu@@",
    "puuttuu@puuttuu.fi",
    "test@test.com", "test@test.fi", "testi@testi.fi", "noreply@@", "no-reply@@", "x@x.fi", "xx@xx.fi", "xxx@xxx.com",
    "a@a.fi", "none@none.com", "na@na.fi", "ei.sahkopostia@@", "eisahkopostia@eisahkopostia.fi", "tuntematon@@",
    "asiakas@asiakas.fi", "nomail@nomail.com", "ei.tiedossa@@", "saknas@saknas.fi", "ingen@ingen.fi", "123@123.fi",
    "asd@asd.fi", "email@email.com",
  ]
  private static let patterns = [
    "etunimi.sukunimi", "Etunimi.Sukunimi", "sukunimi.etunimi", "fornamn.efternamn", "förnamn.efternamn",
    "firstname.lastname", "etunimi", "e.sukunimi", "name.surname", "etu.suku",
  ]
  private static let businessIDs = [
    "0000000-0", "0000000-0", "0000000-0", "1234567-1", "1234567-8", "1111111-1", "9999999-9", "2222222-2", "1234567-9",
    "FI00000000", "00000000", "0000001-9", "-", "XXXXXXX-X",
  ]
  private static let phones = [
    "000", "0000000", "0000000000", "000 000 0000", "+358000000000", "040 000 0000", "0401234567", "040 123 4567",
    "09 123 456", "123456", "1234567", "999999999", "050-1111111", "-", "ei ole", "puuttuu",
  ]
  private static let streets = [
    "-", "Katuosoite", "Osoite puuttuu", "Ei tiedossa", "Testikatu 1", "xxx", "puuttuu", "Ei osoitetta", "N/A",
    "Lähiosoite",
    "Esimerkkikatu 1", "Gatuadress", "ei ole", "0",
  ]
  private static let people = [
    "N.N.", "N. N.", "NN", "Avoin", "AVOIN", "Täyttämättä", "Vastaanotto", "Testi Testaaja", "Testi Testi", "-",
    "Ei tiedossa",
    "Ei nimeä", "Tuntematon", "Tuntematon Henkilö", "Nimi Puuttuu", "Etunimi Sukunimi", "Asiakas", "Asiakaspalvelu",
    "Rekrytointi",
    "Vaihde", "Myynti", "Laskutus", "Toimisto", "Yhteyshenkilö", "Ei Yhteyshenkilöä", "Avoinna", "Vakant",
    "Test Testsson",
    "Matti Meikäläinen", "Maija Meikäläinen", "xxx", "?",
  ]
}
