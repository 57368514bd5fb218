import Records
import SQLite
import TestSupport
import Testing
import Text

@testable import Register

/// What happens in one run.
private enum Event {
  case night([Spoken])
  case undo(Int64)
}

/// Since when a record says a value, as plainly as it can be told: the sources' runs are gone through one by one.
private struct Reference {
  /// What a source says after one of its runs: under each key its records, by field.
  private typealias State = (run: Int64, said: [String: [[Field: String]]])

  private var states: [String: [State]] = [:]

  /// What stands after `last`, without what was undone by then.
  init(_ events: [Event], asOf last: Int64) {
    let numbered = events.enumerated().map { (run: Int64($0.offset + 1), event: $0.element) }.filter { $0.run <= last }
    var undone: Set<Int64> = []
    for one in numbered { if case .undo(let run) = one.event { undone.insert(run) } }
    for one in numbered where !undone.contains(one.run) {
      guard case .night(let sources) = one.event else { continue }
      for source in sources { read(source, one.run) }
    }
  }

  private mutating func read(_ source: Spoken, _ run: Int64) {
    let before = states[source.source]?.last?.said ?? [:]
    var usable: [String: [[Field: String]]] = [:]
    var unusable: Set<String> = []
    for one in source.said {
      if case .kept = one.fate {
        usable[one.key, default: []].append(one.values.merging(one.normal) { $1 })
      } else {
        unusable.insert(one.key)
      }
    }
    let isAll = source.extent == .snapshot && source.isWhole
    let stays = before.filter { !isAll || unusable.contains($0.key) }
    states[source.source, default: []].append((run, usable.merging(stays) { now, _ in now }))
  }

  /// The first run of those without a break up to now in which the record says the value.
  func since(_ source: String, _ key: String, _ field: Field, _ value: String) -> Int64? {
    var since: Int64?
    for state in (states[source] ?? []).reversed() {
      guard state.said[key]?.contains(where: { ($0[field] ?? "") == value }) == true else { break }
      since = state.run
    }
    return since
  }
}

/// A random history of two snapshot sources and one that is a delta: values change, go and come back, records too.
private func randomHistory(_ seed: UInt64) -> [Event] {
  var random = SplitMix64(seed: seed)
  func below(_ count: Int) -> Int { Int(random.next() % UInt64(count)) }
  func said(_ key: Int) -> Said {
    var one = Said(
      "\(key)", ["Aino Meri", "Matti Meri"][key % 2], email: ["", "a@b.example", "c@d.example"][below(3)],
      title: ["", "ostaja", "johtaja"][below(3)], at: ["Kuusi Oy", "Kuusi Oy", "Mänty Oy"][below(3)])
    if below(3) == 0 { one.values[.companyIndustry] = ["paperi", "puu"][below(2)] }
    one.hasEnded = below(12) == 0
    if below(12) == 0 { one.fate = .quarantined(.csvFieldCount) }
    return one
  }
  var spoken = ["a", "b", "d"].map { name in Spoken(name).with { $0.extent = name == "d" ? .delta : .snapshot } }
  var events: [Event] = []
  var undone: Set<Int64> = []
  for _ in 0..<9 {
    let nights = events.indices.filter {
      if case .night = events[$0] { !undone.contains(Int64($0 + 1)) } else { false }
    }
    if below(4) == 0, let run = nights.last(where: { _ in below(2) == 0 }) {
      undone.insert(Int64(run + 1))
      events.append(.undo(Int64(run + 1)))
      continue
    }
    var sources: [Spoken] = []
    for number in spoken.indices where below(4) > 0 {
      spoken[number].isWhole = below(10) > 0
      for key in 0..<4 {
        // What a key says stays, changes, or goes; now and then one has two records.
        let standing = spoken[number].said.filter { $0.key == "\(key)" && !"\($0.fate)".hasPrefix("quarantined") }
        spoken[number].said.removeAll { $0.key == "\(key)" }
        switch below(6) {
        case 0: continue
        case 1: spoken[number].said += [said(key)]
        case 2:
          let one = said(key)
          spoken[number].said += [one] + (below(3) == 0 ? [one.with(.personTitle, "osastopäällikkö")] : [])
        default: spoken[number].said += standing
        }
      }
      sources.append(spoken[number])
    }
    events.append(.night(sources))
  }
  return events
}

