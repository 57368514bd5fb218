import Compliance
import Configuration
import Foundation
import Records
import TestSupport
import Testing
import Text

@testable import Pipeline
@testable import Register

/// A register that has erased Liisa of Havupuu Oy, and sources in which somebody like her may turn up.
private final class Stand {
  let house: TestHouse
  var day: Int64 = 0

  /// With `apart` a steward has said before that the second of `people` is not Liisa, and of the third it is said by
  /// whoever erases her.
  init(people: String = "", apart: Bool = false) throws {
    house = try TestHouse(
      sources: """
        { name: "people", reader: "csv", paths: ["../data/people.csv"], key: ["nr"], extent: "snapshot",
          purpose: "customer register", trust: 50, guards: { quarantine: { percent: 1, rows: 3 } },
          map: { "person.name": "nimi", "person.email": "email", "company.name": "yritys" } },
        { name: "fair", reader: "csv", paths: ["../data/fair/*.csv"], key: ["nr"], extent: "delta",
          purpose: "direct marketing", trust: 40,
          map: { "person.name": "nimi", "person.email": "email", "company.name": "yritys" } },
        { name: "web", reader: "web", paths: ["../data/web/*.html"], extent: "snapshot", purpose: "direct marketing",
          trust: 30 },
        """)
    try self.people("1,Liisa Virtanen,\(Self.email),Havupuu Oy\n" + people)
    try fair("first", "1,Oona Oja,oona@koivu.example,Koivu Oy")
    try page("")
    #expect(try night().state == .committed)
    let subject = Erasure.Subject(contact: nil, email: Self.email)
    var except: [Int64] = []
    if apart {
      let different = Review.Ruling(.person, left: 2, right: 3, .different, reason: "known", file: "d.csv", line: 2)
      _ = try Review(Workplace(house.pipeline(), context: context())).apply([different])
      except = [4]
    }
    let plan = try Erasure.plan(register(), subject, except: except)
    _ = try Erasure(Workplace(house.pipeline(), context: context())).erase(confirmed: plan.hash, except: except) { _ in
      subject
    }
  }

  static let email = "liisa.virtanen@havupuu.example"

  func people(_ rows: String) throws { try house.folder.write("data/people.csv", "nr,nimi,email,yritys\n" + rows) }

  func fair(_ file: String, _ row: String) throws {
    try house.folder.write("data/fair/\(file).csv", "nr,nimi,email,yritys\n\(row)\n")
  }

  /// A page on one line, so that only what its records say tells them apart.
  func page(_ more: String) throws {
    func person(_ name: String, _ email: String) -> String {
      "<div class=\"h-card\"><span class=\"p-name\">\(name)</span> <a class=\"u-email\" href=\"mailto:\(email)\">\(email)"
        + "</a> <span class=\"p-org\">Havupuu Oy</span></div>"
    }
    try house.folder.write(
      "data/web/page.html",
      "<!DOCTYPE html><html><head><meta charset=\"utf-8\"><link rel=\"canonical\" href=\"https://havupuu.example/a\">"
        + "</head><body>\(person("Elli Suo", "elli@havupuu.example"))"
        + (more.isEmpty ? "" : person("Liisa Virtanen", more))
        + "\(person("Aino Aro", "aino@havupuu.example"))</body></html>")
  }

  func context() -> RunContext {
    day += 1
    return TestHouse.context(day: day, seed: UInt8(truncatingIfNeeded: day))
  }

  @discardableResult func night(rehash: Bool = false) throws -> NightResult {
    var options = NightOptions()
    options.create = day == 0
    options.rehash = rehash
    return try Night(Workplace(house.pipeline(), context: context()), options: options).run()
  }

  func register() throws -> RegisterFile {
    try KeyRing.load(house.pipeline().contract.keyPath).open(house.registerPath, toWrite: false)
  }

  func asked() throws -> [QuarantineRecord] { try Queries(register()).quarantine() }

