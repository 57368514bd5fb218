import Compliance
import Foundation
import Records
import TestSupport
import Testing
import Text

@testable import Pipeline
@testable import Register

private let header = "asiakasnro;Yritys;Nimi;Sähköposti\n"
private let good = "1;Kuusi Oy;Matti Meri;matti@kuusi.example\n2;Kuusi Oy;Maija Meri;maija@kuusi.example\n"
private let short = "9;Kuusi Oy;Mikko Maa\n"
private let keyless = ";Kuusi Oy;Mikko Maa;mikko@kuusi.example\n"

/// A house of small sources, whose nights are a day apart.
private final class Nights {
  let house: TestHouse
  var day: Int64 = 0

  init(extent: String = "snapshot", sources: [String] = ["customers"], paths: String? = nil) throws {
    house = try TestHouse(
      sources: sources.map {
        """
        { name: "\($0)", reader: "csv", paths: ["\(paths ?? "../data/\($0).csv")"], extent: "\(extent)",
          key: ["asiakasnro"], purpose: "customer register",
          map: { "company.name": "Yritys", "person.name": "Nimi", "person.email": "Sähköposti" } }
        """
      }.joined(separator: ","))
  }

  func write(_ text: String, _ name: String = "customers") throws {
    try house.folder.write("data/\(name).csv", header + text)
  }

  @discardableResult
  func night(_ text: String? = nil, retry: Set<String>? = nil, now: Int64? = nil) throws -> NightResult {
    if let text { try write(text) }
    var options = NightOptions()
    options.create = !FileManager.default.fileExists(atPath: house.registerPath)
    options.only = retry?.sorted() ?? []
    options.isRetry = retry != nil
    options.allowance = try Allowance(["run:clock"], reason: "days pass quickly here", house.pipeline())
    options.rehash = retry != nil
    let context = TestHouse.context(day: day, seed: UInt8(truncatingIfNeeded: day))
    day += 1
    return try Night(
      Workplace(
        house.pipeline(),
        context: RunContext(now: now ?? context.now, user: context.user, randomBytes: context.randomBytes)),
      options: options
    ).run()
  }

  func discard(_ reason: String = "seen") throws {
    let discarding = Discarding(Workplace(try house.pipeline(), context: TestHouse.context(day: day)))
    _ = try discarding.discard(reason: reason) { $0.map(\.id) }
  }

  func register() throws -> RegisterFile {
    try KeyRing.load(try house.pipeline().contract.keyPath).open(house.registerPath, toWrite: false)
  }

  func open() throws -> [QuarantineRecord] { try Queries(register()).quarantine() }
  func discarded() throws -> [QuarantineRecord] { try Queries(register()).quarantine(discarded: true) }

  /// The ledger verifies, and no run is left open.
  func expectSound() throws {
    let keys = try KeyRing.load(try house.pipeline().contract.keyPath)
    #expect(try AuditLedger(register(), key: HMACKey(keys.newest(.ledger).bytes)).failures() == [])
    #expect(try Queries(register()).fileFailures() == [])
  }
}

@Test func aDiscardedRecordComesBackOnlyChanged() throws {
  let nights = try Nights()
  #expect(try nights.night(good + short).exitCode == .newInQuarantine)
  try nights.discard("no customer")
  #expect(try nights.open().isEmpty)
  let discard = try #require(try nights.discarded().first?.discard)
  #expect(discard.reason == "no customer" && discard.user == "tester" && discard.run == 2)

  // At another place, beside other changes, and in a file read again for another reason.
  let moved = try nights.night("3;Kuusi Oy;Minna Meri;minna@kuusi.example\n" + good + short)
  #expect(moved.exitCode == .done && moved.sources[0].counts.quarantined == 1)
  #expect(moved.quarantine == QuarantineStore.Summary(open: 0, discarded: 1))
  #expect(try nights.discarded().map(\.line) == [5] && nights.discarded().first?.discard?.reason == "no customer")
  #expect(try nights.night(retry: ["customers"]).exitCode == .done)

  // What is not mapped counts, too: of a record that cannot be used, no column is sure.
  #expect(try nights.night(good + "8;Kuusi Oy;Mikko Maa\n").exitCode == .newInQuarantine)
  #expect(try nights.discarded().isEmpty && nights.open().map(\.line) == [4])
  #expect(try nights.night(good).exitCode == .done)
  #expect(try nights.open().isEmpty)
  try nights.expectSound()
}

