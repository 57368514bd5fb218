import Compliance
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

private let matti = row("1", "Matti")
private let maija = row("2", "Maijastiina")
private let ended = row("2", "Maijastiina", state: "päättynyt")

/// A house with one source, whose nights come on days that a test names.
private final class Keeping {
  let house: TestHouse
  var allow: [String] = []
  var rehash = false

  init(extent: String = "snapshot", relationship: String? = nil) throws {
    var source = TestHouse.source("customers", extent: extent)
    if let relationship {
      source = source.replacingOccurrences(of: "{ status: \"Tila\", ended: [\"päättynyt\"] }", with: relationship)
    }
    house = try TestHouse(sources: source)
  }

  @discardableResult
  func night(_ day: Int64, _ rows: String...) throws -> NightResult {
    if !rows.isEmpty { try house.folder.write("data/customers.csv", header + rows.joined()) }
    var options = NightOptions()
    options.create = !FileManager.default.fileExists(atPath: house.registerPath)
    options.rehash = rehash
    options.allowance = try Allowance(allow, reason: allow.isEmpty ? nil : "looked at it", try house.pipeline())
    return try Night(Workplace(try house.pipeline(), context: TestHouse.context(day: day)), options: options).run()
  }

  func undo(_ run: Int64, _ day: Int64) throws {
    _ = try Undo(Workplace(try house.pipeline(), context: TestHouse.context(day: day))).undo(run)
  }

  func keys() throws -> KeyRing { try KeyRing.load(try house.pipeline().contract.keyPath) }
  func register() throws -> RegisterFile {
    try RegisterFile.openToWrite(house.registerPath, key: try keys().newest(.cipher).bytes)
  }
  func hash() throws -> String { try LogicalHash(try register()).digest().hex }
  func contacts() throws -> [String] {
    try Queries(try register()).all(.person).compactMap { $0.value(.personName) }
  }
  func schedule(_ day: Int64) throws -> RetentionSchedule {
    let register = try register()
    return try RetentionSchedule(
      RetentionStore(register), HoldStore(register), try house.pipeline(), now: TestHouse.context(day: day).now)
  }
  /// Whether a text stands anywhere in the register's files; freed pages and the journal count.
  func holds(_ text: String) throws -> Bool {
    let register = try register()
    if RegisterFile.encrypts {
      let query = try register.connection.prepare(
        "SELECT 1 FROM observation WHERE raw LIKE ?1 UNION SELECT 1 FROM contact WHERE name LIKE ?1 OR title LIKE ?1")
      query.bind(1, "%\(text)%")
      return try query.step()
    }
    var files = [try Data(contentsOf: URL(filePath: house.registerPath))]
    if let journal = FileManager.default.contents(atPath: house.registerPath + "-wal") { files.append(journal) }
    return files.contains { $0.range(of: Data(text.utf8)) != nil }
  }
  /// What is wrong with the register's file and its ledger.
  func failures() throws -> [String] { try Verification.failures(try register(), try keys()) }
}

@Test(
  arguments: [(13, 0), (14, 1), (15, 1)] as [(days: Int64, erased: Int)], ["snapshot", "delta"])
