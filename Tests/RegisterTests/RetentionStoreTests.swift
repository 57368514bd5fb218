import Records
import SQLite
import TestSupport
import Testing

@testable import Register

private let aino = Said("1", "Aino Meri", email: "aino@kuusi.example", title: "johtaja")
private let matti = Said("2", "Matti Meri", email: "matti@kuusi.example", title: "myyjä")
private let ended: Said = {
  var one = matti
  one.hasEnded = true
  return one
}()

private func day(_ day: Int64) -> Int64 { TestHouse.context(day: day).now }

extension TestRegister {
  /// Takes observations at the end of their retention, and what no longer held after run `last`, as a night does.
  @discardableResult
  fileprivate func expire(
    _ observations: [Int64] = [], because: ExpiryReason = .relationshipEnded, historyEndedBy last: Int64 = 0
  ) throws(Problem) -> Int {
    try run(.night) { run throws(Problem) in
      let history = try RetentionWriter(register, run: run).erase(
        observations.map { ($0, because) }, records: observations.count, historyEndedBy: last)
      try audit.noteRetention(run: run, context: context)
      return history
    }
  }

  /// Columns of the census that may tell of a person and still hold something, in rows that a condition names.
  fileprivate func left(_ table: String, where condition: String) throws(Problem) -> [String] {
    var left: [String] = []
    for (column, label) in (Census.labels[table] ?? [:]).sorted(by: { $0.key < $1.key }) where label == .personal {
      if try !rows("SELECT 1 FROM \(table) WHERE (\(condition)) AND \(column) IS NOT NULL").isEmpty {
        left.append("\(table).\(column)")
      }
    }
    return left
  }

  /// In which personal columns of any table a text stands.
  fileprivate func standing(_ text: String) throws(Problem) -> [String] {
    var found: [String] = []
    for table in Census.labels.keys.sorted() {
      for column in (Census.labels[table] ?? [:]).keys.sorted() {
        let query = try connection.prepare("SELECT 1 FROM \(table) WHERE instr(CAST(\(column) AS TEXT), ?) > 0")
        query.bind(1, text)
        if try query.step() { found.append("\(table).\(column)") }
      }
    }
    return found
  }
}

@Suite("Taking values away at the end of their retention") struct RetentionWriterTests {
  /// The census is walked after retention as after an erasure: no personal column of the rows that went holds anything.
  @Test("Nothing personal is left of what went, and all of who stays", arguments: [false, true])
  func census(isHistory: Bool) throws {
    let house = try TestRegister()
    try house.night(Spoken("s", aino, matti))
    let key = try house.key("2")
    try house.run(.review) { run throws(Problem) in
      for (left, right, reason) in [(1, key, "Matti once"), (key, 1, "Matti twice"), (1, 1, "Aino")]
        as [(Int64, Int64, String)]
      {
        try DecisionStore(house.register, including: run).add(
          .person, left: left, right: right, .different, evidence: [1], author: "t", reason: .init(reason))
      }
    }
    try house.correct(matti, .personTitle, from: "myyjä", to: "päällikkö", reason: "Matti said so")
    if isHistory {
      try house.night(Spoken("s", aino))
      #expect(try house.expire(historyEndedBy: 4) == 1)
    } else {
      // The row that says so is of another content, and both go.
      try house.night(Spoken("s", aino, ended))
      #expect(try house.expire([2, 3]) == 0)
    }
    #expect(try house.left("observation", where: "key = \(key)") == [])
    #expect(try house.left("key", where: "id = \(key)") == [])
    #expect(try house.left("contact", where: "id = \(key)") == [])
    #expect(try house.left("correction", where: "key = \(key)") == [])
    #expect(try house.left("decision", where: "left_key = \(key) OR right_key = \(key)") == [])
    for text in ["Matti", "myyjä", "päällikkö"] { #expect(try house.standing(text) == [], "\(text)") }
    #expect(try house.rows("SELECT reason, hex(evidence) FROM decision WHERE left_key = right_key") == ["Aino|01"])
    #expect(try house.contacts == ["Aino Meri, johtaja"])
    #expect(try house.left("observation", where: "key = 1").count == 4, "raw, places, digest and salt of who stays")
    // What stays of it: that it was there, and why it went.
    let because = isHistory ? "history window" : "relationship ended"
    #expect(
      try Set(house.rows("SELECT expired, expired_because, withdrawn IS NOT NULL FROM observation WHERE key = \(key)"))
        == ["5|\(because)|1"])
    #expect(try house.rows("SELECT 1 FROM expiring") == [])
    #expect(try house.rows("SELECT ended_erased, history_erased FROM run WHERE id = 5") == [isHistory ? "0|1" : "2|0"])
    #expect(try house.failures() == [])
  }

