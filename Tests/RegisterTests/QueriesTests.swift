import Records
import SQLite
import TestSupport
import Testing

@testable import Register

private let aino = Said("1", "Aino Meri", email: "Aino@kuusi.example", title: "johtaja")
private let also = Said("2", "Aino Meri", email: "meri@kuusi.example")
private let matti = Said("3", "Matti 100% Meri", title: "myyjä", at: "Honka Oy")

private func house() throws -> TestRegister {
  let house = try TestRegister()
  try house.night(Spoken("s", aino, also, matti))
  return house
}

@Suite("Questions to the register") struct QueriesTests {
  @Test("Contacts and companies, all, some, or one") func golden() throws {
    let house = try house()
    let queries = Queries(house.register)
    #expect(try queries.all(.person).map(\.id) == [1, 3] && queries.all(.company).map(\.id) == [1, 3])
    #expect(try queries.all(.person, limit: 1).map(\.id) == [1] && queries.all(.person, limit: 0).isEmpty)
    #expect(try queries.count(.person) == 2 && queries.count(.company) == 2)
    let record = try #require(try queries.record(.person, id: 1))
    #expect(record.company == 1 && record.opened == 1 && record.value(.personEmail) == "Aino@kuusi.example")
    #expect(record.value(.companyName) == nil && record.from == [1, 1, 1, nil, nil])
    #expect(record.reasons == [.only, .only, .only, .none, .none])
    #expect(try queries.record(.company, id: 3)?.value(.companyName) == "Honka Oy")
    #expect(try queries.record(.person, id: 2) == nil && queries.record(.person, id: 99) == nil)
  }

  @Test(
    "By a value, without case, exact before alike",
    arguments: [
      (Field.personTitle, "johtaja", [1]), (.personTitle, "JOHTAJA", [1]), (.personTitle, "johta", []),
      (.personEmail, "aino@KUUSI.example", [1]), (.personEmail, "meri@kuusi.example", []),
      (.companyName, "honka oy", [3]),
      (.companyCity, "Oulu", []),
    ] as [(Field, String, [Int64])])
  func values(_ field: Field, _ value: String, _ ids: [Int64]) throws {
    let house = try house()
    #expect(try Queries(house.register).records(field, equal: value).map(\.id) == ids)
  }

  @Test(
    "An address that any record gives, whichever won; the whole one",
    arguments: [
      ("meri@kuusi.example", [1]), ("MERI@kuusi.example", [1]), ("eri@kuusi.example", []), ("aino@kuusi.example", [1]),
    ] as [(String, [Int64])])
  func observed(_ email: String, _ ids: [Int64]) throws {
    let house = try house()
    #expect(try Queries(house.register).contacts(observedEmail: email).map(\.id) == ids)
    try house.night(Spoken("s", matti))
    #expect(try Queries(house.register).contacts(observedEmail: email).isEmpty)
    #expect(try Queries(house.register, asOf: 1).contacts(observedEmail: email).map(\.id) == ids)
  }

  @Test(
    "A text in any value; signs of a pattern are signs",
    arguments: [
      ("aino", [1]), ("%", [3]), ("0%", [3]), ("_", []), ("\\", []), ("meri", [1, 3]), ("kuusi.ex", [1]), ("", [1, 3]),
    ] as [(String, [Int64])])
  func find(_ text: String, _ ids: [Int64]) throws {
    let house = try house()
    #expect(try Queries(house.register).find(.person, text: text).map(\.id) == ids)
  }

  @Test("An observation with everything that tells where it came from") func observation() throws {
    let house = try house()
    let record = try #require(try Queries(house.register).observation(2))
    #expect(record.id == 2 && record.record == 2 && record.source == "s" && record.sourceKey == "2")
    #expect(record.contact == 1 && record.company == 1 && record.contactWeight == 7000)
    #expect(record.path == "s.csv" && record.sha256.count == 32 && record.url == nil && record.retrieved == nil)
    #expect(record.line == 3 && record.byteStart == 100 && record.byteEnd == 199)
    #expect(record.places.prefix(2) == ["1", "2"] && record.places[5] == "6" && record.places[2] == "")
    #expect(record.raw[1] == "meri@kuusi.example" && record.normal == record.raw && !record.isBlocked)
    #expect(record.since == 1 && record.sinceTime == TestHouse.context(day: 1).now && record.trust == 80)
    #expect(record.purpose == "customer register" && record.basis == "contract" && record.chain == "1:aa")
    #expect(record.withdrawn == nil && record.hasValues && record.erased == nil && record.corrected == nil)
    #expect(try Queries(house.register).rules(ofChain: "1:aa") == ["name/1"])
    #expect(try Queries(house.register).rules(ofChain: "9") == nil)
    #expect(try Queries(house.register).observations(.person, id: 1).map(\.id) == [1, 2])
    #expect(try Queries(house.register).observations(.company, id: 3).map(\.id) == [3])
    #expect(try Queries(house.register).observation(99) == nil)
  }