private func whatHasEndedIsErasedAfterItsGrace(_ date: (days: Int64, erased: Int), _ extent: String) throws {
  let keeping = try Keeping(extent: extent)
  try keeping.night(1, matti, maija)
  #expect(try keeping.night(2, matti, ended).retention == .init(inGrace: 1))
  #expect(try keeping.contacts() == ["Matti Meri"])
  let before = try keeping.hash()

  let result = try keeping.night(2 + date.days)
  #expect(result.retention.erased == date.erased && result.exitCode == .done)
  #expect(result.state == (date.erased == 0 ? .unchanged : .committed))
  #expect(try keeping.holds("aijastiina") == (date.erased == 0))
  #expect(try keeping.failures().isEmpty)
  #expect(try date.erased == 0 || keeping.night(30).state == .unchanged)
  // The blocked record was in the hash as current; nothing of the contacts changes.
  #expect(try keeping.contacts() == ["Matti Meri"])
  if date.erased == 0 { #expect(try keeping.hash() == before) }
}

@Test func whatWasErasedStaysAwayWhileItsFileSaysEndedAndComesBackAsACustomer() throws {
  let keeping = try Keeping()
  try keeping.night(1, matti, maija)
  try keeping.night(2, matti, ended)
  #expect(try keeping.night(20).retention.erased == 1)
  keeping.rehash = true
  let again = try keeping.night(21)
  #expect(again.sources[0].counts.ignored == 1 && again.sources[0].counts.created == 0)
  // Another title does not bring it back.
  let changed = try keeping.night(22, matti, row("2", "Maijastiina", title: "myyjä", state: "päättynyt"))
  #expect(changed.sources[0].counts.ignored == 1)
  #expect(try !keeping.holds("aijastiina"))

  #expect(try keeping.night(23, matti, maija).sources[0].counts.created == 1)
  #expect(try keeping.contacts() == ["Matti Meri", "Maijastiina Meri"])
  // And its next end is blocked and waits as the first did.
  #expect(try keeping.night(24, matti, ended).retention == .init(inGrace: 1))
  #expect(try keeping.night(37).retention.erased == 0)
  #expect(try keeping.night(38).retention.erased == 1)
  #expect(try !keeping.holds("aijastiina") && keeping.failures().isEmpty)
}

@Test(arguments: 0..<8 as Range<UInt64>) func anUndoneEndingLeavesNothing(seed: UInt64) throws {
  var random = SplitMix64(seed: seed)
  let names = ["Aino", "Eero", "Helmi", "Ilmari", "Kerttu", "Lauri", "Oskari", "Saara", "Toivo", "Venla"]
  let ends = Set((0..<4).map { _ in Int(random.next() % 10) })
  func rows(_ day: Int64) -> String {
    names.enumerated().map { number, name in
      row("\(number)", name, state: day == 2 && ends.contains(number) ? "päättynyt" : "voimassa")
    }.joined()
  }
  let keeping = try Keeping()
  try keeping.night(1, rows(1))
  let before = try keeping.hash()
  #expect(try keeping.night(2, rows(2)).retention.inGrace == ends.count)
  try keeping.undo(2, 10)
  #expect(try keeping.hash() == before && keeping.schedule(40).entries.isEmpty)
  // The file still says so: it has ended anew, and its days are counted anew.
  if seed % 2 == 0 {
    #expect(try keeping.night(11).retention.inGrace == ends.count)
    #expect(try keeping.night(24).retention.erased == 0)
    #expect(try keeping.night(25).retention.erased == ends.count)
  } else {
    #expect(try keeping.night(11, rows(1)).retention == .init())
    #expect(try keeping.night(40).retention == .init() && keeping.hash() == before)
  }
  #expect(try keeping.failures().isEmpty)
}

@Test func whatHasEndedAndThenIsGoneIsErasedAllTheSame() throws {
  let keeping = try Keeping()
  try keeping.night(1, matti, maija)
  try keeping.night(2, matti, ended)
  #expect(try keeping.night(5, matti).retention == .init(inGrace: 1))
  #expect(try keeping.night(16).retention.erased == 1)
  #expect(try !keeping.holds("aijastiina"))
}

@Test func whereGoneMeansEndedWhatIsGoneIsErasedAfterItsGrace() throws {
  for (relationship, erased) in [("{ goneMeansEnded: true }", 1), ("{ status: \"Tila\", ended: [\"ei\"] }", 0)] {
    let keeping = try Keeping(relationship: relationship)
    try keeping.night(1, matti, maija)
    try keeping.night(2, matti)
    #expect(try keeping.night(15).retention.erased == 0)
    #expect(try keeping.night(16).retention.erased == erased)
    #expect(try keeping.holds("aijastiina") == (erased == 0))
    #expect(try keeping.contacts() == ["Matti Meri"] && keeping.failures().isEmpty)
  }
}

@Test func ofTwoRecordsUnderOneKeyTheOtherStays() throws {
  let keeping = try Keeping()
  try keeping.night(1, row("2", "Matti"), maija)
  try keeping.night(2, row("2", "Matti"), ended)
  #expect(try keeping.night(16).retention.erased == 1)
  keeping.rehash = true
  let again = try keeping.night(17)
  #expect(again.sources[0].counts.ignored == 1 && again.sources[0].counts.unchanged == 1)
  #expect(try keeping.contacts() == ["Matti Meri"] && keeping.failures().isEmpty)
}

@Test(arguments: [(179, 0), (180, 1), (181, 1)] as [(days: Int64, erased: Int)])
private func formerValuesGoAfterTheHistoryWindow(_ date: (days: Int64, erased: Int)) throws {
  let keeping = try Keeping()
  try keeping.night(1, row("1", "Matti", title: "varavarikkopäällikkö"), maija)
  try keeping.night(2, matti, maija)
  keeping.allow = ["run:clock"]
  let before = try keeping.hash()
  #expect(try keeping.night(2 + date.days).retention.history == date.erased)
  #expect(try keeping.holds("varavarikko") == (date.erased == 0))
  #expect(try keeping.hash() == before && keeping.failures().isEmpty)
  let register = try keeping.register()
  let former = try #require(
    try register.connection.integer("SELECT id FROM observation WHERE withdrawn = 2"))
  #expect(
    try Queries(register).observation(former)?.erased
      == (date.erased == 0 ? nil : .historyWindow))
  #expect(
    try register.connection.integer("SELECT COUNT(name) FROM contact WHERE closed = 2") == Int64(1 - date.erased))
}

