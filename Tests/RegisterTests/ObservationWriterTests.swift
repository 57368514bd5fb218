import Records
import SQLite
import Testing
import Text

@testable import Register

private let aino = Said("1", "Aino Meri", email: "aino@kuusi.example", title: "johtaja")
private let matti = Said("2", "Matti Meri", email: "matti@kuusi.example", title: "myyjä")
private let liisa = Said("3", "Liisa Lampi", email: "liisa@kuusi.example", title: "kirjuri")
private let everybody = Spoken("customers", aino, matti, liisa)

/// A second night after one in which everybody stood: what becomes of the records, and what holds then.
private struct Case: Sendable {
  let name: String
  let night: Spoken
  /// read, created, changed, unchanged, suppressed, quarantined, ignored, gone, rewritten.
  let counts: [Int]
  let current: [String]
  var isSuspended = false

  init(_ name: String, _ night: Spoken, _ counts: [Int], _ current: [String], isSuspended: Bool = false) {
    (self.name, self.night, self.counts, self.current) = (name, night, counts, current)
    self.isSuspended = isSuspended
  }
}

private let stand = ["1 johtaja 1", "2 myyjä 1", "3 kirjuri 1"]
private let nameless = Said("", "Liisa Lampi", fate: .quarantined(.keyEmpty))
private let cases: [Case] = [
  Case("nothing new", everybody, [3, 0, 0, 3, 0, 0, 0, 0, 0], stand),
  Case(
    "one is gone", Spoken("customers", aino, matti), [2, 0, 0, 2, 0, 0, 0, 1, 0], ["1 johtaja 1", "2 myyjä 1"]),
  Case(
    "one has come, before all others", Spoken("customers", Said("0", "Oona Oja"), aino, matti, liisa),
    [4, 1, 0, 3, 0, 0, 0, 0, 0], stand + ["0 Oona Oja 2"]),
  Case(
    "one has come, behind all others", Spoken("customers", aino, matti, liisa, Said("4", "Oona Oja")),
    [4, 1, 0, 3, 0, 0, 0, 0, 0], stand + ["4 Oona Oja 2"]),
  Case(
    "one has another title", Spoken("customers", aino, matti.with(.personTitle, "päällikkö"), liisa),
    [3, 0, 1, 2, 0, 0, 0, 0, 0], ["1 johtaja 1", "2 päällikkö 2", "3 kirjuri 1"]),
  Case("one stands twice", Spoken("customers", aino, aino, matti, liisa), [4, 0, 0, 3, 0, 0, 1, 0, 0], stand),
  Case(
    "one new one stands twice", Spoken("customers", aino, matti, liisa, Said("4", "Oona Oja"), Said("4", "Oona Oja")),
    [5, 1, 0, 3, 0, 0, 1, 0, 0], stand + ["4 Oona Oja 2"]),
  Case(
    "a key has two contents", Spoken("customers", aino, aino.with(.personTitle, "omistaja"), matti, liisa),
    [4, 1, 0, 3, 0, 0, 0, 0, 0], ["1 johtaja 1", "1 omistaja 2", "2 myyjä 1", "3 kirjuri 1"]),
  Case(
    "the source's filter leaves one out", Spoken("customers", aino, matti.with(.ignored), liisa),
    [3, 0, 0, 2, 0, 0, 1, 1, 0], ["1 johtaja 1", "3 kirjuri 1"]),
  Case(
    "one is suppressed", Spoken("customers", aino, matti.with(.suppressed), liisa), [3, 0, 0, 2, 1, 0, 0, 1, 0],
    ["1 johtaja 1", "3 kirjuri 1"]),
  Case(
    "one cannot be used, and stays as it was",
    Spoken("customers", aino, matti.with(.quarantined(.csvFieldCount)), liisa),
    [3, 0, 0, 2, 0, 1, 0, 0, 0], stand),
  Case(
    "the last one cannot be used, and stays as it was",
    Spoken("customers", aino, matti, liisa.with(.quarantined(.csvFieldCount))),
    [3, 0, 0, 2, 0, 1, 0, 0, 0], stand),
  Case(
    "one cannot be used, and another is gone all the same",
    Spoken("customers", aino, liisa.with(.quarantined(.csvFieldCount))),
    [2, 0, 0, 1, 0, 1, 0, 1, 0], ["1 johtaja 1", "3 kirjuri 1"]),
  Case(
    "a key cannot be read, so that nobody is gone", Spoken("customers", aino, nameless), [2, 0, 0, 1, 0, 1, 0, 0, 0],
    stand, isSuspended: true),
  Case(
    "a key cannot be read, and one is suppressed", Spoken("customers", aino, matti.with(.suppressed), nameless),
    [3, 0, 0, 1, 1, 1, 0, 1, 0], ["1 johtaja 1", "3 kirjuri 1"], isSuspended: true),
  Case(
    "a key cannot be read, and one has another title",
    Spoken("customers", aino.with(.personTitle, "omistaja"), nameless), [2, 0, 1, 0, 0, 1, 0, 0, 0],
    ["1 omistaja 2", "2 myyjä 1", "3 kirjuri 1"], isSuspended: true),
  Case(
    "a file was cut off", Spoken("customers", aino).with { $0.isWhole = false }, [1, 0, 0, 1, 0, 0, 0, 0, 0], stand,
    isSuspended: true),
  Case(
    "a delta that says little", Spoken("customers", aino).with { $0.extent = .delta }, [1, 0, 0, 1, 0, 0, 0, 0, 0],
    ["1 johtaja 1"]),
  Case(
    "another map: since when it holds stays", everybody.with { $0.map = "other" }, [3, 0, 0, 3, 0, 0, 0, 0, 3], stand),
  Case(
    "another chain: since when it holds stays", everybody.with { $0.chain = "2:bb" }, [3, 0, 0, 3, 0, 0, 0, 0, 3],
    stand),
  Case(
    "another chain, and another title",
    Spoken("customers", aino, matti.with(.personTitle, "päällikkö"), liisa).with { $0.chain = "2:bb" },
    [3, 0, 1, 2, 0, 0, 0, 0, 2], ["1 johtaja 1", "2 päällikkö 2", "3 kirjuri 1"]),
  Case(
    "another chain, and one is gone", Spoken("customers", aino, matti).with { $0.chain = "2:bb" },
    [2, 0, 0, 2, 0, 0, 0, 1, 2], ["1 johtaja 1", "2 myyjä 1"]),
  Case("another trust only", everybody.with { $0.trust = 20 }, [3, 0, 0, 3, 0, 0, 0, 0, 0], stand),
]

