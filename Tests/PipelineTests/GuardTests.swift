import Compliance
import Configuration
import Foundation
import Records
import TestSupport
import Testing
import Text

@testable import Pipeline
@testable import Register

/// A source of many records that are changed from night to night.
private final class Guarded {
  /// A file of numbered people in a company each.
  struct File {
    var columns = [
      "asiakasnro", "Yritys", "Y-tunnus", "Etunimi", "Sukunimi", "Sähköposti", "Titteli", "Kieli", "Katuosoite",
      "Postinumero", "Postitoimipaikka", "Vaihde", "Yrityksen sähköposti", "Kotisivu", "Toimiala", "Tila",
    ]
    var rows: [[String]] = (1...200).map { number in
      [
        "\(number)", "Yhtiö \(Self.word(number)) Oy", "", "Aino", "Meri\(Self.word(number))",
        "aino.meri\(Self.word(number))@yhtio\(Self.word(number)).example", "johtaja", "fi", "Tie \(number)", "00100",
        "Helsinki", "", "", "", "", "voimassa",
      ]
    }

    /// A word of letters for a number, like that of no other.
    static func word(_ number: Int) -> String {
      let digest = SHA256.hash(Array("\(number)".utf8)).bytes
      let (consonants, vowels) = (Array("bdfghjklmnprstv"), Array("aeiouy"))
      return String(
        (0..<8).map { place in
          let byte = Int(digest[place])
          return place % 2 == 0 ? consonants[byte % consonants.count] : vowels[byte % vowels.count]
        })
    }

    mutating func change(_ range: Range<Int>, _ column: String, _ value: (Int) -> String) {
      guard let index = columns.firstIndex(of: column) else { return }
      for row in range { rows[row][index] = value(row) }
    }

    func bytes(_ encoding: String.Encoding = .utf8) -> Data {
      let lines = ([columns] + rows).map { $0.joined(separator: ";") + "\n" }
      return lines.joined().data(using: encoding) ?? Data()
    }
  }

  let house: TestHouse
  var allow: [String] = []
  var day: Int64 = 0
  var configure: (inout NightOptions) -> Void = { _ in }

  init(_ more: String = "") throws {
    house = try TestHouse(
      sources: TestHouse.source("customers").replacingOccurrences(of: "purpose:", with: more + " purpose:")
        + TestHouse.source("billing"))
    try write(File().bytes(), "customers")
    var billing = File()
    billing.rows = Array(billing.rows.prefix(3))
    try write(billing.bytes(), "billing")
    try night()
  }

  func write(_ data: Data, _ source: String) throws {
    try FileManager.default.createDirectory(
      atPath: house.folder.path("data"), withIntermediateDirectories: true)
    try data.write(to: URL(filePath: house.folder.path("data/\(source).csv")))
  }

  @discardableResult
  func night(_ file: File? = nil, _ encoding: String.Encoding = .utf8) throws -> NightResult {
    if let file { try write(file.bytes(encoding), "customers") }
    day += 1
    var options = NightOptions()
    options.create = day == 1
    options.allowance = try Allowance(allow, reason: allow.isEmpty ? nil : "looked at it", try house.pipeline())
    configure(&options)
    return try Night(Workplace(try house.pipeline(), context: TestHouse.context(day: day)), options: options).run()
  }

  func register() throws -> RegisterFile {
    let keys = try KeyRing.load(try house.pipeline().contract.keyPath)
    return try RegisterFile.openToWrite(house.registerPath, key: try keys.newest(.cipher).bytes)
  }
}

private typealias File = Guarded.File

