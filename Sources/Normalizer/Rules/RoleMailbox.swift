import Records
import Text

/// An address such as `info@` or `laskut@` belongs to the company and to no person.
///
/// It is taken out of `person.email` and offered to `company.email`. A mailbox is known by
/// its name's first word: `myynti.turku@` is one, `liisa.myynti@` is not.
struct RoleMailbox: FieldRule {
  var name: String { "role-mailbox" }
  var version: Int { 1 }
  var fields: [Field] { [.personEmail] }
  var summary: String { "Moves a shared mailbox (info, myynti, laskut, faktura …) from the person to the company." }
  var examples: [RuleExample] {
    [
      RuleExample(
        .personEmail, "info@yritys.example", "info@yritys.example", into: .companyEmail, finding: Self.found.code),
      RuleExample(.personEmail, "info@yritys.example", "", finding: Self.found.code),
      RuleExample(.personEmail, "myynti.turku@yritys.example", "", finding: Self.found.code),
      RuleExample(.personEmail, "liisa.virtanen@yritys.example", "liisa.virtanen@yritys.example"),
      RuleExample(.personEmail, "infotiimi.oy", "infotiimi.oy"),
    ]
  }

  private static let found = Notice("email.role-mailbox", "is a shared mailbox: it belongs to the company")

  func apply(_ cell: inout Cell) {
    if !Self.isRole(cell.bytes) { return }
    cell.notice(Self.found)
    cell.offer(.companyEmail, cell.bytes, on: .misplaced)
    cell.take()
  }

  private static func isRole(_ bytes: [UInt8]) -> Bool {
    guard let sign = bytes.firstIndex(of: 0x40) else { return false }
    var end = 0
    while end < sign, !isBreak(bytes[end]) { end += 1 }
    return names.value(bytes, 0..<end) != nil || end < sign && names.value(bytes, 0..<sign) != nil
  }

  private static func isBreak(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x2B, 0x2D, 0x2E, 0x5F, 0x30...0x39: true
    default: false
    }
  }

  private static let names = WordTable([
    (
      "info information infomail myynti forsaljning sales laskut lasku laskutus ostolaskut myyntilaskut verkkolaskut invoice "
        + "invoices invoicing faktura fakturor fakturering billing talous taloushallinto taloustoimisto finance accounting "
        + "accounts ekonomi ekonomiavdelningen bokforing kirjanpito tilitoimisto toimisto office kansli kanslia kansliet "
        + "kirjaamo registrator asiakaspalvelu asiakastuki palvelu kundservice kundtjanst service customerservice support tuki "
        + "helpdesk help kontakt kontakta contact contacts yhteys yhteydenotto ota-yhteytta palaute feedback posti post "
        + "postmaster mail email webmaster admin hostmaster abuse noreply no-reply donotreply rekry rekrytointi recruitment "
        + "jobs careers hr henkilosto personal palkat palkanlaskenta payroll loner osto ostot hankinta hankinnat purchasing "
        + "procurement inkop tilaukset tilaus orders order varaukset varaus booking bookings bokning reception vastaanotto "
        + "aula vaihde vaxel markkinointi marknadsforing marketing media press viestinta tiedotus hallinto hallitus "
        + "forvaltning styrelsen johto huolto varasto lager logistiikka tuotanto verstas verkstad shop kauppa verkkokauppa "
        + "myymala butik hello hei moi team tiimi privacy gdpr tietosuoja dataskydd legal", 1
    )
  ])
}
