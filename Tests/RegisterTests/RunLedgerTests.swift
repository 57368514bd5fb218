import Records
import SQLite
import TestSupport
import Testing
import Text

@testable import Register

private let aino = Said("1", "Aino Meri")

@Suite("The runs") struct RunLedgerTests {
  @Test("A run that begins ends the one that was cut off; who is committed stays") func states() throws {
    let house = try TestRegister()
    try house.night(Spoken("s", aino))
    let cut = try house.begin()
    #expect(try house.ledger.entries().map(\.state.rawValue) == ["running", "committed"])
    let next = try house.begin(.train)
    #expect(try house.ledger.entries().map(\.state.rawValue) == ["running", "failed", "committed"])
    try house.ledger.commit(next, at: 77)
    for run in [next, cut, 1] { try house.ledger.fail(run) }
    #expect(try house.ledger.entries().map(\.state.rawValue) == ["committed", "failed", "committed"])
    #expect(try house.ledger.entries().map(\.act.rawValue) == ["train", "night", "night"])
    #expect(try house.rows("SELECT id, finished FROM run WHERE id = \(next)") == ["3|77"])
    #expect(
      try house.rows("SELECT started, user, program FROM run WHERE id = 1") == [
        "\(TestHouse.context(day: 1).now)|tester|lahde test"
      ])
  }

  @Test("A list of runs says what came of each, and which are undone") func entries() throws {
    let house = try TestRegister()
    try house.night(Spoken("a", aino, Said("2", "Matti Meri")), Spoken("b", Said("1", "Oona Oja")))
    try house.night(Spoken("a", aino.with(.personTitle, "x"), Said("", "", fate: .quarantined(.keyEmpty))))
    try house.night(Spoken("a", aino))
    try house.undo(2)
    _ = try house.begin(undoes: 3)
    let entries = try house.ledger.entries()
    #expect(entries.map(\.id) == [5, 4, 3, 2, 1])
    #expect(
      entries.map(\.undone) == [false, false, false, true, false], "an undoing that was not committed undoes nothing")
    #expect(entries.map(\.undoes) == [3, 2, nil, nil, nil])
    #expect(entries.map(\.act.rawValue) == ["undo", "undo", "night", "night", "night"])
    #expect(entries.map(\.created) == [0, 0, 0, 0, 3] && entries.map(\.changed) == [0, 0, 1, 1, 0])
    #expect(entries.map(\.gone) == [0, 0, 1, 0, 0] && entries.map(\.quarantined) == [0, 0, 0, 1, 0])
  }

  @Test("The last reading is the last that was read, committed and not undone") func lastReading() throws {
    let house = try TestRegister()
    #expect(try house.ledger.knownSourceID("s") == nil)
    let spoken = Spoken("s", aino)
    try house.night(spoken, Spoken("t", aino, aino.with(.personTitle, "x")))
    let source = try #require(try house.ledger.knownSourceID("s"))
    #expect(try house.ledger.sourceID("s") == source && house.ledger.sourceID("u") != source)
    try house.night(spoken.with { $0.chain = "2:bb" })
    func last() throws -> RunLedger.LastReading? { try house.ledger.lastReading(source: source) }
    #expect(try last()?.run == 2 && last()?.chain == "2:bb" && last()?.read == 1)
    try house.held(spoken.with { $0.map = "held" })
    #expect(try last()?.run == 2)
    let failed = try house.begin()
    try house.register.transaction { () throws(Problem) in
      _ = try ObservationWriter(house.register, run: failed, context: house.context).write(spoken.staged)
    }
    #expect(try last()?.run == 2)
    try house.undo(2)
    #expect(try last()?.run == 1 && last()?.chain == "1:aa")
    try house.undo(1)
    #expect(try last() == nil)
  }

  @Test("A reading matches under the same map, rules and terms only") func matches() throws {
    let house = try TestRegister()
    let spoken = Spoken("s", aino)
    try house.night(spoken)
    let last = try #require(try house.ledger.lastReading(source: 1))
    #expect(last.matches(spoken.staged))
    for (name, change) in [
      ("map", { $0.map = "x" }), ("chain", { $0.chain = "2:bb" }), ("trust", { $0.trust = 81 }),
      ("extent", { $0.extent = .delta }), ("purpose", { $0.purpose = "direct marketing" }),
    ] as [(String, (inout Spoken) -> Void)] {
      #expect(!last.matches(spoken.with(change).staged), "\(name)")
    }
  }

  @Test("What happened to a source since a run") func since() throws {
    let house = try TestRegister()
    try house.night(Spoken("s", aino), Spoken("t", aino))
    try house.held(Spoken("s", aino))
    let ledger = house.ledger
    let (s, t) = (try ledger.sourceID("s"), try ledger.sourceID("t"))
    #expect(try ledger.wasHeld(source: s, after: 1) && !ledger.wasHeld(source: s, after: 2))
    #expect(try !ledger.wasHeld(source: t, after: 1))
    #expect(try !ledger.wasUndone(source: s))
    _ = try house.begin(undoes: 1)
    #expect(try !ledger.wasUndone(source: s), "only a committed undoing undoes")
    try house.night(Spoken("s", aino))
    try house.undo(4)
    #expect(try ledger.wasUndone(source: s) && !ledger.wasUndone(source: t))
  }

  @Test(
    "After a readmission, and a decision on a look-alike, unchanged files say something else",
    arguments: [
      (.readmit, true), (.admitRecord, true), (.refuseRecord, true), (.erase, false), (.object, false),
    ] as [(RunAct, Bool)])
  func readmitted(act: RunAct, isOne: Bool) throws {
    let house = try TestRegister()
    try house.night(Spoken("s", aino))
    let run = try house.begin(act)
    #expect(try !house.ledger.wasReadmitted(after: 1), "not committed yet")
    try house.ledger.commit(run, at: 1)
    #expect(try house.ledger.wasReadmitted(after: 1) == isOne && !house.ledger.wasReadmitted(after: run))
  }

  @Test("Contract and program are those of the last that was committed") func programs() throws {
    let house = try TestRegister()
    #expect(try house.ledger.latestContract() == nil && house.ledger.programOfContacts() == nil)
    try house.night(Spoken("s", aino))
    let contract = SHA256.hash([1]).bytes
    #expect(try house.ledger.latestContract() == contract && house.ledger.programOfContacts() == "lahde test")
    _ = try house.begin(program: "lahde next")
    #expect(try house.ledger.programOfContacts() == "lahde test")
    let act = try house.begin(.hold, program: "lahde next")
    try house.ledger.commit(act, at: 1)
    #expect(try house.ledger.programOfContacts() == "lahde test", "a run that made no contacts says nothing of them")
    #expect(try house.ledger.latestContract() == contract)
  }

  @Test("A guard that tripped is kept, with who let it through where somebody did") func guards() throws {
    let house = try TestRegister()
    try house.night(Spoken("s", aino))
    for (name, reason) in [("columns", nil), ("endings", "holidays")] as [(String, String?)] {
      try house.ledger.note(
        run: 1, source: "s", guard: name, message: "too many", allowed: .init(reason), context: house.context)
    }
    #expect(
      try house.rows("SELECT * FROM guard_trip ORDER BY guard") == [
        "1|s|columns|too many|-|-", "1|s|endings|too many|tester|holidays",
      ])
  }

  @Test("A chain's rules are kept once, a look only of what was read") func chains() throws {
    let house = try TestRegister()
    try house.night(Spoken("s", aino))
    try house.night(Spoken("s", aino))
    try house.held(Spoken("s", aino).with { $0.chain = "2:bb" })
    #expect(try house.rows("SELECT * FROM chain ORDER BY version") == ["1:aa|name/1", "2:bb|name/2"])
    #expect(try house.rows("SELECT run FROM source_run WHERE filled IS NULL") == ["3"])
  }
}