extension QuarantineStore.Summary {
  fileprivate init(open: Int, discarded: Int) {
    self.init()
    (self.open, self.discarded) = (open, discarded)
  }
}

@Test func aDiscardedTwinIsNotTheOther() throws {
  let nights = try Nights()
  try nights.night(good + short + "1\n" + short)
  let first = try #require(try nights.open().first)
  let discarding = Discarding(Workplace(try nights.house.pipeline(), context: TestHouse.context()))
  _ = try discarding.discard(reason: "seen") { _ in [first.id] }
  #expect(try nights.night(good + short + "1\n" + short + "1;Kuusi Oy;Matti Meri;m@kuusi.example\n").exitCode == .done)
  #expect(try nights.open().count == 2 && nights.discarded().map(\.line) == [4])
}

@Test func aDiscardLetsWithdrawalsGoOn() throws {
  let nights = try Nights()
  try nights.night(good)
  #expect(try nights.night("1;Kuusi Oy;Matti Meri;matti@kuusi.example\n" + keyless).sources[0].counts.isSuspended)
  try nights.discard()
  let counts = try nights.night("1;Kuusi Oy;Matti Meri;meri@kuusi.example\n" + keyless).sources[0].counts
  #expect(!counts.isSuspended && counts.gone == 1 && counts.changed == 1)
}

@Test func theAgeIsThatOfTheRecord() throws {
  let nights = try Nights()
  try nights.night(good + short)
  for day in 1...3 { try nights.night(String(repeating: "5;Kuusi Oy;Nimi;n@kuusi.example\n", count: day) + short) }
  let result = try nights.night("1;Kuusi Oy\n" + short)
  #expect(result.quarantine.open == 2 && result.quarantine.oldest == TestHouse.context(day: 0).now)
  #expect(try nights.open().map(\.opened) == [5, 1])
}

@Test func aRetryReadsOnlyItsSourcesAndTakesInWhatIsMended() throws {
  let nights = try Nights(sources: ["customers", "prospects"])
  try nights.write(good, "prospects")
  try nights.night(good + short)
  try nights.write(good + short.trimmingCharacters(in: .newlines) + ";mikko@kuusi.example\n")
  try nights.write(good + "7;Kuusi Oy;Uusi Nimi;uusi@kuusi.example\n", "prospects")
  let result = try nights.night(retry: ["customers"])
  #expect(result.sources.map(\.name) == ["customers"] && result.sources[0].counts.created == 1)
  #expect(try result.exitCode == .done && nights.open().isEmpty)
  #expect(try RunLedger(nights.register()).entries().map(\.act) == [.retry, .night])
  #expect(try nights.night().sources.map(\.counts.created) == [0, 1])
  try nights.expectSound()
  // A retry is undone as a night is.
  _ = try Undo(Workplace(nights.house.pipeline(), context: TestHouse.context())).undo(2)
  #expect(try Queries(nights.register()).all(.person).allSatisfy { $0.value(.personName) != "Mikko Maa" })
}

@Test func aDeltaForgetsNoRecordThatWasNeverTakenIn() throws {
  let nights = try Nights(extent: "delta")
  try nights.night(good + short)
  #expect(try nights.night("3;Kuusi Oy;Minna Meri;minna@kuusi.example\n").exitCode == .done)
  #expect(try nights.open().map(\.line) == [4], "its file is another now, and it was in no register")
  try nights.night(retry: ["customers"])
  #expect(try nights.open().isEmpty, "somebody says that the file is mended")
}

