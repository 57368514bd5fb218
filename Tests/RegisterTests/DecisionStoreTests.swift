import Records
import SQLite
import Testing

@testable import Register

private let evidence: [UInt8] = [1, 2]

private func house() throws -> TestRegister {
  let house = try TestRegister()
  try house.night(Spoken("s", Said("1", "Aino Meri"), Said("2", "Aino Mäki"), Said("3", "Matti Meri")))
  return house
}

private func decide(
  _ house: TestRegister, _ kind: EntityKind = .person, _ left: Int64 = 1, _ right: Int64 = 2,
  _ verdict: Verdict = .same, reason: String? = nil
) throws {
  try house.run(.review) { run throws(Problem) in
    try DecisionStore(house.register, including: run).add(
      kind, left: left, right: right, verdict, evidence: evidence, author: "Testi", reason: .init(reason))
  }
}

private func standing(_ house: TestRegister) throws -> [Int64] {
  try DecisionStore(house.register).standing().map(\.id)
}

@Suite("What stewards decided") struct DecisionStoreTests {
  @Test("A decision comes back as it was made") func whole() throws {
    let house = try house()
    try decide(house, .company, 2, 3, .different, reason: "two firms")
    let entry = try #require(try DecisionStore(house.register).standing().first)
    #expect(entry.id == 1 && entry.run == 2 && entry.kind == .company && entry.left == 2 && entry.right == 3)
    #expect(entry.verdict == .different && entry.evidence == evidence && entry.author == "Testi")
    #expect(entry.reason == "two firms")
    try decide(house)
    #expect(try DecisionStore(house.register).standing().map(\.verdict) == [.different, .same])
    #expect(try DecisionStore(house.register).standing().last?.reason == nil)
  }

  @Test("It stands from the run that made it, and not without that run") func undone() throws {
    let house = try house()
    let run = try house.begin(.review)
    try DecisionStore(house.register, including: run).add(
      .person, left: 1, right: 2, .same, evidence: evidence, author: "t", reason: nil)
    #expect(try standing(house) == [])
    #expect(try DecisionStore(house.register, including: run).standing().map(\.id) == [1])
    try house.ledger.commit(run, at: 1)
    #expect(try standing(house) == [1])
    let undoing = try house.begin(undoes: run)
    #expect(try standing(house) == [1], "the undoing is not committed")
    #expect(try DecisionStore(house.register, including: undoing).standing().isEmpty)
    try house.ledger.commit(undoing, at: 1)
    #expect(try standing(house) == [])
  }

  @Test("A revocation ends it, and an undone revocation does not") func revoked() throws {
    let house = try house()
    try decide(house)
    try decide(house, .person, 2, 3)
    try house.run(.review) { run throws(Problem) in try DecisionStore(house.register, including: run).revoke(1) }
    #expect(try standing(house) == [2])
    try house.undo(4)
    #expect(try standing(house) == [1, 2])
    try house.undo(3)
    #expect(try standing(house) == [1])
  }

  @Test("Approvals are told of joined records only, as they stood after a run") func approvals() throws {
    let house = try house()
    try decide(house)
    try decide(house, .person, 1, 3, .different)
    try decide(house, .company, 1, 2)
    func approvals(_ records: Set<Int64> = [1, 2, 3], asOf run: Int64? = nil) throws -> [Int64] {
      try Queries(house.register, asOf: run).approvals(.person, among: records).map(\.decision)
    }
    #expect(try approvals() == [1] && approvals([1, 3]) == [] && approvals([2]) == [] && approvals(asOf: 1) == [])
    try house.run(.review) { run throws(Problem) in try DecisionStore(house.register, including: run).revoke(1) }
    #expect(try approvals() == [] && approvals(asOf: 4) == [1] && approvals(asOf: 5) == [])
    let approval = try #require(try Queries(house.register, asOf: 4).approvals(.person, among: [1, 2]).first)
    #expect(approval.left == 1 && approval.right == 2 && approval.author == "Testi" && approval.moment.run == 2)
  }
}
