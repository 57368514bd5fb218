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

  /// Companies by the value that both of their people have, and how many whose people have two different ones; whether the
  /// column belongs to the organisation.
  static let edges: [(description: String, same: [Int], differing: Int, isPart: Bool)] = [
    ("colleagues agree, the value tells", [8, 6, 4, 1, 1], 0, true),
    ("nearly the same everywhere", [10, 4, 2, 2, 2], 0, false),
    ("more than three times as often as by chance", [8, 8, 8, 8], 8, true),
    ("less than three times as often", [7, 7, 7, 7], 12, false),
    ("no more than half the time", [2, 2, 2, 2, 2, 2, 2, 2, 2, 2], 20, false),
    ("more than half the time", [3, 3, 3, 3, 3, 3, 3, 3, 3, 3], 20, true),
  ]

  @Test(arguments: edges.indices) func edge(_ index: Int) {
    let one = Self.edges[index]
    var values = one.same.enumerated().flatMap { value, count in Array(repeating: (value, value), count: count) }
    for number in 0..<one.differing { values.append((number % one.same.count, (number + 1) % one.same.count)) }
    let rows = values.enumerated().flatMap { company, pair in
      [pair.0, pair.1].enumerated().map { person, value in
        let number = UInt64(2 * company + person)
        return [
          String(Hash.mix(number + 1), radix: 36), String(Hash.mix(number + 1000), radix: 36), "firm \(company)",
          ["alpha", "bravo", "gamma", "delta", "omega", "kappa", "sigma", "theta", "zeta", "iota"][value],
        ]
      }
    }
    let fields = [
      Field("given", .given), Field("family", .family), Field("company", .company), Field("value", .category),
    ]
    let comparer = PlanMaker.comparer(matchTable(fields, rows))
    let isPart = comparer.plan.organisation.contains { $0.column == comparer.table.place("value") }
    #expect(isPart == one.isPart, "\(one.description)")
  }
}
