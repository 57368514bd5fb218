import Compliance
import Deduplicator
import Foundation
import ProvenanceTagger
import Records
import TestSupport
import Testing
import Text

@testable import Pipeline
@testable import Register

private let header =
  "asiakasnro;Yritys;Y-tunnus;Etunimi;Sukunimi;Sähköposti;Titteli;Kieli;Katuosoite;Postinumero;Postitoimipaikka;Vaihde;"
  + "Yrityksen sähköposti;Kotisivu;Toimiala;Tila;Päivitetty\n"

private func row(_ key: String, _ given: String, _ email: String, state: String = "voimassa") -> String {
  "\(key);Kuusi Oy;;\(given);Meri;\(email);johtaja;fi;Tie 1;00100;Helsinki;;;;;\(state);\n"
}

/// A house with one source whose file is `rows`.
private final class OneSource {
  let house: TestHouse
  private var day: Int64 = 0

  init(extent: String = "snapshot") throws {
    house = try TestHouse(sources: TestHouse.source("customers", extent: extent))
  }

  @discardableResult
  func night(_ rows: String...) throws -> NightResult {
    try house.folder.write("data/customers.csv", header + rows.joined())
    return try night()
  }

  @discardableResult
  func night() throws -> NightResult {
    day += 1
    var options = NightOptions()
    options.create = day == 1
    return try Night(Workplace(try house.pipeline(), context: TestHouse.context(day: day)), options: options).run()
  }

  func keys() throws -> KeyRing { try KeyRing.load(try house.pipeline().contract.keyPath) }
  func register() throws -> RegisterFile {
    try RegisterFile.openToWrite(house.registerPath, key: try keys().newest(.cipher).bytes)
  }
  func contacts() throws -> [String] {
    try Queries(try register()).all(.person).compactMap { $0.value(.personName) }
  }
}

private let matti = row("1", "Matti", "matti@kuusi.example")
private let maija = row("2", "Maija", "maija@kuusi.example")

@Test func whatIsGoneFromASnapshotIsGone() throws {
  let source = try OneSource()
  try source.night(matti, maija)
  let counts = try source.night(maija).sources[0].counts
  #expect(counts.gone == 1 && counts.unchanged == 1 && !counts.isSuspended)
  #expect(try source.contacts() == ["Maija Meri"])
}

@Test func whatIsMissingFromADeltaStays() throws {
  let source = try OneSource(extent: "delta")
  try source.night(matti)
  let counts = try source.night(maija).sources[0].counts
  #expect(counts.created == 1 && counts.gone == 0)
  #expect(try source.contacts() == ["Matti Meri", "Maija Meri"])
}

@Test func anUnreadableKeySuspendsWithdrawals() throws {
  let source = try OneSource()
  try source.night(matti, maija)
  let result = try source.night(maija, row("", "Outi", "outi@kuusi.example"))
  #expect(result.sources[0].counts.isSuspended && result.sources[0].counts.gone == 0)
  #expect(result.exitCode == .newInQuarantine)
  #expect(try source.contacts() == ["Matti Meri", "Maija Meri"])
  // Once every key is readable again, what is gone is gone.
  #expect(try source.night(maija).sources[0].counts.gone == 1)
}

@Test func aQuarantinedRecordKeepsItsEarlierObservation() throws {
  let source = try OneSource()
  try source.night(matti, maija)
  let counts = try source.night("1;Kuusi Oy;too;few\n", maija).sources[0].counts
  #expect(counts.quarantined == 1 && counts.gone == 0 && !counts.isSuspended)
  #expect(try source.contacts() == ["Matti Meri", "Maija Meri"])
}

@Test func aSnapshotWithoutRecordsIsHeld() throws {
  let source = try OneSource()
  try source.night(matti, maija)
  let problem = #expect(throws: Problem.self) { try source.night("") }
  #expect(problem?.code == .badData && problem?.message.contains("had 2") == true)
  #expect(try source.contacts() == ["Matti Meri", "Maija Meri"])
}

