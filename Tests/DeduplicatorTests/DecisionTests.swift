import Records
import Testing

@testable import Deduplicator

@Suite("Decisions of stewards") struct DecisionTests {
  private let rows = [
    Row("Matti Meri", "matti.meri@kuusi.example", "Kuusi Oy", city: "Turku"),
    Row("Matti Meri", "matti.meri@kuusi.example", "Kuusi Oy", city: "Turku"),
    Row("M. Meri", "matti.meri@kuusi.example", "Kuusi Oy", city: "Turku"),
    Row("Liisa Lampi", "", "Honka Oy", city: "Oulu"),
  ]

  @Test("Rows kept apart are apart, even if they say the same") func apart() {
    let resolution = Resolver(cannotLink: [(.person, 0, 1)]).resolve(table(rows))
    #expect(resolution.contact[0] != resolution.contact[1])
    #expect(resolution.company[0] == resolution.company[1])
  }

  @Test("Rows put together are together, whatever they say") func together() {
    let resolution = Resolver(mustLink: [(.person, 3, 0), (.company, 0, 3)]).resolve(table(rows))
    #expect(resolution.contact == [0, 0, 0, 0])
    #expect(resolution.company == [0, 0, 0, 0])
  }

  @Test("Apart wins over together; rows out of range are asleep") func conflict() {
    let both: [RowDecision] = [(.person, 3, 0), (.person, 99, -1)]
    #expect(Resolver(cannotLink: both, mustLink: both).resolve(table(rows)).contact == [0, 0, 0, 3])
  }

  @Test("In a component of hundreds, too") func largeComponent() {
    let many = (0..<300).map { Row("", "", "Kuusi Oy", id: businessID(1), postcode: "\(10000 + $0)") }
    let company = Resolver(cannotLink: [(.company, 7, 250)]).resolve(table(many)).company
    #expect(company[7] != company[250])
    #expect(Set(company).count == 2)
  }
}