@Suite("What a source usually says") struct SourceHistoryTests {
  @Test("Of the last seven readings the middle one, the higher of two") func median() throws {
    let house = try TestRegister()
    #expect(try SourceHistory(house.register, source: "s").median(\.read) == nil)
    func say(_ count: Int) throws {
      try house.night(Spoken("s").with { $0.said = (0..<count).map { Said("\($0)", "Aino Meri") } })
    }
    func usual() throws -> Int? { try SourceHistory(house.register, source: "s").median(\.read) }
    try say(1)
    #expect(try usual() == 1)
    try say(5)
    #expect(try usual() == 5)
    try say(3)
    #expect(try usual() == 3)
    for count in [9, 9, 9, 9] { try say(count) }
    #expect(try usual() == 9)
    for count in [2, 2, 2] { try say(count) }
    // 9 9 9 9 2 2 2, and with one more 9 9 9 2 2 2 2.
    #expect(try usual() == 9)
    try say(2)
    #expect(try usual() == 2 && SourceHistory(house.register, source: "s").readings.count == 7)
    try house.undo(11)
    #expect(try usual() == 9)
    try house.held(Spoken("s", aino))
    #expect(try usual() == 9)
    let history = try SourceHistory(house.register, source: "s")
    #expect(
      history.look?.filled[Field.personName.rawValue] == 2 && history.look?.filled[Field.personEmail.rawValue] == 0)
  }

  @Test("Headers, encodings and what is filled come back as they went") func look() throws {
    let house = try TestRegister()
    var staged = Spoken("s", aino).staged
    staged.look.add(columns: ["nro", "nimi"], encoding: "UTF-8 with BOM")
    staged.look.add(columns: ["nro", "email"], encoding: "Windows-1252")
    staged.look.add(columns: ["nro", "nimi"], encoding: "UTF-8")
    let look = staged.look
    #expect(look.headers.count == 2 && look.encodings == ["UTF-8", "Windows-1252"])
    try house.run { run throws(Problem) in
      _ = try ObservationWriter(house.register, run: run, context: house.context).write(staged)
    }
    #expect(try SourceHistory(house.register, source: "s").look == look)
  }
}
