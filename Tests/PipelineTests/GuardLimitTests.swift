import Configuration
import Records
import TestSupport
import Testing
import Text

@testable import Pipeline
@testable import Register

/// A register in which a source was read some times before.
private struct Usual {
  /// One reading, by what guards compare.
  struct Reading {
    var read = 200, changed = 0, quarantined = 0
    var look = SourceLook()
  }

  let folder: TemporaryFolder
  let register: RegisterFile

  init(_ readings: [Reading]) throws {
    folder = try TemporaryFolder()
    register = try RegisterFile.create(folder.path("register.db"), key: [UInt8](repeating: 7, count: 32))
    try register.connection.execute("INSERT INTO source(id, name) VALUES(1, 's')")
    for (index, reading) in readings.enumerated() {
      let run = index + 1
      try register.connection.execute(
        """
        INSERT INTO run(id, kind, state, started, user, program, contract)
          VALUES(\(run), 'night', 'committed', \(run), 't', '0', x'00')
        """)
      try register.connection.insert(
        into: "source_run",
        [
          "run": run, "source": 1, "outcome": "read", "extent": "snapshot", "trust": 1, "purpose": "p", "basis": "b",
          "reading": [0] as [UInt8], "chain": "1", "read": reading.read,
          "created": reading.read - reading.changed - reading.quarantined, "changed": reading.changed, "unchanged": 0,
          "suppressed": 0, "quarantined": reading.quarantined, "ignored": 0, "gone": 0, "suspended": 0,
          "headers": reading.look.storedHeaders, "encodings": reading.look.storedEncodings,
          "filled": reading.look.storedFilled,
        ])
    }
  }

  /// The guards that trip tonight.
  func trips(extent: Extent = .snapshot, url: String? = nil, look: SourceLook? = nil, _ counts: SourceCounts) throws
    -> [GuardName]
  {
    var staged = StagedSource(
      name: "s", extent: extent, trust: 1, purpose: "p", basis: "b", collectedFrom: "employer",
      reading: SHA256.hash([]), chain: "1", rules: [])
    let history = try SourceHistory(register, source: "s")
    staged.look = look ?? history.look ?? SourceLook()
    var facts = InputFacts(reader: url == nil ? .csv : .web, encoding: "UTF-8")
    facts.url = url
    staged.inputs = [
      StagedInput(
        identity: InputIdentity(path: "s.csv", size: 1, modified: 1, device: 1, inode: 1), sha256: SHA256.hash([]),
        facts: facts)
    ]
    return SourceGuards(source: "s", limits: .standard, history: history, staged: staged, counts: counts).trips()
      .map(\.name)
  }
}

private func counts(_ change: (inout SourceCounts) -> Void) -> SourceCounts {
  var counts = SourceCounts()
  counts.read = 200
  change(&counts)
  return counts
}

private func look(columns: [String] = ["nr"], encoding: String = "UTF-8", filled: Int = 0) -> SourceLook {
  var look = SourceLook()
  look.add(columns: columns, encoding: encoding)
  var batch = ObservationBatch()
  batch.filled[Field.personTitle.rawValue] = filled
  look.add(batch)
  return look
}

@Suite("Guards at their limits, and one beyond") struct GuardLimitTests {
  @Test(
    "Records that are gone",
    arguments: [
      // Of two hundred 20 per cent are forty; of fifty twenty always may be gone.
      ([200], 160, false), ([200], 159, true), ([50], 30, false), ([50], 29, true), ([200], 300, false),
      // The median of the last readings, the higher of two.
      ([100, 200], 160, false), ([100, 200], 159, true), ([200, 200, 40], 160, false), ([200, 200, 40], 159, true),
      ([40, 40, 200], 1, true), ([40, 40, 200], 20, false), ([], 0, false),
    ] as [([Int], Int, Bool)])
  func rowsLost(_ usual: [Int], _ read: Int, _ trips: Bool) throws {
    let source = try Usual(usual.map { .init(read: $0) })
    #expect(try source.trips(counts { $0.read = read }).contains(.rowsLost) == trips)
    #expect(try !source.trips(extent: .delta, counts { $0.read = read }).contains(.rowsLost))
  }

