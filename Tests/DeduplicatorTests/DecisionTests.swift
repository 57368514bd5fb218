import Records
import Testing
import Text

@testable import Deduplicator

@Suite("Decisions of stewards") struct DecisionTests {
  private let rows = [
    Row("Matti Meri", "matti.meri@kuusi.example", "Kuusi Oy", city: "Turku"),
    Row("Matti Meri", "matti.meri@kuusi.example", "Kuusi Oy", city: "Turku"),
    Row("M. Meri", "matti.meri@kuusi.example", "Kuusi Oy", city: "Turku"),
    Row("Liisa Lampi", "", "Honka Oy", city: "Oulu"),
  ]

  private func contacts(_ decisions: [(Int32, Int32, Verdict)], of rows: [Row]) -> [Int32] {
    Resolver(decisions: decisions.map { RowDecision(.person, $0.0, $0.1, $0.2) }).resolve(table(rows)).contact
  }

  /// What stewards said in their order, and the contacts that come of it.
  static let cases: [(description: String, decisions: [(Int32, Int32, Verdict)], contacts: [Int32])] = [
    ("nothing", [], [0, 0, 0, 3]), ("two that say the same are two", [(0, 1, .different)], [0, 1, 0, 3]),
    ("whatever they say they are one", [(3, 0, .same)], [0, 0, 0, 0]),
    ("what is one is one", [(0, 2, .same)], [0, 0, 0, 3]), ("what is two is two", [(0, 3, .different)], [0, 0, 0, 3]),
    ("different wins over an earlier same", [(3, 0, .same), (3, 0, .different)], [0, 0, 0, 3]),
    ("different wins over a later same", [(3, 0, .different), (3, 0, .same)], [0, 0, 0, 3]),
    ("a later same of other records loses, too", [(3, 0, .different), (3, 2, .same)], [0, 0, 0, 3]),
    ("what was joined by a record leaves with it", [(3, 2, .same), (0, 2, .different)], [0, 0, 2, 2]),
    ("parted in three", [(0, 1, .different), (0, 2, .different), (1, 2, .different)], [0, 1, 2, 3]),
    ("a chain", [(3, 2, .same), (2, 0, .same)], [0, 0, 0, 0]),
    ("rows that are not there are asleep", [(99, -1, .same), (0, 99, .different), (2, 2, .different)], [0, 0, 0, 3]),
  ]