private func numbers(_ counts: SourceCounts) -> [Int] {
  [
    counts.read, counts.created, counts.changed, counts.unchanged, counts.suppressed, counts.quarantined,
    counts.ignored, counts.gone, counts.rewritten,
  ]
}

private let leavingNothingOut: ObservationWriter.Look? = { (_: inout ObservationBatch, _: [Int]) -> Bool in false }

@Suite("What a night writes of a source") struct ObservationWriterTests {
  /// With a look at what is unknown, as after an erasure, and without: that changes nothing where it leaves nothing out.
  @Test("Tonight against what stood", arguments: cases.indices, [false, true])
  func night(_ index: Int, _ looks: Bool) throws {
    let one = cases[index]
    let look = looks ? leavingNothingOut : nil
    let house = try TestRegister()
    #expect(numbers(try house.night(everybody)[0]) == [3, 3, 0, 0, 0, 0, 0, 0, 0])
    let counts = try house.night([one.night], lookingAt: look)[0]
    #expect(numbers(counts) == one.counts, "\(one.name)")
    #expect(counts.isSuspended == one.isSuspended, "\(one.name)")
    #expect(try Set(house.current) == Set(one.current), "\(one.name)")
    #expect(try house.failures() == [], "\(one.name)")
    // Said again, nothing is new but what stands in quarantine still.
    let rows = try house.rows("SELECT COUNT(*) FROM observation")
    let again = try house.night([one.night], lookingAt: look)[0]
    #expect(again.created + again.changed + again.rewritten + again.newlyQuarantined == 0, "\(one.name)")
    #expect(try house.rows("SELECT COUNT(*) FROM observation") == rows, "\(one.name)")
    #expect(try Set(house.current) == Set(one.current), "\(one.name)")
  }