  @Test(
    "Records that have changed",
    arguments: [
      (150, 100, false), (150, 101, true), (400, 200, false), (400, 201, true), (0, 500, false), (1, 101, true),
    ])
  func changed(_ standing: Int, _ changed: Int, _ trips: Bool) throws {
    let tonight = counts { ($0.standing, $0.changed) = (standing, changed) }
    #expect(try Usual([.init()]).trips(tonight).contains(.changed) == trips)
    #expect(try !Usual([]).trips(tonight).contains(.changed), "a first reading has nothing to be compared with")
  }

  @Test(
    "Records that seem to have other keys",
    arguments: [
      (40, 5, false), (40, 6, true), (60, 6, false), (60, 7, true), (100, 10, false), (100, 11, true), (0, 50, false),
    ])
  func keys(_ standing: Int, _ unsure: Int, _ trips: Bool) throws {
    let tonight = counts { ($0.standing, $0.unsureKeys) = (standing, unsure) }
    #expect(try Usual([.init()]).trips(tonight).contains(.keys) == trips)
    #expect(try !Usual([.init()]).trips(extent: .delta, tonight).contains(.keys))
  }

  @Test(
    "Records that cannot be used, beyond those that usually cannot",
    arguments: [
      ([], 100, 20, false), ([], 100, 21, true), ([0], 100, 20, false), ([0], 100, 21, true), ([10], 100, 30, false),
      ([10], 100, 31, true), ([0], 1000, 50, false), ([0], 1000, 51, true), ([30, 30, 0], 100, 50, false),
      ([30, 30, 0], 100, 51, true),
    ] as [([Int], Int, Int, Bool)])
  func quarantine(_ usual: [Int], _ read: Int, _ quarantined: Int, _ trips: Bool) throws {
    let source = try Usual(usual.map { .init(read: 1000, quarantined: $0) })
    #expect(
      try source.trips(counts { ($0.read, $0.quarantined) = (read, quarantined) }).contains(.quarantine) == trips)
  }

  @Test(
    "Relationships that have ended",
    arguments: [
      (100, 4, false), (100, 5, true), (250, 5, false), (250, 6, true), (10000, 50, false), (10000, 51, true),
      (1, 4, false), (4, 4, false), (5, 5, true), (0, 60, true),
    ])
  func endings(_ standing: Int, _ ended: Int, _ trips: Bool) throws {
    #expect(SourceGuards.endsTooMany(ended, of: standing, .standard) == trips)
    let tonight = counts { ($0.standing, $0.ended) = (standing, ended) }
    #expect(try Usual([.init()]).trips(tonight).contains(.endings) == (trips && standing > 0))
    #expect(try !Usual([]).trips(tonight).contains(.endings))
  }

  @Test(
    "Values of a field that are gone, by how many records there are tonight",
    arguments: [
      (100, 200, 10, false), (100, 200, 9, true), (20, 200, 0, false), (21, 200, 0, true), (100, 100, 5, false),
      (100, 100, 4, true), (100, 400, 20, false), (100, 400, 19, true), (0, 200, 0, false),
    ])
  func emptyField(_ usual: Int, _ read: Int, _ filled: Int, _ trips: Bool) throws {
    let source = try Usual([.init(look: look(filled: usual))])
    let tonight = counts { $0.read = read }
    #expect(try source.trips(look: look(filled: filled), tonight).contains(.emptyField) == trips)
    // What counts is the last reading, not the one before.
    let twice = try Usual([.init(look: look(filled: 200)), .init(look: look(filled: usual))])
    #expect(try twice.trips(look: look(filled: filled), tonight).contains(.emptyField) == trips)
  }

  @Test("Another header, and another encoding than that of a page") func looks() throws {
    let source = try Usual([.init(look: look(columns: ["nr", "nimi"]))])
    let same = counts { _ in }
    #expect(try source.trips(look: look(columns: ["nr", "nimi"]), same).isEmpty)
    for other in [["nr"], ["nimi", "nr"], ["nr", "Nimi"], ["nr", "nimi", "x"]] {
      #expect(try source.trips(look: look(columns: other), same) == [.columns], "\(other)")
    }
    #expect(try source.trips(look: look(columns: ["nr", "nimi"], encoding: "Windows-1252"), same) == [.encoding])
    #expect(try source.trips(look: look(columns: ["nr", "nimi"], encoding: "UTF-8 with BOM"), same).isEmpty)
    #expect(
      try source.trips(url: "https://x.example/", look: look(columns: ["nr", "nimi"], encoding: "Windows-1252"), same)
        .isEmpty)
    #expect(try Usual([]).trips(look: look(columns: ["x"], encoding: "UTF-16LE"), same).isEmpty)
    // One of two files has another header.
    var two = look(columns: ["nr", "nimi"])
    two.add(columns: ["x"], encoding: "UTF-8")
    #expect(try source.trips(look: two, same) == [.columns])
  }

  @Test(
    "The clock, in seconds after the last run that was committed",
    arguments: [
      (-1, true), (0, false), (45 * 86400, false), (46 * 86400 - 1, false), (46 * 86400, true),
    ] as [(Int64, Bool)])
  func clock(_ seconds: Int64, _ trips: Bool) throws {
    let source = try Usual([.init(), .init()])
    func trip() throws -> GuardTrip? {
      try RunGuards.clock(
        RunLedger(source.register), RunContext(now: 2 + seconds, user: "t") { Array(repeating: 0, count: $0) })
    }
    #expect(try (trip() != nil) == trips)
    // One that failed later is no measure.
    try source.register.connection.execute(
      "INSERT INTO run(kind, state, started, user, program, contract) VALUES('night', 'failed', 999999999, 't', '0', x'00')"
    )
    #expect(try (trip() != nil) == trips)
  }

  @Test(
    "Records that are due to be erased at once",
    arguments: [
      (4, 4, false), (5, 5, true), (5, 250, false), (6, 250, true), (5, 249, true), (50, 2500, false), (50, 2499, true),
      (50, 1_000_000, false), (51, 1_000_000, true), (0, 0, false),
    ])
  func expiries(_ due: Int, _ records: Int, _ trips: Bool) {
    #expect((RunGuards.expiries(due, of: records) != nil) == trips)
  }

  @Test(
    "Contacts that a source's new records merge with others",
    arguments: [(50, 100, false), (51, 100, true), (51, 2550, false), (51, 2549, true), (60, 3000, false)])
  func merges(_ merged: Int, _ contacts: Int, _ trips: Bool) throws {
    let source = try Usual([.init(), .init()])
    try source.register.connection.execute(
      """
      INSERT INTO input(id, run, source, size, modified, device, inode, encoding) VALUES(1, 2, 1, 1, 1, 1, 1, 'UTF-8');
      WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < \(2 * merged))
        INSERT INTO key(id, source, key, run) SELECT i, 1, i, 1 FROM n;
      INSERT INTO observation(id, key, input, line, byte_start, byte_end, relationship, commitment, since, opened)
        SELECT id, id, 1, 1, 0, 1, 0, x'00', 2, 2 FROM key WHERE id <= \(merged);
      INSERT INTO contact(id, why, opened) SELECT id, '', 1 FROM key WHERE id <= \(merged);
      INSERT INTO membership(observation, opened, contact, contact_weight, company_weight)
        SELECT id, 2, id, 0, 0 FROM observation;
      INSERT INTO alias(kind, old, run, new) SELECT 1, id + \(merged), 2, id FROM observation
      """)
    let house = try TestHouse(sources: TestHouse.source("s"))
    let plans = try house.pipeline().sources
    let tripped = try RunGuards.merges(source.register, run: 2, plans, contactsBefore: contacts)
    #expect(tripped.map(\.id) == (trips ? ["s:merges"] : []))
    #expect(try RunGuards.merges(source.register, run: 1, plans, contactsBefore: contacts).isEmpty)
  }
}
