import Foundation
import TestSupport
import Testing

private let start = 1_780_000_000

/// The samples' register after its first night.
private func register() throws -> TemporaryFolder {
  let folder = try Tool.samples()
  #expect(try Tool.run(["run", "--create"], in: folder).code == 3)
  return folder
}

private func at(_ seconds: Int) -> [String: String] { ["LAHDE_NOW": "\(start + seconds)"] }

private func json(_ outcome: Outcome) throws -> [String: Any] {
  try #require(JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any], "\(outcome)")
}

private func hash(_ folder: TemporaryFolder, _ arguments: String...) throws -> Substring? {
  try Tool.run(["verify"] + arguments, in: folder).output.split(separator: "\n").last
}

@Suite("Backup, restore and doctor") struct OperatingTests {
  @Test("A backup is told, logged, and verifies as the register does") func backup() throws {
    let folder = try register()
    let outcome = try Tool.run(["backup"], in: folder)
    let path = ".lahde/backups/register-20260528T202640Z.db"
    #expect(outcome.code == 0 && outcome.errors.isEmpty, "\(outcome)")
    let hash = try #require(try hash(folder))
    let size = try FileManager.default.attributesOfItem(atPath: folder.path(path))[.size] as? NSNumber
    #expect(
      outcome.output == """
        backup        \(path)
        size          \(size ?? 0) bytes
        last run      1, 2026-05-28T20:26:40Z
        logical hash  \(hash)
        verified      file, foreign keys, ledger, logical hash

        """)
    #expect(try EndToEndTests.hash(folder, "--register", path) == hash)
    let log = try String(contentsOfFile: folder.path(".lahde/register.db.access.log"), encoding: .utf8)
    #expect(log.split(separator: "\n").last?.hasSuffix(" backup 42") == true)

