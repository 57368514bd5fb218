import Records
import SQLite
import Testing
import Text

@testable import Register

private let liisa = Said("A-1001", "Liisa Virtanen", email: "liisa@honka.example", title: "johtaja", at: "Honka Oy")
private let matti = Said("B2", "Matti Meri", email: "matti@kuusi.example", title: "myyjä")
/// Whatever is left of her is found by these.
private let marks = ["liisa", "virtanen", "a-1001"]

private let names = Eraser.Names {
  "erased:\($0.count)\($1.count)"
} path: {
  "erased:path\($0.count)"
}

extension TestRegister {
  /// Erases some observations, or single fields, in a run of its own.
  @discardableResult
  fileprivate func erase(
    _ observations: [Int64] = [], mailboxes: [Int64] = [], fields: [Int64: [Field]] = [:]
  ) throws(Problem) -> Eraser.Counts {
    var target = ErasureTarget()
    (target.observations, target.mailboxes, target.fields) = (observations, mailboxes, fields)
    return try run(.erase) { run throws(Problem) in
      try Eraser(register, run: run, names: names).erase(target)
    }
  }

  /// Makes one record of two, as in a register of an earlier version: whoever has a key had the record.
  fileprivate func shareKey() throws(Problem) {
    try connection.execute(
      """
      UPDATE observation SET key = 1; UPDATE contact SET id = 1, company = 1; UPDATE company SET id = 1;
      UPDATE membership SET contact = 1, company = 1; DELETE FROM alias; DELETE FROM key WHERE id = 2
      """)
  }

  /// Where a mark stands in a personal column of any table.
  fileprivate func traces(_ marks: [String] = marks) throws(Problem) -> [String] {
    var found: [String] = []
    for (table, columns) in Census.labels {
      for column in columns.keys.sorted() {
        for value in try rows("SELECT CAST(\(column) AS TEXT) FROM \(table) WHERE \(column) IS NOT NULL")
        where marks.contains(where: { value.lowercased().contains($0) }) { found.append("\(table).\(column)") }
      }
    }
    return Set(found).sorted()
  }
}