/// What a file becomes tonight, the guard that trips over it, and whether it does.
private let cases: [(name: String, guards: [GuardName], change: @Sendable (inout File) -> Void)] = [
  ("twenty records are gone", [], { $0.rows.removeLast(20) }),
  ("a quarter of the records is gone", [.rowsLost], { $0.rows.removeLast(50) }),
  ("nearly all records are gone", [.rowsLost], { $0.rows.removeLast(199) }),
  (
    "a column has come", [.columns],
    { file in
      file.columns.append("Uusi")
      for row in file.rows.indices { file.rows[row].append("x") }
    }
  ),
  (
    "two columns have changed places", [.columns],
    { file in
      file.columns.swapAt(6, 7)
      for row in file.rows.indices { file.rows[row].swapAt(6, 7) }
    }
  ),
  ("all titles are gone", [.emptyField, .changed], { $0.change(0..<200, "Titteli") { _ in "" } }),
  ("half of the titles are gone", [], { $0.change(0..<100, "Titteli") { _ in "" } }),
  (
    "more than half of the records have changed", [.changed],
    {
      $0.change(0..<120, "Titteli") { _ in "myyjä" }
    }
  ),
  ("less than half of the records have changed", [], { $0.change(0..<90, "Titteli") { _ in "myyjä" } }),
  (
    "thirty records cannot be used", [.quarantine],
    { file in
      for row in 0..<30 { file.rows[row].append("too many") }
    }
  ),
  (
    "five records cannot be used", [],
    { file in
      for row in 0..<5 { file.rows[row].append("too many") }
    }
  ),
  ("four relationships have ended", [], { $0.change(0..<4, "Tila") { _ in "päättynyt" } }),
  ("five relationships have ended", [.endings], { $0.change(0..<5, "Tila") { _ in "päättynyt" } }),
  (
    "sixty people have become one another", [.merges],
    { file in
      // A new surname and no address: it is still the person of that number.
      for row in 0..<60 { file.rows[row] = [file.rows[row][0]] + file.rows[row + 100].dropFirst() }
      file.change(0..<60, "Sähköposti") { _ in "" }
    }
  ),
  (
    "thirty people have other keys, and say what they said", [],
    { $0.change(0..<30, "asiakasnro") { row in "A\(row)" } }
  ),
  (
    "thirty people have other keys, and other addresses", [.keys],
    { file in
      file.change(0..<30, "asiakasnro") { row in "A\(row)" }
      file.change(0..<30, "Sähköposti") { row in "a\(row)@uusi.example" }
    }
  ),
]

@Test(arguments: cases.indices) func aGuardHoldsItsSource(index: Int) throws {
  let (name, expected, change) = cases[index]
  let source = try Guarded()
  let before = try LogicalHash(try source.register()).digest()
  var file = File()
  change(&file)
  let result = try source.night(file)
  let trips = result.allTrips
  #expect(trips.map(\.name) == expected, "\(name)")
  let customers = try #require(result.sources.first { $0.name == "customers" })
  #expect(customers.outcome == (expected.isEmpty ? .read : .held), "\(name)")
  #expect((result.exitCode == .sourceHeld) == !expected.isEmpty, "\(name)")
  if expected.isEmpty { return }
  #expect(try LogicalHash(try source.register()).digest() == before, "\(name)")

  // No name of a person, and no value, is in the message.
  #expect(trips.allSatisfy { !$0.message.contains("Meri") && !$0.message.contains("johtaja") }, "\(name)")
  // It goes on being held, and is let through once, with the reason in register and ledger.
  #expect(try source.night(file).exitCode == .sourceHeld, "\(name)")
  source.allow = expected.map { "customers:\($0.rawValue)" }
  let allowed = try source.night(file)
  #expect(allowed.exitCode != .sourceHeld, "\(name)")
  #expect(allowed.allTrips.map(\.isAllowed) == expected.map { _ in true }, "\(name)")
  let register = try source.register()
  #expect(
    try register.connection.integer("SELECT COUNT(*) FROM guard_trip WHERE reason = 'looked at it'")
      == Int64(expected.count), "\(name)")
  for id in source.allow {
    #expect(try register.connection.integer("SELECT COUNT(*) FROM audit WHERE act = 'allow \(id)'") == 1, "\(name)")
  }
  let keys = try KeyRing.load(try source.house.pipeline().contract.keyPath)
  #expect(try AuditLedger(register, key: HMACKey(try keys.newest(.ledger).bytes)).failures().isEmpty, "\(name)")
}

@Test func anotherEncodingHolds() throws {
  let source = try Guarded()
  let result = try source.night(File(), .isoLatin1)
  #expect(result.allTrips.map(\.name) == [.encoding])
}

