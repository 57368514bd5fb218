import Compliance
import Records
import TestSupport
import Testing
import Text

@testable import Pipeline
@testable import Register

/// A register of a few invented people, with a clock that goes on day by day.
final class Steward {
  static let head = "nr,nimi,email,yritys,ytunnus\n"
  static let rows = [
    "1,Matti Meri,matti.meri@kuusi.example,Kuusi Oy,",
    "2,Matti Meri,matti.meri@kuusi.example,Kuusi Oy,",
    "3,Liisa Lampi,liisa.lampi@honka.example,Honka Oy,",
    "4,Elli Suo,elli@haapa.example,Haapa Oy,",
  ]

  let house: TestHouse
  private var day: Int64 = 0

  init() throws {
    house = try TestHouse(
      sources: """
        { name: "people", reader: "csv", paths: ["../data/people.csv"], key: ["nr"], extent: "snapshot",
          purpose: "customer register", trust: 50, map: { "person.name": "nimi", "person.email": "email",
          "company.name": "yritys", "company.businessID": "ytunnus" } },
        """)
    try night(Self.rows)
  }

  func context() -> RunContext {
    day += 1
    return TestHouse.context(day: day)
  }

  func night(_ rows: [String]) throws {
    try house.folder.write("data/people.csv", Self.head + rows.joined(separator: "\n") + "\n")
    var options = NightOptions()
    options.create = day == 0
    _ = try Night(Workplace(try house.pipeline(), context: context()), options: options).run()
  }

  func decide(_ left: Int64, _ right: Int64, _ verdict: Verdict, kind: EntityKind = .person) throws -> Review.Outcome {
    try Review(Workplace(try house.pipeline(), context: context())).apply([
      Review.Ruling(kind, left: left, right: right, verdict, reason: "asked", file: "d.csv", line: 2)
    ])
  }

  func revoke(_ decision: Int64) throws -> Review.Outcome {
    try Review(Workplace(try house.pipeline(), context: context())).revoke(decision)
  }

  func undo(_ run: Int64) throws { _ = try Undo(Workplace(try house.pipeline(), context: context())).undo(run) }

  func register() throws -> RegisterFile {
    let keys = try KeyRing.load(try house.pipeline().contract.keyPath)
    return try RegisterFile.openToWrite(house.registerPath, key: keys.newest(.cipher).bytes)
  }

  /// For each source key its contact.
  func contacts() throws -> [String: Int64] {
    var contacts: [String: Int64] = [:]
    try Queries(try register()).eachMembership { _, key, contact, _ throws(Problem) in contacts[key] = contact }
    return contacts
  }

  func awake() throws -> [Bool] {
    let register = try register()
    return try StandingDecisions(register, try ObservationLoader(register).table()).entries.map(\.isAwake)
  }
}

@Suite("Stewards' decisions") struct ReviewTests {
  @Test("What a steward parts stays apart, night after night, and the split is told") func different() throws {
    let steward = try Steward()
    #expect(try steward.contacts() == ["1": 1, "2": 1, "3": 3, "4": 4])
    let outcome = try steward.decide(2, 1, .different)
    #expect(outcome.run == 2 && outcome.added == 1 && outcome.counts.splits == 1)
    #expect(try steward.contacts() == ["1": 1, "2": 2, "3": 3, "4": 4])
    let parts = try Queries(try steward.register()).splitFrom(.person, id: 2)
    #expect(parts.map { [$0.id, $0.run] } == [[1, 2]])
    try steward.night(Steward.rows + ["5,Matti Meri,matti.meri@kuusi.example,Kuusi Oy,"])
    let contacts = try steward.contacts()
    #expect(contacts["1"] != contacts["2"])
    let keys = AuditLedger(
      try steward.register(),
      key: HMACKey(try KeyRing.load(steward.house.pipeline().contract.keyPath).newest(.ledger).bytes))
    #expect(try keys.failures().isEmpty)
  }