@Suite("Since when a value stands") struct SinceTests {
  private func write(_ events: [Event]) throws -> TestRegister {
    let house = try TestRegister()
    for event in events {
      switch event {
      case .night(let sources): try house.night(sources)
      case .undo(let run): try house.undo(run)
      }
    }
    return house
  }

  /// What is wrong with what a register tells of its golden values after a run, and how many it tells of.
  private func complaints(
    _ house: TestRegister, _ events: [Event], asOf run: Int64, isLast: Bool
  ) throws -> (wrong: [String], values: Int) {
    let reference = Reference(events, asOf: run)
    let queries = Queries(house.register, asOf: isLast ? nil : run)
    var (wrong, values): ([String], Int) = ([], 0)
    for kind in EntityKind.allCases {
      for record in try queries.all(kind) {
        let members = try queries.observations(kind, id: record.id)
        for field in Field.of(kind) {
          guard let value = record.value(field), let from = record.from[field.position] else { continue }
          let one = try #require(members.first { $0.id == from })
          let told = one.readsSince[field.rawValue].run
          values += 1
          let since = reference.since(one.source, one.sourceKey, field, value)
          if told != since {
            wrong.append(
              "\(one.source) \(one.sourceKey) \(field.name) \(value): \(told), not \(since ?? 0), after \(run)")
          }
        }
      }
    }
    return (wrong, values)
  }

  @Test(
    "Of every golden value, now and as of every run, it is what going through the runs tells",
    arguments: 1...60 as ClosedRange<UInt64>)
  func history(_ seed: UInt64) throws {
    let events = randomHistory(seed)
    let house = try write(events)
    var values = 0
    for run in 1...Int64(events.count) {
      let found = try complaints(house, events, asOf: run, isLast: false)
      #expect(found.wrong == [])
      values += found.values
    }
    #expect(try complaints(house, events, asOf: .max, isLast: true).wrong == [])
    #expect(values > 0)

    // Survivorship is told the same, and so is who asks in SQL.
    let reference = Reference(events, asOf: .max)
    let table = try ObservationLoader(house.register).table()
    for row in 0..<table.count {
      let key = try house.rows("SELECT key FROM key WHERE id = \(table.key[row])")[0]
      let source = table.sources[Int(table.source[row])].name
      for field in Field.allCases {
        let since = reference.since(source, key, field, table.value(row, field))
        #expect(table.since[row].run(field) == since, "\(source) \(key) \(field.name)")
      }
    }
    for view in [
      "SELECT source, source_key, field, value, said_since_run FROM provenance WHERE until_run IS NULL",
      "SELECT source, source_key, field, value, said_since_run FROM claims WHERE until_run IS NULL AND contact IS NOT NULL",
    ] {
      for row in try house.rows(view) {
        let parts = row.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
        guard let field = Field(name: parts[2]), parts[3] != "-" else { continue }
        #expect(reference.since(parts[0], parts[1], field, parts[3]) == Int64(parts[4]), "\(row)")
      }
    }
    #expect(try house.failures() == [])
  }

  @Test("The histories have all that they are to have: undone runs, breaks, and fields older than their record")
  func rich() throws {
    var (undone, older, ended) = (0, 0, 0)
    for seed in 1...60 as ClosedRange<UInt64> {
      let events = randomHistory(seed)
      for case .undo in events { undone += 1 }
      let house = try write(events)
      older += Int(try house.connection.integer("SELECT COUNT(*) FROM observation WHERE field_since IS NOT NULL") ?? 0)
      ended += Int(try house.connection.integer("SELECT COUNT(*) FROM observation WHERE relationship = 1") ?? 0)
    }
    #expect(undone > 30 && older > 200 && ended > 30)
  }

  @Test("A register of before is told it from its history", arguments: 1...60 as ClosedRange<UInt64>)
  func migration(_ seed: UInt64) throws {
    for undoes in [false, true] {
      let events = randomHistory(seed).filter { if case .undo = $0 { undoes } else { true } }
      let house = try write(events)
      func noted() throws -> [String] {
        // Of what is gone it is told as a register without the undoing would.
        let current = undoes ? " WHERE id IN (SELECT observation FROM membership WHERE closed IS NULL)" : ""
        return try house.rows("SELECT id, since, field_since FROM observation\(current) ORDER BY id")
      }
      let before = try noted()
      try house.connection.execute("UPDATE observation SET field_since = NULL")
      let sql = try #require(SinceByField.sql.split(separator: ";", maxSplits: 1).last)
      try house.connection.execute(String(sql))
      try SinceNotes(house.register).renew()
      #expect(try noted() == before)
    }
  }