@Test("Saved pages are of many encodings, whether they tell their address or not", arguments: [true, false])
func pagesOfAnotherEncoding(hasAddress: Bool) throws {
  let house = try TestHouse(
    sources:
      #"{ name: "pages", reader: "web", paths: ["../data/*.html"], extent: "snapshot", purpose: "direct marketing" }"#)
  let address = hasAddress ? "<link rel=canonical href='https://www.kuusi.example/'>" : ""
  for (day, encoding) in [(1, .utf8), (2, .isoLatin1)] as [(Int64, String.Encoding)] {
    let page = "<html><head>\(address)</head><p>Mäntykuusi Oy, Y-tunnus: 9000002-9"
    try house.folder.write("data/a.html", Array(page.data(using: encoding) ?? Data()))
    var options = NightOptions()
    options.create = day == 1
    let context = TestHouse.context(day: day)
    let result = try Night(Workplace(try house.pipeline(), context: context), options: options).run()
    #expect(result.allTrips.isEmpty && result.sources[0].outcome == .read)
  }
}

@Test func aHeldSourceShowsWhatCannotBeUsed() throws {
  let source = try Guarded()
  var file = File()
  for row in 0..<30 { file.rows[row].append("too many") }
  let result = try source.night(file)
  #expect(result.sources.first { $0.name == "customers" }?.counts.newlyQuarantined == 30)
  #expect(try Queries(try source.register()).quarantine().count == 30)
  #expect(try source.night(File()).exitCode == .done)
  #expect(try Queries(try source.register()).quarantine().isEmpty)
}

@Test func whatAHeldSourceForbidsIsFollowed() throws {
  let source = try Guarded("ignore: { column: \"Kieli\", values: [\"kielletty\"] },")
  let never = try Guarded("ignore: { column: \"Kieli\", values: [\"kielletty\"] },")
  // A third of the records is gone by mistake; of the rest two have ended, one is left out now, and one has another title.
  var file = File()
  file.change(10..<12, "Tila") { _ in "päättynyt" }
  file.change(12..<13, "Kieli") { _ in "kielletty" }
  file.change(13..<14, "Titteli") { _ in "myyjä" }
  var cut = file
  cut.rows.removeLast(60)
  let held = try source.night(cut)
  #expect(held.sources[1].outcome == .held && held.exitCode == .sourceHeld)
  #expect(held.sources[1].counts.restrictions == 3)
  #expect(held.counts.contactsBefore == 200 && held.counts.contactsAfter == 197)
  let followed = try LogicalHash(try source.register()).digest()
  // Held again it says nothing new.
  #expect(try source.night(cut).sources[1].counts.restrictions == 0)
  #expect(try LogicalHash(try source.register()).digest() == followed)

  // A night that it is read in takes all of it; then the register is as if it had never been held.
  #expect(try source.night(file).sources[1].counts.changed == 1)
  try never.night(file)
  #expect(try LogicalHash(try source.register()).digest() == LogicalHash(try never.register()).digest())

  // Without the night that was read the restrictions hold, and without theirs nothing does.
  let undo = { (run: Int64) in
    _ = try Undo(Workplace(try source.house.pipeline(), context: TestHouse.context(day: source.day))).undo(run)
  }
  try undo(4)
  #expect(try LogicalHash(try source.register()).digest() == followed)
  try undo(2)
  let register = try source.register()
  #expect(try register.connection.integer("SELECT COUNT(*) FROM contacts") == 200)
  #expect(try Verification.failures(register, KeyRing.load(source.house.pipeline().contract.keyPath)).isEmpty)
}

@Test func whatADoubtfulSourceForbidsIsNot() throws {
  let source = try Guarded("ignore: { column: \"Kieli\", values: [\"kielletty\"] },")
  let before = try LogicalHash(try source.register()).digest()
  // Its columns are others; more is forbidden than may end at once; a record of the same key is active.
  var columns = File()
  columns.columns.append("Uusi")
  for row in columns.rows.indices { columns.rows[row].append("x") }
  columns.change(0..<2, "Tila") { _ in "päättynyt" }
  var many = File()
  many.rows.removeLast(60)
  many.change(0..<9, "Kieli") { _ in "kielletty" }
  var twofold = File()
  twofold.rows.removeLast(60)
  twofold.rows.append(twofold.rows[0])
  twofold.change(0..<1, "Tila") { _ in "päättynyt" }
  for file in [columns, many, twofold] {
    let result = try source.night(file)
    #expect(result.sources[1].outcome == .held && result.sources[1].counts.restrictions == 0)
    #expect(try LogicalHash(try source.register()).digest() == before)
  }
}

@Test func othersCommitWhileOneIsHeld() throws {
  let source = try Guarded()
  var billing = File()
  billing.rows = Array(billing.rows.prefix(3))
  billing.change(0..<1, "Titteli") { _ in "myyjä" }
  try source.write(billing.bytes(), "billing")
  var file = File()
  file.rows.removeLast(100)
  let result = try source.night(file)
  #expect(result.sources.map(\.outcome) == [.read, .held])
  #expect(result.sources[0].counts.changed == 1)
}

@Test func mergesOfOneSourceHoldThatOneOnly() throws {
  let source = try Guarded()
  var billing = File()
  billing.rows = Array(billing.rows.prefix(3))
  billing.change(0..<1, "Titteli") { _ in "myyjä" }
  try source.write(billing.bytes(), "billing")
  var file = File()
  for row in 0..<60 { file.rows[row] = [file.rows[row][0]] + file.rows[row + 100].dropFirst() }
  let result = try source.night(file)
  #expect(result.sources.map(\.outcome) == [.read, .held])
  #expect(result.sources[0].counts.changed == 1 && result.counts.contactsAfter == 200)
}

@Test func aGuardMayStopTheRun() throws {
  let source = try Guarded("onGuard: \"stop run\",")
  var file = File()
  file.rows.removeLast(100)
  let problem = #expect(throws: Problem.self) { try source.night(file) }
  #expect(problem?.code == .badData)
  #expect(problem?.message.hasPrefix("guard customers:rowsLost: 100 records; the median") == true)
  #expect(try RunLedger(try source.register()).entries().map(\.state) == [.failed, .committed])
}

@Test func guardsAreConfigured() throws {
  let source = try Guarded("guards: { rowsLost: { percent: 60 }, emptyField: false, columns: false },")
  var file = File()
  file.rows.removeLast(100)
  file.change(0..<100, "Kieli") { _ in "" }
  file.columns[15] = "Tila"
  #expect(try source.night(file).exitCode == .done)
  file.rows.removeLast(80)
  // The median of 200 and 100 is the higher one.
  #expect(try source.night(file).allTrips.map(\.name) == [.rowsLost])
}

@Test func theClockIsCheckedFirst() throws {
  let source = try Guarded()
  for day: Int64 in [-1, 47] {
    source.day = day
    let problem = #expect(throws: Problem.self) { try source.night() }
    #expect(problem?.code == .badData && problem?.message.hasPrefix("guard run:clock: ") == true)
  }
  source.day = 47
  source.allow = ["run:clock"]
  #expect(try source.night(File()).exitCode == .done)
  #expect(try source.register().connection.integer("SELECT COUNT(*) FROM guard_trip WHERE source = 'run'") == 1)
}

@Test func anAllowanceIsChecked() throws {
  let pipeline = try Guarded().house.pipeline()
  for (ids, reason) in [
    (["customers"], "x"), (["customers:rows"], "x"), (["nobody:rowsLost"], "x"), (["customers:clock"], "x"),
    (["customers:rowsLost"], nil), (["customers:rowsLost"], " "), ([], "x"),
  ] as [([String], String?)] {
    let problem = #expect(throws: Problem.self) { _ = try Allowance(ids, reason: reason, pipeline) }
    #expect(problem?.code == .usage)
  }
}

@Test func aRehearsalChangesNothing() throws {
  let source = try Guarded()
  let bytes = try Data(contentsOf: URL(filePath: source.house.registerPath))
  var file = File()
  file.rows.removeLast(2)
  file.change(0..<3, "Titteli") { _ in "myyjä" }
  source.configure = {
    $0.isRehearsal = true
    $0.changesTold = 2
  }
  let result = try source.night(file)
  let difference = try #require(result.difference)
  #expect(result.state == .rehearsed && difference.contacts.changed == 3 && difference.contacts.gone == 2)
  #expect(difference.entries.count == 4, "of each kind two")
  #expect(try Data(contentsOf: URL(filePath: source.house.registerPath)) == bytes)

  // What was rehearsed is what happens.
  source.configure = { _ in }
  let real = try source.night()
  #expect(real.counts == result.counts && real.run == result.run)
  let again = try RunDifference(try source.register(), run: real.run, limit: 0)
  #expect(again.contacts == difference.contacts && again.companies == difference.companies)
}

@Test func aRehearsedFirstNightLeavesNothing() throws {
  let source = try Guarded()
  let folder = source.house.folder
  for name in ["register", "keys"] { try FileManager.default.removeItem(atPath: folder.path(name)) }
  source.day = 0
  source.configure = { $0.isRehearsal = true }
  #expect(try source.night().difference?.contacts.new == 200)
  #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path()).sorted() == ["data", "pipelines"])
}

@Test func onlySomeSourcesAreRead() throws {
  let source = try Guarded()
  var file = File()
  file.rows.removeLast(2)
  source.configure = { $0.only = ["billing"] }
  #expect(try source.night(file).sources.map(\.name) == ["billing"])
  source.configure = { $0.skip = ["billing"] }
  #expect(try source.night().sources.map(\.counts.gone) == [2])
  source.configure = { $0.skip = ["nobody"] }
  #expect(throws: Problem.self) { try source.night() }
}