  @Test("What a steward joins is one, until the decision is revoked, or its run undone") func same() throws {
    let steward = try Steward()
    let hash = try LogicalHash(try steward.register()).digest()
    _ = try steward.decide(3, 4, .same)
    #expect(try steward.contacts()["4"] == 3)
    #expect(try Queries(try steward.register()).record(.person, id: 4)?.id == 3)
    let known = try steward.decide(4, 3, .same)
    #expect(known.run == nil && known.known == 1)
    _ = try steward.revoke(1)
    #expect(try steward.contacts()["4"] == 4 && LogicalHash(try steward.register()).digest() == hash)
    // Undoing the revocation brings the decision back, undoing the decision takes it away.
    try steward.undo(3)
    #expect(try steward.contacts()["4"] == 3)
    try steward.undo(2)
    #expect(try steward.contacts()["4"] == 4 && LogicalHash(try steward.register()).digest() == hash)
    #expect(throws: Problem.self) { try steward.revoke(1) }
  }

  @Test("A later decision takes the place of the earlier") func contrary() throws {
    let steward = try Steward()
    _ = try steward.decide(3, 4, .same)
    let outcome = try steward.decide(3, 4, .different)
    #expect(outcome.added == 1 && outcome.revoked == 1 && outcome.counts.splits == 1)
    #expect(try DecisionStore(try steward.register()).standing().map(\.verdict) == [.different])
    #expect(try steward.contacts()["4"] == 4)
  }

  @Test("What contradicts an earlier word is told, and joins nobody") func overruled() throws {
    let steward = try Steward()
    #expect(try steward.decide(3, 4, .different).overruled.isEmpty)
    #expect(try steward.decide(1, 3, .same).overruled.isEmpty)
    let outcome = try steward.decide(2, 4, .same)
    #expect(outcome.overruled == [3] && outcome.counts.contactsBefore == outcome.counts.contactsAfter)
    #expect(try steward.contacts() == ["1": 1, "2": 1, "3": 1, "4": 4])
    let register = try steward.register()
    let table = try ObservationLoader(register).table()
    #expect(try StandingDecisions(register, table).overruled(register, table) == [3])
    // Without the earlier word it holds.
    #expect(try steward.revoke(1).overruled.isEmpty)
    #expect(Set(try steward.contacts().values) == [1])
  }

  @Test("A decision outlives a shifted line and sleeps while the record says something else") func asleep() throws {
    let steward = try Steward()
    _ = try steward.decide(3, 4, .same)
    _ = try steward.decide(1, 3, .same, kind: .company)
    #expect(try steward.awake() == [true, true])
    // Another line, another order.
    try steward.night(Array(Steward.rows.reversed()))
    #expect(try steward.awake() == [true, true] && steward.contacts()["4"] == 3)
    var rows = Steward.rows
    rows[3] = "4,Elli Suo,elli.suo@haapa.example,Haapa Oy,"
    try steward.night(rows)
    #expect(try steward.awake() == [false, true] && steward.contacts()["4"] == 4)
    rows.remove(at: 3)
    try steward.night(rows)
    #expect(try steward.awake() == [false, true])
    try steward.night(Steward.rows)
    #expect(try steward.awake() == [true, true] && steward.contacts()["4"] == steward.contacts()["3"])
  }

  @Test("What cannot be decided is refused, and nothing is decided") func refused() throws {
    let steward = try Steward()
    #expect(throws: Problem.self) { try steward.decide(3, 3, .same) }
    #expect(throws: Problem.self) { try steward.decide(3, 99, .same) }
    var rows = Steward.rows
    rows[2] += "9000017-7"
    rows[3] += "9100037-1"
    try steward.night(rows)
    #expect(throws: Problem.self) { try steward.decide(3, 4, .same, kind: .company) }
    let both = [Verdict.same, .different].map {
      Review.Ruling(.person, left: 1, right: 3, $0, reason: nil, file: "d.csv", line: 2)
    }
    #expect(throws: Problem.self) {
      try Review(Workplace(try steward.house.pipeline(), context: TestHouse.context(day: 9))).apply(both)
    }
    #expect(try DecisionStore(try steward.register()).standing().isEmpty)
    #expect(try RunLedger(try steward.register()).entries().count == 2)
  }
}
