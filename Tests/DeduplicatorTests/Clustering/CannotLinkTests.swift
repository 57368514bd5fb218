import Testing

@testable import Deduplicator

@Suite("Rows that must not stand in one cluster") struct CannotLinkTests {
  /// Whether rows of the file must stay apart; nil if nothing keeps any apart.
  private func apart(
    _ fields: [Field], _ rows: [[String]], sources: [String] = []
  ) -> (_ left: Int, _ right: Int) -> Bool? {
    let raw = columns(fields.map(\.name), rows)
    let table = MatchTable(raw, kinds: fields.map(\.kind), rows: rows.count, threads: 1)
    var rules = DedupeRules()
    rules.oneRecordPerEntity = sources
    let apart = CannotLink(raw, rules, table)
    let positions = table.positions
    return { apart?.isApart(positions[$0], positions[$1]) }
  }

  @Test(
    "Rows of one source without duplicates, where they name it",
    arguments: [
      (0, 1, true), (0, 2, false), (2, 3, false), (3, 4, false), (5, 6, true),
    ])
  func sources(_ left: Int, _ right: Int, _ expected: Bool) {
    let rows = [
      ["crm", "Matti"], ["crm", "Liisa"], ["web", "Jari"], ["", "Olli"], ["", "Eero"], ["shop", "Eero"],
      ["shop", "Eero"],
    ]
    // The source's column may be one that is not looked at.
    for kind in [FieldKind.category, .ignored] {
      let apart = apart([Field("source", kind), Field("given", .given)], rows, sources: ["source"])
      #expect(apart(left, right) == expected)
      #expect(apart(right, left) == expected)
    }
  }

  private static let firms = (0..<12).map { index in
    [
      "Kuusi \(index / 2) Oy", index == 11 ? "" : index == 10 ? "1234567-0" : businessID(index / 2),
      "K\(10_000 + index)",
    ]
  }

  @Test(
    "Companies of two business IDs",
    arguments: [
      (0, 1, false), (0, 2, true), (0, 11, false), (0, 10, false), (10, 11, false),
    ])
  func firms(_ left: Int, _ right: Int, _ expected: Bool) {
    let apart = apart(
      [Field("company", .company), Field("Y-tunnus", .identifier)], Self.firms.map { Array($0.prefix(2)) })
    #expect(apart(left, right) == expected)
  }

  @Test("Persons of two business IDs may be one") func persons() {
    let rows = Self.firms.map { ["Matti"] + $0 }
    let fields = [Field("given", .given), Field("company", .company), Field("Y-tunnus", .identifier)]
    #expect(apart(fields, rows.map { Array($0.prefix(3)) })(0, 2) == nil)
  }

  @Test("Numbers that are no business IDs keep nothing apart") func numbers() {
    let rows = (0..<40).map { ["Kuusi \($0) Oy", "\(20_000_000 + $0 * 7)"] }
    #expect(apart([Field("company", .company), Field("number", .identifier)], rows)(0, 1) == nil)
  }

  @Test("Business IDs keep companies apart beside another number, too") func twoIdentifiers() {
    let fields = [Field("company", .company), Field("Y-tunnus", .identifier), Field("customer", .identifier)]
    #expect(apart(fields, Self.firms)(0, 2) == true)
  }
}