  @Test("A delta's records stay until their key says something else") func delta() throws {
    let house = try TestRegister()
    func say(_ said: Said...) throws -> SourceCounts {
      try house.night(Spoken("fairs").with { ($0.said, $0.extent) = (said, .delta) })[0]
    }
    _ = try say(aino, matti)
    let second = try say(matti, liisa)
    #expect(numbers(second) == [2, 1, 0, 1, 0, 0, 0, 0, 0])
    let third = try say(aino.with(.personTitle, "omistaja"))
    #expect(numbers(third) == [1, 0, 1, 0, 0, 0, 0, 0, 0])
    #expect(try house.current == ["1 omistaja 3", "2 myyjä 1", "3 kirjuri 2"])
    #expect(
      try house.rows("SELECT key, run, observation FROM sighting ORDER BY run, key") == [
        "1|1|1", "2|1|2", "2|2|2", "3|2|3", "1|3|4",
      ])
    #expect(try house.rows("SELECT 1 FROM observation WHERE withdrawn IS NOT NULL") == [])
    // Another map writes what is seen anew, and what is not seen stays.
    let fourth = try house.night(
      Spoken("fairs", matti).with { ($0.map, $0.extent) = ("other", .delta) })[0]
    #expect(numbers(fourth) == [1, 0, 0, 1, 0, 0, 0, 0, 1])
    #expect(try house.current == ["1 omistaja 3", "2 myyjä 1", "3 kirjuri 2"])
    #expect(try house.failures() == [])
  }

  @Test("A commitment is over the row's own salt and what the source wrote") func commitments() throws {
    let house = try TestRegister()
    // Two keys that say the same to the letter.
    try house.night(Spoken("customers", Said("1", "Aino Meri"), Said("2", "Aino Meri"), matti))
    let query = try house.connection.prepare("SELECT salt, raw, commitment FROM observation ORDER BY id")
    var (salts, commitments): ([[UInt8]], [[UInt8]]) = ([], [])
    while try query.step() {
      salts.append(query.bytes(0))
      commitments.append(query.bytes(2))
      #expect(query.bytes(2) == SHA256.hash(query.bytes(0) + query.bytes(1)).bytes)
    }
    #expect(salts.allSatisfy { $0.count == 16 } && Set(salts).count == 3 && Set(commitments).count == 3)
  }

  @Test("What is unknown is looked at, what stands is not") func look() throws {
    let house = try TestRegister()
    try house.night(everybody)
    let night = Spoken(
      "customers", aino, matti.with(.personTitle, "päällikkö"), liisa, Said("4", "Oona Oja"), Said("4", "Oona Oja"))
    let counts = try house.night([night]) { batch, rows in
      // Twins of what is unknown are unknown as well.
      #expect(rows == [1, 3, 4])
      batch.rows[1].disposition = .suppress
      return true
    }[0]
    #expect(numbers(counts) == [5, 1, 0, 2, 1, 0, 1, 1, 0])
    #expect(try house.current == ["1 johtaja 1", "3 kirjuri 1", "4 Oona Oja 2"])
  }

  @Test("A twin of what stands is known, and what is gone is not kept") func known() throws {
    let house = try TestRegister()
    try house.night(everybody)
    try house.night([Spoken("customers", aino, aino, matti)]) { _, rows in
      #expect(rows == [])
      return false
    }
    try house.night(Spoken("customers", aino, nameless))
    #expect(try house.rows("SELECT key, run FROM kept") == ["2|3"])
  }

  @Test("Of what stands all is looked at once the rules are others") func lookAgain() throws {
    let house = try TestRegister()
    try house.night(everybody)
    try house.night([everybody.with { $0.chain = "2:bb" }]) { _, rows in
      #expect(rows == [0, 1, 2])
      return false
    }
  }

  @Test("What is left of a suppressed record is written, and not counted") func rest() throws {
    let house = try TestRegister()
    try house.night(everybody)
    var rest = Said("erased:00", "")
    rest.isRest = true
    let night = Spoken("customers", aino, matti, liisa.with(.suppressed), rest)
    let counts = try house.night(night)[0]
    #expect(numbers(counts) == [3, 0, 0, 2, 1, 0, 0, 1, 1])
    #expect(counts.changesAnything)
    #expect(numbers(try house.night(night)[0]) == [3, 0, 0, 2, 1, 0, 0, 0, 0])
  }

  @Test("Relationships that end are counted, and those that go on") func endings() throws {
    let house = try TestRegister()
    let first = try house.night(Spoken("customers", aino, matti, Said("3", "Liisa Lampi", hasEnded: true)))[0]
    #expect(first.standing == 0 && first.ended == 0)
    var (ended, other) = (matti, aino)
    ended.hasEnded = true
    other.values[.personTitle] = "omistaja"
    let second = try house.night(Spoken("customers", other, ended, Said("3", "Liisa Lampi", hasEnded: true)))[0]
    #expect(second.standing == 2 && second.ended == 1 && second.changed == 2)
    #expect(try house.current == ["1 omistaja 2"])
    let third = try house.night(Spoken("customers", other, ended, Said("4", "Oona Oja", hasEnded: true)))[0]
    #expect(third.standing == 1 && third.ended == 0, "what comes as ended ends nothing")
  }

  @Test("A night after an undone one takes up what is still open") func undone() throws {
    let house = try TestRegister()
    try house.night(everybody)
    try house.night(Spoken("customers", aino, matti.with(.personTitle, "päällikkö"), Said("4", "Oona Oja")))
    try house.undo(2)
    #expect(try house.current == stand)
    let counts = try house.night(everybody)[0]
    // Matti and Liisa had been withdrawn, so they are written anew, as of their own first run; Oona's row is left open.
    #expect(numbers(counts) == [3, 0, 0, 3, 0, 0, 0, 0, 2])
    #expect(try house.current == stand)
    #expect(
      try house.rows("SELECT k.key, o.withdrawn FROM observation o JOIN key k ON k.id = o.key WHERE o.opened = 2")
        == ["2|4", "4|4"])
    #expect(try house.failures() == [])
  }

  @Test("A record that was corrected reads as put right in every night after", arguments: [false, true])
  func corrected(isNew: Bool) throws {
    let house = try TestRegister()
    let matti = matti.with(.personEmail, "matti@kuusi.example")
    try house.night(Spoken("customers", aino, matti, liisa))
    let key = try house.key("2")
    try house.run(.rectify) { run throws(Problem) in
      let store = CorrectionStore(house.register)
      try store.add(
        Correction(
          made: house.context.now, field: .personTitle, value: "päällikkö", incorrect: "myyjä", derived: [],
          who: Correction.who(matti.raw, .personTitle)), key: key, author: "tester", reason: nil, run: run)
      try store.reapply(to: [key])
    }
    #expect(try house.current == ["1 johtaja 1", "2 päällikkö 1", "3 kirjuri 1"])
    // Another e-mail makes another content of the same person; another chain the same content anew.
    let said = isNew ? matti.with(.personEmail, "m@kuusi.example") : matti
    try house.night(Spoken("customers", aino, said, liisa).with { $0.chain = "2:bb" })
    #expect(try house.current == ["1 johtaja 1", "2 päällikkö \(isNew ? 3 : 1)", "3 kirjuri 1"])
    #expect(
      try house.rows(
        "SELECT CAST(uncorrected AS TEXT) = CAST(raw AS TEXT) FROM observation WHERE uncorrected IS NOT NULL "
          + "AND withdrawn IS NULL") == ["1"])
    // Somebody else's record under the key takes nothing along.
    let oona = Said("2", "Oona Oja", email: "oona@kuusi.example", title: "myyjä")
    try house.night(Spoken("customers", aino, oona, liisa).with { $0.chain = "2:bb" })
    let now = try house.current
    #expect(now == ["1 johtaja 1", "3 kirjuri 1", "2\u{1E}oona@kuusi.example myyjä 4"])
  }

  @Test("Every input is written down with where it came from") func inputs() throws {
    let house = try TestRegister()
    try house.night(
      everybody.with {
        $0.path = "pages/a.html"
        $0.url = "https://kuusi.example/"
      })
    #expect(
      try house.rows("SELECT run, source, path, size > 0, modified, device, inode, encoding, url, retrieved FROM input")
        == ["1|1|pages/a.html|1|1|2|3|UTF-8|https://kuusi.example/|-"])
    #expect(
      try house.rows("SELECT key, input, line, byte_start, byte_end, relationship FROM observation ORDER BY id") == [
        "1|1|2|0|99|0", "2|1|3|100|199|0", "3|1|4|200|299|0",
      ])
    let reading = try #require(try house.ledger.inputs(run: 1, source: 1).first)
    #expect(reading.identity.path == "pages/a.html" && reading.identity.modified == 1 && reading.identity.device == 2)
    #expect(reading.identity.inode == 3 && reading.sha256 != nil)
  }
}