  /// Nights of one source, what is undone then, and since when the record's name and title stand.
  private static let cases: [(name: String, nights: [[Spoken]], undone: [Int64], nameSince: Int64, titleSince: Int64)] =
    {
      let aino = Said("1", "Aino Meri", title: "a")
      let (second, third) = (aino.with(.personTitle, "b"), aino.with(.personTitle, "c"))
      func s(_ said: Said...) -> [Spoken] { [Spoken("s").with { $0.said = said }] }
      var other = aino
      other.normal = [.personTitle: "A"]
      return [
        ("nothing changes", [s(aino), s(aino)], [], 1, 1),
        ("the title changes", [s(aino), s(second)], [], 1, 2),
        ("and stays", [s(aino), s(second), s(second)], [], 1, 2),
        ("it changes every night", [s(aino), s(second), s(third)], [], 1, 3),
        ("there and back", [s(aino), s(second), s(aino)], [], 1, 3),
        ("it was empty for a night", [s(aino), s(aino.with(.personTitle, "")), s(aino)], [], 1, 3),
        ("the record was gone for a night", [s(aino), s(), s(aino)], [], 3, 3),
        ("the source was not read for a night", [s(aino), [], s(second)], [], 1, 3),
        (
          "the relationship has ended and goes on",
          [
            s(aino), s(Said("1", "Aino Meri", title: "a", hasEnded: true)), s(aino),
          ], [], 1, 1
        ),
        ("the change is undone", [s(aino), s(second)], [2], 1, 1),
        ("the break is undone", [s(aino), s(second), s(aino)], [2], 1, 1),
        ("the first night is undone", [s(aino), s(second)], [1], 2, 2),
        ("the night in which the title came is undone", [s(aino), s(second), s(second)], [2], 1, 3),
        ("the record was gone in the undone night", [s(aino), s(), s(second)], [2], 1, 3),
        ("two are undone", [s(aino), s(second), s(third), s(second)], [2, 3], 1, 4),
        ("another map, and the same", [s(aino), [Spoken("s", aino).with { $0.map = "x" }]], [], 1, 1),
        ("another map, and another title", [s(aino), [Spoken("s", second).with { $0.map = "x" }]], [], 1, 2),
        (
          "the rules read the same title otherwise", [s(aino), [Spoken("s", other).with { $0.chain = "2:bb" }]], [], 1,
          1
        ),
        (
          "as before, in the night in which the record changes",
          [
            s(aino), [Spoken("s", other.with(.personEmail, "a@b.example")).with { $0.chain = "2:bb" }],
          ], [], 1, 2
        ),
        (
          "a quarantined record says what it said",
          [
            s(aino), s(second.with(.quarantined(.csvFieldCount))), s(second),
          ], [], 1, 3
        ),
        (
          "a delta does not say everything every night",
          [s(aino), s(), s(second)].map { night in
            night.map { one in one.with { $0.extent = .delta } }
          }, [], 1, 3
        ),
      ]
    }()

  @Test("A value goes on as long as its record says it", arguments: cases.indices) func one(_ index: Int) throws {
    let (name, nights, undone, nameSince, titleSince) = Self.cases[index]
    let house = try TestRegister()
    for night in nights { try house.night(night) }
    for run in undone { try house.undo(run) }
    let contact = try #require(try Queries(house.register).all(.person).first)
    let one = try #require(try Queries(house.register).observations(.person, id: contact.id).first)
    #expect(one.readsSince[Field.personName.rawValue].run == nameSince, "\(name)")
    #expect(one.readsSince[Field.personTitle.rawValue].run == titleSince, "\(name)")
    #expect(one.readsSince[Field.personName.rawValue].time == TestHouse.context(day: nameSince).now, "\(name)")
  }

  /// What happens to the title of one record, which is `ostaja` in run 1, and what it reads since when after the last run.
  private enum Step { case says(String, name: String = "Aino Meri"), puts(from: String, to: String), ends(Int64) }

