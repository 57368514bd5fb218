import Compliance
import Foundation
import Records
import TestSupport
import Testing

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

/// Customers, their invoices and a fair's list, in which the same people stand; a contract that takes whole contacts.
private final class Keeping {
  let house: TestHouse
  private let sources = ["customers", "billing", "fair"]

  init(wholeContact: Bool = true, gone: Bool = false) throws {
    var sources = TestHouse.source("customers") + TestHouse.source("billing")
    if gone { sources = sources.replacingOccurrences(of: "{ status:", with: "{ goneMeansEnded: true, status:") }
    house = try TestHouse(
      sources: sources
        + TestHouse.source("fair").replacingOccurrences(of: "customer register", with: "direct marketing"))
    try contract(wholeContact: wholeContact)
    try write("customers", matti, maija)
    try write("billing", matti)
    try write("fair", row("f1", "Matti"), row("f2", "Maijastiina"), row("f3", "Outi"))
  }

  func contract(wholeContact: Bool) throws {
    try house.folder.write(
      "pipelines/register.json5",
      TestHouse.contract.replacingOccurrences(
        of: "historyDays: 180", with: "historyDays: 180, wholeContact: \(wholeContact)"))
  }

  func write(_ source: String, _ rows: String...) throws {
    try house.folder.write("data/\(source).csv", header + rows.joined())
  }

  @discardableResult
  func night(_ day: Int64, rehash: Bool = false) throws -> NightResult {
    var options = NightOptions()
    options.create = !FileManager.default.fileExists(atPath: house.registerPath)
    options.rehash = rehash
    options.allowance = try Allowance(["customers:endings"], reason: "few rows", try house.pipeline())
    return try Night(Workplace(try house.pipeline(), context: TestHouse.context(day: day)), options: options).run()
  }

  func undo(_ run: Int64, _ day: Int64) throws {
    _ = try Undo(Workplace(try house.pipeline(), context: TestHouse.context(day: day))).undo(run)
  }

  func register() throws -> RegisterFile {
    try KeyRing.load(try house.pipeline().contract.keyPath).open(house.registerPath, toWrite: false)
  }
  func contacts() throws -> [String] {
    try Queries(try register()).all(.person).compactMap { $0.value(.personName) }.sorted()
  }
  /// In how many observations a name stands.
  func count(_ name: String) throws -> Int64 {
    try register().connection.integer("SELECT COUNT(*) FROM observation WHERE raw LIKE '%\(name)%'") ?? 0
  }
  func failures() throws -> [String] {
    try Verification.failures(try register(), try KeyRing.load(try house.pipeline().contract.keyPath))
  }
  func hash() throws -> String { try LogicalHash(try register()).digest().hex }
}

@Test(arguments: [(13, 0), (14, 2), (15, 2)] as [(days: Int64, erased: Int)])
private func theEndOfACustomerTakesTheWholeContact(_ date: (days: Int64, erased: Int)) throws {
  let keeping = try Keeping()
  try keeping.night(1)
  #expect(try keeping.contacts() == ["Maijastiina Meri", "Matti Meri", "Outi Meri"])
  try keeping.write("customers", matti, ended)
  #expect(try keeping.night(2).retention == .init(inGrace: 2))
  #expect(try keeping.contacts() == ["Matti Meri", "Outi Meri"])
  #expect(try keeping.night(2 + date.days).retention.erased == date.erased)
  #expect(try keeping.count("Maijastiina") == (date.erased == 0 ? 3 : 0))
  #expect(try keeping.contacts() == ["Matti Meri", "Outi Meri"] && keeping.failures().isEmpty)
}

@Test func theOtherSourceStaysWhereTheContractDoesNotTakeTheWhole() throws {
  let keeping = try Keeping(wholeContact: false)
  try keeping.night(1)
  try keeping.write("customers", matti, ended)
  #expect(try keeping.night(2).retention == .init(inGrace: 1))
  #expect(try keeping.contacts() == ["Maijastiina Meri", "Matti Meri", "Outi Meri"])
  // The contract takes whole contacts from now on: what has come apart already is not put together for that.
  try keeping.contract(wholeContact: true)
  #expect(try keeping.night(3).retention == .init(inGrace: 1))
}

