import Text

/// Guesses what a column holds from its header and its values.
enum KindInference {
  /// The kind of a column with this name and profile in a table of `rows` rows, and why a column is not looked at.
  static func kind(_ name: String, _ profile: ColumnProfile, rows: Int) -> (kind: FieldKind, note: String) {
    let header = HeaderName(name)
    guard profile.filled > 0 else { return (.ignored, "empty") }
    if profile.distinct == 1 { return (.ignored, "always the same") }
    if header.isRowID, !header.has(.identifier), profile.distinctShare > 0.999, profile.filled == rows {
      return (.ignored, "numbers the rows")
    }
    if profile.withAt > 0.6 || (header.has(.email) && profile.withAt > 0) { return (.email, "") }
    if profile.dates > 0.8 { return (.date, "") }
    if header.has(.identifier), profile.distinctShare > 0.05, profile.length >= 5 { return (.identifier, "") }
    if header.has(.phone), profile.mostlyDigits > 0.3 { return (.phone, "") }
    if header.has(.fullName) { return (.fullName, "") }
    if !header.has(.company), header.has(.given) { return (.given, "") }
    if !header.has(.company), header.has(.family) { return (.family, "") }
    if header.has(.postcode), profile.length < 12 { return (.postcode, "") }
    if profile.decimals > 0.8 { return (.number, "") }
    if profile.phones > 0.8, profile.length >= 8, profile.distinctShare > 0.02 { return (.phone, "") }
    if profile.mostlyDigits > 0.8, profile.length >= 6, profile.distinctShare > 0.05 { return (.identifier, "") }
    if header.has(.company), profile.mostlyDigits < 0.5 { return (.company, "") }
    if header.has(.address), profile.mostlyDigits < 0.5 { return (.address, "") }
    if header.has(.place), profile.mostlyDigits < 0.5 { return (.place, "") }
    if profile.houseNumbers > 0.6, profile.distinctShare > 0.02 { return (.address, "") }
    if header.isName, profile.distinctShare > 0.05 { return (profile.words >= 1.2 || rows < 50 ? .company : .text, "") }
    if profile.distinctShare > 0.05, profile.mostlyDigits < 0.5, profile.length >= 4 { return (.text, "") }
    if profile.length < 6, profile.distinct > 20 { return (.code, "") }
    return (.category, "")
  }

  /// The word of a header that says where its column belongs, `company` in `company_phone`.
  static func isOfCompany(_ name: String) -> Bool { HeaderName(name).has(.company) }
}

/// A column's header, cut into words: `firstName`, `first_name` and `First name` are the same.
struct HeaderName {
  private let words: [String]
  private let joined: String

  init(_ name: String) {
    var spaced = ""
    var last: Character = " "
    for character in name {
      if character.isUppercase, last.isLowercase { spaced.append(" ") }
      spaced.append(character)
      last = character
    }
    joined = Fold.folded(spaced)
    words = joined.split(separator: " ").map(String.init)
  }

  /// Whether the header says that its column holds this kind of field.
  func has(_ kind: FieldKind) -> Bool {
    switch kind {
    case .email: return any(["email", "mail", "sahkoposti", "epost"]) || contains(["e mail", "e post", "mailto"])
    case .identifier:
      return any([
        "ssn", "vat", "ytunnus", "businessid", "orgnr", "duns", "lei", "siren", "siret", "ein", "isbn", "ean", "upc",
        "hetu", "henkilotunnus", "personnummer", "personbeteckning",
      ])
        || contains([
          "business id", "y tunnus", "soc sec", "social security", "fo nummer", "tax id", "company number",
          "registration number", "org nr", "organisationsnummer", "vat number",
        ])
    case .phone:
      return any([
        "phone", "telephone", "tel", "mobile", "gsm", "puhelin", "puh", "puhelinnumero", "telefon", "fax", "faksi",
        "matkapuhelin", "mobil", "cell", "switchboard", "vaihde",
      ])
    case .fullName:
      return contains(["full name", "first and surname", "koko nimi", "person name", "contact name", "contact person"])
        || any(["fullname", "yhteyshenkilo", "kontaktperson", "henkilo", "person"])
    case .given:
      return any(["given", "forename", "forenames", "firstname", "etunimi", "etunimet", "fornamn", "fname"])
        || contains(["first name", "middle name"])
    case .family:
      return any(["family", "surname", "lastname", "sukunimi", "efternamn", "lname"]) || contains(["last name"])
    case .postcode:
      return any(["postcode", "postalcode", "zip", "zipcode", "postinumero", "postnummer", "postnr", "plz", "post"])
        || contains(["postal code", "zip code", "postcode"])
    case .company:
      return any([
        "company", "business", "org", "organisation", "organization", "yritys", "firma", "firm", "foretag", "employer",
        "toiminimi", "organisaatio", "yrityksen", "tyonantaja", "arbetsgivare", "foretagets", "venue", "brand",
        "manufacturer", "vendor",
      ])
    case .address:
      return any([
        "address", "addr", "street", "osoite", "katuosoite", "lahiosoite", "adress", "gatuadress", "postiosoite",
        "kayntiosoite", "besoksadress", "postadress", "road",
      ])
        && !any(["number", "nr", "no"])
    case .place:
      return any([
        "city", "town", "suburb", "place", "kunta", "kaupunki", "paikkakunta", "postitoimipaikka", "ort", "stad",
        "municipality", "locality", "county", "region", "district", "state", "province", "country", "birthplace",
        "postort", "maakunta", "kotikunta", "hemkommun", "neighborhood", "neighbourhood",
      ])
    default: return false
    }
  }

  /// Whether the header names the thing that a row is about.
  var isName: Bool { any(["name", "nimi", "namn", "names"]) || joined == "title" }

  /// Whether the header is that of a row's own number.
  var isRowID: Bool {
    any(["id", "rowid", "recid", "uid", "uuid", "tunnus", "asiakasnro", "key", "index", "nro"]) || joined.isEmpty
  }

  private func any(_ names: [String]) -> Bool { words.contains { names.contains($0) } || names.contains(joined) }
  private func contains(_ phrases: [String]) -> Bool { phrases.contains { joined.contains($0) } }
}
