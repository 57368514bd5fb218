import Records
import Testing
import Text

@testable import Deduplicator

@Suite("What one may hold without a steward") struct ClusterLimitsTests {
  static let trees = [
    "Kuusi", "Honka", "Koivu", "Pihlaja", "Tammi", "Lehmus", "Haapa", "Leppä", "Raita", "Jalava", "Saarni", "Vaahtera",
  ]
  static let people = [
    "Virtanen", "Meri", "Lampela", "Suo", "Koskinen", "Niemi", "Järvelä", "Saaristo", "Lahtinen", "Harju",
  ]

  private func excess(_ kind: EntityKind, _ rows: [Row]) -> ClusterLimits.Excess? {
    let table = table(rows)
    let plan = RegisterPlan[kind]
    let scorer: PairScorer
    if kind == .company {
      let companies = CompanyTable(table, broad: BroadValues([]), threads: 1)
      scorer = plan.scorer(companies.columns, rows: companies.rows.count, MatchModel.starting.company, threads: 1)
    } else {
      let none = OrganisationKeys(table, company: rows.map { _ in -1 })
      let persons = PersonTable(table, none, threads: 1)
      scorer = plan.scorer(persons.columns, rows: persons.rows.count, MatchModel.starting.person, threads: 1)
    }
    let all = (0..<scorer.comparer.table.count).map { Int32($0) }
    return ClusterLimits(scorer.comparer, plan).excess(all)
  }

  private func reason(_ excess: ClusterLimits.Excess?) -> String {
    guard let excess else { return "" }
    var reason = "\(excess.reason)"
    if case .sharedValue(let field) = excess.reason { reason = "sharedValue(\(field.name))" }
    return "\(reason) \(excess.count)/\(excess.limit)"
  }

  @Test("At the limit and one beyond") func limits() {
    func named(_ count: Int, id: String) -> [Row] { Self.trees.prefix(count).map { Row("", "", "\($0) Oy", id: id) } }
    #expect(excess(.company, named(8, id: businessID(1))) == nil)
    #expect(reason(excess(.company, named(9, id: businessID(1)))) == "sharedValue(company.businessID) 9/8")
    #expect(excess(.company, named(8, id: "")) == nil)
    #expect(reason(excess(.company, named(9, id: ""))) == "names 9/8")
    func calling(_ count: Int) -> [Row] { Self.trees.prefix(count).map { Row("", "", "\($0) Oy", phone: "021234567") } }
    #expect(excess(.company, calling(4)) == nil)
    #expect(reason(excess(.company, calling(5))) == "sharedValue(company.phone) 5/4")
    func annas(_ count: Int, _ email: String) -> [Row] { Self.people.prefix(count).map { Row("Anna \($0)", email) } }
    #expect(excess(.person, annas(4, "anna@kuusi.example")) == nil)
    #expect(reason(excess(.person, annas(5, "anna@kuusi.example"))) == "sharedValue(person.email) 5/4")
    #expect(excess(.person, annas(8, "")) == nil)
    #expect(reason(excess(.person, annas(9, ""))) == "names 9/8")
    func mailed(_ count: Int) -> [Row] {
      Self.trees.prefix(count).enumerated().map { number, tree in
        Row("Matti Meri", "\(Self.trees[(number + 5) % 12].lowercased())\(number * 37)@\(tree.lowercased()).example")
      }
    }
    #expect(excess(.person, mailed(8)) == nil)
    #expect(reason(excess(.person, mailed(9))) == "addresses 9/8")
  }

  @Test("Spellings of one name are one name, and records are not counted") func notCounted() {
    let spellings = [
      "Kaarina Mäkelä", "Karina Mäkelä", "Kaarina Makela", "K. Mäkelä", "Kaarina Mäkela", "Kaarina Maria Mäkelä",
      "Kaarinna Mäkelä", "KAARINA MÄKELÄ", "Kaarina Mäkälä", "Kaarina Mäkeläinen", "Kaariina Mäkelä",
    ]
    #expect(excess(.person, spellings.map { Row($0, "kaarina.makela@kuusi.example") }) == nil)
    let one = (0..<30).map {
      Row("", "", "Kuusi Oy", id: businessID(1), postcode: "\(10_000 + 100 * $0)", city: "Turku")
    }
    #expect(excess(.company, one) == nil)
    let trading = ["", " Oy", " Oyj", " Tampere", " Turku Oy", " Group", " Huolto", " Pori", " Palvelu", " Vaasa"]
    #expect(excess(.company, trading.map { Row("", "", "Lehtosalmi\($0)", id: businessID(1)) }) == nil)
    let manager = Self.trees.map { Row("Maija Isännöitsijä", "maija@isannointi.example", "As Oy \($0)") }
    #expect(excess(.person, manager) == nil)
  }

