import Records
import SQLite
import TestSupport
import Testing
import Text

@testable import Register

private let aino = Said("1", "Aino Meri"), matti = Said("2", "Matti Meri"), liisa = Said("3", "Liisa Lampi")

private func bad(_ said: Said, _ code: FindingCode = .csvFieldCount) -> Said { said.with(.quarantined(code)) }

/// The entries: digest's record by its line, reason, when they came, since when, closed, discarded and why.
private func entries(_ house: TestRegister) throws -> [String] {
  try house.rows(
    "SELECT line, reason, opened, since, closed, discarded, discard_reason FROM quarantine ORDER BY id")
}

private func ids(_ house: TestRegister) throws -> [Int64] { try Queries(house.register).quarantine().map(\.id) }

private func discard(_ house: TestRegister, _ ids: [Int64], _ reason: String = "test row") throws {
  try house.run(.discard) { run throws(Problem) in
    try QuarantineStore(house.register).discard(ids, reason: .init(reason), run: run)
  }
}

@Suite("Quarantine from night to night") struct QuarantineStoreTests {
  @Test("What stays, moves, is mended and comes back") func standing() throws {
    let house = try TestRegister()
    #expect(try house.night(Spoken("s", aino, bad(matti), bad(liisa)))[0].newlyQuarantined == 2)
    #expect(try entries(house) == ["3|csv.field-count|1|1|-|-|-", "4|csv.field-count|1|1|-|-|-"])
    // The same again: the same entries. A record at another place is a new pointer, since the same night.
    #expect(try house.night(Spoken("s", aino, bad(matti), bad(liisa)))[0].newlyQuarantined == 0)
    #expect(try entries(house) == ["3|csv.field-count|1|1|-|-|-", "4|csv.field-count|1|1|-|-|-"])
    #expect(try house.night(Spoken("s", bad(matti), aino, bad(liisa)))[0].newlyQuarantined == 0)
    #expect(
      try entries(house) == [
        "3|csv.field-count|1|1|3|-|-", "4|csv.field-count|1|1|3|-|-", "2|csv.field-count|3|1|-|-|-",
        "4|csv.field-count|3|1|-|-|-",
      ])
    // One is mended; another reason for the other is a new pointer, too.
    #expect(try house.night(Spoken("s", matti, aino, bad(liisa, .keyEmpty)))[0].newlyQuarantined == 0)
    #expect(
      try house.rows("SELECT line, reason, since, closed FROM quarantine WHERE opened >= 3 ORDER BY id") == [
        "2|csv.field-count|1|4", "4|csv.field-count|1|4", "4|key.empty|1|-",
      ])
    // Bad again: it has not been there.
    #expect(try house.night(Spoken("s", bad(matti), aino, bad(liisa, .keyEmpty)))[0].newlyQuarantined == 1)
    #expect(try QuarantineStore(house.register).summary().open == 2)
  }

  @Test("Equal records are told one by one") func twins() throws {
    let house = try TestRegister()
    try house.night(Spoken("s", bad(aino), bad(aino), bad(aino)))
    #expect(try ids(house).count == 3)
    #expect(try house.night(Spoken("s", bad(aino), bad(aino)))[0].newlyQuarantined == 0)
    #expect(try ids(house).count == 2)
    #expect(try house.night(Spoken("s", bad(aino), bad(aino), bad(aino)))[0].newlyQuarantined == 1)
  }

  @Test("What is discarded is not told again as long as it stays as it is") func discarded() throws {
    let house = try TestRegister()
    try house.night(Spoken("s", aino, bad(matti), bad(liisa)))
    let open = try ids(house)
    try discard(house, [open[0]])
    let store = QuarantineStore(house.register)
    #expect(try store.summary().open == 1 && store.summary().discarded == 1)
    #expect(try store.summary().oldest == TestHouse.context(day: 1).now)
    #expect(try ids(house) == [open[1]] && Queries(house.register).quarantine(discarded: true).map(\.id) == [open[0]])
    let told = try #require(try Queries(house.register).quarantine(discarded: true).first?.discard)
    #expect(told.run == 2 && told.reason == "test row" && told.user == "tester" && told.act == .discard)
    // Again, and at another place: discarded still, since then, for that reason. Discarding twice changes nothing.
    try house.night(Spoken("s", bad(matti), aino, bad(liisa)))
    try discard(house, try Queries(house.register).quarantine(discarded: true).map(\.id), "another reason")
    #expect(
      try house.rows("SELECT line, since, discarded, discard_reason FROM quarantine WHERE closed IS NULL ORDER BY id")
        == ["2|1|2|test row", "4|1|-|-"])
    // With another content it is told anew.
    #expect(
      try house.night(Spoken("s", aino, bad(matti.with(.personTitle, "x")), bad(liisa)))[0].newlyQuarantined == 1)
    #expect(try store.summary().open == 2 && store.summary().discarded == 0)
    // One that is closed is not discarded any more.
    try discard(house, [open[0]])
    #expect(try house.rows("SELECT discarded FROM quarantine WHERE id = \(open[0])") == ["2"])
  }

  @Test("A record without a readable key holds withdrawals back until it is discarded", arguments: [false, true])
  func unreadable(isDiscarded: Bool) throws {
    let house = try TestRegister()
    let nameless = Said("", "Oona Oja", fate: .quarantined(.keyEmpty))
    try house.night(Spoken("s", aino, matti, nameless))
    if isDiscarded { try discard(house, try ids(house)) }
    let counts = try house.night(Spoken("s", aino, nameless))[0]
    #expect(counts.isSuspended == !isDiscarded && counts.gone == (isDiscarded ? 1 : 0))
    #expect(try house.contacts == (isDiscarded ? ["Aino Meri"] : ["Aino Meri", "Matti Meri"]))
  }

  /// Which entries of a delta are over: its files come and go.
  @Test(
    "A delta's record may just be in no file any more",
    arguments: [
      ("another file", "b.csv", true, false, true),
      ("another file, and somebody says it is mended", "b.csv", true, true, true),
      ("the same path with other bytes", "a.csv", false, false, true),
      ("the same path with other bytes, mended", "a.csv", false, true, false),
      ("the same bytes without it", "a.csv", true, false, false),
    ] as [(String, String, Bool, Bool, Bool)])
  func delta(_ name: String, path: String, sameBytes: Bool, isRetry: Bool, stays: Bool) throws {
    let house = try TestRegister()
    func say(_ path: String, _ said: Said...) -> Spoken {
      Spoken("s").with { ($0.said, $0.extent, $0.path) = (said, .delta, path) }
    }
    let first = say("a.csv", aino, bad(matti)).staged
    let run = try house.begin()
    try house.register.transaction { () throws(Problem) in
      _ = try ObservationWriter(house.register, run: run, context: house.context).write(first)
      try house.ledger.commit(run, at: 1)
    }
    var second = say(path, aino).staged
    if sameBytes, path == "a.csv" { second.inputs[0].sha256 = first.inputs[0].sha256 }
    let next = try house.begin()
    try house.register.transaction { () throws(Problem) in
      _ = try ObservationWriter(house.register, run: next, context: house.context, isRetry: isRetry).write(second)
      try house.ledger.commit(next, at: 1)
    }
    #expect(try ids(house).isEmpty == !stays, "\(name)")
  }

  @Test("A delta's discarded record is over once it is seen no more") func discardedDelta() throws {
    let house = try TestRegister()
    try house.night(Spoken("s", aino, bad(matti)).with { $0.extent = .delta })
    try discard(house, try ids(house))
    try house.night(Spoken("s", aino).with { ($0.extent, $0.path) = (.delta, "b.csv") })
    #expect(try Queries(house.register).quarantine(discarded: true).isEmpty)
  }

  @Test("Another source's entries are no business of a night's") func sources() throws {
    let house = try TestRegister()
    try house.night(Spoken("a", bad(aino)), Spoken("b", bad(aino)))
    #expect(try house.night(Spoken("a", aino))[0].newlyQuarantined == 0)
    #expect(try Queries(house.register).quarantine().map(\.source) == ["b"])
    let record = try #require(try Queries(house.register).quarantine().first)
    #expect(record.path == "b.csv" && record.line == 2 && record.column == 1 && record.byteStart == 0)
    #expect(record.byteEnd == 99 && record.opened == 1 && record.openedTime == TestHouse.context(day: 1).now)
  }

  @Test(
    "Entries that were closed before the history window are deleted", arguments: [(0, 2), (1, 1)] as [(Int64, Int)])
  func forget(later: Int64, left: Int) throws {
    let house = try TestRegister()
    try house.night(Spoken("s", bad(aino), bad(matti)))
    try house.night(Spoken("s", aino, bad(matti)))
    #expect(try entries(house).count == 3, "an entry that moved is a new one")
    try house.connection.execute("DELETE FROM quarantine WHERE opened = 1 AND closed = 2 AND line = 3")
    let time = TestHouse.context(day: 2).now + later
    try QuarantineStore(house.register).forget(closedBefore: time)
    #expect(try entries(house).count == left, "what is open stays")
  }
}