@Suite("Taking a person out of every table") struct EraserTests {
  @Test("Her values go from all rows of all times, and the company stays") func everywhere() throws {
    let house = try TestRegister()
    try house.night(Spoken("s", liisa, matti))
    try house.night(Spoken("s", liisa.with(.personTitle, "omistaja"), matti))
    let commitments = try house.rows("SELECT hex(commitment) FROM observation ORDER BY id")
    let hers = try house.rows("SELECT o.id FROM observation o JOIN key k ON k.id = o.key WHERE k.key = 'A-1001'")
    let counts = try house.erase(hers.compactMap { Int64($0) })
    #expect(try house.traces() == [])
    #expect(counts.observations == 2 && counts.companiesKept == 2 && counts.keys == 1 && counts.inputs == 0)
    // Name, address, title, twice; of the second row the name and the address stand under the first, too.
    #expect(counts.values == 6)
    #expect(try house.rows("SELECT hex(commitment) FROM observation ORDER BY id") == commitments)
    #expect(
      try house.rows("SELECT id, salt IS NULL, digest IS NULL FROM observation ORDER BY id") == [
        "1|1|0", "2|0|0", "3|1|0",
      ], "her salts go, so that nothing can be guessed by its commitment")
    #expect(try house.rows("SELECT CAST(raw AS TEXT) FROM observation WHERE id = 3")[0].hasSuffix("Honka Oy"))
    #expect(try house.contacts == ["Matti Meri, myyjä"])
    #expect(try Queries(house.register).all(.company).map { $0.value(.companyName) } == ["Honka Oy", "Kuusi Oy"])
    // What is left is known by what it says without her.
    let left = try house.connection.prepare("SELECT raw, digest FROM observation WHERE id = 3")
    _ = try left.step()
    #expect(PersonPart.digest(left.bytes(0), .active).bytes == left.bytes(1))
    #expect(try house.failures() == [])
  }

  @Test("Where no company is left the row is empty, withdrawn and taken by this run") func nothingLeft() throws {
    let house = try TestRegister()
    let trader = Said("1", "Liisa Virtanen", at: "Tmi Liisa Virtanen")
    try house.night(Spoken("s", trader, matti))
    let counts = try house.erase([1])
    #expect(counts.companiesKept == 0)
    #expect(
      try house.rows(
        "SELECT raw, normal, places, digest, salt, withdrawn, expired, expired_because FROM observation WHERE id = 1")
        == ["-|-|-|-|-|2|2|-"])
    #expect(try house.traces() == [] && house.failures() == [])
    // One that was withdrawn before stays withdrawn by that run.
    let second = try TestRegister()
    try second.night(Spoken("s", trader, matti))
    try second.night(Spoken("s", matti))
    try second.erase([1])
    #expect(try second.rows("SELECT withdrawn, expired FROM observation WHERE id = 1") == ["2|3"])
    #expect(try second.failures() == [])
  }

  @Test("A page that is named after her loses its name, its address and its digest") func pages() throws {
    let house = try TestRegister()
    let page = Spoken("web", liisa).with {
      ($0.path, $0.url) = ("pages/liisa-virtanen.html", "https://honka.example/liisa.virtanen")
    }
    try house.night(page, Spoken("s", matti))
    let counts = try house.erase([try house.observation("A-1001")])
    #expect(counts.inputs == 1)
    #expect(try house.rows("SELECT path, url, sha256 FROM input WHERE path LIKE 'erased%'") == ["erased:path25|-|-"])
    #expect(try house.rows("SELECT sha256 IS NOT NULL FROM input WHERE path = 's.csv'") == ["1"])
    #expect(try house.traces() == [])
  }

  @Test("An address alone tells of her, and a code that is there already does not") func addresses() throws {
    let house = try TestRegister()
    try house.night(
      Spoken("web", liisa).with { ($0.path, $0.url) = ("pages/7.html", "https://honka.example/liisa-virtanen") })
    let identity = try Eraser.identity(house.register, [1])
    #expect(try Eraser.paths(house.register, telling: identity) == ["pages/7.html"])
    try house.erase([1])
    #expect(try Eraser.paths(house.register, telling: identity) == [])
    #expect(try Eraser.identity(house.register, [1]).isNamed(in: "Liisa Virtanen") == false)
  }

  @Test("A file in which only she stands loses its digest; one that others share, or that quarantine needs, does not")
  func digests() throws {
    let house = try TestRegister()
    try house.night(Spoken("a", liisa), Spoken("b", Said("D9", "Liisa Virtanen", at: "Honka Oy"), matti))
    try house.night(
      Spoken("a", liisa), Spoken("b", Said("D9", "Liisa Virtanen", at: "Honka Oy"), matti),
      Spoken("c", Said("D8", "Liisa Virtanen", at: "Honka Oy"), matti.with(.quarantined(.csvFieldCount))))
    let hers = try ["A-1001", "D9", "D8"].map { try house.observation($0) }
    try house.erase(hers)
    #expect(
      try house.rows("SELECT path, run, sha256 IS NULL FROM input ORDER BY path, run") == [
        "a.csv|1|1", "a.csv|2|0", "b.csv|1|0", "b.csv|2|0", "c.csv|2|0",
      ])
  }

  @Test("A key that is somebody else's too keeps its name; another's observation does not") func keys() throws {
    let house = try TestRegister()
    try house.night(Spoken("s", liisa))
    try house.night(Spoken("s", Said("A-1001", "Matti Meri", email: "matti@honka.example", at: "Honka Oy")))
    try house.shareKey()
    #expect(try Eraser.keys(house.register, heldOnlyBy: [1]).isEmpty)
    #expect(
      try Eraser.keys(house.register, heldOnlyBy: [1, 2]).map { "\($0.id) \($0.source) \($0.key)" } == [
        "1 s A-1001"
      ])
    #expect(try house.erase([1]).keys == 0)
    #expect(try house.rows("SELECT key FROM key") == ["A-1001"])
    #expect(try house.contacts == ["Matti Meri"])
    // Both at once, and nothing is under it.
    let both = try TestRegister()
    try both.night(Spoken("s", liisa))
    try both.night(Spoken("s", Said("A-1001", "Matti Meri", email: "matti@honka.example", at: "Honka Oy")))
    #expect(try both.erase([1, 2]).keys == 2)
    #expect(try both.rows("SELECT DISTINCT substr(key, 1, 7) FROM key") == ["erased:"])
  }

  @Test("Erased, readmitted and erased again: the second key gets a name of its own") func twice() throws {
    let house = try TestRegister()
    try house.night(Spoken("s", liisa, matti))
    try house.erase([1])
    try house.night(Spoken("s", liisa, matti))
    let again = try house.observation("A-1001")
    try house.erase([again])
    #expect(try house.rows("SELECT key FROM key WHERE key LIKE 'erased%' ORDER BY id") == ["erased:16", "erased:16/3"])
    // A third time nothing of hers is left to rename.
    #expect(try house.erase([again]).keys == 0)
  }

  /// What people typed, where it stands, and whether it tells of her.
  @Test(
    "Typed reasons tell of her by name, address or number",
    arguments: [
      ("Virtanen asked", true), ("customer A-1001", true), ("liisa@honka.example wrote", true), ("test row", false),
      ("Matti asked", false), ("johtaja", false),
    ],
    [
      "correction.reason", "correction.close_reason", "decision.reason", "guard_trip.reason", "hold.reason",
      "hold.release_reason", "quarantine.discard_reason", "request.reason", "source_review.reason",
    ])
  func reasons(_ text: (String, Bool), _ place: String) throws {
    let house = try TestRegister()
    try house.night(Spoken("s", liisa, matti, Said("C3", "Oona Oja").with(.quarantined(.csvFieldCount))))
    let parts = place.split(separator: ".").map(String.init)
    try house.connection.execute(
      """
      INSERT INTO correction(key, field, value, opened, author, made) VALUES(2, 'person.title', 'x', 1, 't', 0);
      INSERT INTO decision(run, kind, left_key, right_key, verdict, evidence, author)
        VALUES(1, 0, 2, 2, 'same', x'00', 't');
      INSERT INTO guard_trip(run, source, guard, message, allowed_by, reason)
        VALUES(1, 's', 'columns', '', 't', '');
      INSERT INTO hold(id, key, reason, opened, closed, release_reason)
        VALUES(1, 2, '', 1, 1, '');
      INSERT INTO request(kind, contact, received, due, opened) VALUES('access', 2, 0, 0, 1);
      INSERT INTO source_review(source, run, reason)
        VALUES(1, 1, '');
      UPDATE \(parts[0]) SET \(parts[1]) = '\(text.0)'
      """)
    let counts = try house.erase([try house.observation("A-1001")])
    #expect(counts.reasons == (text.1 ? 1 : 0))
    #expect(try house.rows("SELECT \(parts[1]) FROM \(parts[0])") == [text.1 ? "[erased]" : text.0])
    #expect(ErasureRules.all[parts[0]]?[parts[1]] == .searched)
  }

  @Test("Decisions about her records lose what they rested on, on either side") func decisions() throws {
    let house = try TestRegister()
    try house.night(Spoken("s", liisa, matti, Said("C3", "Oona Oja")))
    let hers = try house.key("A-1001"), his = try house.key("B2"), third = try house.key("C3")
    try house.connection.execute(
      """
      INSERT INTO decision(run, kind, left_key, right_key, verdict, evidence, author, reason) VALUES
        (1, 1, \(hers), \(his), 'different', x'01', 't', 'a'), (1, 1, \(his), \(hers), 'different', x'02', 't', 'b'),
        (1, 1, \(his), \(third), 'different', x'03', 't', 'c')
      """)
    #expect(try house.erase([try house.observation("A-1001")]).decisions == 2)
    #expect(try house.rows("SELECT evidence IS NULL, reason FROM decision ORDER BY id") == ["1|-", "1|-", "0|c"])
  }

  @Test("A corrected name, and the old one that somebody typed, go too") func corrected() throws {
    let house = try TestRegister()
    try house.night(Spoken("s", liisa, matti))
    try house.correct(
      liisa, .personName, from: "Liisa Virtanen", to: "Leena Korhonen", reason: "Virtanen is her old name")
    try house.run(.hold) { run throws(Problem) in
      try HoldStore(house.register).hold(2, reason: "as Liisa Virtanen said", run: run)
    }
    #expect(try house.contacts == ["Leena Korhonen, johtaja", "Matti Meri, myyjä"])
    let counts = try house.erase([try house.observation("A-1001")])
    #expect(counts.reasons >= 1)
    #expect(try house.traces(marks + ["leena", "korhonen"]) == [])
    #expect(try house.rows("SELECT reason FROM hold") == ["[erased]"])
    #expect(try house.rows("SELECT value, incorrect, who, reason, closed FROM correction") == ["-|-|-|-|4"])
    #expect(try house.failures() == [])
  }

  @Test("A name that only the rules had found, and that was corrected since, is searched for, too") func uncorrected()
    throws
  {
    let house = try TestRegister()
    var said = liisa
    // The source has no name in its column; the rules took it from elsewhere.
    said.values[.personName] = nil
    said.normal = [.personName: "Liisa Virtanen"]
    try house.night(Spoken("s", said, matti))
    try house.correct(said, .personName, from: "Liisa Virtanen", to: "Leena Korhonen")
    try house.run(.hold) { run throws(Problem) in
      try HoldStore(house.register).hold(2, reason: "as Virtanen said", run: run)
    }
    try house.erase([try house.observation("A-1001")])
    #expect(try house.rows("SELECT reason FROM hold") == ["[erased]"])
    #expect(try house.traces() == [])
  }

  @Test("What was put right of a person under a key that is somebody else's by now stays his") func sharedKey() throws {
    let house = try TestRegister()
    try house.night(Spoken("s", liisa))
    try house.correct(liisa, .personTitle, from: "johtaja", to: "omistaja")
    let his = Said("A-1001", "Matti Meri", email: "matti@honka.example", title: "myyjä", at: "Honka Oy")
    try house.night(Spoken("s", his))
    try house.shareKey()
    try house.correct(his, .personTitle, from: "myyjä", to: "päällikkö")
    try house.erase([1])
    #expect(try house.rows("SELECT value, closed FROM correction ORDER BY id") == ["-|5", "päällikkö|-"])
    #expect(try house.contacts == ["Matti Meri, päällikkö"])
  }

  @Test("Somebody else's record loses the company's address that is hers, and nothing else") func mailbox() throws {
    let house = try TestRegister()
    let other = Said("C3", "Oona Oja", at: "Honka Oy").with(.companyEmail, "liisa@honka.example")
    try house.night(Spoken("s", liisa, other))
    let (hers, theirs) = (try house.observation("A-1001"), try house.observation("C3"))
    let counts = try house.erase([hers], mailboxes: [hers, theirs])
    #expect(counts.mailboxes == 1)
    #expect(try house.traces(["liisa@honka"]) == [])
    #expect(try house.contacts == ["Oona Oja"])
    #expect(try house.rows("SELECT key FROM key ORDER BY id") == ["erased:16", "C3"])
    #expect(try house.failures() == [])
  }

  @Test("A single field goes, with what was derived from it, and the person stays") func field() throws {
    let house = try TestRegister()
    try house.night(Spoken("s", liisa, matti))
    let hers = try house.observation("A-1001"), key = try house.key("A-1001"), his = try house.key("B2")
    try house.connection.execute(
      """
      INSERT INTO decision(run, kind, left_key, right_key, verdict, evidence, author, reason) VALUES
        (1, 1, \(key), \(his), 'different', x'01', 't', 'one is Johtaja'), (1, 1, \(his), \(his), 'same', x'02', 't', 'johtaja')
      """)
    let counts = try house.erase(fields: [hers: [.personTitle]])
    #expect(counts.fields == 1 && counts.observations == 0 && counts.reasons == 1)
    #expect(try house.contacts == ["Liisa Virtanen", "Matti Meri, myyjä"])
    #expect(try house.rows("SELECT reason FROM decision ORDER BY id") == ["[erased]", "johtaja"])
    #expect(try house.traces(["johtaja"]) == ["decision.reason"], "elsewhere the same words are somebody else's")
    #expect(try house.failures() == [])
  }

  @Test("Contacts of which nothing is left end without matching; where something must be chosen anew they do not")
  func end()
    throws
  {
    for (name, said, gone, isEnded) in [
      ("both of her records", [liisa, Said("D9", "Liisa Virtanen", at: "Honka Oy"), matti], ["A-1001", "D9"], true),
      ("she alone", [liisa, matti], ["A-1001"], true),
      (
        "a second record of hers stays", [liisa, Said("D9", "Liisa Virtanen", at: "Honka Oy"), matti], ["A-1001"], false
      ),
      (
        "the company's founder loses nothing", [liisa, Said("D9", "Oona Oja", at: "Honka Oy"), matti], ["A-1001"], true
      ),
      (
        "a trader, with whom the company ends", [Said("T", "Liisa Virtanen", at: "Tmi Liisa Virtanen"), matti], ["T"],
        true
      ),
      (
        "the company loses a value",
        [liisa.with(.companyEmail, "liisa@honka.example"), Said("D9", "Oona Oja", at: "Honka Oy")], ["A-1001"], false
      ),
    ] as [(String, [Said], [String], Bool)] {
      let house = try TestRegister()
      try house.night(Spoken("s").with { $0.said = said })
      var target = ErasureTarget()
      target.observations = try gone.map { try house.observation($0) }
      let aim = target
      let run = try house.begin(.erase)
      let ended = try house.register.transaction { () throws(Problem) in
        let eraser = Eraser(house.register, run: run, names: names)
        _ = try eraser.erase(aim)
        let ended = try eraser.endStanding(aim)
        try house.audit.append(run: run, act: .erase, context: house.context)
        try house.ledger.commit(run, at: 1)
        return ended
      }
      #expect(ended == isEnded, "\(name)")
      guard ended else { continue }
      // What stands is what matching makes of what is left, and its counts are told.
      let standing = try (house.contacts, Queries(house.register).count(.company), house.hash)
      let counts = try ResolutionWriter.standingCounts(house.register)
      #expect(counts.contactsAfter == standing.0.count && counts.companiesAfter == standing.1, "\(name)")
      #expect(try counts.reviewPairs == Queries(house.register).reviewPairs(), "\(name)")
      try house.run(.night) { _ in }
      #expect(try house.hash == standing.2, "\(name)")
      #expect(try house.failures() == [], "\(name)")
    }
  }

  @Test("Whose mailbox goes may have another address now: matching is due") func mailboxes() throws {
    let house = try TestRegister()
    try house.night(Spoken("s", liisa, Said("C3", "Oona Oja").with(.companyEmail, "liisa@honka.example"), matti))
    var target = ErasureTarget()
    (target.observations, target.mailboxes) = ([try house.observation("A-1001")], [try house.observation("C3")])
    let aim = target
    let run = try house.begin(.erase)
    let ended = try house.register.transaction { () throws(Problem) in
      let eraser = Eraser(house.register, run: run, names: names)
      _ = try eraser.erase(aim)
      return try eraser.endStanding(aim)
    }
    #expect(!ended)
  }
}

