import Records
import Testing

@testable import Deduplicator

struct CompanyCase: Sendable, CustomTestStringConvertible {
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

@Suite("Pairs of companies, one case a line") struct CompanyCases {
  static let id = businessID(1)
  static let other = businessID(2)

  static let cases = [
    CompanyCase(
      "the very same row", Row("", "", "Kuusi Oy", city: "Turku"), Row("", "", "Kuusi Oy", city: "Turku"), .same),
    CompanyCase(
      "Oy, Ab and order of forms", Row("", "", "Oy Kuusi Ab", city: "Turku"), Row("", "", "Kuusi Oy", city: "Turku"),
      .same),
    CompanyCase(
      "folded å ä ö", Row("", "", "Mäntylä & Åkerö Oy", city: "Turku"), Row("", "", "MANTYLA AKERO OY", city: "TURKU"),
      .same),
    CompanyCase("one ID, other name", Row("", "", "Kuusi Oy", id: id), Row("", "", "Honka Group Oy", id: id), .same),
    CompanyCase(
      "one ID, other name and place", Row("", "", "Kuusi Oy", id: id, city: "Turku"),
      Row("", "", "Honka Oy", id: id, city: "Oulu"), .same),
    CompanyCase(
      "two valid IDs never merge", Row("", "", "Kuusi Oy", id: id, postcode: "20100", web: "kuusi.example"),
      Row("", "", "Kuusi Oy", id: other, postcode: "20100", web: "kuusi.example"), .different),
    CompanyCase("name and form alone", Row("", "", "Kuusi Oy"), Row("", "", "Kuusi Oy"), .different),
    CompanyCase("a name without form", Row("", "", "Kuusi"), Row("", "", "Kuusi"), .different),
    CompanyCase(
      "a sole trader's name is nobody's alone", Row("", "", "Tmi Kuusi"), Row("", "", "Tmi Kuusi"), .different),
    CompanyCase(
      "same name, other town", Row("", "", "Kuusi Oy", city: "Turku"), Row("", "", "Kuusi Oy", city: "Oulu"),
      .different),
    CompanyCase(
      "same name, other form", Row("", "", "Kuusi Oy", city: "Turku"), Row("", "", "Kuusi Ky", city: "Turku"), .review),
    CompanyCase(
      "misspelt, same domain", Row("", "", "Rakennus Kuusi Oy", web: "https://www.kuusi.example/"),
      Row("", "", "Rakenus Kuusi Oy", web: "kuusi.example"), .same),
    CompanyCase(
      "the person's domain is the company's", Row("Matti Meri", "matti.meri@kuusi.example", "Kuusi"),
      Row("Liisa Lampi", "liisa.lampi@kuusi.example", "Kuusi"), .same),
    CompanyCase(
      "a public domain is nobody's", Row("Matti Meri", "matti.meri@gmail.com", "Kuusi"),
      Row("Liisa Lampi", "liisa.lampi@gmail.com", "Kuusi"), .different),
    CompanyCase(
      "numbers are names", Row("", "", "Asunto Oy Kuusi 1", postcode: "20100"),
      Row("", "", "Asunto Oy Kuusi 2", postcode: "20100"), .different),
    CompanyCase(
      "a part of a name and a postcode", Row("", "", "Meri Oy", postcode: "80020"),
      Row("", "", "Meri Rakennus Oy", postcode: "80020"), .different),
    CompanyCase(
      "a part of a name, one phone and domain", Row("", "", "Meri Oy", phone: "+35813123456", web: "meri.example"),
      Row("", "", "Meri Rakennus Oy", phone: "+35813123456", web: "meri.example"), .same),
    CompanyCase(
      "a group's domain", Row("", "", "Kuusi Oy", web: "konserni.example"),
      Row("", "", "Honka Oy", web: "konserni.example"), .different),
    CompanyCase(
      "nothing in common", Row("", "", "Kuusi Oy", city: "Turku"), Row("", "", "Honka Oy", city: "Turku"), .different),
  ]

  @Test(arguments: cases) func pair(_ one: CompanyCase) {
    let resolution = Resolver(threads: 1).resolve(table([one.left, one.right]))
    #expect(outcome(resolution, .company) == one.expected)
  }

  @Test("A row without a field of a company has none") func noCompany() {
    let resolution = Resolver().resolve(
      table([Row("Matti Meri", "matti@meri.example"), Row("", "", "", city: "Turku")]))
    #expect(resolution.company == [-1, 1])
    #expect(resolution.contact == [0, -1])
  }

  @Test("A name that two IDs bear wants more than a town") func commonName() {
    let rows = [
      Row("", "", "Kuusi Oy", id: businessID(1), city: "Turku"),
      Row("", "", "Kuusi Oy", id: businessID(2), city: "Turku"),
      Row("", "", "Kuusi Oy", city: "Turku"),
    ]
    let resolution = Resolver().resolve(table(rows))
    #expect(resolution.company == [0, 1, 2])
    #expect(outcome(resolution, .company, 0, 2) == .review)
  }

  @Test("A record without ID does not tie two IDs together") func bridge() {
    let rows = [
      Row("", "", "Kuusi Oy", id: businessID(1), postcode: "20100", web: "kuusi.example"),
      Row("", "", "Kuusi Oy", id: businessID(2), postcode: "20100", web: "kuusi.example"),
      Row("", "", "Kuusi Oy", postcode: "20100", web: "kuusi.example"),
    ]
    let company = Resolver().resolve(table(rows)).company
    #expect(company[0] != company[1])
  }

  @Test("Phones and domains of several firms make no mentions one", arguments: [2, 3])
  func demoted(_ names: Int) {
    let rows = ["Kuusi", "Honka", "Leppä", "Koivu"].prefix(names).map {
      Row("", "", $0, phone: "+358401234567", web: "isanta.example")
    }
    let again = Row("", "", "Kuusi", postcode: "20100", phone: "+358401234567", web: "isanta.example")
    #expect(CompanyTable(table(rows + [again]), threads: 1).rows.count == (names < 3 ? names : names + 1))
  }
}
