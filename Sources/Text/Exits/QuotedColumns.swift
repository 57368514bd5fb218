/// The names of a file's columns as messages may say them.
///
/// Messages go where the data may not: to a terminal, to a log, by e-mail to whoever watches the nights. A file without a
/// header has its first record taken for one, and a person's name and number would go there, too. So a name is told only
/// where it is made of words that head columns; every other column is told by its number, and of a line that looks like a
/// record no name is.
public enum QuotedColumns {
  /// The columns in a row: `"asiakasnro", "Yritys", column 3`.
  public static func list(_ names: [String]) -> String {
    guard !names.isEmpty else { return "it has none" }
    let told = told(names)
    guard told.contains(where: { $0 != nil }) else {
      return "it has \(names.count), whose names look like values and are not shown; `lahde preview` shows them"
    }
    return told.enumerated().map { index, name in name.map { "\"\($0)\"" } ?? "column \(index + 1)" }
      .joined(separator: ", ")
  }

  /// One of the columns: `"Yritys"`, or `in column 3`.
  public static func one(_ index: Int, of names: [String]) -> String {
    let told = told(names)
    return told.indices.contains(index) ? told[index].map { "\"\($0)\"" } ?? "in column \(index + 1)" : "unknown"
  }

  /// For each column its name if it may be told.
  private static func told(_ names: [String]) -> [String?] {
    let areWords = names.map(isHeader)
    // A record may have a word or two that could head a column; a header has hardly a cell that could not.
    guard !names.contains(where: isValue), areWords.count(where: { $0 }) * 2 >= names.count else {
      return names.map { _ in nil }
    }
    return zip(names, areWords).map { name, isWord in isWord ? VisibleText.clean(name) : nil }
  }

  /// Whether a name can only be a value: an address of e-mail or web, a long number, a company with its legal form.
  static func isValue(_ name: String) -> Bool {
    if name.contains("@") || name.contains("://") { return true }
    if name.unicodeScalars.count(where: { $0.properties.numericType == .decimal }) >= 5 { return true }
    let folded = Array(Fold.folded(name).utf8)
    return folded.contains(0x20) && LegalForms.form(folded) != nil
  }

  /// Whether a name is made of words that head columns, and of little else.
  static func isHeader(_ name: String) -> Bool {
    guard name.unicodeScalars.count <= 48 else { return false }
    let words = Fold.folded(name).split(separator: " ")
    guard !words.isEmpty, words.count <= 5 else { return false }
    return words.allSatisfy { word in
      let letters = word.drop { $0.isNumber }.prefix { !$0.isNumber }
      // A column may be numbered, `Osoite 2`; more digits than that are a value's.
      guard word.count(where: \.isNumber) <= 2 else { return false }
      return letters.isEmpty || short.contains(String(letters)) || isComposed(letters)
    }
  }

  /// Whether a word is one of the words that head columns, or is composed of them, as `postitoimipaikka` is.
  private static func isComposed(_ word: Substring) -> Bool {
    if word.isEmpty { return true }
    for length in stride(from: word.count, through: 2, by: -1) where long.contains(String(word.prefix(length))) {
      let rest = word.dropFirst(length)
      if endings.contains(String(rest)) || short.contains(String(rest)) || isComposed(rest) { return true }
      // A linking letter between two words.
      for link in ["n", "en", "s", "e", "den"] where rest.hasPrefix(link) && rest.count > link.count + 1 {
        if isComposed(rest.dropFirst(link.count)) { return true }
      }
    }
    return false
  }

  private static let endings: Set<String> = ["", "n", "en", "s", "t", "a", "er", "et", "den", "na", "ta", "in"]

  private static let short = words(
    """
    a ag au b c d e i id ids is nr no nro num pk fk y x z at by of and or on the to from per ja tai och eller av for till i en
    url uri www uid ytj alv vat ssn hetu crm erp dob zip fax gsm tel puh ref tol nace ly ey qty pvm aika sex
    """)

  private static let long = words(
    """
    abteilung account active addr address adress adresse age aihe aika aktiivinen aktiv alku alkanut alkaen alue amount ansvar
    asema asiakas asiakkaa asiakkuus asiakkuude avain bank birth block bolag bolags box branch brand bransch business byra category
    cell center channel children city client code comment company consent contact contract control count country county created
    culture currency customer data date datum day deleted department description district div division domain due duplicate
    duns email employee employees end ended entity epost etu etunimi external extra family fax field file first firma firman
    first foretag foretags form forename fornamn full function functie gata gatu gatuadress gender given group gruppe
    hakemisto hemsida henkilo henkiloston henkilosto home house huom huomautus huomio identifier index industry info initials
    internet invoice item job jasen jasenen jobtitle kanava kategori kategoria kategorio katu katuosoite kaupunki kaynti key
    kielto kieli kielikoodi kielen kommentti kommun kommunikation kontakt kontaktperson koodi kotikunta kotisivu kotisivut
    kunta kund kunden kundnummer kuvaus label laji land language lasku last lahde latitude legal lisatieto lisa list
    liikevaihto line local location lead longitude loppu luettelo luokka luontipaiva luotu lupa maa maakunta mail mailing
    main manager map mark market marketing markkinointi matka member middle mittari mobile mobiili modified moms muistiinpano
    muokattu muuttunut name names namn national nimi nimike nimet note notes nummer number numero occupation office old
    omistaja operator order organisaatio organisation organization origin ort osasto osoite osoitteen osuus otsikko owner
    pack paikka paikkakunta paiva paivays paivitetty paivitys paamies paattynyt paattymis parent party permit person personal
    phone place position post postal postadress postcode postcod postinumero postinro postnummer postnr postort posti postin
    postitoimipaikka prefix primary private product province puhelin puhelinnumero puhelimen purpose rec recipient record
    reference region rekisteri registered register registration rekisterointi relation responsibility responsible rest result
    rivi role rooli row ryhma sahkoposti sahkopostiosoite salary sales saapunut salutation score secondary sector segment
    seloste sequence service set short sijainti signed site sivu size soc social sort source spos sposti sprak start state status
    street strasse suburb suffix suku sukunimi suora suoramarkkinointi suoramarkkinointikielto summa suostumus surname syntyma
    syntymaaika table tag tags takso taso tehtava tehtavanimike telefon telephone text tieto tiedot tietosuoja tila tilaaja
    tilanne time title titel titteli tili toimenkuva toimi toimiala toimialakoodi toimipaikka toimipiste toimisto token total
    town tulo tunniste tunnus turnover type tyyppi tyo union unique unit unsubscribe until update updated user vaihde valid
    value varuste vastuu vastuualue vastuuhenkilo vat verkko verksamhet versio version vaxel vuosi vuode website web work yhteinen
    yhdistys yhteys yhteyshenkilo year yritys yrityksen yrityksel yritykse ytunnus zip zipcode
    organisationsnummer fodelsedatum efternamn sista sist befattning foretagsnamn avdelning fodelse
    """)

  private static func words(_ text: String) -> Set<String> {
    Set(text.split(whereSeparator: { $0 == " " || $0 == "\n" }).map(String.init))
  }
}