    let next = try json(try Tool.run(["backup", "--keep", "1", "--format", "json"], in: folder, environment: at(60)))
    #expect(next["pruned"] as? [String] == [path] && next["logicalHash"] as? String == String(hash))
    #expect(try Tool.run(["backup", "--quiet"], in: folder, environment: at(120)).output.isEmpty)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path(".lahde/backups")).count == 2)
  }

  @Test(
    "What cannot be backed up is refused",
    arguments: [
      ("backup .lahde/register.db --force", 64, "this is the register itself"),
      ("backup .lahde-keys/copy.db", 64, "the folder of the keys"),
      ("backup d.csv", 64, "there is a file of this name"),
      ("backup --force", 64, "--force is for a FILE"), ("backup copy.db --to .", 64, "FILE stands alone"),
      ("backup --keep 0", 64, "--keep wants a number"), ("backup --to nowhere", 66, "there is no such folder"),
      ("backup nowhere/copy.db", 66, "there is no such folder"), ("restore nothing.db", 66, "there is no backup here"),
      ("restore d.csv --confirm", 65, "this is not a register"),
      ("restore .lahde/register.db", 64, "this is the register itself"),
    ])
  func refused(_ line: String, _ code: Int32, _ message: String) throws {
    let folder = try register()
    try folder.write("d.csv", "mine")
    let outcome = try Tool.run(line.split(separator: " ").map(String.init), in: folder)
    #expect(outcome.code == code && outcome.output.isEmpty, "\(outcome)")
    #expect(outcome.errors.contains(message) && outcome.errors.contains("  to mend: "), "\(outcome.errors)")
    #expect(try String(contentsOfFile: folder.path("d.csv"), encoding: .utf8) == "mine")
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: folder.path(".lahde")).allSatisfy { !$0.contains("partial") })
  }

  @Test("Only the role operations makes backups and restores them") func role() throws {
    let folder = try register()
    let contract = try String(contentsOfFile: folder.path("pipelines/register.json5"), encoding: .utf8)
    try contract.replacingOccurrences(of: "role: \"operations\"", with: "role: \"compliance\"")
      .write(toFile: folder.path("pipelines/register.json5"), atomically: true, encoding: .utf8)
    for arguments in [["backup"], ["restore", "x.db"]] { #expect(try Tool.run(arguments, in: folder).code == 77) }
    #expect(try Tool.run(["doctor"], in: folder).code == 0)
  }

  @Test("Restoring is shown, then done; the next night reads again what was lost") func restore() throws {
    let folder = try register()
    #expect(try Tool.run(["backup", "copy.db"], in: folder).code == 0)
    let before = try hash(folder)
    let csv = try String(contentsOfFile: folder.path("samples/billing/customers.csv"), encoding: .utf8)
    try csv.replacingOccurrences(of: "Liisa", with: "Liisi")
      .write(toFile: folder.path("samples/billing/customers.csv"), atomically: true, encoding: .utf8)
    #expect(try Tool.run(["run"], in: folder, environment: at(86400)).code == 0)
    let after = try hash(folder)
    #expect(after != before)

    let shown = try Tool.run(["restore", "copy.db"], in: folder, environment: at(90000))
    #expect(shown.code == 0 && shown.output.contains("  2  night  2026-05-29T20:26:40Z"), "\(shown)")
    #expect(shown.output.hasSuffix("Nothing was changed. `--confirm` restores the backup.\n"))
    #expect(try hash(folder) == after)

    let done = try json(
      try Tool.run(["restore", "copy.db", "--confirm", "--format", "json"], in: folder, environment: at(90000)))
    #expect(done["present"] as? String == "sound" && done["restoreRun"] as? Int == 2)
    #expect(done["kept"] as? String == ".lahde/register.db.before-restore-20260529T212640Z")
    #expect(try hash(folder) == before && hash(folder, "--register", done["kept"] as? String ?? "") == after)
    #expect(try Tool.run(["run"], in: folder, environment: at(100_000)).code == 0)
    #expect(try hash(folder) == after)
    #expect(
      try Tool.run(["runs"], in: folder).output.split(separator: "\n").map { $0.split(separator: " ")[1] } == [
        "kind", "night", "restore", "night",
      ])
  }

  @Test("Killed at any moment, a restoring leaves the one register or the other") func killed() throws {
    let folder = try register()
    #expect(try Tool.run(["backup", "copy.db"], in: folder).code == 0)
    let backup = try hash(folder)
    let csv = try String(contentsOfFile: folder.path("samples/billing/customers.csv"), encoding: .utf8)
    try csv.replacingOccurrences(of: "Liisa", with: "Liisi")
      .write(toFile: folder.path("samples/billing/customers.csv"), atomically: true, encoding: .utf8)
    #expect(try Tool.run(["run"], in: folder, environment: at(86400)).code == 0)
    let present = try hash(folder)
    var kills = 0
    for milliseconds in stride(from: 2.0, to: 60, by: 6) {
      let process = Process()
      process.executableURL = try Tool.executable()
      process.arguments = ["restore", "copy.db", "--confirm"]
      process.currentDirectoryURL = folder.url
      process.environment = ProcessInfo.processInfo.environment.merging(at(90000 + Int(milliseconds))) { $1 }
      process.standardOutput = FileHandle.nullDevice
      process.standardError = FileHandle.nullDevice
      try process.run()
      Thread.sleep(forTimeInterval: milliseconds / 1000)
      kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
      if process.terminationReason == .uncaughtSignal { kills += 1 }
      let found = try hash(folder)
      #expect(found == present || found == backup, "after \(milliseconds) ms")
    }
    #expect(kills > 0)
    #expect(try Tool.run(["restore", "copy.db", "--confirm"], in: folder, environment: at(99000)).code == 0)
    #expect(try hash(folder) == backup)
    #expect(!FileManager.default.fileExists(atPath: folder.path(".lahde/register.db.restoring")))
  }

  @Test("The doctor tells what is wrong in one line a check, and by its exit code") func doctor() throws {
    let folder = try register()
    let young = try Tool.run(["doctor", "--quiet"], in: folder)
    #expect(young.code == 0)
    #expect(young.output.hasPrefix("warning  backups        there is none in .lahde/backups — to mend: `lahde backup`"))
    #expect(young.output.split(separator: "\n").count == 1)
    #expect(try Tool.run(["backup"], in: folder).code == 0)
    #expect(try Tool.run(["doctor", "--quiet"], in: folder).output.isEmpty)
    let sound = try json(try Tool.run(["doctor", "--format", "json"], in: folder))
    #expect(sound["state"] as? String == "ok" && (sound["checks"] as? [Any])?.count == 17)

    let path = folder.path(".lahde/register.db")
    try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: path)
    let open = try Tool.run(["doctor"], in: folder)
    #expect(open.code == 78 && open.output.contains("— to mend: chmod 600 .lahde/register.db\n"), "\(open)")
    try FileManager.default.removeItem(atPath: path)
    let missing = try Tool.run(["doctor"], in: folder)
    #expect(missing.code == 74 && missing.output.contains("failed   register       there is no register here"))
    #expect(!FileManager.default.fileExists(atPath: path))
  }
}