@Test func aDeltaClosesWhatTheSameFileNoLongerHas() throws {
  let nights = try Nights(extent: "delta")
  try nights.night(good + ";;;meri@kuusi.example\n")
  #expect(try nights.open().map(\.reason) == ["key.empty"])
  let pipeline = try String(contentsOfFile: nights.house.pipelinePath, encoding: .utf8)
  try nights.house.folder.write(
    "pipelines/nightly.json5", pipeline.replacing("key: [\"asiakasnro\"]", with: "identity: [\"person.email\"]"))
  #expect(try nights.night().sources[0].counts.quarantined == 0)
  #expect(try nights.open().isEmpty)
}

@Test func closedEntriesAreForgottenAfterTheHistoryWindow() throws {
  let nights = try Nights()
  try nights.night(good + short)
  try nights.night(good)
  // Run 2 closed the entry.
  func isThere() throws -> Bool {
    try nights.register().connection.integer("SELECT 1 FROM quarantine WHERE closed = 2") != nil
  }
  nights.day = 180
  try nights.night(good + keyless)
  #expect(try isThere())
  nights.day = 182
  try nights.night(good + keyless + short)
  #expect(try !isThere() && nights.open().count == 2)
}

@Test func entriesOfAnEarlierVersionAreKnownByTheirPlace() throws {
  let nights = try Nights()
  try nights.night(good + short + keyless)
  try nights.discard()
  let keys = try KeyRing.load(try nights.house.pipeline().contract.keyPath)
  try keys.open(nights.house.registerPath, toWrite: true).connection.execute(
    "UPDATE quarantine SET digest = randomblob(32)")
  #expect(try nights.night(retry: ["customers"]).exitCode == .done)
  #expect(try nights.night("3;Kuusi Oy;Nimi;n@kuusi.example\n" + short + keyless).exitCode == .done)
  #expect(try nights.discarded().count == 2)
}

// MARK: - Files that stand still

@Test(
  arguments: [
    (0, 60, true), (59, 60, true), (60, 60, false), (-1, 60, true), (-59, 60, true), (-60, 60, false),
    (-4_000_000, 60, false), (0, 0, false), (3, 5, true), (5, 5, false),
  ] as [(Int64, Int, Bool)])
func aFileIsHeldWhileItMayBeWritten(_ age: Int64, _ seconds: Int, _ isHeld: Bool) throws {
  let nights = try Nights(sources: ["customers", "prospects"])
  let text = try String(contentsOfFile: nights.house.pipelinePath, encoding: .utf8)
  try nights.house.folder.write(
    "pipelines/nightly.json5", text.replacing("sources:", with: "settleSeconds: \(seconds), sources:"))
  let now: Int64 = 1_780_000_000
  for (name, date) in [("customers", now - age), ("prospects", now - 10_000)] {
    try nights.write(good, name)
    try FileManager.default.setAttributes(
      [.modificationDate: Date(timeIntervalSince1970: Double(date))],
      ofItemAtPath: nights.house.folder.path("data/\(name).csv"))
  }
  let result = try nights.night(now: now)
  #expect(result.exitCode == (isHeld ? .sourceHeld : .done))
  #expect(result.sources.map(\.outcome) == [isHeld ? .held : .read, .read])
  let problem = result.sources[0].problem
  #expect(problem == nil || problem?.message.contains("may still be being written") == true)
  #expect(problem == nil || problem?.remedy?.contains("in \(Int64(seconds) - age) seconds") == true)
}

// MARK: - Reading again

private func cells(_ nights: Nights) throws -> [QuarantinedCells.Record] {
  try QuarantinedCells(try nights.house.pipeline(), nights.register()).read(try nights.open())
}

