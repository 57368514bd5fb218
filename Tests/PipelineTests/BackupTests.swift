import Compliance
import Foundation
import Records
import SQLite
import TestSupport
import Testing
import Text

@testable import Pipeline
@testable import Register

extension Steward {
  /// Makes a backup.
  func backup(_ destination: Backup.Destination = .besideRegister, keep: Int? = nil) throws -> Backup.Outcome {
    try Backup(Workplace(try house.pipeline(), context: context())).make(destination, keep: keep)
  }

  func hash() throws -> Digest { try LogicalHash(try register()).digest() }

  /// What lies in a folder of the house.
  func names(_ folder: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: house.folder.path(folder)).sorted()
  }
}

@Suite("A backup") struct BackupTests {
  @Test("It is the register, whole in one file that its owner alone reads") func whole() throws {
    let steward = try Steward()
    let outcome = try steward.backup()
    #expect(try steward.names("register/backups") == ["register-20260103T000000Z.db"])
    let facts = try #require(FileState(outcome.path))
    #expect(facts.mode == 0o600 && facts.size == outcome.bytes && outcome.run == 1)
    #expect(FileState(FileFacts.folder(of: outcome.path))?.mode == 0o700)
    #expect(try outcome.hash == steward.hash())
    let keys = try KeyRing.load(try steward.house.pipeline().contract.keyPath)
    let copy = try keys.open(outcome.path, toWrite: false)
    #expect(try LogicalHash(copy).digest() == outcome.hash && Verification.failures(copy, keys).isEmpty)
    #expect(RegisterFile.isPlainText(outcome.path) == !RegisterFile.encrypts)
    // Another journal mode would need a second file beside it, and a folder that can be written.
    #expect(try copy.connection.integer("SELECT 1") == 1)
    #expect(try steward.names("register/backups").count == 1)
  }

  @Test("A run that has not committed is not in it, and is not held up by it") func meanwhile() throws {
    let steward = try Steward()
    let before = try steward.hash()
    let writer = try steward.register()
    try writer.connection.execute("BEGIN IMMEDIATE; UPDATE contact SET name = 'Maija Meri'")
    let outcome = try steward.backup()
    #expect(outcome.hash == before)
    try writer.connection.execute("COMMIT")
    #expect(try steward.hash() != before)
  }

  @Test("Older ones go by their names; others and the new one stay") func keep() throws {
    let steward = try Steward()
    let names = ["register-20250101T000000Z.db", "register-20270101T000000Z.db", "register-2025.db", "other.txt"]
    for name in names { try steward.house.folder.write("register/backups/\(name)", "x") }
    let first = try steward.backup(keep: 3)
    #expect(first.pruned.isEmpty)
    // The clock has gone back since 2027: the backup of now stays all the same.
    let second = try steward.backup(keep: 1)
    #expect(
      second.pruned.map { ($0 as NSString).lastPathComponent } == [
        "register-20270101T000000Z.db", "register-20260103T000000Z.db", "register-20250101T000000Z.db",
      ])
    #expect(try steward.names("register/backups") == ["other.txt", "register-2025.db", "register-20260104T000000Z.db"])
  }

  @Test("It takes no other file's place unasked, and none of the keys' or the register's") func taken() throws {
    let steward = try Steward()
    let file = try steward.house.folder.write("elsewhere/copy.db", "mine")
    let problem = #expect(throws: Problem.self) { try steward.backup(.file(file, overwriting: false)) }
    #expect(problem?.code == .usage)
    #expect(try String(contentsOfFile: file, encoding: .utf8) == "mine")
    #expect(try steward.backup(.file(file, overwriting: true)).path == file && FileState(file)?.mode == 0o600)
    for path in ["keys/copy.db", "register/register.db"] {
      let problem = #expect(throws: Problem.self) {
        try steward.backup(.file(steward.house.folder.path(path), overwriting: true))
      }
      #expect(problem?.code == .usage, "\(path)")
    }
    let missing = #expect(throws: Problem.self) { try steward.backup(.folder(steward.house.folder.path("mnt"))) }
    #expect(missing?.code == .noInput)
    #expect(
      try steward.names("elsewhere") == ["copy.db"] && steward.names("keys") == ["register.keys", "register.rights"])
  }

  @Test("A register that does not verify is not backed up, and the older backups stay") func damaged() throws {
    let steward = try Steward()
    let old = try steward.backup()
    try steward.register().connection.execute("UPDATE observation SET commitment = zeroblob(32) WHERE id = 1")
    let problem = #expect(throws: Problem.self) { try steward.backup(keep: 1) }
    #expect(problem?.code == .badData && problem?.message.contains("ledger: run 1") == true)
    #expect(try steward.names("register/backups") == [(old.path as NSString).lastPathComponent])
  }

  @Test(
    "The names of backups",
    arguments: [
      ("register-20260528T202640Z.db", Int64?(1_780_000_000)), ("register-20260228T000000Z.db", 1_772_236_800),
      ("register-20260230T000000Z.db", nil), ("register-20260528T202640.db", nil), ("other-20260528T202640Z.db", nil),
      ("register-20260528T202640Z.db.partial-1", nil), ("register-20260528T252640Z.db", nil), ("register-.db", nil),
    ])
  func names(_ name: String, _ made: Int64?) throws {
    let folder = try TemporaryFolder()
    try folder.write("backups/\(name)", "")
    let backups = BackupFolder(register: folder.path("register.db"))
    #expect(backups.entries().map(\.made) == (made.map { [$0] } ?? []))
    if let made { #expect(backups.path(at: made) == folder.path("backups/\(name)")) }
  }
}
