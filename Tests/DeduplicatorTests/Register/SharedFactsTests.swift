import Records
import Testing

@testable import Deduplicator

@Suite("What several bear says nothing") struct SharedFactsTests {
  private func contacts(_ rows: [Row]) -> [Int32] { Resolver(threads: 1).resolve(table(rows)).contact }
  private func companies(_ rows: [Row]) -> [Int32] { Resolver(threads: 1).resolve(table(rows)).company }

  @Test("A couple and an initial at one mailbox are three") func couple() {
    let mail = "ranta@ranta.example"
    #expect(
      contacts(["Heikki Ranta", "Helena Ranta", "H. Ranta", "Ranta"].map { Row($0, mail, "Rannan Puutarha Ky") })
        == [0, 1, 2, 3])
  }

  @Test("Whose given name a mailbox spells, it is") func spelled() {
    let mail = "heikki.ranta@ranta.example"
    let rows = [
      Row("Heikki Ranta", mail, "Kuusi Ky"), Row("Helena Ranta", mail, "Kuusi Ky"), Row("Heikki Ranta", mail, ""),
    ]
    #expect(contacts(rows) == [0, 1, 0])
  }

  @Test("Namesakes of two firms at a bookkeeper's mailbox are two") func namesakes() {
    let mail = "tilit@tilitoimisto.example"
    let rows = [
      Row("Matti Virtanen", mail, "Havu Oy", id: businessID(1)),
      Row("Matti Virtanen", mail, "Rastas Oy", id: businessID(2)),
      Row("Liisa Korhonen", mail, "Kelo Oy", id: businessID(3)),
    ]
    #expect(contacts(rows) == [0, 1, 2])
    // Without the third nothing shows that it is shared but the two firms' IDs, and its word.
    #expect(contacts(Array(rows.prefix(2))) == [0, 1])
  }

  @Test("One person at several firms is one") func manager() {
    let rows = (1...12).map { number in
      Row("Olli Hakala", "olli.hakala@isannointi.example", "As Oy Puu \(number)", phone: "+35813123456")
    }
    #expect(Set(contacts(rows)).count == 1)
    #expect(Set(companies(rows)).count == 12)
  }

  @Test(
    "A phone, a domain and an ID of three firms join nobody",
    arguments: [
      Row(postcode: "80020", phone: "+35813123456"), Row(web: "yhteinen.example"), Row(id: businessID(1)),
    ])
  func shared(_ value: Row) {
    func row(_ name: String) -> Row {
      Row("", "", name, id: value.id, postcode: value.postcode, phone: value.phone, web: value.web)
    }
    // Two that would be one by a name and the value, were it theirs alone.
    let one = [row("Meri Oy"), row("Meri Rakennus Oy")]
    let others = [row("Kelo Oy"), row("Suo Oy"), row("Lumi Oy")]
    let found = companies(one + others)
    #expect(Set(found).count == found.count)
  }

  @Test("A firm and its former name, or its abbreviations, share nothing with others") func formerName() {
    let rows = ["Meri Oy", "Havu Oy", "Meri Rakennus Oy", "MR Oy"].map { Row("", "", $0, web: "meri.example") }
    #expect(BroadValues(table(rows), threads: 1).isEmpty)
    #expect(!BroadValues(table(rows + [Row("", "", "Kelo Oy", web: "meri.example")]), threads: 1).isEmpty)
  }

  @Test(
    "Namesakes of one firm are told by their mailboxes",
    arguments: [
      ("pirjo.hautavaara@kuusi.example", "pirjo.hautavaara.jr@kuusi.example", false),
      ("esa.hautavaara@kuusi.example", "esa_hautavaara@kuusi.example", false),
      ("p.hautavaara@kuusi.example", "p.hautavaara2@kuusi.example", false),
      ("aada@kuusi.example", "anne@kuusi.example", false),
      ("pirjo.hautavaara@kuusi.example", "p.hautavaara@kuusi.example", true),
      ("pirjo.hautavaara@kuusi.example", "", true),
    ])
  func mailboxes(_ one: String, _ other: String, _ isOne: Bool) {
    let rows = [one, other].map { Row("Pirjo Hautavaara", $0, "Kuusi Oy", id: businessID(1)) }
    #expect(contacts(rows) == (isOne ? [0, 0] : [0, 1]))
  }

  @Test("A name alone is a steward's to decide") func nameAlone() {
    let rows = [
      Row("Hilkkamari Tervasranta", "", "Kuusi Oy", id: businessID(1)),
      Row("Hilkkamari Tervasranta", "", "Honka Oy", id: businessID(2)),
    ]
    let resolution = Resolver(threads: 1).resolve(table(rows))
    #expect(resolution.contact == [0, 1])
    let same = [rows[0], Row("Hilkkamari Tervasranta", "", "Kuusi", id: businessID(1))]
    #expect(contacts(same) == [0, 0])
    // Of half a name nobody knows whose it is.
    #expect(contacts([rows[0], Row("Tervasranta", "", "Kuusi Oy", id: businessID(1))]) == [0, 1])
  }
}

