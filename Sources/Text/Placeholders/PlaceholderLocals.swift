/// What stands before the sign of an address that says nothing; letters only, folded and run together.
enum PlaceholderLocals {
  /// Whether a local part in any letters may be one of these words or patterns.
  static func mayHold(_ bytes: [UInt8], _ local: Range<Int>) -> Bool {
    guard let first = local.first else { return true }
    let isLetter = (bytes[first] | 0x20) &- 0x61 < 26
    if !isLetter || bytes[local].contains(where: { $0 >= 0x80 }) { return true }
    return beginnings[Int(bytes[first] & 31) << 5 | Int(bytes[first + 1] & 31)] || bytes[first + 1] & 0x40 == 0
      || bytes[first] == bytes[first + 1]
  }

  /// Whether the letters say nothing, whatever the domain: no value, no reader, no person.
  static func saysNothing(_ letters: [UInt8]) -> Bool { anywhere.value(letters) != nil }

  /// Whether the letters say together with those of the domain that there is no address: `ei` and `ole`.
  static func saysNothing(_ letters: [UInt8], at label: [UInt8]) -> Bool {
    together.value(letters + [0x40] + label) != nil
  }

  /// Whether the local part is the pattern after which a firm makes its addresses: words for the parts of a name, and
  /// initials beside one.
  static func isPattern(_ words: [[UInt8]], _ letters: [UInt8]) -> Bool {
    if joined.value(letters) != nil { return true }
    var (named, initials) = (0, 0)
    for word in words {
      guard let kind = nameParts.value(word) else {
        if word.count > 1 { return false }
        initials += 1
        continue
      }
      if kind == strong { return words.allSatisfy { $0.count == 1 || nameParts.value($0) != nil } }
      named += 1
    }
    return named > 1 && initials == 0
  }

  /// Whether the letters mean a test, or somebody who tries something.
  static func isTest(_ letters: [UInt8]) -> Bool { tests.value(letters) != nil }

  /// Whether a domain is that of a firm with the word in its name: `testlab.fi`. What is nothing but the word is nobody's.
  static func namesATest(_ label: [UInt8]) -> Bool {
    if isTest(label) { return false }
    return label.indices.contains { label[$0...].starts(with: test) }
  }

  /// Whether the letters are a word that says nothing at a domain which says nothing, or which is the same word.
  static func isWeak(_ letters: [UInt8]) -> Bool { letters.count == 1 || weak.value(letters) != nil || isTest(letters) }

  private static let test = Array("test".utf8)
  private static let strong = 2

  private static let tests = WordTable([("test testi testing tester testtest testitesti testtesti", 1)])

  /// Words for the parts of a name. Those of the second group are words of other kinds, too.
  private static let nameParts = WordTable([
    (
      """
      etunimi sukunimi enimi snimi kokonimi nimi fornamn efternamn tilltalsnamn namn firstname lastname fname lname surname \
      familyname givenname forename fullname name yourname vorname nachname familienname prenom nomdefamille eesnimi \
      perenimi perekonnanimi fornavn etternavn efternavn navn voornaam achternaam imie nazwisko nombre apellido cognome
      """, strong
    ), ("etu suku etun sukun first last middle family given nom nome", 1),
  ])

  /// Patterns without a mark between their parts.
  private static let joined = WordTable([
    (
      """
      etunimisukunimi sukunimietunimi esukunimi etunimis sukunimie enimisnimi etusuku sukuetu fornamnefternamn \
      efternamnfornamn fefternamn fornamne firstnamelastname lastnamefirstname firstlast lastfirst flastname firstnamel \
      lastnamef firstinitiallastname fnamelname vornamenachname nachnamevorname vnachname namesurname nsurname \
      eesnimiperenimi eesnimiperekonnanimi fornavnetternavn fornavnefternavn prenomnom nomprenom initiallastname
      """, 1
    )
  ])

