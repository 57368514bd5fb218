import Compliance
import Records
import Testing

@Suite("Mailable addresses") struct MailboxTests {
  /// What is known beside an address, and what it comes to for marketing and for communication.
  struct Row: Sendable, CustomTestStringConvertible {
    let address: String
    var firm: [String] = []
    var others = false, shared = false, consent = false, natural = false
    let marketing: [MailboxFault], communication: [MailboxFault]

    var testDescription: String { "\(address), \(firm), \(others) \(shared) \(consent) \(natural)" }

    init(
      _ address: String, firm: [String] = [], others: Bool = false, shared: Bool = false, consent: Bool = false,
      natural: Bool = false, _ marketing: [MailboxFault], communication: [MailboxFault]? = nil
    ) {
      (self.address, self.firm, self.others, self.shared) = (address, firm, others, shared)
      (self.consent, self.natural, self.marketing) = (consent, natural, marketing)
      self.communication = communication ?? marketing
    }
  }

  static let rows: [Row] = [
    Row("anna.virta@meri.example", []),
    Row("anna.virta@meri.example", firm: ["meri.example"], []),
    Row("anna.virta@posti.meri.example", firm: ["meri.example"], []),
    Row("anna.virta@meri.example", firm: ["meri.example", "suo.example"], others: true, []),
    Row("anna.virta@meri.example", firm: ["suo.example"], [.elsewhere]),
    Row("anna.virta@meri.example", firm: ["suo.example"], others: true, [.others]),
    Row("anna.virta@meri.example", others: true, [.others]),
    Row("anna.virta@gmail.com", [.consumer]),
    Row("anna.virta@gmail.com", consent: true, []),
    Row("anna.virta@gmail.com", firm: ["meri.example"], consent: true, []),
    Row("anna.virta@gmail.com", firm: ["meri.example"], [.consumer]),
    Row("anna.virta@hotmail.de", [.consumer]),
    Row("anna.virta@hotmail.de", firm: ["hotmail.de"], [.consumer]),
    Row("anna.virta@pp.inet.fi", [.consumer]),
    Row("anna.virta@facebook.com", [.elsewhere]),
    Row("anna.virta@meri.example", shared: true, [.shared]),
    Row("anna.virta@meri.example", shared: true, consent: true, [.shared]),
    Row("anna.virta@meri.example", natural: true, [.naturalPerson], communication: []),
    Row("anna.virta@meri.example", consent: true, natural: true, []),
    Row("anna.virta@gmail.com", natural: true, [.consumer, .naturalPerson], communication: [.consumer]),
    Row("info@meri.example", [.role]),
    Row("myynti.turku@meri.example", consent: true, [.role]),
    Row("noreply@meri.example", [.placeholder, .role]),
    Row("etunimi.sukunimi@meri.example", [.placeholder]),
    Row("bla.bla.@meri.example", consent: true, [.form]),
    Row("olli(ät)koe", [.form]), Row("sari@suo", [.form]), Row("", [.none]),
  ]

  @Test("What stands against writing to an address", arguments: rows) func faults(_ row: Row) {
    var mailbox = Mailbox(Array(row.address.utf8))
    mailbox.firmsDomains = Set(row.firm.map { Array($0.utf8) })
    (mailbox.isOthers, mailbox.isShared, mailbox.hasConsent) = (row.others, row.shared, row.consent)
    mailbox.isNaturalPersons = row.natural
    #expect(mailbox.faults(for: .directMarketing) == row.marketing)
    #expect(mailbox.faults(for: .communication) == row.communication)
  }

  @Test("Sole traders, and who has no company, count as natural persons") func naturalPersons() {
    let rows: [(company: String?, person: String?, isNatural: Bool)] = [
      ("Meri Oy", "Anna Virta", false), ("Virta Oy", "Anna Virta", false), ("Anna Virta Oy", "Anna Virta", false),
      ("Tmi Anna Virta", "Anna Virta", true), ("Anna Virta Tmi", "Olli Suo", true),
      ("Toiminimi Virta", "Olli Suo", true), ("Anna Virta", "Anna Virta", true), ("Virta Anna", "Anna Virta", true),
      ("Kampaamo Virta", "Anna Virta", true), ("Kampaamo VIRTA", "Anna Virtä", true), ("Meri", "Anna Virta", false),
      ("Kampaamo Meri", nil, false), (nil, "Anna Virta", true), ("", "Anna Virta", true), (nil, nil, true),
      ("Virta Ay", "Anna Virta", false), ("Espoon kaupunki", "Espoon Anna", false),
    ]
    for row in rows {
      #expect(Mailbox.isNaturalPersons(company: row.company, person: row.person) == row.isNatural, "\(row)")
    }
  }
}