@Test func theFileVerifiesOnceThereIsAnAlias() throws {
  let source = try OneSource()
  try source.night(matti, row("2", "Mattias", "mattias@kuusi.example"))
  try source.night(matti, row("2", "Matti", "matti@kuusi.example"))
  let register = try source.register()
  #expect(try register.connection.integer("SELECT COUNT(*) FROM alias") == 1)
  #expect(try Queries(register).fileFailures().isEmpty)
}

@Test func aFileThatIsCutSuspendsWithdrawals() throws {
  let source = try OneSource()
  try source.night(matti, maija)
  let counts = try source.night("1;Kuusi Oy;;Mat").sources[0].counts
  #expect(counts.quarantined == 1 && counts.isSuspended && counts.gone == 0)
}

@Test func aDamagedKeyIsNoKey() throws {
  let source = try OneSource()
  try source.night(matti, row("ä2", "Maija", "maija@kuusi.example"))
  var bytes = Array((header + matti + String(repeating: row("x", "Örn", "o@kuusi.example"), count: 20)).utf8)
  bytes += [0xE4] + Array(row("2", "Maija", "maija@kuusi.example").utf8)
  try source.house.folder.write("data/customers.csv", bytes)
  let counts = try source.night().sources[0].counts
  #expect(counts.quarantined == 1 && counts.isSuspended && counts.gone == 0)
}

@Test func identicalTwinsAreIgnoredAndAChangeKeepsItsContact() throws {
  let source = try OneSource()
  let first = try source.night(matti, matti, maija).sources[0].counts
  #expect(first.created == 2 && first.ignored == 1)
  let before = try Queries(try source.register()).all(.person).map(\.id)
  let second = try source.night(row("1", "Matti", "matti.meri@kuusi.example"), maija).sources[0].counts
  #expect(second.changed == 1 && second.unchanged == 1)
  #expect(try Queries(try source.register()).all(.person).map(\.id) == before)
}

@Test func anEndedRelationshipIsBlockedAndStaysObserved() throws {
  let source = try OneSource()
  try source.night(matti, row("2", "Maija", "maija@kuusi.example", state: "Päättynyt"))
  #expect(try source.contacts() == ["Matti Meri"])
  let current = try source.register().connection.integer("SELECT COUNT(*) FROM membership WHERE closed IS NULL")
  #expect(current == 2)
}

@Test func theSuppressedAreCountedAndWrittenNowhere() throws {
  let source = try OneSource()
  try source.night(matti, maija)
  let code = try #require(try Suppression(source.keys(), codes: []).code(email: "matti@kuusi.example"))
  try SuppressionStore(source.register()).add(
    scope: .erased, code: code.code.bytes, keyVersion: code.version, run: nil)
  // Also where an unreadable key suspends withdrawals, and where the record itself cannot be used.
  let result = try source.night(
    row("1", "Matti Uusi", "MATTI@kuusi.example"), maija, row("", "X", ""),
    "9;Kuusi Oy;;Matti;Meri;matti@kuusi.example\n")
  #expect(result.sources[0].counts.suppressed == 2)
  #expect(result.sources[0].counts.quarantined == 1)
  #expect(try source.contacts() == ["Maija Meri"])
  let register = try source.register()
  #expect(try register.connection.integer("SELECT COUNT(*) FROM observation WHERE raw LIKE '%Matti Uusi%'") == 0)
}

@Test func aMergeKeepsTheOlderIDAndLeavesAnAlias() throws {
  let source = try OneSource()
  try source.night(matti, row("2", "Mattias", "mattias@kuusi.example"))
  let ids = try Queries(try source.register()).all(.person).map(\.id)
  #expect(ids.count == 2)
  try source.night(matti, row("2", "Matti", "matti@kuusi.example"))
  let queries = Queries(try source.register())
  #expect(try queries.all(.person).map(\.id) == [ids[0]])
  #expect(try queries.record(.person, id: ids[1])?.id == ids[0])
}

