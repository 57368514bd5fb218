import Compliance
import Configuration
import Foundation
import Records
import TestSupport
import Testing
import Text

@testable import Pipeline
@testable import Register

private let header =
  "asiakasnro;Yritys;Y-tunnus;Etunimi;Sukunimi;Sähköposti;Titteli;Kieli;Katuosoite;Postinumero;Postitoimipaikka;Vaihde;"
  + "Yrityksen sähköposti;Kotisivu;Toimiala;Tila;Päivitetty\n"

private func row(_ key: String, _ given: String, title: String = "johtaja", state: String = "voimassa") -> String {
  "\(key);Kuusi Oy;;\(given);Meri;\(given.lowercased())@kuusi.example;\(title);fi;Tie 1;00100;Helsinki;;;;;\(state);\n"
}

/// Customers and a fair's list, nights over them, and somebody who restricts.
private final class Restrained {
  let house: TestHouse
  static let who = Erasure.Subject(contact: nil, email: "matti@kuusi.example")

  init() throws {
    house = try TestHouse(
      sources: TestHouse.source("customers")
        + TestHouse.source("fair").replacingOccurrences(of: "customer register", with: "direct marketing"))
    try house.folder.write("pipelines/register.json5", TestHouse.contract)
    try write("customers", row("1", "Matti"), row("2", "Maijastiina"), row("3", "Outi"))
    try write("fair", row("f2", "Maijastiina"))
    try night(1)
  }

  func write(_ source: String, _ rows: String...) throws {
    try house.folder.write("data/\(source).csv", header + rows.joined())
  }

  @discardableResult
  func night(_ day: Int64, _ matching: NightOptions.Matching? = nil) throws -> NightResult {
    var options = NightOptions()
    options.create = !FileManager.default.fileExists(atPath: house.registerPath)
    options.rehash = true
    if let matching { options.matching = matching }
    options.allowance = try Allowance(
      ["customers:endings", "customers:rowsLost", "customers:changed"], reason: "few rows", try house.pipeline())
    return try Night(Workplace(try house.pipeline(), context: TestHouse.context(day: day)), options: options).run()
  }

  func restricting(_ day: Int64) throws -> RestrictingProcessing {
    RestrictingProcessing(Workplace(try house.pipeline(), context: TestHouse.context(day: day)))
  }

  func restrict(_ day: Int64) throws {
    _ = try restricting(day).restrict(reason: "contested", received: nil) { _ in Self.who }
  }

  func register() throws -> RegisterFile {
    try KeyRing.load(try house.pipeline().contract.keyPath).open(house.registerPath, toWrite: false)
  }

  /// Name and title of every contact.
  func contacts() throws -> [String] {
    try Queries(try register()).all(.person).map {
      "\($0.value(.personName) ?? "") \($0.value(.personTitle) ?? "")"
    }.sorted()
  }

  /// The sources of each contact's records.
  func members() throws -> [[String]] {
    let queries = Queries(try register())
    return try queries.all(.person).map { contact in
      try queries.observations(.person, id: contact.id).map(\.source).sorted()
    }.sorted { $0.joined() < $1.joined() }
  }
}

@Suite("Restriction of processing") struct RestrictingProcessingTests {
  @Test(
    "What a source says of a restricted record changes nothing, until the person was told and it is lifted",
    arguments: [
      ["1", "Matti", "myyjä", "voimassa"], ["1", "Matti", "johtaja", "päättynyt"],
      ["9", "Outi", "johtaja", "voimassa"],
    ]) func stands(said: [String]) throws
  {
    let house = try Restrained()
    let before = try house.contacts()
    #expect(before.contains("Matti Meri johtaja"))
    try house.restrict(2)
    // Changed, ended, or gone from its file.
    try house.write(
      "customers", row(said[0], said[1], title: said[2], state: said[3]), row("2", "Maijastiina"), row("3", "Outi"))
    try house.night(3)
    #expect(try house.contacts().filter { $0.hasPrefix("Matti") } == ["Matti Meri johtaja"])
    // Nothing new is read: but what stands in the file holds once it is lifted.
    #expect(throws: Problem.self) { try house.restricting(4).lift(reason: "over") { _ in Restrained.who } }
    _ = try house.restricting(4).tell(on: TestHouse.context(day: 4).today) { _ in Restrained.who }
    _ = try house.restricting(5).lift(reason: "over") { _ in Restrained.who }
    #expect(try !ObjectionStore(try house.register()).all().contains { $0.scope == .restricted })
    try house.night(6)
    let expected = said[0] == "1" && said[3] == "voimassa" ? ["Matti Meri myyjä"] : []
    #expect(try house.contacts().filter { $0.hasPrefix("Matti") } == expected)
  }