  /// Words that need no domain to say nothing; the longer phrases of ``NoValue`` do not either.
  private static let words = """
    eisahkoposti eisapo eiposti eisposti eispostia eimailiosoitetta eiosoite eikay eikayto eivastata eivastausta eivastaus
    eivastaanota eivastaa alavastaa alkaavastatko puuttuusahkoposti puuttuuemail tuntematonsahkoposti svarainte svaraej ejsvar
    ejsvara ingensvar svarasej besvarasej besvarasinte noreply noreplay noreplies donotreply dontreply donotrespond doesnotreply
    pleasedonotreply nepasrepondre keineantwort nichtantworten mailerdaemon bounce bounces nobody noone noemailaddress
    nomailaddress nosuchemail nosuchuser nouser unknownemail unknownuser missingemail invalidemail fakeemail fakemail dummyemail
    dummymail bogus deleteduser removeduser dontuse devnull anonym testuser testuseri testaccount testemail testmail testperson
    testkonto testikayttaja testaaja testihenkilo testiosoite testiasiakas testisahkoposti testiposti teppotestaaja
    testitestaaja tiinatestaaja mattimeikalainen maijameikalainen meikalainenmatti meikalainenmaija mattimallikas maijamallikas
    mikkomallikas johndoe janedoe doejohn doejane maxmustermann erikamustermann asd asdf asdfg asdfgh asdasd asdfasdf qwe qwerty
    qwertyui qwertyuiop foobar loremipsum someone somebody anyone joku
    """

  /// Phrases whose parts stand on both sides of the sign, beside those of ``NoValue``.
  private static let parted =
    "no reply, do not reply, ei vastata, ala vastaa, svara inte, no one, no body, user unknown, foo bar"

  /// Words that say nothing only where the domain says nothing either.
  private static let weak = WordTable([
    (
      """
      info mail email sahkoposti sposti eposti epost mejl osoite adress address user username kayttaja admin \
      demo foo bar baz abc abcd xyz aaa asdf no non none null nil na nan ei yes yritys firma company foretag you your me my \
      myname nobody example esimerkki exempel sample malli mallikas contact hello aa bb yy xx unknown empty some
      """, 1
    )
  ])

  private static let anywhere = WordTable(
    phrases: [
      phrases(NoValue.phrases).map { $0.joined() }.filter { $0.count > 3 && !names.contains($0) } + split(words)
    ])
  private static let together = WordTable(
    phrases: [
      phrases(NoValue.phrases + "," + parted).flatMap { words in
        words.indices.dropFirst().map { words[..<$0].joined() + "@" + words[$0...].joined() }
      }
    ])

  /// Words of ``NoValue`` that are also somebody's name, or a firm's.
  private static let names = ["blank", "idem", "ditto", "todo", "inget", "nimeton"]

  /// The words of each phrase of a list.
  private static func phrases(_ list: String) -> [[String]] {
    list.split { $0 == "," || $0 == "\n" }.map { $0.split(separator: " ").map(String.init) }.filter { !$0.isEmpty }
  }

  /// The first two letters of everything that ``mayHold(_:_:)`` asks for, by their low five bits.
  private static let beginnings: [Bool] = {
    var beginnings = Array(repeating: false, count: 1024)
    let parts = """
      etunimi sukunimi enimi snimi kokonimi nimi fornamn efternamn tilltalsnamn namn firstname lastname fname lname surname
      familyname givenname forename fullname yourname vorname nachname prenom nom eesnimi perenimi navn voornaam achternaam
      imie nazwisko nombre apellido cognome middle name test esukunimi fefternamn flast nsurname vnachname initial
      """
    for word in phrases(NoValue.phrases + "," + parted).map({ $0.joined() }) + split(words) + split(parts) {
      let letters = Array(word.utf8)
      if letters.count > 1 { beginnings[Int(letters[0] & 31) << 5 | Int(letters[1] & 31)] = true }
    }
    return beginnings
  }()

  private static func split(_ text: String) -> [String] { text.split(whereSeparator: \.isWhitespace).map(String.init) }
}