@Test func aLegalHoldKeepsWhatIsBlocked() throws {
  let keeping = try Keeping()
  try keeping.night(1, matti, maija)
  try keeping.night(2, matti, ended)
  let key = try #require(try keeping.schedule(3).entries.first).ending.key
  let holding = LegalHold(Workplace(try keeping.house.pipeline(), context: TestHouse.context(day: 3)))
  #expect(try holding.hold(reason: "claim 7") { _ in [key] }.count == 1)
  let again = #expect(throws: Problem.self) { try holding.hold(reason: "claim 7") { _ in [key] } }
  #expect(again?.code == .nobodyOrSeveral)
  // Neither its end nor the history window touches it.
  keeping.allow = ["run:clock"]
  #expect(try keeping.night(20).state == .unchanged)
  #expect(try keeping.night(250).retention == .init(held: 1))
  #expect(try keeping.contacts() == ["Matti Meri"] && keeping.holds("aijastiina"))
  let release = LegalHold(Workplace(try keeping.house.pipeline(), context: TestHouse.context(day: 251)))
  #expect(try release.release(reason: "settled") { _ in [key] }.count == 1)
  #expect(try keeping.night(252).retention.erased == 1)
  #expect(try !keeping.holds("aijastiina") && keeping.failures().isEmpty)
}

@Test func whatIsMoreThanTheGuardLetsPassIsNotErased() throws {
  let keeping = try Keeping()
  func rows(_ state: String) -> String {
    (1...40).map { row("\($0)", "Nimi\(String(repeating: "a", count: $0))", state: $0 <= 6 ? state : "voimassa") }
      .joined()
  }
  try keeping.night(1, rows("voimassa"))
  keeping.allow = ["customers:endings"]
  #expect(try keeping.night(2, rows("päättynyt")).retention.inGrace == 6)
  keeping.allow = []
  let stopped = try keeping.night(20)
  #expect(stopped.retention.erased == 0 && stopped.exitCode == .sourceHeld && stopped.state == .committed)
  #expect(stopped.trips.map(\.id) == ["run:expiries"])
  keeping.allow = ["run:expiries"]
  let allowed = try keeping.night(21)
  #expect(allowed.retention.erased == 6 && allowed.exitCode == .done)
  #expect(try keeping.failures().isEmpty)
}

@Test func anEndingInAHeldSourceDoesNotCount() throws {
  let keeping = try Keeping()
  func rows(_ state: String) -> String {
    (1...40).map { row("\($0)", "Nimi\(String(repeating: "a", count: $0))", state: $0 <= 6 ? state : "voimassa") }
      .joined()
  }
  try keeping.night(1, rows("voimassa"))
  #expect(try keeping.night(2, rows("päättynyt")).sources[0].outcome == .held)
  #expect(try keeping.schedule(40).entries.isEmpty)
}

@Test func anExtractIsBlockedAfterItsPermittedPeriodAndErasedAfterItsGrace() throws {
  let keeping = try Keeping(relationship: "{ status: \"Tila\", ended: [\"päättynyt\"] }, permittedDays: 30")
  try keeping.night(1, matti, maija)
  let before = try keeping.hash()
  #expect(try keeping.night(31).state == .unchanged && keeping.contacts().count == 2)
  let blocked = try keeping.night(32)
  #expect(blocked.state == .committed && blocked.counts.contactsAfter == 0)
  #expect(try keeping.contacts().isEmpty && keeping.night(33).state == .unchanged)
  // An undo takes the block back, and the next night blocks anew.
  try keeping.undo(2, 33)
  #expect(try keeping.hash() == before)
  #expect(try keeping.night(34).retention.inGrace == 2 && keeping.contacts().isEmpty)
  // A newer extract is permitted again.
  #expect(try keeping.night(35, matti, maija, row("3", "Outi")).retention == .init())
  #expect(try keeping.contacts().count == 3)
  #expect(try keeping.night(66).retention.inGrace == 3)
  #expect(try keeping.night(79).state == .unchanged)
  #expect(try keeping.night(80).retention.erased == 3)
  #expect(try !keeping.holds("aijastiina") && keeping.failures().isEmpty)
}
