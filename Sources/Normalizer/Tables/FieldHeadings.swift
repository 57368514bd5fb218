import Records
import Text

/// What a form, an export or a sample writes into a field that has no value: above all the field's own heading, and what
/// stands for anybody and nobody (`Yksityishenkilö`, `Käteisasiakas`, `Testiyritys`). `Yritys` alone stays: the samples'
/// firm is called so, as firms are.
enum FieldHeadings {
  /// The phrases of each field, by its number.
  static let tables: [PhraseTable] = Field.allCases.map { PhraseTable(phrases(of: $0)) }

  private static func phrases(of field: Field) -> String {
    switch field {
    case .personName: ""
    case .personEmail, .companyEmail:
      "sahkoposti, sahkopostiosoite, sposti, eposti, email, e mail, mail, email address, e post, epost, e postadress, mejl"
    case .personTitle:
      "titteli, nimike, tehtavanimike, ammattinimike, tehtava, asema, rooli, title, job title, titel, befattning"
    case .personResponsibility: "vastuualue, ansvarsomrade, area of responsibility, responsibility, area"
    case .personLanguage: "kieli, asiointikieli, sprak, language"
    case .companyName:
      """
      yrityksen nimi, yritysnimi, yritys nimi, firma, firman nimi, toiminimi, organisaatio, asiakas, asiakkaan nimi
      foretag, foretagets namn, foretagsnamn, kund, kundens namn, company, company name, organisation, organization, customer
      yksityishenkilo, yksityinen, yksityisasiakas, yksityinen henkilo, yksityistalous, kuluttaja, kuluttaja asiakas
      kuluttajaasiakas, kotitalous, kotitalousasiakas, kateisasiakas, satunnainen asiakas, satunnaisasiakas, sekalaiset asiakkaat
      kerta asiakas, kertaasiakas, tilapainen asiakas, elakelainen, opiskelija, tyoton, itse, oma, privatperson, privatkund
      privat, konsument, kontantkund, hushall, private, private person, private individual, individual, consumer, cash customer
      walk in customer, one time customer, self, testi, test, testiyritys
      testiyritys oy, testi yritys, testi yritys oy, testiasiakas, testi asiakas, testiasiakas oy, malliyritys, malliyritys oy
      esimerkkiyritys, esimerkkiyritys oy, exempelforetag, exempelforetag ab, exempelforetaget ab
      testforetag, testforetag ab, testforetaget ab, test company, test company ltd, example company, example company ltd
      """
    case .companyBusinessID: "y tunnus, ytunnus, fo nummer, business id, vat, vat number, alv, alv numero, orgnr"
    case .companyStreet:
      """
      osoite, katuosoite, lahiosoite, kayntiosoite, postiosoite, toimitusosoite, laskutusosoite, kotiosoite, katu, katuosoite 1
      osoite 1, osoiterivi, osoiterivi 1, kadun nimi, esimerkkikatu 1, esimerkkitie 1, mallikatu 1, adress, gatuadress, postadress
      besoksadress, gata, gatan 1, gatunamn, exempelgatan 1, street, street name, street address, address, address 1, address line 1
      osoitteeton, ei vakituista osoitetta
      """
    case .companyPostcode: "postinumero, postinro, pnro, postnummer, postnr, postcode, postal code, zip, zip code"
    case .companyCity:
      "kaupunki, kunta, paikkakunta, postitoimipaikka, toimipaikka, stad, ort, postort, postanstalt, kommun, city, town"
    case .companyPhone:
      """
      puhelin, puhelinnumero, puh, puhnro, puh nro, numero, vaihde, telefon, telefonnummer, tel, tfn, vaxel, phone, phone number
      telephone
      """
    case .companyWebsite:
      """
      www, http, https, http www, https www, url, web, website, kotisivu, kotisivut, verkkosivu, verkkosivut, nettisivu, nettisivut
      www sivut, webbplats, webbsida, hemsida, homepage, www osoite, about blank
      """
    case .companyIndustry: "toimiala, paatoimiala, ala, bransch, industry"
    }
  }
}