  @Test("A key under which something goes on keeps its name, and what was decided on it") func key() throws {
    let house = try TestRegister()
    try house.night(Spoken("s", aino, matti))
    try house.run(.review) { run throws(Problem) in
      try DecisionStore(house.register, including: run).add(
        .person, left: 1, right: 2, .different, evidence: [1], author: "t", reason: "two")
    }
    try house.night(Spoken("s", aino, matti.with(.personTitle, "päällikkö")))
    #expect(try house.expire(historyEndedBy: 3) == 1)
    #expect(try house.left("observation", where: "id = 2") == [])
    #expect(try house.left("observation", where: "id = 3").count == 4)
    #expect(try house.rows("SELECT key FROM key WHERE id = 2") == ["2"])
    #expect(try house.rows("SELECT hex(evidence), reason FROM decision") == ["01|two"])
    #expect(try house.standing("myyjä") == [], "former golden rows, too")
    #expect(try house.contacts == ["Aino Meri, johtaja", "Matti Meri, päällikkö"])
    #expect(try house.failures() == [])
  }

  @Test(
    "What ended after the window's run, or holds again, stays", arguments: [(2, 0), (3, 1), (4, 1)] as [(Int64, Int)])
  func window(last: Int64, count: Int) throws {
    let house = try TestRegister()
    try house.night(Spoken("s", aino, matti))
    try house.night(Spoken("s", aino, matti))
    try house.night(Spoken("s", aino))
    try house.night(Spoken("s", aino))
    let store = RetentionStore(house.register)
    #expect(try store.historyCount(endedBy: last) == count && store.hasHistory(endedBy: last) == (count > 0))
    #expect(try store.currentCount() == 1)
    #expect(try house.expire(historyEndedBy: last) == count)
    #expect(try house.standing("Matti").isEmpty == (count > 0))
  }

  @Test("A hold keeps everything of its key, until it is released") func hold() throws {
    let house = try TestRegister()
    try house.night(Spoken("s", aino, matti))
    let store = RetentionStore(house.register)
    try house.run(.hold) { run throws(Problem) in
      try HoldStore(house.register).hold(2, reason: "case", run: run)
    }
    try house.night(Spoken("s", aino))
    #expect(try !store.hasHistory(endedBy: 3) && store.historyCount(endedBy: 3) == 0)
    #expect(try house.expire(historyEndedBy: 3) == 0)
    #expect(try house.standing("Matti") == ["contact.name", "observation.raw"])
    try house.run(.release) { run throws(Problem) in
      try HoldStore(house.register).release(2, reason: "over", run: run)
    }
    #expect(try store.hasHistory(endedBy: 3) && house.expire(historyEndedBy: 3) == 1)
    #expect(try house.standing("Matti") == [])
  }

  @Test("What was put right and ended goes with the window") func corrections() throws {
    let house = try TestRegister()
    try house.night(Spoken("s", aino, matti))
    try house.correct(matti, .personTitle, from: "myyjä", to: "päällikkö")
    try house.endCorrection(1, of: matti, reason: "mistake")
    let store = RetentionStore(house.register)
    #expect(try store.hasHistory(endedBy: 3) && store.historyCount(endedBy: 3) == 0)
    _ = try house.expire(historyEndedBy: 3)
    #expect(try house.standing("päällikkö") == [] && house.standing("mistake") == [])
    #expect(try house.contacts == ["Aino Meri, johtaja", "Matti Meri, myyjä"])
  }

