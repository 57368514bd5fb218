import Compliance
import Configuration
import Records
import SQLite
import TestSupport
import Testing
import Text

@testable import Pipeline
@testable import Register

/// A source of customer numbers and people, and what is done with them.
private final class Numbers {
  let house: TestHouse
  var day: Int64 = 0

  init(_ rows: String..., extent: String = "snapshot") throws {
    house = try TestHouse(
      sources: """
        { name: "people", reader: "csv", paths: ["../data/people.csv"], key: ["nr"], extent: "\(extent)",
          purpose: "customer register", trust: 50,
          map: { "person.name": "nimi", "person.email": "email", "person.title": "titteli", "company.name": "yritys" } },
        """)
    try night(rows)
  }

  func context() -> RunContext {
    day += 1
    return TestHouse.context(day: day, seed: UInt8(truncatingIfNeeded: day))
  }

  private func workplace() throws -> Workplace { try Workplace(house.pipeline(), context: context()) }

  @discardableResult func night(_ rows: String...) throws -> NightResult { try night(rows) }

  @discardableResult func night(_ rows: [String]) throws -> NightResult {
    if !rows.isEmpty {
      try house.folder.write(
        "data/people.csv", (["nr,nimi,email,titteli,yritys"] + rows).joined(separator: "\n") + "\n")
    }
    var options = NightOptions()
    (options.create, options.rehash) = (day == 0, true)
    return try Night(workplace(), options: options).run()
  }

  func register() throws -> RegisterFile {
    try KeyRing.load(house.pipeline().contract.keyPath).open(house.registerPath, toWrite: false)
  }

  /// The ID of the contact of each name.
  func contacts() throws -> [String: Int64] {
    let all = try Queries(register()).all(.person)
    #expect(Set(all.map(\.id)).count == all.count)
    return Dictionary(all.map { ($0.value(.personName) ?? "", $0.id) }) { first, _ in first }
  }

  func object(_ email: String) throws {
    _ = try Objecting(workplace()).object(to: .marketing) { _ in .person(.init(contact: nil, email: email)) }
  }

  func isFree(_ name: String) throws -> Bool {
    let register = try register()
    let records = try Queries(register).all(.person).filter { $0.value(.personName) == name }
    let states = try Standings(register, KeyRing.load(house.pipeline().contract.keyPath), of: records)
    return records.allSatisfy { states[$0].marketing.limit == .none }
  }

  func erase(_ email: String) throws {
    let subject = Erasure.Subject(contact: nil, email: email)
    let plan = try Erasure.plan(register(), subject)
    _ = try Erasure(workplace()).erase(confirmed: plan.hash) { _ in subject }
  }

  func asked() throws -> [FindingCode] { try Queries(register()).quarantine().compactMap(\.code) }

  func say(_ answer: LookAlikes.Answer) throws {
    let ids = try Queries(register()).quarantine().map(\.id)
    _ = try LookAlikes(workplace()).say(answer, of: ids, reason: "known")
  }

  func hash() throws -> Digest { try LogicalHash(register()).digest() }
}

private let anna = "5,Anna Virta,anna.virta@meri.example,ostaja,Meri Oy"
private let olli = "5,Olli Hakala,olli.hakala@meri.example,johtaja,Meri Oy"
private let pekka = "7,Pekka Salo,pekka.salo@meri.example,johtaja,Meri Oy"
private let liisa = "7,Liisa Niemi,liisa.niemi@meri.example,johtaja,Meri Oy"

