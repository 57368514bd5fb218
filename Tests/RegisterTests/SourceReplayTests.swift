import Records
import SQLite
import Testing

@testable import Register

private let aino = Said("1", "Aino Meri", title: "a")
private let second = aino.with(.personTitle, "b"), third = aino.with(.personTitle, "c")
private let matti = Said("2", "Matti Meri", title: "m")

/// Nights of one source, the runs that are undone afterwards, and what holds then.
private let histories: [(name: String, nights: [Spoken], undone: [Int64], current: [String])] = [
  ("the last is undone", [Spoken("s", aino, matti), Spoken("s", second)], [2], ["1 a 1", "2 m 1"]),
  (
    "the middle one is undone", [Spoken("s", aino), Spoken("s", second, matti), Spoken("s", second)], [2],
    ["1 b 3"]
  ),
  (
    "what came in it and stayed holds since later", [Spoken("s"), Spoken("s", aino), Spoken("s", aino)], [2], ["1 a 3"]
  ),
  ("the first is undone", [Spoken("s", aino, matti), Spoken("s", aino)], [1], ["1 a 2"]),
  ("all are undone", [Spoken("s", aino), Spoken("s", second)], [1, 2], []),
  (
    "there and back: the break is undone", [Spoken("s", aino), Spoken("s", second), Spoken("s", aino)], [2], ["1 a 1"]
  ),
  ("it was gone in the undone one", [Spoken("s", aino), Spoken("s"), Spoken("s", aino)], [2], ["1 a 1"]),
  (
    "it was gone in a live one", [Spoken("s", aino), Spoken("s"), Spoken("s", aino), Spoken("s", second)], [4],
    ["1 a 3"]
  ),
  (
    "a quarantined record keeps what held",
    [Spoken("s", aino), Spoken("s", second), Spoken("s", third.with(.quarantined(.csvFieldCount)))], [2], ["1 a 1"]
  ),
  (
    "what a live run withdrew is not kept by the next one that is suspended",
    [Spoken("s", aino, matti), Spoken("s", aino), Spoken("s", aino).with { $0.isWhole = false }, Spoken("s", second)],
    [4],
    ["1 a 1"]
  ),
  (
    "a suspended run carries on what held",
    [Spoken("s", aino, matti), Spoken("s", second).with { $0.isWhole = false }, Spoken("s", third, matti)], [3],
    ["1 b 2", "2 m 1"]
  ),
  (
    "a suspended run after an undone one carries on what held before that",
    [Spoken("s", aino, matti), Spoken("s", aino), Spoken("s", aino).with { $0.isWhole = false }], [2],
    ["1 a 1", "2 m 1"]
  ),
  (
    "a suspended run does not carry what it took away itself",
    [
      Spoken("s", aino, matti),
      Spoken("s", aino, matti.with(.suppressed), Said("", "Oona Oja", fate: .quarantined(.keyEmpty))),
      Spoken("s", second),
    ], [3], ["1 a 1"]
  ),
  (
    "another map in the undone run, and the old one again",
    [Spoken("s", aino), Spoken("s", aino).with { $0.map = "x" }, Spoken("s", aino)], [2], ["1 a 1"]
  ),
  (
    "a delta's last sighting is undone",
    [Spoken("s", aino, matti), Spoken("s", second)].map { $0.with { $0.extent = .delta } }, [2], ["1 a 1", "2 m 1"]
  ),
  (
    "a delta's first sighting is undone",
    [Spoken("s", aino, matti), Spoken("s", aino)].map { $0.with { $0.extent = .delta } }, [1], ["1 a 2"]
  ),
  (
    "a delta that was not seen again is carried over everything",
    [Spoken("s", aino), Spoken("s", matti), Spoken("s", matti)].map { $0.with { $0.extent = .delta } }, [2],
    ["1 a 1", "2 m 3"]
  ),
]

@Suite("A register without some of its runs") struct SourceReplayTests {
  @Test("It is as if they had never been", arguments: histories.indices) func replay(_ index: Int) throws {
    let (name, nights, undone, current) = histories[index]
    let house = try TestRegister()
    for night in nights { try house.night(night) }
    for run in undone { try house.undo(run) }
    #expect(try house.current == current, "\(name)")
    #expect(try house.failures() == [], "\(name)")

    // A register that never had those runs says the same, by its hash, and goes on in the same way.
    let never = try TestRegister()
    for (index, night) in nights.enumerated() {
      if undone.contains(Int64(index + 1)) { _ = try never.begin() } else { try never.night(night) }
    }
    #expect(try house.hash == never.hash, "\(name)")
    for one in [house, never] {
      try one.night(Spoken("s", third, Said("3", "Liisa Lampi")).with { $0.extent = nights[0].extent })
    }
    #expect(try house.hash == never.hash, "\(name), and a night after it")
    #expect(try house.failures() == [], "\(name), and a night after it")
  }