@Suite("What training is held to") struct StartingAnchorTests {
  @Test("Names that differ weigh at most what they weighed, and what was not seen stays") func anchor() {
    let plans = [RegisterPlan.company, .person].map { plan in
      var comparisons = ComparisonPlan(plan.table(plan.names.map { RawColumn(name: $0) }, rows: 0, threads: 1))
      comparisons.comparisons = plan.fieldComparisons
      return comparisons
    }
    for (plan, model) in zip(plans, [MatchModel.starting.company, MatchModel.starting.person]) {
      let starting = model.weights.weights
      let anchor = StartingAnchor(plan, starting)
      var learned = starting
      learned.match = learned.match.map { $0 + 1 }
      learned.shares = learned.shares.map { _ in 0.5 }
      let held = anchor.applied(to: learned)
      for (comparison, about) in plan.comparisons.enumerated() {
        for level in 1..<16 {
          let entry = 16 * comparison + level
          let isHeld = [.given, .family].contains(about.measure) && level <= StringLevel.alike.number
          #expect(held.match[entry] == (isHeld ? starting.match[entry] : learned.match[entry]))
        }
      }
      learned.shares = learned.shares.map { _ in 0.001 }
      let unseen = anchor.applied(to: learned)
      for (comparison, about) in plan.comparisons.enumerated() where about.measure == .place {
        for level in 1..<16 {
          #expect(unseen.match[16 * comparison + level] == starting.match[16 * comparison + level])
        }
      }
    }
  }
}

@Suite("Where two firms are") struct PlaceTests {
  @Test(arguments: [
    (
      ["Torikatu 5", "80100", "Joensuu"], ["Torikatu 5", "80100", "Joensuu"], [PlaceLevel.streetRare, .streetVeryRare]
    ),
    (["Torikatu 5", "80100", "Joensuu"], ["Torikatu 5", "", ""], [.streetRare, .streetVeryRare]),
    (["Torikatu 5", "80100", "Joensuu"], ["Torikatu 5", "20100", "Turku"], [.streetElsewhere]),
    (["Torikatu 5", "80100", "Joensuu"], ["Torikatu 5 B", "80100", "Joensuu"], [.streetAlike]),
    (["Torikatu 5", "80100", "Joensuu"], ["Siltakatu 12", "80100", "Joensuu"], [.postcodeOtherStreet]),
    (["Torikatu 5", "80100", "Joensuu"], ["Siltakatu 12", "", "Joensuu"], [.townElsewhere]),
    (["", "80100", "Joensuu"], ["", "80100", ""], [.postcodeFrequent, .postcodeRare]),
    (["", "", "Joensuu"], ["", "", "Joensuu"], [.townVeryFrequent, .townFrequent, .townRare]),
    (["", "80100", "Joensuu"], ["", "80999", "Joensuu"], [.townElsewhere]),
    (["", "80100", ""], ["", "80101", ""], [.nearby]), (["", "80100", ""], ["", "20100", ""], [.differs]),
    (["Torikatu 5", "", ""], ["", "80100", ""], [.nothing]),
  ])
  func level(_ one: [String], _ other: [String], _ expected: [PlaceLevel]) {
    let columns = CompanyTable.Column.allCases.map { kind -> RawColumn in
      switch kind {
      case .name: column(kind.shape.name, ["havu", "kelo"])
      case .street: column(kind.shape.name, [one[0], other[0]])
      case .postcode: column(kind.shape.name, [one[1], other[1]])
      case .city: column(kind.shape.name, [one[2], other[2]])
      default: column(kind.shape.name, ["", ""])
      }
    }
    let comparer = RegisterPlan.company.scorer(columns, rows: 2, MatchModel.starting.company, threads: 1).comparer
    let place = comparer.plan.comparisons.firstIndex { $0.measure == .place } ?? 0
    let level = PlaceLevel(rawValue: UInt8(comparer.compare(0, 1).pattern[place]))
    #expect(level.map(expected.contains) == true, "\(String(describing: level))")
  }
}