  private static let corrected: [(name: String, steps: [Step], reads: [(title: String, since: Int64)])] = [
    ("what was put right counts from then", [.puts(from: "ostaja", to: "johtaja")], [("ostaja", 1), ("johtaja", 2)]),
    (
      "and goes on while the record changes",
      [.puts(from: "ostaja", to: "johtaja"), .says("osastaja"), .says("ostaja")],
      [("ostaja", 1), ("johtaja", 2), ("johtaja", 2), ("johtaja", 2)]
    ),
    (
      "and when the source says so itself", [.puts(from: "ostaja", to: "johtaja"), .says("johtaja"), .ends(1)],
      [("ostaja", 1), ("johtaja", 2), ("johtaja", 2), ("johtaja", 2)]
    ),
    (
      "what was said all along counts from when it was read again", [.puts(from: "ostaja", to: "johtaja"), .ends(1)],
      [("ostaja", 1), ("johtaja", 2), ("ostaja", 3)]
    ),
    (
      "one correction after the other",
      [.puts(from: "ostaja", to: "johtaja"), .ends(1), .puts(from: "ostaja", to: "myyjä")],
      [("ostaja", 1), ("johtaja", 2), ("ostaja", 3), ("myyjä", 4)]
    ),
    (
      "and while it is not clear whether somebody else has the key",
      [.puts(from: "ostaja", to: "johtaja"), .says("myyjä", name: "Matti Meri"), .says("ostaja")],
      [("ostaja", 1), ("johtaja", 2), ("johtaja", 2), ("johtaja", 2)]
    ),
  ]

  @Test("What was put right counts from then on", arguments: corrected.indices) func corrections(_ index: Int) throws {
    let (name, steps, reads) = Self.corrected[index]
    let aino = Said("1", "Aino Meri", title: "ostaja")
    let house = try TestRegister()
    try house.night(Spoken("s", aino))
    for step in steps {
      switch step {
      case .says(let title, let name):
        try house.night(Spoken("s", aino.with(.personTitle, title).with(.personName, name)))
      case .puts(let from, let to): try house.correct(aino, .personTitle, from: from, to: to)
      case .ends(let id): try house.endCorrection(id, of: aino, reason: "mistake")
      }
    }
    for (run, expected) in reads.enumerated() {
      let queries = Queries(house.register, asOf: Int64(run + 1))
      let contact = try #require(try queries.all(.person).first)
      let one = try #require(try queries.observations(.person, id: contact.id).first)
      #expect(one.normal[Field.personTitle.rawValue] == expected.title, "\(name), after \(run + 1)")
      #expect(one.readsSince[Field.personTitle.rawValue].run == expected.since, "\(name), after \(run + 1)")
    }
  }

  @Test("A value stands since before what the history window has taken", arguments: [false, true])
  func window(_ undoes: Bool) throws {
    let aino = Said("1", "Aino Meri", title: "a")
    let house = try TestRegister()
    for title in ["a", "b", "c"] { try house.night(Spoken("s", aino.with(.personTitle, title))) }
    // What the history window leaves of the former rows.
    try house.connection.execute(
      "UPDATE observation SET raw = NULL, normal = NULL, digest = NULL, salt = NULL WHERE withdrawn IS NOT NULL")
    try house.night(Spoken("s", aino.with(.personTitle, "d")))
    if undoes { try house.undo(4) }
    let contact = try #require(try Queries(house.register).all(.person).first)
    let one = try #require(try Queries(house.register).observations(.person, id: contact.id).first)
    #expect(one.readsSince[Field.personName.rawValue].run == 1)
    #expect(one.readsSince[Field.personTitle.rawValue].run == (undoes ? 3 : 4))
    #expect(try ObservationLoader(house.register).table().since.map { $0.run(.personName) } == [1])
  }

  @Test("Another person under an erased person's key begins anew") func erased() throws {
    let house = try TestRegister()
    let aino = Said("1", "Aino Meri", title: "a")
    try house.night(Spoken("s", aino))
    try house.connection.execute("UPDATE observation SET raw = NULL, normal = NULL, digest = NULL, salt = NULL")
    try house.night(Spoken("s", aino))
    let contact = try #require(try Queries(house.register).all(.person).first)
    let one = try #require(try Queries(house.register).observations(.person, id: contact.id).first)
    #expect(one.readsSince.map(\.run) == Field.allCases.map { _ in 2 })
  }
}
