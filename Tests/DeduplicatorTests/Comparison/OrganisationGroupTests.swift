import Testing

@testable import Deduplicator

@Suite("Columns that are one fact with the company") struct OrganisationGroupTests {
  private static let fields = [
    Field("given", .given), Field("family", .family), Field("email", .email), Field("mobile", .phone),
    Field("company", .company), Field("Y-tunnus", .identifier), Field("vaihde", .phone), Field("town", .place),
    Field("language", .category),
  ]

  /// Forty firms of five people each.
  private static let rows: [[String]] = (0..<200).map { index in
    let firm = index / 5
    let given = ["Matti", "Liisa", "Jari", "Päivi", "Väinö", "Signe", "Tuuli", "Olli"][index * 3 % 8]
    let family = ["Meri", "Lampi", "Ojanen", "Vuorela", "Rantanen", "Saarikoski", "Kivi"][index % 7]
    return [
      given, family, "\(given).\(family)@firma\(firm).example", "+358 40 \(1_000_000 + index * 917)",
      ["Kuusi", "Honka", "Paju", "Leppä"][firm % 4] + "työ \(firm) Oy", businessID(firm),
      "09 \(2_000_000 + firm * 917)",
      "Paikka\(firm % 8)", index % 3 > 0 ? "fi" : "sv",
    ]
  }

  private func parts(without names: Set<String> = []) -> (table: MatchTable, parts: [ComparisonPlan.Part]) {
    let kept = Self.fields.indices.filter { !names.contains(Self.fields[$0].name) }
    let comparer = PlanMaker.comparer(
      matchTable(kept.map { Self.fields[$0] }, Self.rows.map { row in kept.map { row[$0] } }))
    return (comparer.table, OrganisationGroup.parts(comparer))
  }

  @Test("Company, ID, switchboard, domain and town belong together, a person's fields do not") func whole() {
    let (table, parts) = parts()
    let names = Set(parts.map { table.columns[$0.column].name })
    #expect(names == ["company", "Y-tunnus", "vaihde", "email domain", "town"])
    #expect(parts.first.map { table.columns[$0.column].name } == "company")
    for part in parts {
      #expect(part.isKey == (table.columns[part.column].name != "town"))
      #expect(part.isName == (table.columns[part.column].name == "company"))
    }
  }

  @Test("Nothing without companies") func noCompany() { #expect(parts(without: ["company"]).parts.isEmpty) }

  @Test("Nothing where the company is what a row is about") func noPersons() {
    #expect(parts(without: ["given", "family"]).parts.isEmpty)
  }

  @Test("The plan compares the group once, and none of its columns beside it") func plan() {
    let plan = PlanMaker.comparer(matchTable(Self.fields, Self.rows)).plan
    #expect(plan.hasOrganisation)
    #expect(plan.comparisons.filter { $0.measure == .organisation }.count == 1)
    let others = Set(plan.comparisons.filter { $0.measure != .organisation }.map(\.column))
    #expect(others.isDisjoint(with: plan.organisation.map(\.column)))
  }
}