  @Test(arguments: cases.indices) func inTheirOrder(_ index: Int) {
    let one = Self.cases[index]
    let known = one.decisions.filter { (0..<4).contains($0.0) && (0..<4).contains($0.1) }
    #expect(contacts(known, of: rows) == one.contacts, "\(one.description)")
    #expect(
      one.decisions.count == known.count
        || [RowDecision].placed(one.decisions.map { RowDecision(.person, $0.0, $0.1, $0.2) })([0, 1, 2, 3]).isEmpty)
  }

  @Test("Same joins the two contacts whole, with all that each holds") func whole() {
    // The samples' Kaarina Mäkelä in small: the second contact is near to one record of the first and far from the others.
    let rows = [
      Row("Kaarina Mäkelä", "kaarina.makela@konepaja.example", "Konepaja Oy", id: businessID(1), postcode: "33100"),
      Row("Kaarina Mäkelä", "kaarina.makela@konepaja.example", "Konepaja Oy", id: businessID(1), postcode: "33100"),
      Row("Kaarina Mäkelä", "kaarina.makela@konepaja.example", "Konepaja"),
      Row("Karina Mäkelä", "", "Muu Paja Oy", id: businessID(2), postcode: "90100"),
      Row("Karina Mäkelä", "", "Muu Paja Oy", id: businessID(2), postcode: "90100"),
    ]
    let before = contacts([], of: rows)
    #expect(before[0] == before[2] && before[0] != before[3], "there is something to join")
    for one in 0..<Int32(3) { #expect(Set(contacts([(one, 3, .same)], of: rows)) == [0]) }
  }

  @Test("A row that is parted takes along what is nearer to it, and leaves the rest") func nearest() {
    let rows = [
      Row("", "", "Kuusi Oy", id: businessID(1), city: "Turku", phone: "021234567"),
      Row("", "", "Kuusi Oy", id: businessID(1), city: "Oulu", phone: "087654321"),
      Row("", "", "Kuusi Oy", id: businessID(1), city: "Turku", phone: "021234567"),
      Row("", "", "Kuusi Oy", id: businessID(1), city: "Oulu", phone: "087654321"),
      Row("", "", "Kuusi Oy", id: businessID(1), city: "Oulu", phone: "087654321"),
      Row("", "", "Honka Oy", id: businessID(2)), Row("", "", "Honka Oy", id: businessID(2)),
    ]
    #expect(Set(CompanyTable(table(rows), threads: 1).mention) == [0, 1], "two mentions")
    func companies(_ decisions: [RowDecision]) -> [Int32] {
      Resolver(decisions: decisions).resolve(table(rows)).company
    }
    #expect(companies([RowDecision(.company, 0, 1, .different)]) == [0, 1, 0, 1, 1, 5, 5])
    #expect(companies([RowDecision(.company, 3, 4, .different)]) == [0, 0, 0, 0, 4, 5, 5])
  }

  @Test("In a mention of hundreds, too") func largeMention() {
    let many = (0..<300).map { Row("", "", "Kuusi Oy", id: businessID(1), postcode: "\(10000 + $0)") }
    let company = Resolver(decisions: [RowDecision(.company, 7, 250, .different)]).resolve(table(many)).company
    #expect(company[7] != company[250])
    #expect(Set(company).count == 2)
  }

  @Test("Two different business IDs are two, whoever says what; names are a steward's to judge") func law() {
    let rows = [
      Row("", "", "Kuusi Oy", id: businessID(1)), Row("", "", "Honka Oy", id: businessID(2)),
      Row("", "", "Pihlaja Oy", city: "Oulu"), Row("", "", "Koivu Oy", city: "Turku"),
    ]
    func companies(_ pairs: [(Int32, Int32)]) -> [Int32] {
      Resolver(decisions: pairs.map { RowDecision(.company, $0.0, $0.1, .same) }).resolve(table(rows)).company
    }
    #expect(companies([(0, 1)]) == [0, 1, 2, 3])
    #expect(companies([(0, 2), (2, 3)]) == [0, 1, 0, 0])
    #expect(companies([(0, 2), (1, 3), (2, 3)]) == [0, 1, 0, 1], "not through others either")
  }

  // MARK: Whatever the register

  /// The founders of a kind, and what each holds.
  private func entities(_ founders: [Int32]) -> [Int32: [Int]] {
    Dictionary(grouping: founders.indices.filter { founders[$0] >= 0 }) { founders[$0] }
  }

  @Test(
    "Same never makes more, different never fewer; both leave all others as they were",
    arguments: 1...3 as ClosedRange<UInt64>)
  func anyRegister(_ seed: UInt64) {
    let table = table(Town(seed: seed, people: 220).rows)
    var random = SplitMix64(seed: seed)
    var decisions: [RowDecision] = []
    var before = Resolver().resolve(table)
    let start = before
    var (joined, parted) = (0, 0)
    for number in 0..<24 {
      let kind = random.next() % 2 == 0 ? EntityKind.person : .company
      func founders(_ resolution: Resolution) -> [Int32] { kind == .person ? resolution.contact : resolution.company }
      let said = founders(before).indices.filter { founders(before)[$0] >= 0 }
      let near = before.pairs.filter { $0.kind == kind }
      var (left, right) = (
        Int32(said.randomElement(using: &random) ?? 0), Int32(said.randomElement(using: &random) ?? 1)
      )
      if number % 3 > 0, let pair = near.randomElement(using: &random) { (left, right) = (pair.left, pair.right) }
      // Two rows of one contact, often, and a record that was decided on before.
      if number % 4 == 3, let last = decisions.last(where: { $0.kind == kind }) { left = last.right }
      // Two rows of one contact, or two that are not, and now and then what is so already.
      if number % 2 == 0,
        let several = entities(founders(before)).filter({ $0.value.count > 1 }).min(by: { $0.key < $1.key })
      {
        let rows =
          number % 4 == 0 ? several.value : said.filter { founders(before)[$0] == founders(before)[Int(right)] }
        (left, right) = (Int32(rows[0]), Int32(rows[rows.count - 1]))
      }
      if left == right { continue }
      let areOne = founders(before)[Int(left)] == founders(before)[Int(right)]
      let verdict = (random.next() % 8 == 0) == areOne ? Verdict.same : .different
      let decision = RowDecision(kind, left, right, verdict)
      let after = Resolver(decisions: decisions + [decision]).resolve(table)
      let (old, new) = (entities(founders(before)), entities(founders(after)))
      let named = Set([founders(before)[Int(left)], founders(before)[Int(right)]])
      #expect(verdict == .same ? new.count <= old.count : new.count >= old.count, "\(decision)")
      let isJoined = founders(after)[Int(left)] == founders(after)[Int(right)]
      if verdict == .different { #expect(!isJoined) }
      if verdict == .same {
        for founder in named where isJoined {
          #expect(Set((old[founder] ?? []).map { founders(after)[$0] }).count == 1, "torn by \(decision)")
        }
      }
      for (founder, rows) in old where !named.contains(founder) { #expect(new[founder] == rows, "\(decision)") }
      if new.count < old.count { joined += 1 }
      if new.count > old.count { parted += 1 }
      decisions.append(decision)
      before = after
    }
    #expect(joined > 2 && parted > 2, "\(joined), \(parted)")
    // Each is as if it had never been said once it is revoked.
    for index in decisions.indices.suffix(4) {
      var others = decisions
      others.remove(at: index)
      #expect(
        Resolver(decisions: others).resolve(table).contact
          == Resolver(decisions: others, threads: 1).resolve(table).contact)
    }
    #expect(Resolver(decisions: []).resolve(table).company == start.company)
  }
}