  @Test("Nothing is joined to a restricted contact, whether what changed is matched or all", arguments: [true, false])
  func staysAlone(matchesAll: Bool) throws {
    let house = try Restrained()
    try house.restrict(2)
    try house.write("fair", row("f2", "Maijastiina"), row("f1", "Matti"))
    try house.night(3, matchesAll ? .all : .changes)
    #expect(try house.members() == [["customers"], ["customers"], ["customers", "fair"], ["fair"]])
    let records = try Queries(try house.register()).all(.person)
    let keys = try KeyRing.load(try house.house.pipeline().contract.keyPath)
    let standings = try Standings(try house.register(), keys, of: records)
    let barred = records.filter { standings[$0].bars.contains { $0.cause == .restricted } }
    // The other record has the same address: it is in no list either.
    #expect(barred.count == 2)
    _ = try house.restricting(4).tell(on: TestHouse.context(day: 4).today) { _ in
      Erasure.Subject(contact: 1, email: nil)
    }
  }

  @Test("An ended record that is restricted is kept beyond its time") func isNotErased() throws {
    let house = try Restrained()
    try house.write("customers", row("1", "Matti", state: "päättynyt"), row("2", "Maijastiina"), row("3", "Outi"))
    try house.night(2)
    try house.restrict(3)
    try house.night(40)
    let kept = try house.register().connection.integer("SELECT COUNT(*) FROM observation WHERE raw LIKE '%Matti%'")
    #expect((kept ?? 0) > 0)
  }

  @Test("A register that knows nothing of a restriction takes it from the rights journal") func replays() throws {
    let house = try Restrained()
    let old = try Data(contentsOf: URL(fileURLWithPath: house.house.registerPath))
    try house.restrict(2)
    try old.write(to: URL(fileURLWithPath: house.house.registerPath))
    try house.write("customers", row("1", "Matti", title: "myyjä"), row("2", "Maijastiina"), row("3", "Outi"))
    try house.night(3)
    #expect(try house.contacts().filter { $0.hasPrefix("Matti") } == ["Matti Meri johtaja"])
  }
}

@Suite("Erasure of a restricted person") struct ErasureOfRestrictedTests {
  @Test(
    "It ends the restriction and why it was, in the register and in one that is restored", arguments: [false, true])
  func ends(isRestored: Bool) throws {
    let house = try Restrained()
    try house.restrict(2)
    let old = try Data(contentsOf: URL(fileURLWithPath: house.house.registerPath))
    let erasure = Erasure(Workplace(try house.house.pipeline(), context: TestHouse.context(day: 3)))
    let plan = try Erasure.plan(try house.register(), Restrained.who)
    _ = try erasure.erase(confirmed: plan.hash) { _ in Restrained.who }
    if isRestored {
      try old.write(to: URL(fileURLWithPath: house.house.registerPath))
      try house.night(4)
    }
    func count(_ rows: String) throws -> Int64? {
      try house.register().connection.integer("SELECT COUNT(*) FROM \(rows)")
    }
    #expect(try count("processing_restriction") == 1 && count("processing_restriction WHERE closed IS NULL") == 0)
    #expect(try count("processing_restriction WHERE reason <> '[erased]' OR close_reason <> '[erased]'") == 0)
    #expect(try count("objection WHERE scope = 'restricted'") == 0)
    #expect(throws: Problem.self) { try house.restricting(5).lift(reason: "over") { _ in Restrained.who } }
    try house.night(6)
    #expect(try !house.contacts().contains { $0.hasPrefix("Matti") })
  }

  @Test("Erasing somebody else ends nothing of it") func others() throws {
    let house = try Restrained()
    try house.restrict(2)
    let other = Erasure.Subject(contact: nil, email: "outi@kuusi.example")
    let erasure = Erasure(Workplace(try house.house.pipeline(), context: TestHouse.context(day: 3)))
    let plan = try Erasure.plan(try house.register(), other)
    _ = try erasure.erase(confirmed: plan.hash) { _ in other }
    #expect(try ProcessingRestrictionStore(try house.register()).keys().count == 1)
    #expect(try ObjectionStore(try house.register()).all().contains { $0.scope == .restricted })
  }
}