  @discardableResult
  func say(_ answer: LookAlikes.Answer, _ ids: [Int64]? = nil) throws -> LookAlikes.Outcome {
    let ids = try ids ?? asked().map(\.id)
    return try LookAlikes(Workplace(house.pipeline(), context: context())).say(answer, of: ids, reason: "known")
  }

  func names() throws -> [String] { try Queries(register()).all(.person).compactMap { $0.value(.personName) }.sorted() }

  func new(_ result: NightResult) -> Int { result.sources.reduce(0) { $0 + $1.counts.newlyQuarantined } }
}

@Suite("Look-alikes of an erased person") struct LookAlikeTests {
  @Test("In whatever source she turns up she is asked about once, and each answer is about that record") func sources()
    throws
  {
    let stand = try Stand()
    try stand.people(
      "1,Liisa Virtanen,\(Stand.email),Havupuu Oy\n2,Liisa Virtanen,l.virtanen@havupuu.example,Havupuu Oy\n")
    try stand.fair("second", "2,Virtanen Liisa,liisa@koti.example,HAVUPUU")
    try stand.page("liisa.v@havupuu.example")
    let night = try stand.night()
    #expect(stand.new(night) == 3 && night.sources.map(\.counts.suppressed) == [0, 1, 0])
    #expect(night.sources.allSatisfy { $0.findings[.suppressionLookAlike] == 1 }, "\(night.sources.map(\.findings))")
    let asked = try stand.asked()
    #expect(asked.map(\.source) == ["fair", "people", "web"])
    #expect(try stand.new(stand.night(rehash: true)) == 0)
    #expect(try stand.new(stand.night(rehash: true)) == 0 && stand.asked().map(\.id) == asked.map(\.id))
    // What a steward sees of each is its own record.
    let cells = try QuarantinedCells(stand.house.pipeline(), stand.register()).read(asked)
    for (record, address) in zip(cells, ["liisa@koti", "l.virtanen@havupuu", "liisa.v@havupuu"]) {
      #expect(record.cells.contains { $0.value.contains(address) }, "\(record)")
    }

    try stand.say(.admit, [asked[0].id])
    let refused = try stand.say(.refuse, [asked[1].id, asked[2].id])
    #expect(refused.records == 2 && refused.codes == 4)
    let next = try stand.night()
    #expect(next.sources.map(\.counts.created) == [1, 0, 0] && next.sources.map(\.counts.suppressed) == [0, 2, 1])
    #expect(try stand.asked().isEmpty && Queries(stand.register()).quarantine(discarded: true).isEmpty)
    #expect(try stand.names() == ["Aino Aro", "Elli Suo", "Liisa Virtanen", "Oona Oja"])
    #expect(try stand.night().state == .unchanged)
    #expect(try Verification.failures(stand.register(), KeyRing.load(stand.house.pipeline().contract.keyPath)).isEmpty)
  }

  @Test("Those of the list who look like her and stay are not asked about; and only theirs is that key") func staying()
    throws
  {
    let two =
      "5,Liisa Virtanen,liisa.r.virtanen@havupuu.example,Havupuu Oy\n6,Liisa Virtanen,l.virtanen@havupuu.example,Havupuu Oy\n"
    let stand = try Stand(people: two, apart: true)
    #expect(try Queries(stand.register()).all(.person).count { $0.value(.personName) == "Liisa Virtanen" } >= 1)
    #expect(try stand.new(stand.night(rehash: true)) == 0 && stand.asked().isEmpty)
    try stand.people(
      "5,Virtanen Liisa,uusi@havupuu.example,Havupuu Oy\n6,Liisa Virtanen,,Havupuu\n7,Liisa Virtanen,,Havupuu Oy\n")
    let night = try stand.night()
    #expect(try stand.new(night) == 1 && stand.asked().map(\.line) == [4])
    #expect(night.sources.map(\.counts.changed) == [0, 2, 0])
  }

