import Testing
import Text

@testable import Deduplicator

@Suite("Names of two firms") struct FirmNamesTests {
  private static func name(_ text: String) -> FirmNames.Name {
    let folded = Array(Fold.folded(text).utf8)
    let normal = CompanyForm.normal(folded)
    return FirmNames.Name(normal, normal.indices, form: LegalForms.form(folded))
  }

  @Test(arguments: [
    // One name, however it is written.
    ("Havu Oy", "HAVU OY", FirmNames.Relation.same), ("Puutarha Ranta", "Puutarharanta Oy", .same),
    ("Sähkö Meri Oy", "Meri Sähkö", .same), ("Rakennus Laine Oy", "Laine Bygg Ab", .same),
    ("Konepaja Meri Oy", "Konepja Meri Oy", .same), ("Tmi Matti Meri", "Matti Meri", .same),
    ("As Oy Kuusi 2", "Asunto Oy Kuusi 2", .same), ("Bergström & Co Ab", "Bergström Ab", .same),
    // A part or an abbreviation.
    ("Meri Oy", "Meri Rakennus Oy", .firstIsPart), ("Rak. Meri", "Rakennus J. Meri Oy", .firstIsPart),
    ("KNL Oy", "Konepaja N. Laurila Oy", .firstIsPart), ("Lahden Kone Oy", "Lahden Kone ja Huolto Oy", .firstIsPart),
    ("Meri 2000 Oy", "Meri Oy", .secondIsPart),
    // Two firms.
    ("Havu Oy", "Rastas Oy", .two), ("Meri Rakennus Oy", "Meri Sähkö Oy", .two),
    ("Lahden Kone Oy", "Lahden Sähkö Oy", .two), ("Nordic Havu Oy", "Nordic Rastas Oy", .two),
    ("As Oy Kuusi", "As Oy Mänty", .two), ("As Oy Kuusi 1", "As Oy Kuusi 2", .two),
    ("As Oy Kuusi", "As Oy Kuusi 2", .two),
    ("As Oy Torikatu A", "As Oy Torikatu B", .two), ("Koy Torni I", "Koy Torni II", .two),
    ("As Oy Puu 1", "As Oy Puu 12", .two), ("As Oy Kuusi", "Kuusi Oy", .two),
    ("Asunto Oy Lahden Kuusi", "Asunto Oy Lahden Mänty", .two), ("As Oy Kuusi", "Joensuun Isännöinti Oy", .two),
    ("Lahden kaupunki, sivistystoimi", "Lahden kaupunki, tekninen toimi", .two),
    ("Lahden kaupunki", "Lahden kaupunki, sivistystoimi", .two), ("Espoon kaupunki", "Vantaan kaupunki", .two),
    ("Kuusi 1 Oy", "Kuusi 2 Oy", .two), ("Firma1 Oy", "Firma2 Oy", .two), ("Fysio Aino Oy", "Fysio Eino Oy", .two),
    ("Rakennus Salo Oy", "Rakennus Salonen Oy", .two), ("Kuusimäki Oy", "Kuusijoki Oy", .two),
    ("Pilvivalo Oy", "Pilvivarjo Oy", .two), ("Autohuolto Laine Oy", "Autokorjaamo Laine Oy", .two),
    ("Lahden seurakunta", "Lahden seurakuntayhtymä", .two),
    ("Helsingin Taksi Oy", "Helsingin Taksiautoilijat ry", .two),
    ("Tampereen yliopisto", "Tampereen yliopistollinen sairaala", .two), ("Havu Group Oy", "Rastas Group Oy", .two),
    ("Tilitoimisto Virtanen", "Tilitoimisto Laine", .two), ("Osuuskauppa", "Isännöinti Oy", .two),
  ])
  func relation(_ one: String, _ other: String, _ expected: FirmNames.Relation) {
    let (a, b) = (Self.name(one), Self.name(other))
    #expect(FirmNames.relation(a, b) == expected)
    let back: FirmNames.Relation =
      switch expected {
      case .firstIsPart: .secondIsPart
      case .secondIsPart: .firstIsPart
      default: expected
      }
    #expect(FirmNames.relation(b, a) == back)
  }

  @Test("A full name holds its parts together; a short one does not join two full ones") func clusters() throws {
    let names = [
      "Metallipaja N. Laurila", "MNL", "Meta. Laurila", "Meri", "Meri Rakennus", "Meri Sähkö",
    ]
    let table = RegisterPlan.company.table(
      CompanyTable(DeduplicatorTests.table(names.map { Row("", "", $0, city: "Turku") }), threads: 1).columns,
      rows: names.count, threads: 1)
    let firms = try #require(FirmRows(table, Array(repeating: -1, count: names.count)))
    let positions = table.positions
    func cluster(_ rows: Int...) -> FirmRows.Cluster {
      let each = rows.map { firms.cluster(positions[$0], mass: 1) }
      return each.dropFirst().reduce(each[0]) { firms.joined($0, $1) }
    }
    #expect(!firms.mayBeOne(cluster(1), cluster(2)))
    #expect(firms.mayBeOne(cluster(0, 1), cluster(2)))
    #expect(firms.mayBeOne(cluster(3), cluster(4)))
    #expect(!firms.mayBeOne(cluster(3, 4), cluster(5)))
    #expect(!firms.mayBeOne(cluster(4), cluster(5)))
  }
}