@Test func recordsAreReadAgainAndMasked() throws {
  let nights = try Nights()
  let bad = [
    "9;Kuusi Oy;Liisa Åkerlund 131052-308T\n", ";Kuusi Oy;Örn;o@kuusi.example;x;y\n", "8;\"Kuusi\nOy\";Ä\n",
    "7;\"Kuusi Oy;Å\n",
  ]
  for bytes in [
    Array((header + good + bad.joined()).utf8), latin(header + good + bad.joined()),
    utf16(header + good + bad.joined()),
  ] {
    try nights.house.folder.write("data/customers.csv", bytes)
    try nights.night()
    let records = try cells(nights)
    #expect(
      records.map(\.entry.reason) == ["csv.field-count", "csv.field-count", "csv.field-count", "csv.unclosed-quote"])
    #expect(
      records.allSatisfy { $0.note == nil && $0.cells.map(\.column) == ["asiakasnro", "Yritys", "Nimi", "Sähköposti"] })
    #expect(
      records.map { $0.text.map { $0.hasPrefix("9;Kuusi Oy;Liisa Åkerlund ") ? "masked" : $0 } } == ["masked"]
        + bad.dropFirst().map { $0.dropLast().description })
    #expect(records[0].text?.contains("131052") == false && records[0].cells[2].value.contains("131052") == false)
    #expect(records[0].cells[2].value.hasPrefix("Liisa Åkerlund ") && records[1].cells[3].value == "o@kuusi.example")
    #expect(records[2].cells[1].value == "Kuusi\nOy")
  }
  try nights.write(good)
  #expect(try cells(nights).allSatisfy { $0.cells.isEmpty && $0.note == "the file has changed since it was read" })
  try FileManager.default.removeItem(atPath: nights.house.folder.path("data/customers.csv"))
  #expect(try cells(nights).allSatisfy { $0.cells.isEmpty && $0.note == "there is no such file" })
}

@Test func aPageHasRecordsToo() throws {
  let house = try TestHouse(
    sources:
      #"{ name: "pages", reader: "web", paths: ["../data/*.html"], extent: "snapshot", purpose: "direct marketing" }"#)
  func page(_ people: (code: String, title: String)...) throws {
    let people = people.map { #"{"@type":"Person","name":"\#($0.code)","jobTitle":"\#($0.title)"}"# }
    try house.folder.write(
      "data/a.html",
      "<link rel=canonical href='https://www.kuusi.example/'><script type='application/ld+json'>"
        + "[\(people.joined(separator: ","))]</script><p>Kuusi Oy</p>")
  }
  func night(_ create: Bool = false) throws -> NightResult {
    var options = NightOptions()
    options.create = create
    return try Night(Workplace(house.pipeline(), context: TestHouse.context()), options: options).run()
  }
  func entries(discarded: Bool = false) throws -> [QuarantineRecord] {
    let keys = try KeyRing.load(try house.pipeline().contract.keyPath)
    return try Queries(keys.open(house.registerPath, toWrite: false)).quarantine(discarded: discarded)
  }
  try page(("131052-308T", "Johtaja"), ("150869+9010", "Ostaja"))
  #expect(try night(true).exitCode == .newInQuarantine)
  let keyRing = try KeyRing.load(try house.pipeline().contract.keyPath)
  let register = try keyRing.open(house.registerPath, toWrite: false)
  let records = try QuarantinedCells(try house.pipeline(), register).read(try entries())
  #expect(records.map { $0.cells.first { $0.column == "person.title" }?.value } == ["Johtaja", "Ostaja"])
  #expect(records.allSatisfy { $0.cells[0].value == "***********" && $0.note == nil && $0.text == nil })

  let discarding = Discarding(Workplace(try house.pipeline(), context: TestHouse.context()))
  _ = try discarding.discard(reason: "seen") { [$0[0].id] }
  try page(("150869+9010", "Ostaja"), ("010101-123N", "Asiantuntija"), ("131052-308T", "Johtaja"))
  let result = try night()
  #expect(result.exitCode == .newInQuarantine && result.sources[0].counts.newlyQuarantined == 1)
  #expect(try entries(discarded: true).count == 1 && entries().count == 2)
}

private func latin(_ text: String) -> [UInt8] { text.unicodeScalars.map { UInt8($0.value) } }
private func utf16(_ text: String) -> [UInt8] {
  [0xFF, 0xFE] + text.utf16.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)] }
}