@Suite("What the register remembers of erasures") struct ErasureStoreTests {
  @Test("Due for matching until all is made anew, unfinished until the files are") func due() throws {
    let house = try TestRegister()
    try house.night(Spoken("s", matti))
    let store = ErasureStore(house.register)
    var counts = Eraser.Counts()
    (counts.observations, counts.fields, counts.companiesKept) = (2, 1, 1)
    try store.add(run: 1, entry: 7, received: 5, counts, isMatched: true)
    #expect(try !store.isMatchingDue() && store.isUnfinished())
    let run = try house.begin()
    try store.add(run: run, entry: 8, received: 6, counts, isMatched: false)
    #expect(try store.isMatchingDue())
    try store.noteMatching(run: run)
    #expect(try !store.isMatchingDue())
    #expect(try house.rows("SELECT * FROM erasure ORDER BY run") == ["1|7|5|3|1|1|-", "2|8|6|3|1|2|-"])
    #expect(try house.register.transaction { () throws(Problem) in try store.finish(at: 9) } == false)
    #expect(try store.finish(at: 10) && !store.isUnfinished())
    #expect(try store.finish(at: 11))
    #expect(try house.rows("SELECT DISTINCT finished FROM erasure") == ["10"], "it keeps the first time")
  }

  @Test("While somebody reads what was erased it is not finished") func reader() throws {
    let house = try TestRegister()
    try house.night(Spoken("s", matti))
    let store = ErasureStore(house.register)
    try store.add(run: 1, entry: 1, received: 5, .init(), isMatched: true)
    let reader = try RegisterFile.openToRead(house.register.path, key: [UInt8](repeating: 7, count: 32))
    try reader.connection.execute("BEGIN; SELECT COUNT(*) FROM observation")
    let reading = try reader.connection.prepare("SELECT id FROM run")
    _ = try reading.step()
    try house.connection.execute("PRAGMA busy_timeout = 100; UPDATE run SET user = 'x'")
    #expect(try !store.finish(at: 10) && store.isUnfinished())
    reading.reset()
    try reader.connection.execute("COMMIT")
    #expect(try store.finish(at: 11) && !store.isUnfinished())
  }