  @Test("Codes are remembered by source, and found among tonight's new keys") func codes() throws {
    let house = try TestRegister()
    try house.night(Spoken("s", aino), Spoken("t", aino))
    let store = RetentionStore(house.register)
    try house.run(.night) { run throws(Problem) in
      let writer = RetentionWriter(house.register, run: run)
      // Nothing is remembered yet.
      let new = try writer.newKeys()
      let texts = (try writer.text(ofKey: 1), try writer.text(ofKey: 99))
      let digests = (try writer.digest(of: 1), try writer.digest(of: 99))
      #expect(new.isEmpty && texts.0 == Array("1".utf8) && texts.1 == [] && digests.0.count == 32 && digests.1 == [])
      for _ in 1...2 { try writer.remember([1], keyVersion: 3, source: "s") }
      try writer.remember([2], keyVersion: 3, source: "t")
    }
    #expect(try store.expiredEndings().map { "\($0.source) \($0.code)" } == ["s [1]", "t [2]"])
    #expect(try house.rows("SELECT key_version, run FROM expired_ending") == ["3|2", "3|2"])
    let run = try house.begin()
    try house.register.transaction { () throws(Problem) in
      _ = try ObservationWriter(house.register, run: run, context: house.context).write(Spoken("s", aino, matti).staged)
      let writer = RetentionWriter(house.register, run: run)
      let new = try writer.newKeys().map { "\($0.source) \(String(decoding: $0.key, as: UTF8.self))" }
      #expect(new == ["s 2"])
      try writer.forget([1])
    }
    #expect(try store.expiredEndings().map(\.source) == ["t"])
  }
}