  @Test("A row that stands or has ended, is taken or erased, is told as such") func states() throws {
    let house = try house()
    var ended = aino
    ended.hasEnded = true
    try house.night(Spoken("s", ended, also, matti))
    func record(_ id: Int64) throws -> ObservationRecord { try #require(try Queries(house.register).observation(id)) }
    #expect(try record(1).withdrawn == 2 && !record(1).isBlocked && record(4).isBlocked && record(4).contact == nil)
    try house.connection.execute("UPDATE observation SET expired = 2, raw = NULL, normal = NULL WHERE id = 1")
    #expect(try record(1).erased == .onRequest && !record(1).hasValues)
    try house.connection.execute("UPDATE observation SET expired_because = 'permitted period' WHERE id = 1")
    #expect(try record(1).erased == .permittedPeriod)
    // The terms are those under which the row was opened.
    try house.night(Spoken("s", ended, also, matti, Said("7", "Oona Oja")).with { $0.trust = 10 })
    #expect(try record(2).trust == 80 && record(5).trust == 10)
    // One that is there and belongs to nothing though it goes on: past its permitted period, or gone with its contact.
    try house.connection.execute("UPDATE membership SET contact = NULL, company = NULL WHERE observation = 2")
    #expect(try record(2).isBlocked)
  }

  @Test("Every current observation, by source and key") func memberships() throws {
    let house = try house()
    try house.night(Spoken("s", aino, matti), Spoken("a", Said("9", "Oona Oja")))
    var rows: [String] = []
    try Queries(house.register).eachMembership { source, key, contact, company throws(Problem) in
      rows.append("\(source) \(key) \(contact ?? 0) \(company ?? 0)")
    }
    #expect(rows == ["a 9 4 1", "s 1 1 1", "s 3 3 3"])
    #expect(try Queries(house.register).record(4).map { "\($0.source) \($0.key)" } == "a 9")
    #expect(try Queries(house.register).record(99) == nil)
    #expect(try Queries(house.register).filesRead(run: 2).map { "\($0.source) \($0.path)" } == ["a a.csv", "s s.csv"])
    #expect(try Queries(house.register).filesRead(run: 3).isEmpty)
  }

  @Test("Pairs that stand, those for review, and the nearest of each part") func pairs() throws {
    let house = try TestRegister()
    let apart = Said("4", "Aino Meri", at: "Koivu Oy")
    try house.night(
      Spoken("s", aino, also, apart),
      Spoken("web", Said("w", "Aino Meri", at: "Salo Oy")).with { $0.purpose = "direct marketing" })
    let queries = Queries(house.register)
    #expect(try queries.pairs().count == 6 && queries.reviewPairs() == 5)
    #expect(try queries.pairs().map(\.weight) == [3000, 3000, 3000, 3000, 3000, 7000])
    let nearest = try queries.nearestPairs(3)
    #expect(nearest.map { "\($0.pair.left)-\($0.pair.right)" } == ["1-3", "1-4", "2-3", "1-2"])
    #expect(nearest.allSatisfy { $0.isOfCustomer && $0.pair.kind == .person })
    #expect(try queries.nearestPairs(0).isEmpty)
    // Of those in two contacts the likeliest come first, of those in one the weakest.
    try house.connection.execute("UPDATE pair SET weight = 2000 + 10 * b WHERE weight = 3000")
    #expect(try queries.nearestPairs(9).map(\.pair.weight) == [2040, 2040, 2040, 2030, 2030, 7000])
    try house.connection.execute(
      "UPDATE membership SET contact = 1; UPDATE pair SET weight = 1000 * a + b")
    #expect(try queries.nearestPairs(9).map(\.pair.weight) == [1002, 1003, 1004, 2003, 2004, 3004])
    try house.night(Spoken("s", aino), Spoken("web"))
    #expect(try queries.pairs().isEmpty && queries.reviewPairs() == 0)
  }

  @Test("A person's observations: by contact, record or address, current or not") func ever() throws {
    let house = try house()
    try house.night(Spoken("s", aino.with(.personEmail, "new@kuusi.example"), matti))
    let queries = Queries(house.register)
    func ids(_ contacts: [Int64] = [], _ records: [Int64] = [], _ emails: [String] = []) throws -> [Int64] {
      try queries.observations(everOf: contacts, records: records, emails: emails).map(\.id)
    }
    #expect(try ids([1]) == [1, 4, 2] && ids([], [3]) == [3] && ids([], [], ["AINO@kuusi.example"]) == [1])
    #expect(try ids([], [], ["ino@kuusi.example"]) == [] && ids([3], [2], ["new@kuusi.example"]) == [4, 2, 3])
    #expect(try ids() == [])
    #expect(try queries.everBelonged(.person, observations: [1, 2, 3]) == [1, 3])
    #expect(try queries.everBelonged(.company, observations: [3]) == [3])
    try house.connection.execute("UPDATE observation SET raw = NULL, normal = NULL WHERE id = 1")
    #expect(try ids([1]) == [4, 2])
    #expect(try queries.runsThatChanged(contacts: [1]) == [1, 2] && queries.runsThatChanged(contacts: [3]) == [1])
    #expect(try queries.runsThatChanged(contacts: []) == [])
  }

  @Test("IDs that lead to a contact, over several runs, and only of its kind") func former() throws {
    let house = try TestRegister()
    try house.connection.execute(
      """
      PRAGMA foreign_keys = OFF;
      INSERT INTO alias(kind, old, run, new) VALUES(1, 3, 1, 2), (1, 2, 2, 1), (1, 9, 2, 8), (0, 7, 1, 1)
      """)
    #expect(try Queries(house.register).formerIDs(.person, of: 1) == [2, 3])
    #expect(try Queries(house.register).formerIDs(.person, of: 2) == [3])
    #expect(try Queries(house.register).formerIDs(.company, of: 1) == [7])
  }
}

@Suite("Numbers over all runs") struct RegisterTotalsTests {
  @Test("They count what was committed, and what stands") func totals() throws {
    let house = try house()
    try house.night(Spoken("s", aino, also, matti, Said("", "x", fate: .quarantined(.keyEmpty))), Spoken("t", aino))
    try house.held(Spoken("t", aino))
    try house.ledger.note(run: 2, source: "s", guard: "columns", message: "", allowed: "x", context: house.context)
    try house.ledger.note(run: 3, source: "t", guard: "columns", message: "", allowed: nil, context: house.context)
    let failed = try house.begin()
    try house.ledger.note(run: failed, source: "t", guard: "columns", message: "", allowed: nil, context: house.context)
    try house.ledger.fail(failed)
    let hold = try house.begin(.hold)
    try house.connection.execute("UPDATE run SET ended_erased = 2, history_erased = 3 WHERE id IN (\(hold), \(failed))")
    try house.ledger.commit(hold, at: 1)
    for (scope, code) in [(.noMarketing, 1), (.noMarketing, 2), (.noEmailMarketing, 3)] as [(SuppressionScope, UInt8)] {
      try ObjectionStore(house.register).add(
        [.init(scope: scope, code: [code], keyVersion: 1, entry: Int(code), since: 0)], run: 1)
    }
    let totals = try RegisterTotals(house.register)
    #expect(
      totals.runs.map { "\($0.source) \($0.outcome.rawValue) \($0.count)" } == ["s read 2", "t held 1", "t read 1"])
    #expect(
      totals.rows.map { "\($0.disposition) \($0.count)" } == [
        "created 4", "changed 0", "unchanged 3", "suppressed 0", "quarantined 1", "ignored 0", "gone 0",
      ])
    #expect(
      totals.guards.map { "\($0.source) \($0.name) \($0.isAllowed) \($0.count)" } == [
        "s columns true 1", "t columns false 1",
      ])
    func time(_ day: Int64) -> Int64 { TestHouse.context(day: day).now }
    #expect(totals.quarantine.map { "\($0.source) \($0.open) \($0.oldest)" } == ["s 1 \(time(2))", "t 0 0"])
    #expect(totals.lastRead.map { "\($0.source) \($0.time)" } == ["s \(time(2))", "t \(time(2))"])
    #expect(totals.erased.map { "\($0.because.rawValue) \($0.count)" } == ["relationship ended 2", "history window 3"])
    #expect(
      totals.objections.map { "\($0.purpose.rawValue) \($0.count)" } == [
        "marketing 2", "email-marketing 1", "communication 0", "customer-register 0",
      ])
    #expect(totals.failures == 1 && totals.lastNight == time(3))
    #expect(totals.contacts == 2 && totals.companies == 2 && totals.reviewPairs == 0)
  }
}
