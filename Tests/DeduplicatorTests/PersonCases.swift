import Records
import Testing

@testable import Deduplicator

struct PersonCase: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let left: Row
  let right: Row
  let expected: Outcome

  init(_ description: String, _ left: Row, _ right: Row, _ expected: Outcome) {
    testDescription = description
    self.left = left
    self.right = right
    self.expected = expected
  }
}

/// A person at Kuusi Oy of Turku.
private func atKuusi(_ name: String, _ email: String = "") -> Row { Row(name, email, "Kuusi Oy", city: "Turku") }

/// A person at Honka Oy of Oulu.
private func atHonka(_ name: String, _ email: String = "") -> Row { Row(name, email, "Honka Oy", city: "Oulu") }

@Suite("Pairs of persons, one case a line") struct PersonCases {
  static let cases = [
    PersonCase("same name and firm", atKuusi("Matti Meri"), atKuusi("Matti Meri"), .same),
    PersonCase(
      "same name, firm and address that spells it", atKuusi("Matti Meri", "matti.meri@kuusi.example"),
      atKuusi("Matti Meri", "matti.meri@kuusi.example"), .same),
    PersonCase(
      "two spellings of one name at one domain", atKuusi("Matti Meri", "matti.meri@kuusi.example"),
      atKuusi("Matti Meri", "m.meri@kuusi.example"), .same),
    PersonCase("family name first", atKuusi("Matti Meri"), atKuusi("Meri Matti"), .same),
    PersonCase("folded å ä ö", atKuusi("Åsa Sjöström"), atKuusi("ASA SJOSTROM"), .same),
    PersonCase("second given name", atKuusi("Matti Juhani Meri"), atKuusi("Matti Meri"), .same),
    PersonCase("half of a double name", atKuusi("Liisa Meri-Lampi"), atKuusi("Liisa Meri"), .same),
    PersonCase("initial and firm", atKuusi("M. Meri"), atKuusi("Matti Meri"), .same),
    PersonCase(
      "initial, firm and address", atKuusi("M. Meri", "matti.meri@kuusi.example"),
      atKuusi("Matti Meri", "matti.meri@kuusi.example"), .same),
    PersonCase(
      "misspelt, same address", atKuusi("Matti Merinen", "matti.merinen@kuusi.example"),
      atKuusi("Matti Merinne", "matti.merinen@kuusi.example"), .same),
    PersonCase("misspelt, no address", atKuusi("Matti Merinen"), atKuusi("Matti Merinne"), .same),
    PersonCase(
      "two brothers with addresses", atKuusi("Jari Meri", "jari.meri@kuusi.example"),
      atKuusi("Jani Meri", "jani.meri@kuusi.example"), .different),
    PersonCase("one firm, other given name", atKuusi("Matti Meri"), atKuusi("Liisa Meri"), .different),
    PersonCase(
      "two at one mailbox", atKuusi("Matti Meri", "meri@kuusi.example"),
      atKuusi("Liisa Meri", "meri@kuusi.example"), .different),
    PersonCase(
      "family firm: other given name", Row("Matti Meri", "", "Rakennus Meri Oy", city: "Turku"),
      Row("Liisa Meri", "", "Rakennus Meri Oy", city: "Turku"), .different),
    PersonCase(
      "two strangers at one mailbox", atKuusi("Matti Meri", "kassa@kuusi.example"),
      atKuusi("Liisa Lampi", "kassa@kuusi.example"), .different),
    PersonCase(
      "father and son of one name", atKuusi("Matti Meri", "matti.meri@kuusi.example"),
      atKuusi("Matti Meri", "matti.meri2@kuusi.example"), .different),
    PersonCase(
      "work and private address", atKuusi("Matti Meri", "matti.meri@kuusi.example"),
      atKuusi("Matti Meri", "mattimeri77@gmail.com"), .same),
    PersonCase(
      "married name, same address and firm", atKuusi("Liisa Meri", "liisa@kuusi.example"),
      atKuusi("Liisa Lampi", "liisa@kuusi.example"), .same),
    PersonCase("same given name and firm only", atKuusi("Liisa Meri"), atKuusi("Liisa Lampi"), .different),
    PersonCase(
      "new employer, same address", atKuusi("Matti Meri", "matti.meri@posti.example"),
      atHonka("Matti Meri", "matti.meri@posti.example"), .same),
    PersonCase(
      "namesakes of two firms", atKuusi("Matti Meri", "matti.meri@kuusi.example"),
      atHonka("Matti Meri", "matti.meri@honka.example"), .different),
    PersonCase("a rare name alone", Row("Matti Meri"), Row("Matti Meri"), .different),
    PersonCase("a common name alone", Row("Matti Virtanen"), Row("Matti Virtanen"), .different),
    PersonCase(
      "role mailbox, other names", atKuusi("Matti Meri", "info@kuusi.example"),
      atKuusi("Liisa Lampi", "info@kuusi.example"), .different),
    PersonCase("role mailbox, no names", atKuusi("", "info@kuusi.example"), atKuusi("", "info@kuusi.example"), .same),
    PersonCase(
      "address only, and its owner", atKuusi("", "mm@kuusi.example"), atKuusi("Matti Meri", "mm@kuusi.example"), .same),
  ]

  @Test(arguments: cases) func pair(_ one: PersonCase) {
    let resolution = Resolver(threads: 1).resolve(table([one.left, one.right]))
    #expect(outcome(resolution, .person) == one.expected)
  }

  @Test("A mailbox with three people on it is demoted") func sharedMailbox() {
    let rows = ["Matti Meri", "Liisa Lampi", "Olli Oja", "Matti Meri"].map { atKuusi($0, "kassa@kuusi.example") }
    #expect(Resolver().resolve(table(rows)).contact == [0, 1, 2, 0])
  }

  @Test("One person's three spellings do not demote the mailbox") func spellings() {
    let rows = ["Matti Merinen", "Matti Merinne", "M. Merinen"].map { atKuusi($0, "matti.merinen@kuusi.example") }
    #expect(Resolver().resolve(table(rows)).contact == [0, 0, 0])
  }

  @Test("An address without a name does not tie two people together") func bridge() {
    let rows = [
      atKuusi("Matti Meri", "kassa@kuusi.example"), atKuusi("", "kassa@kuusi.example"),
      atKuusi("Liisa Lampi", "kassa@kuusi.example"),
    ]
    let contact = Resolver().resolve(table(rows)).contact
    #expect(contact[0] != contact[2])
  }
}
