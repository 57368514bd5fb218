import Testing

@testable import Records

private func person(_ name: String, _ email: String = "", _ firm: String = "Meri Oy") -> RecordPerson {
  var values = Array(repeating: "", count: Field.count)
  values[Field.personName.rawValue] = name
  values[Field.personEmail.rawValue] = email
  values[Field.companyName.rawValue] = firm
  return RecordPerson(values)
}

@Suite("Whom two records of one key are about") struct RecordPersonTests {
  @Test(
    "Over time",
    arguments: [
      // A new surname, address, order, spelling, initial: the same person.
      ("Pekka Salo", "pekka.salo@a.example", "Pekka Niemi", "pekka.niemi@a.example", .same),
      ("Anna Virta", "anna@a.example", "Anna Virta-Lehto", "", .same), ("Pekka Salo", "", "Salo Pekka", "", .same),
      ("Pekka Salo", "p.salo@a.example", "Peka Salo", "p.salo@a.example", .same),
      ("P. Salo", "", "Pekka Salo", "", .same), ("Pekka Salo", "p@a.example", "Pekka Salo", "q@b.example", .same),
      ("Anna Liisa Virta", "a@a.example", "Liisa Virta", "lv@b.example", .same),
      ("", "pekka.salo@a.example", "Pekka Salo", "ps@a.example", .same),
      ("Pekka Salo", "", "", "pekka.salo@b.example", .same),
      ("", "info@a.example", "Pekka Salo", "info@a.example", .same), ("Pekka Salo", "x@a.example", "", "", .same),
      // Given name and address both other.
      ("Pekka Salo", "pekka.salo@a.example", "Liisa Niemi", "liisa.niemi@a.example", .other),
      ("Anna Virta", "anna.virta@a.example", "Olli Virta", "olli.virta@a.example", .other),
      ("Pekka Salo", "myynti@a.example", "Liisa Niemi", "myynti@b.example", .other),
      // Anything between.
      ("Pekka Salo", "", "Liisa Niemi", "", .unclear), ("Pekka Salo", "p@a.example", "Liisa Niemi", "", .unclear),
      ("Pekka Salo", "toimisto@a.example", "Liisa Niemi", "toimisto@a.example", .unclear),
      ("Kati Salo", "kati@a.example", "Katriina Salo", "ks@b.example", .unclear),
      ("Jani Salovaara", "jani@a.example", "Jari Salovaara", "jari@a.example", .unclear),
      ("", "pekka@a.example", "", "liisa@b.example", .unclear),
    ] as [(String, String, String, String, RecordPerson.Likeness)])
  func overTime(
    _ name: String, _ email: String, _ later: String, _ laterEmail: String, _ expected: RecordPerson.Likeness
  ) { #expect(person(name, email).likeness(to: person(later, laterEmail)) == expected) }

  @Test("With another firm and another host a given name alone proves nothing") func otherFirm() {
    let one = person("Pekka Salo", "pekka@a.example"), other = person("Pekka Niemi", "pn@b.example", "Koe Oy")
    #expect(one.likeness(to: other) == .unclear)
  }

  @Test(
    "At one time",
    arguments: [
      ("Anna Virta", "a@a.example", "Virta Anna", "", true), ("Anna Virta", "a@a.example", "", "a@a.example", true),
      ("A. Virta", "", "Anna Virta", "a@a.example", true), ("Anna", "", "Anna Virta", "", true),
      ("Anna Virta", "a@a.example", "Anna Virta", "b@a.example", false),
      ("Anna Virta", "", "Anna Lehto", "", false),
      ("Anna Virta", "info@a.example", "Olli Hakala", "info@a.example", false),
      ("Anna Virta", "", "", "a@a.example", false), ("", "", "Anna Virta", "", false), ("", "", "", "", true),
    ])
  func atOneTime(_ name: String, _ email: String, _ other: String, _ otherEmail: String, _ expected: Bool) {
    #expect(person(name, email).isSame(as: person(other, otherEmail)) == expected)
    #expect(person(other, otherEmail).isSame(as: person(name, email)) == expected)
  }

  @Test("A stored key tells its parts") func storedKey() {
    let bare = Array("5\u{1F}x".utf8)[...]
    #expect(RecordKey.stored(bare, []) == Array(bare))
    let stored = String(decoding: RecordKey.stored(bare, Array("a@b.example".utf8)), as: UTF8.self)
    #expect(RecordKey.bare(stored) == "5\u{1F}x" && RecordKey.isShared(stored) && RecordKey.shown(stored) == "5 | x")
    #expect(RecordKey.stored(bare, [0x61], number: 2) != RecordKey.stored(bare, [0x61]))
    #expect(RecordKey.target(RecordKey.renamed(bare, to: 17)[...]) == 17)
    #expect(RecordKey.target(Array(stored.utf8)[...]) == nil && RecordKey.target(bare) == nil)
    #expect(RecordKey.target(RecordKey.stored(bare, [], number: 2)[...]) == nil)
  }
}
