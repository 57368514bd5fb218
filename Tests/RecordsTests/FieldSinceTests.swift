import Records
import Testing

private func row(_ values: [Field: String]) -> [UInt8] { PackedFields.pack(Field.allCases.map { values[$0] ?? "" }) }

@Suite("Since when a record says what it says") struct FieldSinceTests {
  /// What stood before, with its runs; what is said in run 9; since when, field by field.
  private static let changes:
    [(
      name: String, before: [(values: [Field: String], since: FieldSince)], now: [Field: String],
      since: [Field: Int64]
    )] = [
      ("nothing stood", [], [.personName: "Aino"], [.personName: 9, .personTitle: 9]),
      (
        "the rest goes on", [([.personName: "Aino", .personTitle: "ostaja"], FieldSince(1))],
        [.personName: "Aino", .personTitle: "johtaja"], [.personName: 1, .personTitle: 9, .personEmail: 1]
      ),
      (
        "it goes on from where it began",
        [([.personName: "Aino", .personTitle: "ostaja"], FieldSince(5, fields: [2, 3, 5, 5]))],
        [.personName: "Aino"], [.personName: 2, .personEmail: 3, .personTitle: 9, .companyIndustry: 5]
      ),
      (
        "another letter is another value", [([.personName: "AINO"], FieldSince(1))], [.personName: "Aino"],
        [.personName: 9]
      ),
      ("what came is new", [([:], FieldSince(1))], [.personName: "Aino"], [.personName: 9, .personEmail: 1]),
      ("what went is gone since now", [([.personName: "Aino"], FieldSince(1))], [:], [.personName: 9]),
      (
        "a value is no other field's", [([.personName: "Aino"], FieldSince(1))], [.personEmail: "Aino"],
        [.personEmail: 9]
      ),
      (
        "of two that say it the longer counts",
        [([.personName: "Aino", .personTitle: "x"], FieldSince(4)), ([.personName: "Aino"], FieldSince(2))],
        [.personName: "Aino", .personTitle: "x", .personEmail: "a@b.fi"],
        [.personName: 2, .personTitle: 4, .personEmail: 9]
      ),
    ]

  @Test("A value goes on as long as it is the same, field by field", arguments: changes.indices)
  func goesOn(_ index: Int) {
    let (name, before, now, since) = Self.changes[index]
    let made = FieldSince(9, of: row(now), after: before.map { SaidSince(row($0.values), $0.since) })
    #expect(made.record == 9)
    for (field, run) in since { #expect(made.run(field) == run, "\(name): \(field.name)") }
  }

  @Test("What is kept of it reads back, and is nothing where every field is as old as the whole") func packed() {
    let fields = Field.allCases.map { Int64($0.rawValue % 4 == 1 ? 7 : $0.rawValue % 3 + 1) }
    for one in [FieldSince(7), FieldSince(7, fields: fields), FieldSince(7, fields: [7, 7, 1])] {
      for field in Field.allCases { #expect(FieldSince(7, packed: one.packed).run(field) == one.run(field)) }
    }
    #expect(FieldSince(7, fields: Field.allCases.map { _ in 7 }) == FieldSince(7))
    #expect(FieldSince(7).packed.isEmpty)
    #expect(FieldSince(7, fields: [7, 7, 1]).packed == Array("\u{1F}\u{1F}1".utf8))
  }

  @Test("A field that was declared later is as old as the whole") func laterField() {
    #expect(FieldSince(7, fields: [1]).run(.companyIndustry) == 7)
    #expect(FieldSince(7, packed: Array("1".utf8)).run(.companyIndustry) == 7)
  }

  @Test("The tail of a row is no part of a value") func tail() {
    let stated = row([.personTitle: "johtaja", .personLanguage: "fi"])
    let derived = PackedFields.pack(
      Field.allCases.map { [.personTitle: "johtaja", .personLanguage: "fi"][$0] ?? "" },
      grounds: [(.personLanguage, .page)])
    #expect(FieldSince(9, of: stated, after: [SaidSince(derived, FieldSince(1))]).run(.personLanguage) == 1)
  }
}