@Suite("Notices") struct NoticeTests {
  @Test("Contacts are due within a month unless their source told them, and no more once told") func due() throws {
    let house = try Restrained()
    let keys = try KeyRing.load(try house.house.pipeline().contract.keyPath)
    let entries = try NoticesDue(try house.register(), keys).entries
    #expect(entries.count == 3 && entries.allSatisfy { $0.by == Right.due(TestHouse.context(day: 1).today) })
    try house.house.folder.write(
      "pipelines/register.json5",
      TestHouse.contract.replacingOccurrences(
        of: "processors: []",
        with: "processors: [{ name: \"Posti Oy\", country: \"FI\", agreement: \"a\", since: \"2025-01-01\" }]"))
    let pipeline = try house.house.pipeline()
    let giving = GivingNotice(Workplace(pipeline, context: TestHouse.context(day: 2)))
    let (list, path) = (Array("id\n1\n".utf8), house.house.folder.path("notices.csv"))
    let run = try giving.export(
      list, to: #require(pipeline.contract.processors.first), at: path,
      kept: KeptFiles(pipeline, register: house.house.registerPath), criteria: "notices by e-mail",
      members: [entries[0].record.id])
    #expect(try [UInt8](Data(contentsOf: URL(fileURLWithPath: path))) == list)
    // The ledger names the list as it names every other, and verify holds the two against each other.
    let acts = try AuditLedger(house.register(), key: HMACKey(keys.newest(.ledger).bytes)).entries()
    #expect(acts.contains { $0.run == run && $0.act == "export for notice: 1 rows to Posti Oy" })
    #expect(try Verification.failures(house.register(), keys).isEmpty)
    let done = try giving.given(list: list, on: TestHouse.context(day: 2).today)
    #expect(done.contacts == 1 && done.records > 0)
    #expect(try NoticesDue(try house.register(), keys).entries.map(\.record.id) == entries.dropFirst().map(\.record.id))
    #expect(throws: Problem.self) { try giving.given(list: list + [10], on: TestHouse.context(day: 2).today) }
    let past = TestHouse.context(day: 60).today
    #expect(try NoticesDue.overdue(try house.register(), keys, on: past) == 2)
    #expect(try NoticesDue.overdue(try house.register(), keys, on: entries[1].by) == 0)
    _ = try giving.givenToAll(on: TestHouse.context(day: 2).today)
    #expect(try NoticesDue(try house.register(), keys).entries.isEmpty)
  }

  @Test(
    "The day is a month after the data came, or the first mailing if that is earlier",
    arguments: [
      (nil as Int64?, "2026-02-28"), (1_769_904_000, "2026-02-01"), (1_780_000_000, "2026-02-28"), (1, "2026-01-31"),
    ]) func day(mailed: Int64?, by: String)
  {
    let due = NoticeStore.Due(contact: 1, sources: ["fair"], obtained: 1_769_817_600, mailed: mailed)
    #expect(NoticesDue.last(due).text == by)
  }
}

extension RunContext {
  fileprivate var today: Day { Day(seconds: now) }
}

@Suite("What can be objected to") struct ObjectablePurposeTests {
  @Test(
    "Marketing always; another purpose by its basis",
    arguments: [
      (ObjectionPurpose.marketing, "legitimate interest", true), (.emailMarketing, "contract", true),
      (.communication, "legitimate interest", true), (.communication, "public task", true),
      (.communication, "consent", true), (.communication, "contract", false), (.customerRegister, "contract", false),
      (.customerRegister, "legal obligation", false), (.customerRegister, "vital interests", false),
      (.customerRegister, "legitimate interest", true),
    ]) func basis(purpose: ObjectionPurpose, basis: String, isObjectable: Bool) throws
  {
    let text = TestHouse.contract.replacingOccurrences(
      of: "{ name: \"customer register\", basis: \"contract\" }",
      with: purpose == .communication
        ? "{ name: \"communication\", basis: \"\(basis)\" }" : "{ name: \"customer register\", basis: \"\(basis)\" }")
    let contract = try Contract.parse(Array(text.utf8), file: "register.json5")
    // What the contract does not declare is done for nobody.
    let other: ObjectionPurpose = purpose == .communication ? .customerRegister : .communication
    #expect(throws: Problem.self) { try contract.demandObjectable(other) }
    if isObjectable {
      try contract.demandObjectable(purpose)
    } else {
      #expect(throws: Problem.self) { try contract.demandObjectable(purpose) }
    }
  }
}