@Suite("What retention judges by") struct RetentionStoreTests {
  @Test("When each source was last read, and whether its permitted period is over") func readings() throws {
    let house = try TestRegister()
    try house.night(Spoken("s", aino), Spoken("t", aino))
    try house.night(Spoken("s", aino))
    let store = RetentionStore(house.register)
    func told(_ run: Int64? = nil) throws -> [String] {
      try RetentionStore(house.register, including: run).readings().map {
        "\($0.source) \($0.run) \(($0.time - day(0)) / 86400) \($0.expired ?? 0)"
      }
    }
    #expect(try told() == ["s 2 2 0", "t 1 1 0"])
    // An extract tells when it was made.
    try house.connection.execute("UPDATE input SET retrieved = \(day(0)) WHERE run = 1 AND source = 2")
    #expect(try told() == ["s 2 2 0", "t 1 0 0"])
    let t = try #require(try store.readings().last)
    try house.run(.night) { run throws(Problem) in try RetentionWriter(house.register, run: run).expire(t) }
    #expect(try told() == ["s 2 2 0", "t 1 0 3"])
    #expect(try house.current == ["1 johtaja 1"], "all that t says is blocked")
    // Another expiry of the same reading does not make it later; a new reading ends it; an undo does, too.
    try house.run(.night) { run throws(Problem) in try RetentionWriter(house.register, run: run).expire(t) }
    #expect(try told().last == "t 1 0 3")
    try house.undo(3)
    #expect(try told().last == "t 1 0 4")
    try house.undo(4)
    #expect(try told().last == "t 1 0 0" && house.current.count == 2)
    let run = try house.begin()
    try RetentionWriter(house.register, run: run).expire(t)
    #expect(
      try told().last == "t 1 0 0" && told(run).last == "t 1 0 \(run)", "a run that is not committed counts for itself")
    try house.ledger.commit(run, at: 1)
    try house.night(Spoken("t", aino))
    #expect(try told().last?.hasSuffix(" 0") == true)
  }

  @Test("The history of keys that have ended, are gone or expired") func histories() throws {
    let house = try TestRegister()
    try house.night(Spoken("s", aino, matti), Spoken("t", Said("9", "Oona Oja", at: "Honka Oy")))
    try house.night(Spoken("s", ended), Spoken("t", Said("9", "Oona Oja", at: "Honka Oy")))
    let store = RetentionStore(house.register)
    func told(gone: [String] = [], expired: [String] = []) throws -> [String] {
      try store.histories(gone: gone, expired: expired).map { history in
        let spans = history.spans.map {
          "\($0.observation)\($0.isEnded ? "e" : "")\($0.isErased ? "x" : ""):\($0.opened)-\($0.closed ?? 0)"
        }
        return "\(history.key) \(history.source) \(spans) \(history.readings)"
      }
    }
    let hers = try house.key("1"), his = try house.key("2"), third = try house.key("9")
    let now = try house.observation("2")
    #expect(try told() == ["\(his) s [\"2:1-2\", \"\(now)e:2-0\"] [1, 2]"])
    #expect(try told(gone: ["s"]).count == 2 && told(gone: ["s"])[0] == "\(hers) s [\"1:1-2\"] [1, 2]")
    #expect(try told(gone: ["t"]).count == 1)
    #expect(try told(expired: ["t"]).last == "\(third) t [\"3:1-0\"] [1, 2]")
    #expect(try told(gone: ["s"], expired: ["t"]).count == 3)
    // Spans that only an undone run knew are left out.
    try house.undo(2)
    #expect(try told() == ["\(his) s [\"2:1-2\", \"2:3-0\"] [1]"])
    #expect(try store.starts() == [1: day(1), 2: day(2), 3: day(3)])
    for (time, run) in [(day(1) - 1, 0), (day(1), 1), (day(2) - 1, 1), (day(2), 2), (day(9), 3)] as [(Int64, Int64)] {
      #expect(try store.lastRun(atOrBefore: time) == run)
    }
    _ = try house.begin()
    #expect(try store.lastRun(atOrBefore: day(9)) == 3, "a run that is not committed is none")
  }

  @Test("What goes with a contact whose relationship has ended") func contacts() throws {
    let house = try TestRegister()
    let fair = Spoken("fairs", Said("f", "Matti Meri", email: "m@fair.example")).with {
      $0.purpose = "direct marketing"
    }
    let other = Spoken("billing", Said("b", "Matti Meri"))
    func end(_ sources: Spoken..., gone: [String] = []) throws -> Bool {
      try house.run { run throws(Problem) in
        for source in sources.sorted(by: { $0.source < $1.source }) {
          _ = try ObservationWriter(house.register, run: run, context: house.context).write(source.staged)
        }
        return try RetentionWriter(house.register, run: run).endContacts(gone: gone)
      }
    }
    func reopen(_ sources: Spoken..., all: Bool = false) throws -> Bool {
      try house.run { run throws(Problem) in
        for source in sources {
          _ = try ObservationWriter(house.register, run: run, context: house.context).write(source.staged)
        }
        return try RetentionWriter(house.register, run: run).reopenContacts(all: all)
      }
    }
    let none = try TestRegister()
    #expect(
      try none.run { run throws(Problem) in try RetentionWriter(none.register, run: run).endContacts(gone: []) }
        == false)
    try house.night(Spoken("s", aino, matti), fair, other)
    let writer = RetentionWriter(house.register, run: 1)
    // Two records of a customer: one ends, the other goes on, and the fair's stays with it.
    #expect(try !end(Spoken("s", aino, ended)) && !writer.hasContactEndings())
    #expect(try house.contacts == ["Matti Meri", "Aino Meri, johtaja"] || house.contacts.count == 2)
    // Both have ended: the fair's record goes along.
    #expect(try end(Spoken("s", aino, matti)) == false)
    var over = other
    over.said[0].hasEnded = true
    #expect(try end(Spoken("s", aino, ended), over) && writer.hasContactEndings())
    #expect(try house.contacts == ["Aino Meri, johtaja"])
    let store = RetentionStore(house.register)
    #expect(
      try store.companions().map { "\($0.key) \($0.source) \($0.since) \($0.observations.count)" } == [
        "\(try house.key("f")) fairs 4 1"
      ])
    // One goes on again, and the fair's with it.
    #expect(try reopen(other))
    #expect(try house.contacts.count == 2 && store.companions().isEmpty)
    #expect(try !reopen())
    #expect(try house.failures() == [])
  }

  @Test("Who is gone from a source that says so takes the contact along, by tonight only") func gone() throws {
    for (gone, isTaken) in [(["s"], true), ([], false), (["t"], false)] as [([String], Bool)] {
      let house = try TestRegister()
      let fair = Spoken("fairs", Said("f", "Matti Meri")).with { $0.purpose = "direct marketing" }
      try house.night(Spoken("s", aino, matti), fair)
      let took = try house.run { run throws(Problem) in
        _ = try ObservationWriter(house.register, run: run, context: house.context).write(Spoken("s", aino).staged)
        return try RetentionWriter(house.register, run: run).endContacts(gone: gone)
      }
      #expect(took == isTaken)
      #expect(try house.contacts.contains("Matti Meri") == !isTaken)
      guard isTaken else { continue }
      // The run undone, nothing went along; the contract changed, everything may go on.
      try house.undo(2)
      #expect(try house.contacts.count == 2)
      let store = RetentionStore(house.register)
      #expect(try store.companions().isEmpty)
    }
  }
}