  @Test("Where somebody else stands under her key he is kept, and a refusal is by the address alone") func heldKey()
    throws
  {
    let stand = try Stand(people: "5,Pekka Pelto,pekka@havupuu.example,Havupuu Oy\n")
    try stand.people("5,Liisa Virtanen,uusi@havupuu.example,Havupuu Oy\n")
    #expect(try stand.new(stand.night()) == 1 && stand.names().contains("Pekka Pelto"))
    #expect(try stand.say(.refuse).codes == 1)
    // The key is free for whoever comes next.
    try stand.people("5,Paula Pelto,paula@havupuu.example,Havupuu Oy\n")
    try stand.night()
    #expect(try stand.names().contains("Paula Pelto") && !stand.names().contains("Liisa Virtanen"))

    // Without an address of its own nothing would keep it out.
    try stand.people("5,Liisa Virtanen,,Havupuu Oy\n")
    #expect(try stand.new(stand.night()) == 1)
    let problem = #expect(throws: Problem.self) { try stand.say(.refuse) }
    #expect(problem?.code == .badData && problem?.message.contains("nothing was done") == true)
    #expect(try stand.asked().count == 1)
    let journal = try RightsJournal(
      RightsJournal.path(ofKeyFile: stand.house.pipeline().contract.keyPath),
      KeyRing.load(stand.house.pipeline().contract.keyPath))
    #expect(try ErasureStore(stand.register()).mark()?.entries == journal.entries.count)
  }

  @Test("A held source asks no second time, and what has changed in its file is not answered") func held() throws {
    let stand = try Stand()
    let hers = "2,Liisa Virtanen,l.virtanen@havupuu.example,Havupuu Oy\n"
    let others = (10..<14).map { "\($0),Matti Meri,matti\($0)@kuusi.example,Kuusi Oy\n" }.joined()
    try stand.people(hers + others)
    #expect(try stand.new(stand.night()) == 1)
    #expect(try stand.new(stand.night(rehash: true)) == 0)
    let since = try #require(try stand.asked().first).opened
    // Nobody's records by the dozen: the guard holds the source, and her entry stays what it is.
    try stand.people(hers + others + (0..<9).map { _ in ",Nimi,,\n" }.joined())
    let held = try stand.night()
    #expect(
      held.sources.map(\.outcome) == [.notReadAgain, .held, .notReadAgain], "\(held.sources.map(\.outcome))")
    let asked = try stand.asked().filter { $0.code == .suppressionLookAlike }
    #expect(asked.map(\.opened) == [since] && held.sources[1].counts.newlyQuarantined == 9)
    let id = asked[0].id

    try stand.people("2,Liisa Virtanen,toinen@havupuu.example,Havupuu Oy\n" + others)
    let problem = #expect(throws: Problem.self) { try stand.say(.admit, [id]) }
    #expect(problem?.code == .badData && problem?.message.contains("no longer in its file") == true)
    let night = try stand.night()
    #expect(try stand.new(night) == 1 && stand.asked().count == 1)
    #expect(try stand.say(.admit).codes == 1)
    #expect(try stand.night().sources.map(\.counts.created)[1] == 1)
    // Only such entries are asked about.
    try stand.people(hers + others + ",Nimi,,\n")
    try stand.night()
    let other = try #require(try stand.asked().first { $0.reason == "key.empty" }).id
    #expect(#expect(throws: Problem.self) { try stand.say(.admit, [other]) }?.code == .badData)
  }

  @Test("A kill between the journal and the register loses no answer") func killed() throws {
    let stand = try Stand()
    try stand.people("2,Liisa Virtanen,l.virtanen@havupuu.example,Havupuu Oy\n")
    try stand.night()
    let keys = try KeyRing.load(stand.house.pipeline().contract.keyPath)
    let code = try #require(try Suppression(keys, codes: []).code(.key(source: "people", key: "2")))
    var journal = try RightsJournal(RightsJournal.path(ofKeyFile: stand.house.pipeline().contract.keyPath), keys)
    try journal.append(.suppress, .admitted, keyVersion: code.version, [code.code], context: stand.context())
    try stand.night(rehash: true)
    #expect(try stand.names().contains("Liisa Virtanen") && stand.asked().isEmpty)
  }
}
