import Foundation
import Records
import TestSupport
import Testing

private func register() throws -> TemporaryFolder {
  let folder = try Tool.samples()
  #expect(try Tool.run(["run", "--create"], in: folder).code == 3)
  return folder
}

/// Expects a refusal: the exit code, nothing on standard output, what is wrong and how to mend it on standard error.
private func expectRefusal(
  _ arguments: [String], _ code: Int32, _ message: String, in folder: TemporaryFolder,
  sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let outcome = try Tool.run(arguments, in: folder)
  #expect(outcome.code == code, "\(arguments): \(outcome.errors)", sourceLocation: sourceLocation)
  #expect(outcome.errors.contains(message), "\(arguments): \(outcome.errors)", sourceLocation: sourceLocation)
  #expect(outcome.errors.contains("  to mend: "), "\(arguments): \(outcome.errors)", sourceLocation: sourceLocation)
  #expect(outcome.output.isEmpty, "\(arguments): \(outcome.output)", sourceLocation: sourceLocation)
}

private func bytes(_ folder: TemporaryFolder, _ name: String = ".lahde/register.db") throws -> Data {
  try Data(contentsOf: folder.url.appending(path: name))
}

private func edit(_ folder: TemporaryFolder, _ name: String, _ find: String, _ replace: String) throws {
  let text = try String(contentsOfFile: folder.path(name), encoding: .utf8)
  #expect(text.contains(find), "\(find)")
  try text.replacingOccurrences(of: find, with: replace).write(
    toFile: folder.path(name), atomically: true, encoding: .utf8)
}

private func setMode(_ mode: Int, _ path: String) throws {
  try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
}

@Test func aDamagedRegisterIsSaidToBeDamaged() throws {
  let folder = try register()
  let sound = try bytes(folder)
  for damaged in [sound.prefix(sound.count / 2), sound.prefix(20_000) + Data(repeating: 0xA5, count: 200_000)] {
    try Data(damaged).write(to: folder.url.appending(path: ".lahde/register.db"))
    for arguments in [["verify"], ["contacts"], ["run", "--rehash"]] {
      let outcome = try Tool.run(arguments, in: folder)
      #expect([65, 74].contains(outcome.code), "\(arguments): \(outcome.code) \(outcome.errors)")
      #expect(outcome.errors.contains("error: ") && outcome.errors.contains("to mend: "), "\(outcome.errors)")
    }
  }
}

@Test func aFolderThatCannotBeWrittenIsSaid() throws {
  let folder = try Tool.samples()
  try folder.write("file", "not a folder")
  try expectRefusal(
    ["run", "--create", "--register", "file/below/register.db"], 74,
    "file/below: error: the register's folder cannot be made", in: folder)
  #expect(try Tool.run(["run", "--create"], in: folder).code == 3)
  for output in ["file/report.html", "nowhere/report.html", "samples"] {
    try expectRefusal(
      ["review", "report", "--output", output], 74, "\(output): error: the file cannot be written", in: folder)
  }
}

/// Permissions do not bind root.
@Test(.enabled(if: geteuid() != 0)) func aReadOnlyFolderIsSaid() throws {
  let folder = try Tool.samples()
  try FileManager.default.createDirectory(atPath: folder.path("closed"), withIntermediateDirectories: false)
  try setMode(0o500, folder.path("closed"))
  try expectRefusal(
    ["run", "--create", "--register", "closed/register.db"], 74, "closed/register.db", in: folder)
  try setMode(0o700, folder.path("closed"))
}