@Suite("People of one key") struct KeyPersonTests {
  @Test(
    "A new surname is none where keys have moved: nobody gets a colleague's ID or no",
    arguments: [
      // The two have swapped; one has left and the other moved up; a row came in above.
      ["1,Liisa Korhonen,,myyjä,Meri Oy", "2,Liisa Salo,,ostaja,Meri Oy"],
      ["1,Liisa Korhonen,,myyjä,Meri Oy"],
      ["1,Aino Aalto,,johtaja,Meri Oy", "2,Liisa Salo,,ostaja,Meri Oy", "3,Liisa Korhonen,,myyjä,Meri Oy"],
      ["1,Liisa Korhonen,liisa.korhonen@meri.example,,Meri Oy", "2,Liisa Salo,liisa.salo@meri.example,,Meri Oy"],
    ])
  func moved(_ rows: [String]) throws {
    let numbers = try Numbers("1,Liisa Salo,,ostaja,Meri Oy", "2,Liisa Korhonen,,myyjä,Meri Oy")
    let before = try numbers.contacts()
    try numbers.night(rows)
    let after = try numbers.contacts()
    for (name, id) in after { #expect(before[name] == nil || before[name] == id, "\(name)") }
    #expect(after["Liisa Korhonen"] == before["Liisa Korhonen"])
    #expect(Set(after.values).count == after.count)
    #expect(try !numbers.asked().isEmpty)
  }

  @Test("An objection and an erasure of one never touch the other, however the rows change") func apart() throws {
    for (one, other) in [(anna, olli), (olli, anna)] {
      let numbers = try Numbers(anna, olli)
      let (email, otherEmail) = (one.split(separator: ",")[2], other.split(separator: ",")[2])
      let (name, otherName) = (String(one.split(separator: ",")[1]), String(other.split(separator: ",")[1]))
      let before = try numbers.contacts()
      #expect(before.count == 2)
      try numbers.object(String(email))
      #expect(try !numbers.isFree(name) && numbers.isFree(otherName))
      try numbers.erase(String(email))
      #expect(try numbers.contacts() == [otherName: before[otherName]])
      let again = try numbers.night(anna, olli)
      #expect(again.sources[0].counts.suppressed == 1 && again.sources[0].counts.quarantined == 0)
      // With other addresses the one is known by the name, and the other may come in.
      try numbers.night(
        one.replacingOccurrences(of: email, with: "new@meri.example"),
        other.replacingOccurrences(of: otherEmail, with: "newer@meri.example"))
      #expect(try numbers.contacts() == [otherName: before[otherName]] && numbers.asked().isEmpty)
    }
  }

  @Test("Rows that may be two people's wait in quarantine, and nobody's record goes for them") func ambiguous() throws {
    let arto = "5,Arto Virta,arto@meri.example,johtaja,Meri Oy"
    let numbers = try Numbers(anna, arto)
    let before = try numbers.contacts()
    let night = try numbers.night(anna, "5,A. Virta,,myyjä,Meri Oy")
    #expect(night.sources[0].findings[.keyAmbiguous] == 1)
    #expect(try numbers.contacts() == before && numbers.asked() == [.keyAmbiguous])
  }

  @Test("One person in several rows of a key is one record, whichever row goes") func repeated() throws {
    let seller = anna.replacingOccurrences(of: "ostaja", with: "myyjä")
    for left in [anna, seller] {
      let numbers = try Numbers(anna, seller)
      let before = try numbers.contacts()
      try numbers.night(left)
      let after = try numbers.contacts()
      #expect(before.count == 1 && after == before)
      #expect(try numbers.register().connection.integer("SELECT COUNT(*) FROM key") == 1)
    }
  }

  @Test("A register in which two people share a record gives each an ID; the contact's person keeps it")
  func earlierRegister() throws {
    for rows in [[anna, olli], [olli], [anna], ["6,Iiro Inkeri,iiro@koe.example,,Koe Oy"]] {
      let numbers = try Numbers(anna, olli)
      // As the register of an earlier version has it.
      let keys = try KeyRing.load(numbers.house.pipeline().contract.keyPath)
      let register = try RegisterFile.openToWrite(numbers.house.registerPath, key: keys.newest(.cipher).bytes)
      try register.connection.execute(
        """
        UPDATE key SET key = '5' WHERE id = 1; UPDATE observation SET key = 1;
        UPDATE membership SET contact = 1; UPDATE contact SET id = 1;
        UPDATE membership SET company = 1; DELETE FROM key WHERE id = 2
        """)
      let first = try register.connection.prepare(
        "SELECT name FROM contact WHERE id = 1 AND closed IS NULL ORDER BY row LIMIT 1")
      let holder = try first.step() ? first.string(0) : ""
      first.reset()
      let night = try numbers.night(rows)
      #expect(night.state == .committed)
      let contacts = try numbers.contacts()
      #expect(contacts.count == rows.count)
      if let id = contacts[holder] { #expect(id == 1) }
      #expect(contacts.filter { $0.key != holder }.values.allSatisfy { $0 > 1 }, "\(holder) \(contacts) \(rows)")
      try numbers.night(rows)
      #expect(try numbers.contacts() == contacts)
    }
  }
}

@Suite("Who takes over a key") struct SuccessorTests {
  @Test("A successor inherits nothing, and who comes back has the old ID") func inherits() throws {
    let numbers = try Numbers(pekka)
    let before = try numbers.contacts()
    try numbers.object("pekka.salo@meri.example")
    let night = try numbers.night(liisa)
    #expect(night.sources[0].findings[.keySuccessor] == 1 && night.sources[0].counts.gone == 1)
    let after = try numbers.contacts()
    #expect(after.keys.sorted() == ["Liisa Niemi"] && after["Liisa Niemi"] != before["Pekka Salo"])
    #expect(try numbers.isFree("Liisa Niemi"))
    try numbers.night(pekka)
    #expect(try numbers.contacts() == before && !numbers.isFree("Pekka Salo"))
  }

  @Test("In a delta a successor ends whom it follows, and an undo brings that one back") func delta() throws {
    let numbers = try Numbers(pekka, "8,Iiro Inkeri,iiro@koe.example,,Koe Oy", extent: "delta")
    let (before, hash) = (try numbers.contacts(), try numbers.hash())
    let run = try numbers.night(liisa).run
    #expect(try numbers.contacts().keys.sorted() == ["Iiro Inkeri", "Liisa Niemi"])
    _ = try Undo(Workplace(numbers.house.pipeline(), context: numbers.context())).undo(run)
    #expect(try numbers.contacts() == before && numbers.hash() == hash)
    try numbers.night(liisa)
    try numbers.night(pekka)
    #expect(try numbers.contacts() == before)
  }

  @Test("Where it is not clear the no holds, and a steward is asked once", arguments: [true, false])
  func unclear(isAnother: Bool) throws {
    let numbers = try Numbers("7,Pekka Salo,,johtaja,Meri Oy")
    let before = try numbers.contacts()
    _ = try Objecting(Workplace(numbers.house.pipeline(), context: numbers.context())).object(to: .marketing) { _ in
      .person(.init(contact: before["Pekka Salo"], email: nil))
    }
    let row = "7,Liisa Niemi,,johtaja,Meri Oy"
    #expect(try numbers.night(row).exitCode == .newInQuarantine)
    #expect(try numbers.contacts() == before && numbers.asked() == [.keyPerson] && !numbers.isFree("Pekka Salo"))
    #expect(try numbers.night(row).exitCode == .done, "asked once")
    try numbers.say(isAnother ? .admit : .refuse)
    #expect(try numbers.night(row).exitCode == .done && numbers.asked().isEmpty)
    let after = try numbers.contacts()
    #expect(after.keys.sorted() == ["Liisa Niemi"])
    #expect((after["Liisa Niemi"] == before["Pekka Salo"]) == !isAnother)
    #expect(try numbers.isFree("Liisa Niemi") == isAnother)
    // The answer is about that person: whoever comes next is asked about again.
    #expect(try numbers.night("7,Kalle Koski,,johtaja,Meri Oy").exitCode == .newInQuarantine)
  }

  @Test(
    "Who has an erased person's number is asked about; name or address of the erased are kept out",
    arguments: [true, false])
  func erased(isAnother: Bool) throws {
    let numbers = try Numbers(pekka)
    try numbers.erase("pekka.salo@meri.example")
    // The name under another spelling of the number, the address, a new surname: none comes in, and nobody is asked.
    for row in [
      "007,Pekka Salo,new@koe.example,,Koe Oy", "7.0,Salo Pekka,,,Koe Oy", "7,Pekka Niemi,pn@koe.example,,Koe Oy",
      "9,Somebody Else,pekka.salo@meri.example,,Koe Oy",
    ] {
      let night = try numbers.night(row)
      #expect(night.sources[0].counts.suppressed == 1 && night.exitCode == .done, "\(row)")
      #expect(try numbers.contacts().isEmpty)
    }
    #expect(try numbers.night(liisa).exitCode == .newInQuarantine)
    #expect(try numbers.contacts().isEmpty && numbers.asked() == [.suppressionLookAlike])
    try numbers.say(isAnother ? .admit : .refuse)
    let changed = liisa.replacingOccurrences(of: "liisa.niemi", with: "ln")
    for row in [liisa, changed] {
      #expect(try numbers.night(row).exitCode == .done)
      #expect(try numbers.contacts().keys.sorted() == (isAnother ? ["Liisa Niemi"] : []))
    }
    let back = try numbers.night(changed, "7,Pekka Salo,new@koe.example,,Koe Oy")
    #expect(back.sources[0].counts.suppressed == (isAnother ? 1 : 2))
  }
}

@Suite("Keys that are spelled or made otherwise") struct KeyChangeTests {
  private let people = [
    "Aino Aalto,aino@aalto.example", "Bertil Berg,bertil@berg.example", "Cecilia Cygnaeus,cc@c.example",
  ]

  private func rows(_ keys: [String], title: String = "johtaja") -> [String] {
    zip(keys, people).map { "\($0),\($1),\(title),Yhtiö\($1.prefix(1)) Oy" }
  }

  @Test(
    "Another spelling is the same key, there and back",
    arguments: [
      (["001", "002", "003"], ["1", "2", "3"]), (["1", "2", "3"], ["1.0", "2.0", "3.0"]),
      (["1", "2", "3"], ["\"=\"\"1\"\"\"", "\"=\"\"2\"\"\"", "\"=\"\"3\"\"\""]),
      (["A-1", "A-2", "A-3"], ["a-1", "a-2", "a-3"]),
      (["1", "2", "3"], ["'1", "'2", "'3"]), (["x1", "x2", "x3"], ["x\u{200B}1", "x\u{FEFF}2", "ｘ３"]),
    ])
  func respelt(_ before: [String], _ after: [String]) throws {
    let numbers = try Numbers(rows(before)[0], rows(before)[1], rows(before)[2])
    let contacts = try numbers.contacts()
    let night = try numbers.night(rows(after))
    #expect(night.sources[0].findings[.keyRespelt] == 3 && night.sources[0].counts.unchanged == 3)
    try numbers.night(rows(before, title: "myyjä"))
    #expect(try numbers.contacts() == contacts)
  }

  @Test("Two spellings side by side are two keys, with a finding") func sideBySide() throws {
    let keys = ["0015g00000ABCDe", "0015g00000ABCdE", "7"]
    let numbers = try Numbers(rows(keys)[0], rows(keys)[1], rows(keys)[2])
    let contacts = try numbers.contacts()
    #expect(contacts.count == 3)
    let night = try numbers.night(rows(keys, title: "myyjä"))
    #expect(night.sources[0].findings[.keySpelling] == 2 && night.sources[0].counts.changed == 3)
    #expect(try numbers.contacts() == contacts)
    // A third spelling of both: told by name and address.
    try numbers.night(rows(["0015G00000ABCDE", "0015G00000ABCDE", "7"]))
    #expect(try numbers.contacts() == contacts)
  }

  @Test("New keys for what says the same carry everything over, and an undo leaves what was") func renamed() throws {
    let numbers = try Numbers(rows(["1", "2", "3"])[0], rows(["1", "2", "3"])[1], rows(["1", "2", "3"])[2])
    try numbers.object("bertil@berg.example")
    let (contacts, hash) = (try numbers.contacts(), try numbers.hash())
    let night = try numbers.night(rows(["K-10", "K-20", "K-30"]))
    #expect(night.sources[0].findings[.keyRenamed] == 3 && !night.sources[0].counts.changesAnything)
    let free = try numbers.isFree("Bertil Berg")
    #expect(try numbers.contacts() == contacts && !free)
    // From then on the new key is enough, and so is the old one.
    try numbers.night(rows(["K-10", "K-20", "K-30"], title: "myyjä"))
    #expect(try numbers.contacts() == contacts)
    try numbers.night(rows(["1", "2", "3"]))
    #expect(try numbers.contacts() == contacts && numbers.hash() == hash)
    // Whoever is erased is erased under both.
    try numbers.erase("aino@aalto.example")
    for keys in [["1", "2", "3"], ["K-10", "K-20", "K-30"]] {
      let changed = rows(keys).map { $0.replacingOccurrences(of: "aino@aalto", with: "aa@koe") }
      #expect(try numbers.night(changed).sources[0].counts.suppressed == 1)
      #expect(try numbers.contacts().count == 2)
    }
    let texts = try numbers.register().connection.prepare("SELECT key FROM key")
    while try texts.step() { #expect(!texts.string(0).contains("K-10")) }
  }

  @Test("Where every row moves to the next number, people keep their IDs") func shifted() throws {
    let numbers = try Numbers(rows(["1", "2", "3"])[0], rows(["1", "2", "3"])[1])
    let contacts = try numbers.contacts()
    let night = try numbers.night(
      ["1,Daavid Dahl,daavid@dahl.example,johtaja,YhtiöD Oy"] + rows(["2", "3"]))
    #expect(night.sources[0].findings[.keyRenamed] == 2)
    #expect(try numbers.contacts().filter { $0.key != "Daavid Dahl" } == contacts)
  }
}
