import Foundation
import TestSupport
import Testing

/// What comes in is not what was promised: the program says what, where and how to mend it, ends with the right exit
/// code, and leaves the register as it was.
@Suite struct HostileInputTests {
  // MARK: The source's file

  /// A file that cannot be read at all, in the place of the only source's.
  struct BadFile: CustomTestStringConvertible, Sendable {
    let testDescription: String
    /// What lies there; nil for a folder.
    let bytes: [UInt8]?
    let code: Int32
    /// `FILE:LINE:COLUMN:`, as far as there is such a place.
    var place = "data/customers.csv:"
    let message: String
    let remedy: String
  }

  static let badFiles = [
    BadFile(
      testDescription: "empty", bytes: [], code: 65, message: "the file is empty",
      remedy: "check that the export has worked"),
    BadFile(
      testDescription: "a folder", bytes: nil, code: 66,
      place: House.place(of: #""../data/customers.csv""#, in: House.pipeline),
      message: #"this is a folder: "../data/customers.csv""#, remedy: "name the files in it"),
    BadFile(
      testDescription: "a ZIP archive", bytes: Array("PK\u{3}\u{4}".utf8) + [UInt8](repeating: 0, count: 100), code: 65,
      message: "this is a ZIP archive, not text", remedy: "unpack it"),
    BadFile(
      testDescription: "an Excel workbook", bytes: Array("PK\u{3}\u{4}\u{14}\0[Content_Types].xml".utf8), code: 65,
      message: "this is an Excel workbook (.xlsx), not text", remedy: "save it as CSV"),
    BadFile(
      testDescription: "binary", bytes: (0..<4096).map { UInt8($0 % 8) }, code: 65,
      message: "this is binary data, not text", remedy: "export the data as CSV"),
    BadFile(
      testDescription: "UTF-16 that ends after the byte order mark", bytes: [0xFF, 0xFE], code: 65,
      place: "data/customers.csv:1:1:", message: "there is no header that can be read", remedy: "names the columns"),
    BadFile(
      testDescription: "UTF-16 that ends within a character of the header",
      bytes: Array(House.utf16(House.good).prefix(41)), code: 65, place: "data/customers.csv:1:",
      message: #"there is no column "Nimi""#, remedy: "name one of the file's columns"),
    BadFile(
      testDescription: "a column is missing", bytes: Array(House.good.replacing("Email", with: "Posti").utf8), code: 65,
      place: "data/customers.csv:1:", message: #"there is no column "Email""#,
      remedy: #"name one of the file's columns: "asiakasnro", "Yritys", "Nimi", "Posti""#),
    BadFile(
      testDescription: "a log-in page",
      bytes: Array("<!DOCTYPE html>\n<html><body><form action=\"/login\"></form></body></html>\n".utf8), code: 65,
      place: "data/customers.csv:1:1:", message: "this is an HTML page, not delimited text", remedy: "export again"),
    BadFile(
      testDescription: "an XML answer", bytes: Array("<?xml version=\"1.0\"?>\n<Error><Code>403</Code></Error>\n".utf8),
      code: 65, place: "data/customers.csv:1:1:", message: "this is an XML document, not delimited text",
      remedy: "export the data as CSV"),
    BadFile(
      testDescription: "a JSON error", bytes: Array("{\n  \"error\": \"expired\"\n}\n".utf8), code: 65,
      place: "data/customers.csv:1:1:", message: "this is JSON, not delimited text", remedy: "export again"),
  ]

  @Test(arguments: badFiles) func aFileThatCannotBeRead(_ file: BadFile) throws {
    let house = try House()
    try house.put(file.bytes)
    try house.makeNoRegister(["run", "--create"]) { expectRefusal($0, file) }

    try house.put(Array(House.good.utf8))
    try house.firstNight()
    try house.put(file.bytes)
    try house.leaveRegister(["run"]) { expectRefusal($0, file) }
  }

  private func expectRefusal(_ outcome: Outcome, _ file: BadFile) {
    expect(outcome, code: file.code, place: file.place, message: file.message, remedy: file.remedy)
  }

  /// Records that cannot be used, in a file that can.
  struct BadRecords: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let bytes: [UInt8]
    /// Of each record.
    let places: [String]
    let reason: String
    /// What is let through beside.
    var allow: [String] = []
  }

  static let badRecords = [
    BadRecords(
      testDescription: "a NUL byte", bytes: Array(House.good.replacing("Virtanen3", with: "Virta\0nen3").utf8),
      places: ["data/customers.csv:4:14"], reason: "csv.nul-byte"),
    BadRecords(
      testDescription: "UTF-16 that ends within a character", bytes: House.utf16(House.good).dropLast(21),
      places: ["data/customers.csv:6:30"], reason: "csv.truncated",
      allow: ["--allow", "customers:encoding", "--reason", "test"]),
    BadRecords(
      testDescription: "no usable record",
      bytes: Array(("asiakasnro;Yritys;Nimi;Email\n" + (1...5).map { "\($0);Yritys;Nimi\n" }.joined()).utf8),
      places: (2...6).map { "data/customers.csv:\($0):10" }, reason: "csv.field-count"),
  ]

  @Test(arguments: badRecords) func recordsThatCannotBeUsed(_ records: BadRecords) throws {
    let house = try House()
    try house.firstNight()
    try house.put(records.bytes)
    // A key whose record cannot be used keeps what was known of it.
    try house.leaveRegister(["run"] + records.allow) { outcome in
      #expect(outcome.code == 3)
      #expect(outcome.errors == "")
    }
    let list = try house.run(["quarantine", "list", "--rows"])
    #expect(list.code == 0)
    let lines = list.output.split(separator: "\n").filter { !$0.hasPrefix(" ") }
    #expect(lines.count == records.places.count)
    for (line, place) in zip(lines, records.places) {
      #expect(line.contains(place + " "))
      #expect(line.contains(" \(records.reason) "))
    }
    #expect(try house.run(["run"]).code == 0, "they are new in quarantine once")
  }

  @Test func aFirstNightOfQuarantineOnly() throws {
    let house = try House()
    try house.put(Array("asiakasnro;Yritys;Nimi;Email\n1;Yritys;Nimi\n2;Yritys;Nimi\n".utf8))
    let night = try house.run(["run", "--create"])
    #expect(night.code == 3)
    #expect(night.output.contains("quarantined"))
    #expect(try house.run(["contacts", "--format", "csv"]).output.split(separator: "\n").count <= 1)
    #expect(try house.run(["verify"]).code == 0)
  }

  @Test func aLineOf100Megabytes() throws {
    let house = try House()
    try house.firstNight()
    let file = try FileHandle(forWritingTo: house.folder.url.appending(path: "data/customers.csv"))
    try file.seekToEnd()
    let megabyte = Data(repeating: UInt8(ascii: "x"), count: 1_000_000)
    for _ in 0..<100 { try file.write(contentsOf: megabyte) }
    try file.close()
    #if DEBUG
      let limit = Duration.seconds(30)  // not optimised, beside other tests
    #else
      let limit = Duration.seconds(4)
    #endif
    let time = try ContinuousClock().measure {
      try house.leaveRegister(["run"]) { #expect($0.code == 3) }
    }
    #expect(time < limit)
    let list = try house.run(["quarantine", "list", "--rows"]).output
    #expect(list.contains("data/customers.csv:7:1 "))
    #expect(list.contains("csv.record-too-long"))
  }

  /// One of the samples' sources, spoilt.
  struct BadSource: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let path: String
    let text: String
    /// What standard error says after the source's name.
    let error: String
  }

  static let badSources = [
    BadSource(
      testDescription: "billing", path: "samples/billing/customers.csv", text: "",
      error: "samples/billing/customers.csv: error: the file is empty\n  to mend: "),
    BadSource(
      testDescription: "customers", path: "samples/customers/asiakkaat.csv", text: "<html><form></form></html>\n",
      error: "samples/customers/asiakkaat.csv:1:1: error: this is an HTML page, not delimited text\n  to mend: "),
    BadSource(
      testDescription: "prospects", path: "samples/prospects/messut-2026.csv", text: "Etunimi;Firma\nLiisa;Yritys Oy\n",
      error: "samples/prospects/messut-2026.csv:1: error: there is no column \"Nimi\"\n  to mend: "),
  ]

  @Test(arguments: badSources) func oneBadSourceIsHeldAndTheOthersCommit(_ source: BadSource) throws {
    let house = try House(samples: ())
    #expect(try house.run(["run", "--create"]).code == 3)
    try house.put(Array(source.text.utf8), source.path)
    try house.leaveRegister(["run"]) { outcome in
      #expect(outcome.code == 4)
      #expect(
        outcome.errors.hasPrefix(
          "source \(source.testDescription) is held at its last observations:\n" + source.error))
      #expect(held(outcome) == [source.testDescription])
    }

    // What another source has new is committed all the same.
    let web = "samples/web/yritys-yhteystiedot.html"
    let page = try String(contentsOf: house.folder.url.appending(path: web), encoding: .utf8)
    try house.put(Array(page.replacing("liisa.virtanen@", with: "liisa.uusi@").utf8), web)
    let before = try house.verifiedHash()
    #expect(try house.run(["run"]).code == 4)
    let after = try house.verifiedHash()
    #expect(after != before)

    // A first night is held in the same way.
    let other = try House(samples: ())
    try other.put(Array(source.text.utf8), source.path)
    let first = try other.run(["run", "--create"])
    #expect(first.code == 4)
    #expect(held(first) == [source.testDescription])
    #expect(try other.run(["verify"]).code == 0)
  }

  private func held(_ outcome: Outcome) -> [String] {
    var names: [String] = []
    for line in outcome.output.split(separator: "\n") {
      let words = line.split(separator: " ").map(String.init)
      if words.count > 1, words[1] == "held" { names.append(words[0]) }
    }
    return names
  }

  // MARK: The pipeline

  /// A mistake in the pipeline: what is replaced in it, and where the mistake then stands.
  struct BadPipeline: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let replace: String
    let with: String
    /// The text at whose beginning the mistake is reported.
    let mistake: String
    let message: String
    let remedy: String

    var text: String { House.pipeline.replacing(replace, with: with) }
    var place: String { House.place(of: mistake, in: text) }
  }

  static let badPipelines = [
    BadPipeline(
      testDescription: "unknown field", replace: "person.email", with: "person.emial", mistake: #""person.emial""#,
      message: #"unknown field "person.emial""#, remedy: #"did you mean "person.email"?"#),
    BadPipeline(
      testDescription: "a person's own phone number", replace: "person.email", with: "person.phone",
      mistake: #""person.phone""#, message: #""person.phone" is not a field of this register"#, remedy: "leave it out"),
    BadPipeline(
      testDescription: "a key twice", replace: "trust: 80", with: "trust: 80, trust : 70", mistake: "trust : 70",
      message: #""trust" is given twice"#, remedy: "keep one of them"),
    BadPipeline(
      testDescription: "a field twice", replace: #""company.name": "Yritys""#,
      with: #""company.name": "Yritys", "company.name" : "Nimi""#, mistake: #""company.name" :"#,
      message: #""company.name" is given twice"#, remedy: "keep one of them"),
  ]

  @Test(arguments: badPipelines, ["run", "check"]) func aMistakeInThePipeline(_ pipeline: BadPipeline, command: String)
    throws
  {
    let house = try House()
    try house.firstNight()
    try house.folder.write("pipelines/nightly.json5", pipeline.text)
    try house.leaveRegister([command]) { outcome in
      expect(outcome, code: 78, place: pipeline.place, message: pipeline.message, remedy: pipeline.remedy)
    }
  }

  // MARK: The register

  /// A path that is not a register's.
  struct BadRegister: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let arguments: [String]
    let code: Int32
    let place: String
    let message: String
    let remedy: String
  }

  static let badRegisters = [
    BadRegister(
      testDescription: "a text", arguments: ["run", "--register", "./note.txt"], code: 65, place: "./note.txt:",
      message: "this is not a register", remedy: "check --register"),
    BadRegister(
      testDescription: "a text, asked", arguments: ["verify", "--register", "note.txt"], code: 65, place: "note.txt:",
      message: "this is not a register", remedy: "check --register"),
    BadRegister(
      testDescription: "a text, to be made", arguments: ["run", "--create", "--register", "./note.txt"], code: 65,
      place: "./note.txt:", message: "this is not a register", remedy: "check --register"),
    BadRegister(
      testDescription: "an empty file", arguments: ["run", "--register", "./empty"], code: 66, place: "./empty:",
      message: "nothing is in the register", remedy: "`lahde run --create` begins it anew"),
    BadRegister(
      testDescription: "a folder", arguments: ["run", "--register", "./data"], code: 66, place: "./data:",
      message: "there is no register here", remedy: "check that its disk is mounted"),
    BadRegister(
      testDescription: "below a file", arguments: ["run", "--register", "note.txt/register.db"], code: 66,
      place: "note.txt/register.db:", message: "there is no register here", remedy: "check that its disk is mounted"),
    BadRegister(
      testDescription: "below a file, to be made",
      arguments: ["run", "--create", "--register", "note.txt/register.db"],
      code: 74, place: "note.txt:", message: "the register's folder cannot be made",
      remedy: "check that this user may write"),
    // In /proc not even root may write.
    BadRegister(
      testDescription: "in a read-only folder", arguments: ["run", "--create", "--register", "/proc/register.db"],
      code: 74, place: "/proc/register.db.lock:", message: "the lock cannot be made",
      remedy: "check that this user may write"),
    BadRegister(
      testDescription: "below a read-only folder",
      arguments: ["run", "--create", "--register", "/proc/lahde/register.db"], code: 74, place: "/proc/lahde:",
      message: "the register's folder cannot be made", remedy: "check that this user may write"),
    BadRegister(
      testDescription: "there already", arguments: ["run", "--create"], code: 64, place: "register/register.db:",
      message: "the register is there already", remedy: "leave --create out"),
  ]

  @Test(arguments: badRegisters) func aPathThatIsNotARegister(_ register: BadRegister) throws {
    let house = try House()
    try house.firstNight()
    let note = "Liisa said that the register lies here.\n"
    try house.folder.write("note.txt", note)
    try house.folder.write("empty", "")
    try house.leaveRegister(register.arguments) { outcome in
      expect(
        outcome, code: register.code, place: register.place, message: register.message, remedy: register.remedy)
    }
    #expect(try String(contentsOf: house.folder.url.appending(path: "note.txt"), encoding: .utf8) == note)
    #expect(try Data(contentsOf: house.folder.url.appending(path: "empty")).isEmpty)
    #expect(!house.exists("data.lock"), "a folder has no register to lock")
  }

  @Test func noRegisterAndNoCreate() throws {
    let house = try House()
    try house.makeNoRegister(["run"]) { outcome in
      expect(
        outcome, code: 66, place: "register/register.db:", message: "there is no register here",
        remedy: "`lahde run --create` makes one")
    }
    #expect(!house.exists("register"))
    #expect(!house.exists("keys"))
  }

  @Test func aRegisterNamedWithoutAFolder() throws {
    let house = try House()
    let night = try house.run(["run", "--create", "--register", "other.db"])
    #expect(night.code == 0)
    #expect(night.errors == "")
    #expect(try house.run(["verify", "--register", "other.db"]).code == 0)
  }

  @Test func anotherRunHoldsTheRegister() throws {
    let house = try House()
    try house.firstNight()
    try house.put(Array((House.good + "9;Uusi Oy;Uuno Uusi;uuno@uusi.example\n").utf8))
    let lock = try #require(FileHandle(forUpdatingAtPath: house.folder.path("register/register.db.lock")))
    #expect(flock(lock.fileDescriptor, LOCK_EX | LOCK_NB) == 0)
    try lock.write(contentsOf: Data("process 1, user yövuoro".utf8))
    try house.leaveRegister(["run"]) { outcome in
      expect(
        outcome, code: 75, place: "register/register.db:",
        message: "another run holds the register (process 1, user yövuoro)", remedy: "wait")
    }
    #expect(try house.run(["contacts"]).code == 0, "questions are answered meanwhile")
    #expect(flock(lock.fileDescriptor, LOCK_UN) == 0)
    #expect(try house.run(["run"]).code == 0)
  }

  // MARK: The keys

  /// A key file that is not as it was made.
  struct BadKeys: CustomTestStringConvertible, Sendable {
    let testDescription: String
    /// The file's text from what it was; nil where the file is gone.
    let spoilt: @Sendable (String) -> String?
    var permissions = 0o600
    var place = "keys/register.keys:"
    let message: String
    var remedy = "restore"
  }

  static let badKeys = [
    BadKeys(testDescription: "gone", spoilt: { _ in nil }, message: "the key file is missing or cannot be read"),
    BadKeys(
      testDescription: "overwritten", spoilt: { _ in "login failed\n" }, place: "keys/register.keys:1:1:",
      message: "this is not a line of a key file"),
    BadKeys(
      testDescription: "cut within a line", spoilt: { String($0.dropLast(9)) }, place: "keys/register.keys:3:1:",
      message: "this is not a line of a key file"),
    BadKeys(
      testDescription: "cut after a line", spoilt: { $0.components(separatedBy: "\n")[0] + "\n" },
      message: "the key file has no key for"),
    BadKeys(testDescription: "empty", spoilt: { _ in "" }, message: "the key file has no key for"),
    BadKeys(
      testDescription: "readable by others", spoilt: { $0 }, permissions: 0o644,
      message: "the key file can be read by others than its owner", remedy: "chmod 600"),
    // What was suppressed would not be recognised, and the ledger would never verify again.
    BadKeys(
      testDescription: "of another register",
      spoilt: {
        $0.components(separatedBy: "\n").map { $0.isEmpty ? $0 : $0.dropLast(4) + "0123" }.joined(separator: "\n")
      },
      message: "the key"),
  ]

  @Test(arguments: badKeys) func aKeyFileThatIsNotTheRegisters(_ keys: BadKeys) throws {
    let house = try House()
    try house.firstNight()
    let path = house.folder.path("keys/register.keys")
    let text = try String(contentsOfFile: path, encoding: .utf8)
    try house.put(Array((House.good + "9;Uusi Oy;Uuno Uusi;uuno@uusi.example\n").utf8))
    try house.leaveRegister(["run"]) {
      try FileManager.default.removeItem(atPath: path)
      if let spoilt = keys.spoilt(text) {
        try house.folder.write("keys/register.keys", spoilt)
        try FileManager.default.setAttributes([.posixPermissions: keys.permissions], ofItemAtPath: path)
      }
    } check: { outcome in
      expect(outcome, code: 78, place: keys.place, message: keys.message, remedy: keys.remedy)
    }
    #expect(house.exists("keys/register.keys") == (keys.spoilt(text) != nil), "no key is made silently")
  }

  /// A refusal: nothing on standard output, and on standard error what, where, and how to mend it.
  private func expect(_ outcome: Outcome, code: Int32, place: String, message: String, remedy: String) {
    #expect(outcome.code == code)
    #expect(outcome.errors.hasPrefix("\(place) error: \(message)"))
    let mend = outcome.errors.components(separatedBy: "\n  to mend: ").dropFirst().joined()
    #expect(mend.contains(remedy), "to mend: \(mend)")
  }
}

/// A folder with contract, pipeline, source and register, and a second, sound way to ask the register.
private final class House {
  static let good =
    "asiakasnro;Yritys;Nimi;Email\n"
    + (1...5).map { "\($0);Yritys\($0) Oy;Liisa Virtanen\($0);liisa\($0)@yritys\($0).example\n" }.joined()

  static let pipeline = """
    {
      contract: "register.json5",
      register: "../register/register.db",
      sources: [
        {
          name: "customers", reader: "csv", paths: ["../data/customers.csv"], extent: "snapshot", key: ["asiakasnro"],
          purpose: "customer register", trust: 80,
          map: { "company.name": "Yritys", "person.name": "Nimi", "person.email": "Email" },
        },
      ],
    }
    """

  let folder: TemporaryFolder
  private let register: String

  /// A house of one source with good data, and no register yet.
  init() throws {
    folder = try TemporaryFolder()
    register = "register/register.db"
    try folder.write("pipelines/register.json5", TestHouse.contract)
    try folder.write("pipelines/nightly.json5", Self.pipeline)
    try put(Array(Self.good.utf8))
  }

  /// A house of the package's samples.
  init(samples: Void) throws {
    folder = try Tool.samples()
    register = ".lahde/register.db"
  }

  /// UTF-16, little-endian, with its byte order mark.
  static func utf16(_ text: String) -> [UInt8] {
    [0xFF, 0xFE] + text.utf16.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)] }
  }

  /// `pipelines/nightly.json5:LINE:COLUMN:` of the only place of `needle` in an ASCII text.
  static func place(of needle: String, in text: String) -> String {
    let lines = text.components(separatedBy: needle)[0].components(separatedBy: "\n")
    return "pipelines/nightly.json5:\(lines.count):\((lines.last ?? "").count + 1):"
  }

  func run(_ arguments: [String]) throws -> Outcome { try Tool.run(arguments, in: folder) }

  func exists(_ path: String) -> Bool { FileManager.default.fileExists(atPath: folder.path(path)) }

  /// Puts a file, or with nil a folder, in a source's place.
  func put(_ bytes: [UInt8]?, _ path: String = "data/customers.csv") throws {
    if exists(path) { try FileManager.default.removeItem(atPath: folder.path(path)) }
    if let bytes {
      try folder.write(path, bytes)
    } else {
      try FileManager.default.createDirectory(atPath: folder.path(path), withIntermediateDirectories: true)
    }
  }

  func firstNight() throws { #expect(try run(["run", "--create"]).code == 0) }

  /// The last line of `lahde verify`, asked with a copy of the pipeline and the keys in `sound/`, where there is one.
  func verifiedHash() throws -> String {
    let sound = exists("sound") ? ["--pipeline", "sound/pipelines/nightly.json5"] : []
    let outcome = try run(["verify", "--register", register] + sound)
    #expect(outcome.code == 0, "\(outcome.errors)")
    let hash = try #require(outcome.output.split(separator: "\n").last)
    #expect(hash.count == 64)
    return String(hash)
  }

  /// Runs the program, spoiling before that what is to be spoilt, and expects that the register is as it was.
  func leaveRegister(_ arguments: [String], spoiling spoil: () throws -> Void = {}, check: (Outcome) throws -> Void)
    throws
  {
    let keys = exists("keys") ? "keys" : ".lahde-keys"
    try? FileManager.default.removeItem(atPath: folder.path("sound"))
    try folder.write(
      "sound/pipelines/nightly.json5", exists("keys") ? Self.pipeline : try text("pipelines/nightly.json5"))
    try folder.write("sound/pipelines/register.json5", try text("pipelines/register.json5"))
    try FileManager.default.copyItem(atPath: folder.path(keys), toPath: folder.path("sound/\(keys)"))
    let before = try verifiedHash()
    try spoil()
    try check(try run(arguments))
    #expect(try verifiedHash() == before, "the register is as it was")
  }

  /// Runs the program and expects that there is no register afterwards, not even a piece of one.
  func makeNoRegister(_ arguments: [String], check: (Outcome) throws -> Void) throws {
    try check(try run(arguments))
    let left = (try? FileManager.default.contentsOfDirectory(atPath: folder.path("register"))) ?? []
    #expect(left.allSatisfy { $0 == "register.db.lock" }, "\(left.sorted())")
  }

  private func text(_ path: String) throws -> String { try String(contentsOfFile: folder.path(path), encoding: .utf8) }
}
