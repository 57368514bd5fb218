import Text

/// What stands in a name's place where nobody is known: N.N., a vacancy, the column's own heading, somebody who tests.
///
/// Words that are also names do not count alone: Toimi, Ole, Paikka.
enum PlaceholderNames {
  /// Whether a folded name is nobody's.
  static func isNobody(_ folded: [UInt8]) -> Bool {
    if NoValue.isSaid(folded: folded) || phrases.holds(folded: folded) { return true }
    let all = Words.split(folded, 0..<folded.count)
    if all.contains(where: { telling.value(folded, $0) != nil }) { return true }
    if isOneLetter(folded) { return true }
    // A vacancy is often told with what is vacant: "Avoin (talousjohtaja)".
    var isTold = false
    for word in all {
      if words.value(folded, word) != nil {
        isTold = true
      } else if folded[word].allSatisfy({ $0 &- 0x30 < 10 }) {
        continue
      } else if !RoleWords.isName(folded, word) && !JobWords.isWord(folded, word) {
        return false
      }
    }
    return isTold
  }

  /// Whether a value in which no letter stands is nobody's name: all are.
  static func hasNoLetter(_ folded: [UInt8]) -> Bool { folded.allSatisfy { $0 == 0x20 || $0 &- 0x30 < 10 } }

  /// `x`, `xxx`, `x x`, `aaa`, `nn`, `n n`: one letter, if it is an x or an n or stands three times.
  private static func isOneLetter(_ folded: [UInt8]) -> Bool {
    let letters = folded.filter { $0 != 0x20 }
    guard let first = letters.first, letters.allSatisfy({ $0 == first }) else { return false }
    return first == 0x78 || letters.count > 2 || first == 0x6E && letters.count > 1
  }

  private static let phrases = PhraseTable(
    """
    etu suku, suku etu, first last, last first, first name, last name, first name last name, last name first name, full name
    your name, name surname, surname name, given name family name, nimi tahan, nimi ei tiedossa, nomen nescio, n nescio
    avoin paikka, paikka avoin, avoin toimi, toimi avoin, avoinna, haku kesken, haku paalla, haetaan, haussa, rekry kesken
    rekrytointi kesken, rekrytoidaan, ilmoitetaan, nimetaan myohemmin, valitaan myohemmin, ei valittu, ei nimetty, nimeamatta
    ledig, ledig tjanst, tjansten ledig, tjansten vakant, rekrytering pagar, under rekrytering, open, open position
    position open, position vacant, to be hired, to be named, to be nominated, hiring
    matti meikalainen, meikalainen matti, maija meikalainen, meikalainen maija, matti mallikas, mallikas matti, maija mallikas
    mallikas maija, mikko mallikas, malli henkilo, mallihenkilo, erkki esimerkki, essi esimerkki, john doe, jane doe, doe john
    doe jane, joe bloggs, john q public, max mustermann, erika mustermann, mustermann max, mustermann erika, ola nordmann
    kari nordmann, nn nn, test test test, tuntematon sotilas
    paatoksentekija, yhteyshenkilo, yhteyshenkilot, vastuuhenkilo, paakayttaja, edustaja, kontaktihenkilo, henkilo, henkilosto
    koko henkilosto, kaikki, kuka tahansa, joku, muu, muut, muu henkilo, asiakas, kayttaja, vastaanottaja, kontaktperson
    ansvarig, ansvarig person, kontakt, mottagare, anvandare, contact, contact person, contact name, recipient, user
    everyone, somebody, someone, anyone, person, kuka vain, lopettanut, poistunut, elakkeella, ei enaa talossa, ei enaa toissa
    ei enaa palveluksessa, ei toissa taalla, slutat, har slutat, left company, no longer works here, hallitus, styrelse
    styrelsen, the board, johto, johtoryhma, ledningen, ledningsgruppen, management, omistajat, osakkaat, agarna, owners
    """)

  /// Names of nobody may be made of nothing but these, and of words for roles and jobs beside one.
  private static let words = WordTable([
    (
      """
      avoin vakanssi vakanssit vakans vakant vacant vacancy tehtava tayttamatta tayttamaton puuttuu puuttuva tuntematon tuleva \
      nimi etunimi sukunimi nimeton name henkilo person namn fornamn efternamn firstname lastname surname familyname vorname nachname eesnimi \
      perekonnanimi perenimi saknas okand unknown undefined unnamed vastaava yhteyshenkilo vastuuhenkilo kontaktperson \
      testi test testing testi1 testi2 test1 test2 tester testare testsson testinen testila testinimi testnamn dummy demo
      """, 1
    )
  ])

  /// Words that say, beside whatever name, that somebody tests.
  private static let telling = WordTable([
    (
      "testaaja testikayttaja testihenkilo testiasiakas testiyhteyshenkilo testperson testuser testkund testkontakt "
        + "testcontact testcustomer mallihenkilo esimerkkihenkilo exempelperson", 1
    )
  ])
}