@Suite("A source that is held back") struct HeldSourceTests {
  private static let ended = Said("2", "Matti Meri", hasEnded: true)

  @Test(
    "What it forbids is followed, and nothing else",
    arguments: [
      ("an end", [aino, ended], 1, ["1 johtaja 1", "3 kirjuri 1"]),
      ("one that the filter leaves out", [aino, matti.with(.ignored)], 1, ["1 johtaja 1", "3 kirjuri 1"]),
      ("another record of the key goes on", [ended, matti], 0, stand),
      ("another record of the key cannot be used", [ended, matti.with(.quarantined(.csvFieldCount))], 0, stand),
      ("what is new, changed or gone", [aino.with(.personTitle, "omistaja"), Said("4", "Oona Oja")], 0, stand),
      ("an end of somebody unknown", [Said("9", "Oona Oja", hasEnded: true)], 0, stand),
      ("a record without a key", [Said("", "Oona Oja", fate: .ignored)], 0, stand),
    ] as [(String, [Said], Int, [String])])
  func restrictions(_ name: String, _ said: [Said], keys: Int, current: [String]) throws {
    let house = try TestRegister()
    try house.night(everybody)
    let counts = try house.held(Spoken("customers").with { $0.said = said })
    #expect(counts.restrictions == keys, "\(name)")
    #expect(try house.current == current, "\(name)")
    #expect(try house.failures() == [], "\(name)")
    // Held again it says nothing new; without the run everything is as before.
    #expect(try house.held(Spoken("customers").with { $0.said = said }).restrictions == 0, "\(name)")
    try house.undo(2)
    #expect(try house.current == (keys == 0 ? current : stand), "\(name)")
  }

  @Test("It is asked whether so much may be followed, and quarantine is told all the same") func asked() throws {
    let house = try TestRegister()
    try house.night(everybody)
    let counts = try house.run { run throws(Problem) in
      try ObservationWriter(house.register, run: run, context: house.context).write(
        held: Spoken("customers", Self.ended, aino.with(.quarantined(.csvFieldCount))).staged
      ) { restrictions, standing in
        #expect(restrictions == 1 && standing == 3)
        return false
      }
    }
    #expect(counts.restrictions == 0 && counts.newlyQuarantined == 1)
    #expect(try house.current == stand)
  }
}