  @Test("An initial that fits two does not make one of them") func initials() {
    let names = Self.people.prefix(9).flatMap { ["Anna \($0)", "Aino \($0)", "A. \($0)"] }
    #expect(excess(.person, names.map { Row($0) })?.count == 18)
  }

  @Test("What holds too much is left as what bears one name, and a steward can join it") func leftApart() {
    let five = ["Virtanen", "Meri", "Lampela", "Suo", "Koskinen"]
    func rows(_ count: Int) -> [Row] {
      five.prefix(count).map {
        Row("Anna \($0)", "anna@kuusi.example", "Kuusi Oy", id: businessID(1), postcode: "20100")
      }
        + [Row("Anna Virtanen", "anna@kuusi.example", "Kuusi Oy", id: businessID(1), city: "Turku")]
    }
    #expect(Set(Resolver().resolve(table(rows(4))).contact) == [0], "at the limit it is one")
    let table = table(rows(5))
    func resolve(_ pairs: [(Int32, Int32)], _ verdict: Verdict = .same) -> Resolution {
      Resolver(decisions: pairs.map { RowDecision(.person, $0.0, $0.1, verdict) }).resolve(table)
    }
    let free = resolve([])
    #expect(free.contact == [0, 1, 2, 3, 4, 0])
    #expect(free.alarms.map(\.rows) == [[0, 1, 2, 3, 4]] && free.alarms.map(\.reason) == [.sharedValue(.personEmail)])
    // What would have been one is asked about.
    #expect(free.pairs.contains { $0.kind == .person && free.contact[Int($0.left)] != free.contact[Int($0.right)] })
    let some = resolve([(0, 3)])
    #expect(some.contact == [0, 1, 2, 0, 4, 0] && some.alarms.map(\.rows) == [[0, 1, 2, 4]])
    let joined = resolve((1..<5).map { (0, $0) })
    #expect(Set(joined.contact) == [0] && joined.alarms.isEmpty)
    // Where everything is decided there is nothing left to ask.
    let apart = resolve((0..<5).flatMap { one in ((one + 1)..<5).map { (Int32(one), Int32($0)) } }, .different)
    #expect(apart.contact == free.contact && apart.alarms.isEmpty)
    #expect(!apart.pairs.contains { $0.kind == .person && apart.contact[Int($0.left)] != apart.contact[Int($0.right)] })
  }

  /// Two pairs of rows with links across: what is weak, and what is not.
  static let weak: [(description: String, links: [[Int32]], clusters: [Int32])] = [
    ("barely", [[0, 1, 9000], [1, 2, 1999], [2, 3, 9000]], [0, 0, 2, 2]),
    ("not barely", [[0, 1, 9000], [1, 2, 2000], [2, 3, 9000]], [0, 0, 0, 0]),
    ("at the threshold", [[0, 1, 9000], [1, 2, 0], [2, 3, 9000]], [0, 0, 2, 2]),
    ("two links", [[0, 1, 9000], [0, 2, 1], [1, 3, 1], [2, 3, 9000]], [0, 0, 0, 0]),
    ("one row on a side", [[0, 1, 9000], [1, 2, 9000], [2, 3, 1]], [0, 0, 0, 0]),
    ("the second look's", [[0, 1, 9000], [1, 2, -1], [2, 3, 9000]], [0, 0, 0, 0]),
    ("weak within a side", [[0, 1, 1], [1, 2, 1], [2, 3, 9000]], [0, 0, 2, 2]),
  ]

  @Test(arguments: weak.indices) func weakLinks(_ index: Int) {
    let one = Self.weak[index]
    let links = one.links.map { ScoredLink(left: $0[0], right: $0[1], weight: $0[2]) }
    let table = matchTable([Field("id", .identifier)], (0..<4).map { [String(Hash.mix(UInt64($0 + 1)), radix: 36)] })
    var weights = MatchWeights(comparisons: 1)
    weights.match[1] = -30
    // What blocking did not bring weighs little: all that is at the threshold stands in the links.
    let strangers = PairScorer(comparer: PlanMaker.comparer(table), weights: weights)
    let none = RegisterPlan.person.scorer(
      RegisterPlan.person.names.map { column($0, []) }, rows: 0, MatchModel.starting.person, threads: 1)
    func cut(isKept: Bool) -> (clusters: [Int32], cuts: [ClusterLimits.Cut]) {
      ClusterLimits(none.comparer, .person).apply([0, 0, 0, 0], [], links, strangers, merge: 0) { _ in isKept }
    }
    #expect(cut(isKept: false).clusters == one.clusters, "\(one.description)")
    #expect(cut(isKept: false).cuts.map(\.parts) == (one.clusters == [0, 0, 0, 0] ? [] : [[0, 2]]))
    #expect(cut(isKept: true).clusters == [0, 0, 0, 0])
  }
}
