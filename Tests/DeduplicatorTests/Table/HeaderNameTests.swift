import Testing

@testable import Deduplicator

@Suite("What a header says") struct HeaderNameTests {
  static let cases: [(kind: FieldKind, headers: [String])] = [
    (
      .given,
      ["givenName", "given_name", "First name", "firstName", "FIRSTNAME", "forename", "Etunimi", "ETUNIMET", "Förnamn"]
    ),
    (.family, ["surname", "lastName", "last-name", "LASTNAME", "family name", "Sukunimi", "Efternamn"]),
    (.fullName, ["fullName", "Koko nimi", "Yhteyshenkilö", "Kontaktperson", "contact_person", "Contact name"]),
    (.email, ["email", "E-mail", "eMail", "emailAddress", "Sähköposti", "E-post", "e_mail", "contactEmail"]),
    (
      .identifier,
      [
        "Y-tunnus", "businessID", "business_id", "VAT number", "Org.nr", "Organisationsnummer", "FO-nummer", "SSN",
        "hetu",
      ]
    ),
    (.phone, ["Puhelin", "puhelinnumero", "Telefon", "phoneNumber", "mobile", "Vaihde", "company_phone", "GSM"]),
    (.postcode, ["Postinumero", "Postnummer", "ZIP", "zipCode", "postalCode", "Postal code", "post_code", "postcode"]),
    (.company, ["Yritys", "Företag", "companyName", "company_name", "Toiminimi", "employer", "Organisation"]),
    (.address, ["Katuosoite", "Lähiosoite", "osoite", "Gatuadress", "streetAddress", "address_1", "Adress"]),
    (.place, ["Postitoimipaikka", "Kaupunki", "kunta", "Ort", "Stad", "suburb", "City", "birthPlace", "Maakunta"]),
  ]

  @Test(arguments: cases) func kind(_ kind: FieldKind, _ headers: [String]) {
    for header in headers { #expect(HeaderName(header).has(kind), "\(header)") }
  }

  @Test(arguments: [
    ("fullName", FieldKind.given), ("Sukunimi", .given), ("etunimi", .family), ("street_number", .address),
    ("Katu nro", .address), ("Postort", .postcode), ("Mailing list", .email), ("", .email), ("???", .company),
    ("Telefonförsäljning", .phone), ("Yritys", .place),
  ])
  func not(_ header: String, _ kind: FieldKind) { #expect(!HeaderName(header).has(kind)) }

  @Test(arguments: ["name", "Nimi", "Namn", "companyName", "site_name"])
  func name(_ header: String) { #expect(HeaderName(header).isName) }

  @Test(arguments: ["filename", "nimike", "Namnsdag", "id"])
  func noName(_ header: String) { #expect(!HeaderName(header).isName) }

  @Test(arguments: ["id", "ID", "rowId", "rec_id", "recID", "uuid", "Asiakasnro", "", "#"])
  func rowID(_ header: String) { #expect(HeaderName(header).isRowID) }

  @Test(arguments: ["identity", "valid", "name", "keyboard", "puhelin"])
  func noRowID(_ header: String) { #expect(!HeaderName(header).isRowID) }

  @Test(arguments: [("company_phone", true), ("companyPhone", true), ("Yritys", true), ("phone", false), ("", false)])
  func ofCompany(_ header: String, _ isOfCompany: Bool) { #expect(KindInference.isOfCompany(header) == isOfCompany) }

  @Test(
    "Words of forms in Finnish and Swedish",
    arguments: [
      ("Henkilötunnus", FieldKind.identifier), ("Personnummer", .identifier), ("Organisaatio", .company),
      ("Yrityksen nimi", .company), ("Työnantaja", .company), ("Arbetsgivare", .company), ("Kotikunta", .place),
      ("Postiosoite", .address), ("Besöksadress", .address),
    ])
  func formWords(_ header: String, _ kind: FieldKind) {
    #expect(HeaderName(header).has(kind))
  }

  @Test("A job's title is not the name of what the row is about") func title() {
    #expect(!HeaderName("Job title").isName)
  }
}
