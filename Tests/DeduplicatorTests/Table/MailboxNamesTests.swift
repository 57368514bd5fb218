import Testing

@testable import Deduplicator

/// A row's names before and after its mailbox is read.
struct MailboxCase: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let email: String
  let given: String
  let family: String
  let expected: [String]

  init(_ description: String, _ given: String, _ family: String, _ email: String, _ expected: String...) {
    testDescription = description
    self.given = given
    self.family = family
    self.email = email
    self.expected = expected
  }
}

@Suite("Names that a mailbox spells out") struct MailboxNamesTests {
  static let cases = [
    MailboxCase("an initial", "S", "Hirvonen", "silja.hirvonen@kuusi.example", "silja", "hirvonen"),
    MailboxCase("an initial, family name first", "S.", "Hirvonen", "hirvonen.silja@kuusi.example", "silja", "hirvonen"),
    MailboxCase("no given name", "", "Hirvonen", "silja_hirvonen@kuusi.example", "silja", "hirvonen"),
    MailboxCase("no family name", "Silja", "", "silja.hirvonen@kuusi.example", "silja", "hirvonen"),
    MailboxCase("an initial of the family name", "Silja", "H", "silja.hirvonen@kuusi.example", "silja", "hirvonen"),
    MailboxCase(
      "no given name, an initial in the mailbox", "", "Hirvonen", "s.hirvonen@kuusi.example", "s", "hirvonen"),
    MailboxCase("a slip in the mailbox", "S", "Hirvonen", "silja.hirvnen@kuusi.example", "silja", "hirvonen"),
    MailboxCase("folded å ä ö", "P", "Mäkelä", "paivi.makela@kuusi.example", "paivi", "makela"),
    MailboxCase("another initial", "M", "Hirvonen", "silja.hirvonen@kuusi.example", "m", "hirvonen"),
    MailboxCase("an initial for an initial", "S", "Hirvonen", "s.hirvonen@kuusi.example", "s", "hirvonen"),
    MailboxCase("whole names stay", "Silja", "Hirvonen", "sari.hirvonen@kuusi.example", "silja", "hirvonen"),
    MailboxCase("one word", "S", "Hirvonen", "hirvonen@kuusi.example", "s", "hirvonen"),
    MailboxCase("three words", "S", "Hirvonen", "silja.maria.hirvonen@kuusi.example", "s", "hirvonen"),
    MailboxCase("a stranger's mailbox", "S", "Hirvonen", "sari.virtanen@kuusi.example", "s", "hirvonen"),
    MailboxCase("a known name of two letters", "S", "Yi", "silja.yi@kuusi.example", "s", "yi"),
    MailboxCase("neither name", "", "", "silja.hirvonen@kuusi.example", "", ""),
    MailboxCase("no mailbox", "S", "Hirvonen", "", "s", "hirvonen"),
  ]

  @Test(arguments: cases) func names(_ one: MailboxCase) {
    let table = matchTable(
      [Field("given", .given), Field("family", .family), Field("email", .email)], [[one.given, one.family, one.email]])
    #expect([table.text(0, 0), table.text(0, 1)] == one.expected)
  }
}
