import Records
import Testing

@testable import Deduplicator

@Suite("Tables of the register") struct RegisterTableTests {
  @Test(arguments: [
    ("Matti Meri", "Meri"), ("Meri", "Meri"), ("Matti Juhani Meri-Lampi", "Meri-Lampi"),
    ("Carl von Wright", "von Wright"), ("Maria de la Cruz", "de la Cruz"), ("Von Wright", "Von Wright"), ("", ""),
    ("Anna Af", "Af"),
  ])
  func familyNames(_ name: String, _ family: String) {
    let bytes = Array(name.utf8)
    #expect(String(decoding: bytes[PersonTable.familyName(bytes, 0..<bytes.count)], as: UTF8.self) == family)
  }

  private func mentions(_ rows: [Row]) -> [Int32] {
    CompanyTable(table(rows), threads: 2).mention
  }

  @Test("Rows of one ID and name are one mention, whatever else they say") func sameID() {
    let id = businessID(1)
    #expect(
      mentions([
        Row("", "", "Kuusi Oy", id: id, city: "Turku"), Row("", "", "Kuusi", id: id, city: "Oulu"),
        Row("", "", "Honka Oy", id: id), Row("", "", "Kuusi Oy", id: businessID(2)), Row("Matti Meri"),
      ]) == [0, 0, 1, 2, -1])
  }

  @Test("One name and one domain is one mention, unless business IDs differ") func sameDomain() {
    let web = "www.kuusi.example"
    #expect(
      mentions([
        Row("", "", "Kuusi Oy", id: businessID(1), web: web), Row("", "", "Kuusi", city: "Turku", web: web),
        Row("", "", "Honka Oy", web: web),
      ]) == [0, 0, 1])
    #expect(
      mentions([
        Row("", "", "Kuusi Oy", id: businessID(1), web: web), Row("", "", "Kuusi", city: "Turku", web: web),
        Row("", "", "Kuusi", id: businessID(2), web: web),
      ]) == [0, 1, 2])
  }

  @Test("A mention says what most of its rows say") func commonest() {
    let id = businessID(1)
    let cities = ["Turku", "Oulu", "Turku", "", ""]
    let companies = CompanyTable(table(cities.map { Row("", "", "Kuusi Oy", id: id, city: $0) }), threads: 1)
    let city = CompanyTable.shape.firstIndex { $0.name == "city" } ?? 0
    #expect(companies.rows == [0] && companies.bearing == [5])
    #expect(companies.columns[city].value(0) == Array("Turku".utf8))
  }

  @Test("A company is known by its commonest valid ID, or by what is said, not by its rows' order") func keys() {
    let rows = [
      Row("", "", "Kuusi Oy", id: businessID(2)), Row("", "", "Kuusi Oy", id: businessID(1)),
      Row("", "", "Kuusi Oy", id: businessID(1)), Row("", "", "Kuusi Oy", id: "1234567-0"),
      Row("", "", "Honka Oy", city: "Turku"), Row("", "", "Honka Oy", city: "Oulu"), Row("Matti Meri"),
    ]
    let keys = OrganisationKeys(table(rows), company: [0, 0, 0, 0, 4, 4, -1])
    #expect(keys.of == [0, 0, 0, 0, 1, 1, -1])
    #expect(keys.values[0] == Array(businessID(1).utf8.filter { $0 != 0x2D }))
    let turned = OrganisationKeys(table(rows.reversed()), company: [-1, 1, 1, 3, 3, 3, 3])
    #expect(Set(turned.values) == Set(keys.values))
  }
}

@Suite("What pairs are kept") struct DecidingPairTests {
  @Test("Of a contact as many as hold it together, between two contacts one") func tree() {
    let town = Town(seed: 41, people: 500)
    let resolution = Resolver().resolve(table(town.rows))
    for kind in EntityKind.allCases {
      let founder = kind == .person ? resolution.contact : resolution.company
      var inside: [Int32: Int] = [:]
      var between: [[Int32]: Int] = [:]
      for pair in resolution.pairs where pair.kind == kind {
        let (one, other) = (founder[Int(pair.left)], founder[Int(pair.right)])
        if one == other {
          inside[one, default: 0] += 1
        } else {
          between[[min(one, other), max(one, other)], default: 0] += 1
        }
      }
      let sizes = Dictionary(grouping: founder.filter { $0 >= 0 }, by: { $0 }).mapValues(\.count)
      #expect(inside.allSatisfy { $0.value < sizes[$0.key] ?? 0 })
      #expect(between.values.allSatisfy { $0 == 1 })
    }
    #expect(resolution.pairs.contains { resolution.contact[Int($0.left)] != resolution.contact[Int($0.right)] })
  }

  @Test("A company without ID joins neither of two that it may be") func ambiguous() {
    let rows = [
      Row("", "", "Kuusi Oy", id: businessID(1), city: "Turku"),
      Row("", "", "Kuusi Oy", id: businessID(2), city: "Turku"), Row("", "", "Kuusi Oy", city: "Turku"),
    ]
    #expect(Resolver().resolve(table(rows)).company == [0, 1, 2])
    let many = Array(repeating: rows[0], count: 40) + rows[1...]
    let company = Resolver().resolve(table(many)).company
    #expect(company[41] == 0 && company[40] == 40)
  }
}