@Test func mistakesInContractAndPipelineStopTheNight() throws {
  for (file, find, replace, place) in [
    ("nightly.json5", "\"company.city\": \"Kaupunki\"", "\"person.shoeSize\": \"Kaupunki\"", #"nightly.json5:\d+:\d+"#),
    ("nightly.json5", "trust: 70,", "trust: 70, trust: 71,", #"nightly.json5:\d+:\d+"#),
    ("nightly.json5", "reader: \"web\"", "reader: \"wbe\"", #"nightly.json5:\d+:\d+"#),
    ("nightly.json5", "sources: [", "sources: [[", #"nightly.json5:\d+:\d+"#),
    ("nightly.json5", "\"register.json5\"", "\"contract.json5\"", #"nightly.json5:\d+:\d+"#),
    ("register.json5", "\"person.title\", ", "", #"nightly.json5:\d+:\d+"#),
    ("register.json5", "country: \"FI\"", "country: \"US\"", #"register.json5:\d+:\d+"#),
    ("register.json5", "sample: true", "sample: false", #"register.json5:\d+:\d+"#),
  ] {
    let folder = try Tool.samples()
    try edit(folder, "pipelines/" + file, find, replace)
    for arguments in [["check"], ["run", "--create"]] {
      let outcome = try Tool.run(arguments, in: folder)
      #expect([66, 78].contains(outcome.code) && outcome.output.isEmpty, "\(replace): \(outcome.code)")
      let isPlaced = outcome.errors.range(of: place + ".* error: ", options: .regularExpression) != nil
      #expect(isPlaced, "\(replace): \(outcome.errors)")
    }
    #expect(!FileManager.default.fileExists(atPath: folder.path(".lahde")), "\(replace)")
  }
}

@Test func onlyThoseWhomTheContractNamesSeeTheRegister() throws {
  let folder = try register()
  let before = try bytes(folder)
  try edit(folder, "pipelines/register.json5", "user: \"*\"", "user: \"somebody-else\"")
  for arguments in [["run"], ["contacts"], ["provenance", "1"], ["review", "report"], ["observations"]] {
    try expectRefusal(arguments, 77, "register.json5: error: this user is not authorised", in: folder)
  }
  #expect(try bytes(folder) == before)
}

@Test func whatThePromiseOfEncryptionIsWorth() throws {
  let folder = try Tool.samples()
  try edit(folder, "pipelines/register.json5", "encryption: \"none\"", "encryption: \"register\"")
  try edit(folder, "pipelines/register.json5", "user: \"*\"", "user: \"\(NSUserName())\"")
  #if SQLCipher
    #expect(try Tool.run(["run", "--create"], in: folder).code == 3)
    #expect(try bytes(folder).prefix(15) != Data("SQLite format 3".utf8))
  #else
    try expectRefusal(["run", "--create"], 78, "the contract promises an encrypted register", in: folder)
    #expect(!FileManager.default.fileExists(atPath: folder.path(".lahde")))
  #endif
}

@Test(arguments: [
  ("run --format xml", "--format does not know xml"), ("run --format", "--format wants a value"),
  ("run one two", "run does not take 2 arguments"), ("quarantine", "quarantine wants to know what to do"),
  ("quarantine empty", "quarantine does not know that"), ("review settle", "review does not know that"),
  ("review undo first", "undo wants the number of a decision"),
  ("provenance Yritys", "names neither an ID"), ("provenance 1 --field person.shoe", "there is no field person.shoe"),
  ("normalize person.shoe x", "there is no field person.shoe"), ("preview samples --limit many", "--limit wants"),
  ("preview samples --reader excel", "--reader does not know excel"),
])
func aWrongCommandLineIsUsage(_ line: String, _ message: String) throws {
  let folder = try register()
  try expectRefusal(line.split(separator: " ").map(String.init), 64, message, in: folder)
}

@Test func aReportThatOthersCouldReadIsClosed() throws {
  let folder = try register()
  try folder.write("report.html", "an old report")
  try setMode(0o644, folder.path("report.html"))
  #expect(try Tool.run(["review", "report", "--output", "report.html"], in: folder).code == 0)
  for (name, mode) in [
    ("report.html", 0o600), (".lahde/register.db", 0o600), (".lahde/register.db.access.log", 0o600),
    (".lahde/register.db.lock", 0o600), (".lahde-keys/sample.key", 0o600), (".lahde", 0o700), (".lahde-keys", 0o700),
  ] {
    let attributes = try FileManager.default.attributesOfItem(atPath: folder.path(name))
    #expect((attributes[.posixPermissions] as? NSNumber)?.intValue == mode, "\(name)")
  }
}

/// Bytes that nobody expects never end the program by a signal.
@Test(arguments: [
  [UInt8]([0xFF, 0xFE, 0x61]), [0xFE, 0xFF], [0xEF, 0xBB, 0xBF], [0x22], [0x22, 0x3B, 0x0A], [0x0D], [0x0A, 0x0A],
  [0x61, 0x3B, 0x62, 0x0A, 0xC3], [0x3C], Array("<a".utf8), Array("<!--".utf8), [0x1A], [0xC0, 0x80, 0x3B, 0xFF],
])
func fewBytesNeverTrap(_ bytes: [UInt8]) throws {
  let folder = try TemporaryFolder()
  try folder.write("input.csv", bytes)
  for reader in ReaderName.allCases.map(\.rawValue) {
    let outcome = try Tool.run(["preview", "input.csv", "--reader", reader], in: folder)
    #expect([0, 65].contains(outcome.code), "\(reader): \(outcome.errors)")
    if outcome.code != 0 { #expect(outcome.errors.hasPrefix("input.csv:"), "\(outcome.errors)") }
  }
}

/// What a first night may have left that was cut off: nothing, an empty file, the beginning of the keys.
@Test(arguments: [
  [], [".lahde/register.db"], [".lahde-keys/sample.rights"], [".lahde/register.db", ".lahde-keys/sample.rights"],
])
func whoAsksBeforeTheFirstNightIsToldSo(_ left: [String]) throws {
  let folder = try Tool.samples()
  for name in left {
    let file = try folder.write(name, "")
    // Closed to others, as lahde makes them.
    for (path, mode) in [(file, 0o600), (URL(filePath: file).deletingLastPathComponent().path(), 0o700)] {
      try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
    }
  }
  for words in [
    "contacts", "companies", "show 1", "verify", "runs", "review report", "audit log", "backup", "quarantine list",
  ] {
    let outcome = try Tool.run(words.split(separator: " ").map(String.init), in: folder)
    #expect(outcome.code == 66, "\(words): \(outcome.errors)")
  }
  #expect(try Tool.run(["run"], in: folder).code == 66)
  #expect(try Tool.run(["run", "--create"], in: folder).code == 3)
}
