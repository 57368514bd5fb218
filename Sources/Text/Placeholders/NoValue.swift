/// Texts that only say that there is no value: that it is not known, is missing or was deleted; in Finnish, Swedish and
/// English.
///
/// What could be somebody's name is not among them: Inga, Tom, Ole. Known from lists that address checkers and registers
/// use, and written down for this program.
public enum NoValue {
  /// Whether `bytes[range]`, folded, says that there is no value; `folded` is used and left empty.
  public static func isSaid(_ bytes: [UInt8], _ range: Range<Int>, _ folded: inout [UInt8]) -> Bool {
    table.holds(bytes, range, &folded)
  }

  /// Whether a folded text says that there is no value.
  public static func isSaid(folded: [UInt8]) -> Bool { table.holds(folded: folded) }

  static let table = PhraseTable(phrases)

  /// The phrases, folded: one a line, or several with commas between.
  static let phrases = """
    null, nil, none, nan, na, n a, nul, no value, no data, nodata, undefined, undisclosed, unspecified, unknown, not known
    not available, not applicable, not provided, not specified, not given, not set, not in use, not used, not found
    missing, empty, blank, deleted, removed, invalid, anonymous, anonym, tbd, tba, tbc, to be defined, to be confirmed
    to be announced, todo, do not use, placeholder, dummy, fake, same as above, ditto, idem
    no name, noname, no email, no e mail, noemail, no mail, no address, no phone, no website, no title, no contact
    ei, ei ole, eiole, ei oo, eioo, ei ole tiedossa, ei tiedossa, ei tiedossa viela, ei viela tiedossa, ei tietoa
    ei tiedeta, ei tunneta, ei tunnettu, ei saatavilla, ei saatavissa, ei saatu, ei annettu, ei ilmoitettu, ei maaritelty
    ei maaritetty, ei kaytossa, ei kayteta, ei kaytettavissa, ei mitaan, ei kukaan, ei ketaan, ei arvoa, ei valittu
    ei taytetty, ei sovellu, ei saa kayttaa, ei olemassa, ei ole olemassa, ei ole annettu, ei ole ilmoitettu
    ei ole kaytossa, ei nimea, ei nimi, ei ole nimea, ei nimea tiedossa, nimi ei tiedossa, ei osoitetta, ei ole osoitetta
    ei katuosoitetta, ei kayntiosoitetta, osoite ei tiedossa, ei puhelinta, ei puhelinnumeroa, ei numeroa, ei ole puhelinta
    ei sahkopostia, ei sahkopostiosoitetta, ei ole sahkopostia, ei ole sahkopostiosoitetta, ei emailia, ei email, ei ole emailia
    ei e mailia, ei meilia, ei maili, ei mailia, ei ole mailia, ei ole meilia, ei spostia, ei spostiosoitetta, ei postia
    ei kotisivuja, ei kotisivua, ei ole kotisivuja, ei verkkosivuja, ei verkkosivua, ei ole verkkosivuja, ei nettisivuja
    ei nettisivua, ei www sivuja, ei webbia, ei y tunnusta, ei ytunnusta, ei titteli, ei titteleita, ei nimiketta
    ei yhteyshenkiloa, ei ole yhteyshenkiloa, ei yhteystietoja, ei yhteystietoa, ei henkiloa, ei vastuuhenkiloa, ei yritysta
    puuttuu, puuttuva, puuttuvat, puuttuu viela, tieto puuttuu, tiedot puuttuu, tiedot puuttuvat, puuttuva tieto
    nimi puuttuu, osoite puuttuu, katuosoite puuttuu, sahkoposti puuttuu, sahkopostiosoite puuttuu, email puuttuu
    puhelin puuttuu, puhelinnumero puuttuu, numero puuttuu, postinumero puuttuu, y tunnus puuttuu, ytunnus puuttuu
    yhteyshenkilo puuttuu, henkilo puuttuu, titteli puuttuu, kotisivu puuttuu, yritys puuttuu, kaupunki puuttuu
    tuntematon, tuntemattomat, tuntematon henkilo, tuntematon osoite, tuntematon numero, tuntematon yritys, tuntematon asiakas
    tyhja, tyhja arvo, tyhja kentta, tyhjaa, taytettava, taydennettava, taydennetaan, taydennetaan myohemmin, taytetaan myohemmin
    tayttamatta, tayttamaton, lisataan myohemmin, ilmoitetaan myohemmin, tarkistettava, tarkistetaan, selvitettava
    selvitetaan, selvityksessa, kysytaan, poistettu, poistettu tieto, poistettu kaytosta, tieto poistettu, ala kayta
    vanhentunut, anonyymi, anonymisoitu, nimeton, salainen, salattu, salainen numero, salainen osoite, turvakielto
    sama kuin ylla, sama kuin edella, kuten ylla, kuten edella, ks ylla, kts ylla
    saknas, uppgift saknas, uppgifter saknas, namn saknas, namnet saknas, adress saknas, adressen saknas, e post saknas
    epost saknas, mejl saknas, telefon saknas, nummer saknas, ingen, inget, ingen uppgift, inga uppgifter, ingen adress
    ingen e post, ingen epost, ingen mejl, ingen mail, ingen email, inget namn, ingen telefon, inget nummer, ingen hemsida
    ingen kontaktperson, inget varde, finns inte, finnsinte, finns ej, finns icke, har inte, har ej, har ej e post, har ingen
    har ingen e post, har ingen epost, har ingen mail, okand, okant, okand person, okand adress, ej kand, ej kant, ej kanda
    ej angiven, ej angivet, ej angett, ej ifylld, ej ifyllt, ej tillampligt, ej tillganglig, ej tillgangligt, ej i bruk
    ej e post, ej epost, ej mail, ej aktuell, ej relevant, inte angiven, inte angivet, inte kand, inte i bruk
    inte tillganglig, vet ej, vet inte, borttagen, borttaget, raderad, raderat, fylls i senare, anonymiserad, hemlig, hemligt
    samma som ovan, se ovan
    """
}