@Test func whoIsStillACustomerElsewhereStaysUntilThatEndsToo() throws {
  let keeping = try Keeping()
  try keeping.night(1)
  try keeping.write("customers", row("1", "Matti", state: "päättynyt"), maija)
  #expect(try keeping.night(2).retention == .init(inGrace: 1))
  #expect(try keeping.contacts() == ["Maijastiina Meri", "Matti Meri", "Outi Meri"])
  try keeping.write("billing", row("1", "Matti", state: "päättynyt"))
  #expect(try keeping.night(5).retention == .init(inGrace: 3))
  #expect(try keeping.contacts() == ["Maijastiina Meri", "Outi Meri"])
  #expect(try keeping.night(16).retention == .init(erased: 1, inGrace: 2))
  #expect(try keeping.night(19).retention == .init(erased: 2))
  #expect(try keeping.count("Matti") == 0 && keeping.failures().isEmpty)
}

@Test func bothEndInOneNight() throws {
  let keeping = try Keeping()
  try keeping.night(1)
  try keeping.write("customers", row("1", "Matti", state: "päättynyt"), maija)
  try keeping.write("billing", row("1", "Matti", state: "päättynyt"))
  #expect(try keeping.night(2).retention == .init(inGrace: 3))
}

@Test func whoseRelationshipGoesOnAgainIsWholeAgain() throws {
  let keeping = try Keeping()
  try keeping.night(1)
  let before = try keeping.hash()
  try keeping.write("customers", matti, ended)
  try keeping.night(2)
  try keeping.write("customers", matti, maija)
  #expect(try keeping.night(5).retention == .init())
  #expect(try keeping.contacts() == ["Maijastiina Meri", "Matti Meri", "Outi Meri"])
  #expect(try keeping.night(30).state == .unchanged && keeping.hash() == before)
  // And so it is where the run that ended it is undone, or the contract takes no whole contacts any more.
  try keeping.write("customers", matti, ended)
  let again = try keeping.night(31)
  #expect(again.retention == .init(inGrace: 2))
  try keeping.undo(again.run, 32)
  #expect(try keeping.hash() == before)
  #expect(try keeping.night(33).retention == .init(inGrace: 2))
  try keeping.contract(wholeContact: false)
  #expect(try keeping.night(34).retention == .init(inGrace: 1))
  #expect(try keeping.contacts() == ["Maijastiina Meri", "Matti Meri", "Outi Meri"])
}

@Test func whoIsGoneFromWhereThatMeansTheEndGoesAsAWhole() throws {
  let keeping = try Keeping(gone: true)
  try keeping.night(1)
  try keeping.write("customers", matti)
  #expect(try keeping.night(2).retention == .init(inGrace: 2))
  #expect(try keeping.contacts() == ["Matti Meri", "Outi Meri"])
  #expect(try keeping.night(16).retention == .init(erased: 2))
  #expect(try keeping.count("Maijastiina") == 0 && keeping.failures().isEmpty)
}

@Test func whatWentWithItsContactStaysAwayUntilItsSourceSaysSomethingElse() throws {
  let keeping = try Keeping()
  try keeping.night(1)
  try keeping.write("customers", matti, ended)
  try keeping.night(2)
  #expect(try keeping.night(16).retention.erased == 2)
  #expect(try keeping.night(17, rehash: true).sources.map(\.counts.ignored) == [0, 1, 1])
  #expect(try keeping.count("Maijastiina") == 0)
  // Somebody met her at another fair.
  try keeping.write("fair", row("f1", "Matti"), row("f2", "Maijastiina", title: "myyjä"), row("f3", "Outi"))
  #expect(try keeping.night(18).sources.map(\.counts.created) == [0, 0, 1])
  #expect(try keeping.contacts() == ["Maijastiina Meri", "Matti Meri", "Outi Meri"])
  #expect(try keeping.night(40).state == .unchanged && keeping.failures().isEmpty)
}
