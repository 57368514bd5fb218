import Records
import Testing

@testable import Deduplicator

@Suite("Thresholds of a model") struct ThresholdTests {
  private static let rows = [
    Row("Matti Merinen", "", "Kuusi Oy", city: "Turku"), Row("Matti Merinne", "", "Kuusi Oy", city: "Turku"),
  ]

  /// What a pair weighs beyond the two thresholds, and what becomes of it.
  @Test(
    "Two are one from the merge threshold on, and shown from the review threshold on",
    arguments: [
      (merge: 0, review: -1000, .same), (1, -1000, .review), (1, 0, .review), (1, 1, .different), (-1, 5, .same),
    ] as [(merge: Int32, review: Int32, outcome: Outcome)])
  func edges(_ merge: Int32, _ review: Int32, _ expected: Outcome) throws {
    let table = table(Self.rows)
    let weight = try #require(Resolver().resolve(table).pairs.first { $0.kind == .person }).weight
    var person = MatchModel.starting.person
    (person.merge, person.review) = (weight + merge, weight + review)
    let model = MatchModel(company: MatchModel.starting.company, person: person)
    #expect(outcome(Resolver(model: model).resolve(table), .person) == expected)
  }
}