  @Test("How far the journal is done is one mark") func mark() throws {
    let house = try TestRegister()
    let store = ErasureStore(house.register)
    #expect(try store.mark() == nil)
    try store.setMark(entries: 1, seal: [1], size: 9)
    try store.setMark(entries: 3, seal: [2, 3], size: nil)
    #expect(try store.mark()?.entries == 3 && store.mark()?.seal == [2, 3] && store.mark()?.size == nil)
  }

  @Test("All identifiers that are there: keys, addresses as written, as made of it and as before they were put right")
  func identifiers() throws {
    let house = try TestRegister()
    var said = matti.with(.companyEmail, "INFO@kuusi.example")
    said.values[.personEmail] = "MATTI@kuusi.example"
    said.normal = [.personEmail: "matti@kuusi.example"]
    try house.night(Spoken("s", said, Said("C3", "Oona Oja")))
    try house.correct(said, .personEmail, from: "matti@kuusi.example", to: "m@kuusi.example")
    var (keys, emails): ([String], [String]) = ([], [])
    let store = ErasureStore(house.register)
    try store.eachIdentifier { id, source, key throws(Problem) in
      keys.append("\(id) \(source) \(key)")
    } email: { id, email, isPersonal throws(Problem) in
      emails.append("\(id) \(email) \(isPersonal)")
    }
    #expect(keys == ["1 s B2", "2 s C3"])
    #expect(
      Set(emails) == [
        "1 MATTI@kuusi.example true", "1 matti@kuusi.example true", "1 m@kuusi.example true",
        "1 INFO@kuusi.example false",
      ])
    var rows: [String] = []
    try store.eachRow { id, source, key, row throws(Problem) in
      rows.append("\(id) \(source) \(key) \(row.raw.count > 0)")
    }
    #expect(rows == ["1 s B2 true", "2 s C3 true"])
    #expect(try store.isHeld(source: "s", key: "B2") && !store.isHeld(source: "t", key: "B2"))
    #expect(try !store.isHeld(source: "s", key: "9") && store.observations(ofKey: 1) == [1])
    try house.connection.execute("UPDATE observation SET raw = NULL WHERE id = 1")
    #expect(try !store.isHeld(source: "s", key: "B2") && store.observations(ofKey: 1) == [])
  }
}
