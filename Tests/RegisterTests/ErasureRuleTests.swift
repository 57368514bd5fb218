import Records
import Testing

@testable import Register

@Suite("What an erasure does") struct ErasureRuleTests {
  @Test("Every personal column has a rule, and no other column has one") func rules() {
    for (table, labels) in Census.labels {
      let personal = labels.filter { $0.value == .personal }.map(\.key)
      #expect(Set(personal) == Set((ErasureRules.all[table] ?? [:]).keys), "\(table)")
    }
    #expect(Set(ErasureRules.all.keys).isSubset(of: Census.labels.keys))
  }

  private func row(_ values: [Field: String], grounds: [(Field, Grounds)] = []) -> PersonPart.Row {
    let packed = PackedFields.pack(Field.allCases.map { values[$0] ?? "" })
    return PersonPart.Row(
      raw: packed,
      normal: grounds.isEmpty ? [] : PackedFields.pack(Field.allCases.map { values[$0] ?? "" }, grounds: grounds),
      places: PackedFields.pack(Field.allCases.map { values[$0] == nil ? "" : "7" }))
  }

  @Test(
    "A company stays without its person, unless it is the person",
    arguments: [
      ([:], [Field.companyName]),
      ([.companyName: "Kuusi Tmi"], nil), ([.companyName: "Tmi Kuusi"], nil),
      ([.companyName: "Liisa Virtanen"], nil), ([.companyName: "Valokuvaamo Virtanen Liisa"], nil),
      ([.companyName: "Virtanen Oy"], [.companyName]),
      ([.companyName: ""], nil), ([.companyName: "", .companyCity: "Oulu"], nil),
      ([.companyName: "", .companyBusinessID: "9000008-1"], [.companyBusinessID]),
      ([.companyEmail: "info@kuusi.example", .companyCity: "Oulu"], [.companyName, .companyCity, .companyEmail]),
      ([.companyEmail: "liisa.virtanen@kuusi.example"], [.companyName]),
      ([.companyEmail: "l.virtanen@kuusi.example"], [.companyName]),
      ([.companyWebsite: "liisavirtanen.example"], [.companyName]),
      ([.companyStreet: "c/o Liisa Virtanen"], [.companyName]),
    ] as [([Field: String], [Field]?)])
  func company(_ values: [Field: String], left: [Field]?) {
    var all: [Field: String] = [
      .personName: "Liisa Virtanen", .personEmail: "liisa@virtanen.example", .personTitle: "toimitusjohtaja",
      .companyName: "Kuusi Oy",
    ]
    all.merge(values) { $1 }
    let removed = PersonPart.removed(from: row(all.filter { !$0.value.isEmpty }))
    let expected = left.map { fields in row(all.filter { fields.contains($0.key) }) }
    #expect(removed == expected)
  }

  @Test("What a value rests on goes with it") func grounds() throws {
    let values: [Field: String] = [
      .personName: "Liisa Virtanen", .personResponsibility: "finance", .companyName: "Kuusi Oy", .companyPhone: "09 1",
    ]
    let removed = try #require(
      PersonPart.removed(from: row(values, grounds: [(.personResponsibility, .title), (.companyPhone, .misplaced)])))
    let packed = removed.normal
    #expect(PackedFields.grounds(packed, 0..<packed.count, of: .companyPhone) == .misplaced)
    #expect(PackedFields.grounds(packed, 0..<packed.count, of: .personResponsibility) == .stated)
  }

  @Test(
    "What people typed is searched for her",
    arguments: [
      ("Liisa Virtanen asked", true), ("virtanen, liisa", true), ("Virtanen asked", true), ("customer C-1001", true),
      ("liisa@virtanen.example", true), ("LIISA@VIRTANEN.example wrote", true), ("Liisa asked", false),
      ("Virtasen tilaus", false), ("test rows of the CRM", false), ("", false),
    ])
  func typed(_ text: String, isMeant: Bool) {
    let identity = Identity(names: ["Liisa Virtanen", ""], emails: ["Liisa@virtanen.example", ""])
    #expect(identity.isMeant(in: text, numbers: ["C-1001", "7"]) == isMeant)
  }
}