  @Test("An undone run of one source is nothing to another") func others() throws {
    let house = try TestRegister()
    try house.night(Spoken("a", aino), Spoken("b", Said("9", "Oona Oja", title: "o")))
    try house.night(Spoken("a", second))
    try house.undo(2)
    #expect(try house.current == ["1 a 1", "9 o 1"])
    let currency = try Currency(house.connection)
    #expect(currency.sources.map(\.hasUndone) == [true, false] && currency.hasUndone)
  }

  @Test("Founders stand as a register without the run would number them") func founders() throws {
    let house = try TestRegister()
    try house.night(Spoken("s", matti))
    try house.night(Spoken("s", aino, matti))
    try house.night(Spoken("s", matti, Said("3", "Liisa Lampi", title: "l")))
    try house.night(Spoken("s", aino, matti, Said("3", "Liisa Lampi", title: "l")))
    #expect(try house.current == ["2 m 1", "1 a 4", "3 l 3"])
    try house.undo(2)
    #expect(try house.current == ["2 m 1", "3 l 3", "1 a 4"], "Aino came last now")
  }
}

@Suite("What holds now") struct CurrencyTests {
  @Test("From the run that opened it until before the run that withdrew it") func boundaries() {
    func source(_ latest: [Int64]) -> Currency.Source {
      .init(id: 1, name: "s", extent: .snapshot, trust: 1, liveRuns: latest, hasUndone: false)
    }
    for (opened, withdrawn, latest, isCurrent) in [
      (2, nil, 1, false), (2, nil, 2, true), (2, nil, 3, true), (2, 4, 3, true), (2, 4, 4, false), (2, 4, 5, false),
      (1, nil, 0, false),
    ] as [(Int64, Int64?, Int64, Bool)] {
      let one = source(latest == 0 ? [] : [1, latest].sorted())
      #expect(one.latest == latest && one.isCurrent(opened: opened, withdrawn: withdrawn) == isCurrent)
    }
  }

  @Test("Trust and extent are those of the last run that holds") func trust() throws {
    let house = try TestRegister()
    try house.night(Spoken("s", aino).with { $0.trust = 80 })
    try house.night(Spoken("s", aino, matti).with { $0.trust = 30 })
    func source() throws -> Currency.Source { try #require(try Currency(house.connection).sources.first) }
    #expect(try source().trust == 30 && source().liveRuns == [1, 2])
    #expect(try ObservationLoader(house.register).table().sources == [SourceStanding(name: "s", trust: 30)])
    try house.night(Spoken("s", aino, matti).with { ($0.trust, $0.extent) = (40, .delta) })
    #expect(try source().trust == 40 && source().extent == .delta)
    try house.undo(3)
    #expect(try source().trust == 30 && source().extent == .snapshot && source().liveRuns == [1, 2])
    try house.undo(2)
    #expect(try source().trust == 80 && source().latest == 1 && source().hasUndone)
  }

  @Test("A run counts once it is committed, for itself before, and held back where it was followed") func runs() throws
  {
    let house = try TestRegister()
    try house.night(Spoken("s", aino))
    let failed = try house.begin()
    try house.register.transaction { () throws(Problem) in
      _ = try ObservationWriter(house.register, run: failed, context: house.context).write(Spoken("s", matti).staged)
    }
    func live(_ run: Int64? = nil) throws -> [Int64] {
      try Currency(house.connection, including: run).sources.flatMap(\.liveRuns)
    }
    #expect(try live() == [1] && live(failed) == [1, failed])
    try house.ledger.fail(failed)
    #expect(try live() == [1])
    try house.held(Spoken("s", aino), follows: false)
    #expect(try live() == [1], "what was held back and forbade nothing is no reading")
    var ended = aino
    ended.hasEnded = true
    try house.held(Spoken("s", ended))
    #expect(try live() == [1, 4] && house.current == [])
    // An undoing counts for itself, too.
    let undoing = try house.begin(undoes: 4)
    #expect(try live() == [1, 4] && live(undoing) == [1])
  }

  @Test("Sources stand by name, and the key's latest sighting is a delta's word") func delta() throws {
    let house = try TestRegister()
    try house.night(Spoken("z", aino), Spoken("b", matti).with { $0.extent = .delta })
    try house.night(Spoken("b", matti.with(.personTitle, "n")).with { $0.extent = .delta })
    let currency = try Currency(house.connection)
    #expect(currency.sources.map(\.name) == ["b", "z"])
    #expect(try currency.currentOfDeltaSources(house.connection) == [3])
    #expect(try house.current == ["2 n 2", "1 a 1"])
  }

  @Test(
    "A sorted list is searched to both ends",
    arguments: [
      ([], 1, false), ([1], 1, true), ([1, 3, 5], 1, true), ([1, 3, 5], 5, true), ([1, 3, 5], 4, false),
      ([1, 3, 5], 6, false), ([1, 3], 0, false),
    ] as [([Int64], Int64, Bool)])
  func sorted(_ list: [Int64], _ value: Int64, _ holds: Bool) { #expect(list.containsSorted(value) == holds) }
}