@Test func anotherContractIsARunAndALedgerEntryThoughNoFileChanged() throws {
  let source = try OneSource()
  try source.night(matti)
  #expect(try source.night().state == .unchanged)
  try source.house.folder.write(
    "pipelines/register.json5", TestHouse.contract.replacingOccurrences(of: "historyDays: 180", with: "historyDays: 90")
  )
  let result = try source.night()
  #expect(result.state == .committed && result.sources[0].outcome == .notReadAgain)
  let register = try source.register()
  #expect(try register.connection.integer("SELECT COUNT(*) FROM audit WHERE act = 'contract changed'") == 1)
  let ledger = AuditLedger(register, key: HMACKey(try source.keys().newest(.ledger).bytes))
  #expect(try ledger.failures().isEmpty)
  #expect(try source.night().state == .unchanged)
}

@Test func aNightThatFailsLeavesTheRegisterAsItWas() throws {
  let source = try OneSource()
  try source.night(matti, maija)
  let before = try LogicalHash(try source.register()).digest()
  try source.house.folder.write("data/customers.csv", [UInt8]("PK".utf8) + [3, 4, 0, 0, 1, 2])
  let problem = #expect(throws: Problem.self) { try source.night() }
  #expect(problem?.code == .badData && problem?.remedy != nil)
  #expect(try LogicalHash(try source.register()).digest() == before)
  #expect(try source.night(matti, maija).sources[0].counts.unchanged == 2)
}

@Test func aFirstNightThatFailsLeavesNoRegister() throws {
  let source = try OneSource()
  #expect(throws: Problem.self) { try source.night() }
  #expect(!FileManager.default.fileExists(atPath: source.house.registerPath))
}

@Test func theLockTellsWhoHoldsTheRegister() throws {
  let source = try OneSource()
  try source.night(matti)
  let lock = try RegisterLock(register: source.house.registerPath, context: TestHouse.context())
  let problem = #expect(throws: Problem.self) { try source.night(maija) }
  #expect(problem?.code == .locked && problem?.message.contains("user tester") == true)
  _ = consume lock
}

@Test func theReportCountsThePersonsPhonesLeftOut() throws {
  let house = try TestHouse(sources: TestHouse.source("customers"))
  let rows = matti.replacing(";\n", with: ";;0400000001\n") + maija.replacing(";\n", with: ";;\n")
  try house.folder.write("data/customers.csv", header.replacing("\n", with: ";Matkapuhelin\n") + rows)
  var options = NightOptions()
  options.create = true
  let night = Night(Workplace(try house.pipeline(), context: TestHouse.context()), options: options)
  let source = try night.run().sources[0]
  #expect(source.counts.created == 2 && source.findings[.personPhoneLeftOut] == 1)
  #expect(source.counts.quarantined == 0)
}

@Test func whatMakesContactsOtherwiseMakesThemAnew() throws {
  let source = try OneSource()
  try source.night(matti, maija)
  #expect(try source.night().state == .unchanged)
  let (match, survivorship) = (MatchEngine.version, Survivorship.version)
  // What the run says, and whether the contacts are made anew.
  let cases: [(program: String, isDue: Bool)] = [
    ("lahde 0.2 match \(match) survivorship \(survivorship)", false),
    ("lahde 17.4 match \(match) survivorship \(survivorship)", false),
    ("lahde 0.2 match \(match - 1) survivorship \(survivorship)", true),
    ("lahde 0.2 match \(match + 1) survivorship \(survivorship)", true),
    ("lahde 0.2 match \(match) survivorship \(survivorship - 1)", true),
    ("lahde 0.2 match \(match) survivorship \(survivorship + 1)", true),
    // As runs said it before the versions had names.
    ("lahde 0.2", true),
    ("lahde 0.2 match \(match)", true),
  ]
  for (program, isDue) in cases {
    try source.register().connection.execute("UPDATE run SET program = '\(program)'")
    let night = try source.night()
    #expect((night.state == .committed) == isDue, "\(program)")
    if isDue {
      #expect(night.sources.map(\.outcome) == [.notReadAgain] && night.matched == nil, "\(program)")
      #expect(try RunLedger(source.register()).programOfContacts() == RunProgram.current.text)
    }
    #expect(try source.night().state == .unchanged)
  }
  // A register of before the counts does not say which program made its contacts.
  try source.register().connection.execute("UPDATE run SET contacts = NULL")
  #expect(try source.night().state == .committed)
  #expect(try source.night().state == .unchanged)
}
