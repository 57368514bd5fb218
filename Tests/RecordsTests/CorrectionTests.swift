import Records
import Testing

private func packed(_ values: [Field: String], _ grounds: [(Field, Grounds)] = []) -> [UInt8] {
  PackedFields.pack(Field.allCases.map { values[$0] ?? "" }, grounds: grounds)
}

private func correction(
  _ field: Field = .personTitle, to value: String = "CFO", incorrect: String = "CEO", id: Int64 = 1,
  derived: [UInt8] = [], who: [Field: String] = [.personName: "Liisa Virtanen", .personEmail: "liisa@kuusi.example"]
) -> Correction {
  Correction(id: id, run: id, field: field, value: value, incorrect: incorrect, derived: derived, who: packed(who))
}

@Suite("A correction") struct CorrectionTests {
  @Test(
    "holds while the record tells of the one whom it told of",
    arguments: [
      ([.personName: "Liisa Virtanen", .personEmail: "liisa@kuusi.example"], true),
      ([.personName: "LIISA  Virtanen", .personEmail: "lv@other.example"], true),
      ([.personName: "Liisa Niemi", .personEmail: "liisa@kuusi.example"], true),
      ([.personName: "Liisa Niemi"], false), ([.personEmail: "lv@other.example"], false),
      ([.personName: "Matti Meri", .personEmail: "matti@kuusi.example"], false), ([:], true),
    ] as [([Field: String], Bool)])
  func holds(_ values: [Field: String], isHeld: Bool) {
    var values = values
    values[.personTitle] = "anything"
    #expect(correction().applies(to: packed(values)) == isHeld)
    // Of whom nothing was known the key tells.
    #expect(correction(who: [:]).applies(to: packed(values)))
  }

  @Test(
    "of a name or an address knows both, the right one and the incorrect one",
    arguments: [("Liisa Niemi", true), ("Liisa Virtanen", true), ("Matti Meri", false)])
  func identifying(_ name: String, isHeld: Bool) {
    let one = correction(
      .personName, to: "Liisa Niemi", incorrect: "Liisa Virtanen", who: [.personName: "Liisa Virtanen"])
    #expect(one.applies(to: packed([.personName: name, .personEmail: "new@kuusi.example"])) == isHeld)
  }

  @Test("of a company knows its name and its business ID") func company() {
    let one = correction(
      .companyCity, to: "Oulu", incorrect: "Pori", who: [.companyName: "Kuusi Oy", .companyBusinessID: "9000008-1"])
    #expect(one.applies(to: packed([.companyName: "KUUSI OY", .personName: "Matti Meri"])))
    #expect(one.applies(to: packed([.companyName: "Kuusi Group Oy", .companyBusinessID: "9000008-1"])))
    #expect(!one.applies(to: packed([.companyName: "Mänty Oy", .companyBusinessID: "9000009-2"])))
  }

  @Test("changes its field, and what the incorrect value told of others") func applied() throws {
    let row = packed(
      [.personName: "Liisa Virtanen", .personTitle: "toimitusjohtaja", .personResponsibility: "general management"],
      [(.personResponsibility, .title)])
    let told = packed([.personResponsibility: "finance"], [(.personResponsibility, .title)])
    let right = correction(to: "Talousjohtaja", derived: told)
    #expect(
      try #require(Correction.applied([right], to: row)).row
        == packed(
          [.personName: "Liisa Virtanen", .personTitle: "Talousjohtaja", .personResponsibility: "finance"],
          [(.personResponsibility, .title)]))
    // A title that tells nothing leaves nothing behind; what the source states itself stays.
    #expect(
      try #require(Correction.applied([correction(to: "Mestari")], to: row)).row
        == packed([.personName: "Liisa Virtanen", .personTitle: "Mestari"]))
    let stated = packed([.personName: "Liisa Virtanen", .personTitle: "x", .personResponsibility: "sales"])
    #expect(
      try #require(Correction.applied([right], to: stated)).row
        == packed([.personName: "Liisa Virtanen", .personTitle: "Talousjohtaja", .personResponsibility: "sales"]))
    #expect(Correction.applied([right], to: packed([.personName: "Matti Meri"])) == nil)
  }

  @Test("is one a field, the newest; others of the record stand beside it") func several() throws {
    let all = [
      correction(to: "CFO", id: 1), correction(to: "COO", id: 3),
      correction(.personName, to: "Liisa Niemi", incorrect: "Liisa Virtanen", id: 2),
    ]
    let applied = try #require(
      Correction.applied(all, to: packed([.personName: "Liisa Virtanen", .personTitle: "CEO"])))
    #expect(applied.row == packed([.personName: "Liisa Niemi", .personTitle: "COO"]))
    #expect(applied.made.map(\.id) == [2, 3])
  }

  @Test(
    "tells what is said again, what is said otherwise, and what is right by now",
    arguments: [
      ("CEO", .repeated), ("ceo", .repeated), ("CFO", .confirmed), ("cfo ", .confirmed), ("COO", .contradicted),
      ("", nil),
    ] as [(String, Correction.Verdict?)])
  func verdict(_ said: String, _ verdict: Correction.Verdict?) {
    #expect(correction().verdict(on: said, incorrect: ["ceo"]) == verdict)
  }
}
