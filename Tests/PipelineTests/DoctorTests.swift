import Compliance
import Foundation
import Records
import SQLite
import TestSupport
import Testing

@testable import Pipeline
@testable import Register

extension Steward {
  /// The checks, by name.
  func examine(day: Int64 = 3) throws -> [String: Checkup] {
    let checkups = Doctor(try house.pipeline(), context: TestHouse.context(day: day)).examine()
    return Dictionary(uniqueKeysWithValues: checkups.map { ($0.name, $0) })
  }

  func setMode(_ mode: Int, _ path: String) throws {
    try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: house.folder.path(path))
  }
}

/// Something wrong with the machine.
private struct Ailment: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let check: String, state: Checkup.State, code: ExitCode
  let day: Int64
  let cause: @Sendable (Steward) throws -> Void

  init(
    _ description: String, _ check: String, _ state: Checkup.State, _ code: ExitCode = .done, day: Int64 = 3,
    _ cause: @escaping @Sendable (Steward) throws -> Void
  ) {
    (testDescription, self.check, self.state, self.code) = (description, check, state, code)
    (self.day, self.cause) = (day, cause)
  }
}

private let ailments = [
  Ailment("others read the register", "register mode", .failed, .configuration) {
    try $0.setMode(0o640, "register/register.db")
  },
  Ailment("others enter its folder", "folder", .failed, .configuration) { try $0.setMode(0o755, "register") },
  Ailment("others read the keys", "key file", .failed, .configuration) { try $0.setMode(0o604, "keys/register.keys") },
  Ailment("others enter the key folder", "key folder", .failed, .configuration) { try $0.setMode(0o711, "keys") },
  Ailment("the key file is gone", "key file", .failed, .configuration) {
    try FileManager.default.removeItem(atPath: $0.house.folder.path("keys/register.keys"))
  },
  Ailment("others read a backup", "backup modes", .failed, .configuration) {
    try $0.setMode(0o644, "register/backups/register-20260103T000000Z.db")
  },
  Ailment("others enter the backups' folder", "backup modes", .failed, .configuration) {
    try $0.setMode(0o750, "register/backups")
  },
  Ailment("no backup", "backups", .warning) {
    try FileManager.default.removeItem(atPath: $0.house.folder.path("register/backups"))
  },
  Ailment("an old backup", "backups", .warning, day: 10) { _ in },
  Ailment("a backup of tomorrow", "backups", .warning, day: 1) { _ in },
  Ailment("the clock has gone back", "clock", .failed, .configuration, day: 0) { _ in },
  Ailment("the clock has leapt", "clock", .warning, day: 50) { _ in },
  Ailment("no night for long", "last run", .warning, day: 11) { _ in },
  Ailment("a failed run", "last run", .warning) { steward in
    try steward.register().connection.execute(insert(run: 2, state: "failed"))
  },
  Ailment("a run broken off", "running", .warning) { steward in
    try steward.register().connection.execute(insert(run: 2, state: "running"))
  },
  Ailment("a killed process's lock", "lock", .warning) {
    try $0.house.folder.write("register/register.db.lock", "process 4194305, user tester, since 2026-01-01T00:00:00Z")
  },
  Ailment("a journal left behind", "leftovers", .warning) {
    try $0.house.folder.write("register/register.db-wal", "x")
  },
  Ailment("a restoring broken off", "leftovers", .warning) {
    try $0.house.folder.write("register/register.db.restoring", "x")
  },
  Ailment("a backup broken off", "leftovers", .warning) {
    try $0.house.folder.write("register/backups/register-20260103T000000Z.db.partial-1f", "x")
  },
  Ailment("a register from before a restoring", "leftovers", .warning, day: 6) { steward in
    try steward.restore(try steward.backup().path)
  },
  Ailment("no register", "register", .failed, .inputOutput) {
    try FileManager.default.removeItem(atPath: $0.house.registerPath)
  },
  Ailment("a register that is none", "register", .failed, .inputOutput) {
    try $0.house.folder.write("register/register.db", "no register")
    try $0.setMode(0o600, "register/register.db")
  },
  Ailment("the keys lie with the backups", "key file", .failed, .configuration) { steward in
    let folder = steward.house.folder
    try FileManager.default.removeItem(atPath: folder.path("register/backups"))
    try FileManager.default.createSymbolicLink(
      atPath: folder.path("register/backups"), withDestinationPath: folder.path("keys"))
  },
]

private func insert(run: Int, state: String) -> String {
  "INSERT INTO run(id, kind, state, started, user, program, contract) VALUES(\(run), 'night', '\(state)', 1767312000, 't', 'p', x'00')"
}

@Suite("The doctor") struct DoctorTests {
  @Test("Of a sound machine every check is ok, and nothing is changed") func sound() throws {
    let steward = try Steward()
    _ = try steward.backup()
    let before = try steward.names("register")
    let checks = try steward.examine()
    #expect(checks.count == 17)
    for check in checks.values { #expect(check.state == .ok, "\(check)") }
    #expect(checks["build"]?.message.contains("libxml2 2.") == true)
    #expect(
      checks["build"]?.message.contains(RegisterFile.encrypts ? "SQLCipher 3." : "plain build: SQLite 3.") == true)
    #expect(try steward.names("register").filter { !$0.contains(".db-") } == before.filter { !$0.contains(".db-") })
  }

  @Test("It finds what is wrong, and tells how to mend it", arguments: ailments) fileprivate func finds(
    _ ailment: Ailment
  ) throws {
    let steward = try Steward()
    _ = try steward.backup()
    try ailment.cause(steward)
    let checks = try steward.examine(day: ailment.day)
    let check = try #require(checks[ailment.check])
    #expect(check.state == ailment.state, "\(check)")
    #expect(check.remedy?.isEmpty == false && check.code == ailment.code)
    #expect(Array(checks.values).exitCode == ailment.code)
  }

  @Test("A lock is held as long as its process lives") func lock() throws {
    let steward = try Steward()
    let lock = try RegisterLock(register: steward.house.registerPath, context: TestHouse.context(day: 3))
    try steward.register().connection.execute(insert(run: 2, state: "running"))
    let checks = try steward.examine()
    withExtendedLifetime(lock) {}
    #expect(checks["lock"]?.state == .ok && checks["lock"]?.message.contains("going on") == true)
    #expect(checks["running"]?.state == .ok)
  }

  @Test("A quarantine that nobody looks at") func quarantine() throws {
    let steward = try Steward()
    _ = try steward.backup()
    try steward.night(Steward.rows + ["6,Oona Oja,oona@koivu.example,Koivu Oy,,too,many"])
    #expect(try steward.examine(day: 30)["quarantine"]?.state == .ok)
    let check = try #require(try steward.examine(day: 40)["quarantine"])
    #expect(check.state == .warning && check.message == "1 records, the oldest for 37 days")
  }

  /// Only root can give files away, and only root's examination could be fooled by its own rights.
  @Test(
    "Files of another user beside the register", .enabled(if: geteuid() == 0),
    arguments: [
      "register/register.db.lock", "keys/register.keys", "register/backups", "register",
    ])
  func owners(_ path: String) throws {
    let steward = try Steward()
    _ = try steward.backup()
    try FileManager.default.setAttributes([.ownerAccountID: 12345], ofItemAtPath: steward.house.folder.path(path))
    let check = try #require(try steward.examine()["owners"])
    #expect(check.state == .failed && check.message.contains(path), "\(check)")
  }

  @Test("What the contract promises is compared with the build") func encryption() throws {
    let steward = try Steward()
    let contract = TestHouse.contract.replacingOccurrences(of: "encryption: \"none\"", with: "encryption: \"register\"")
      .replacingOccurrences(of: "user: \"*\"", with: "user: \"tester\"")
    try steward.house.folder.write("pipelines/register.json5", contract)
    let check = try #require(try steward.examine()["encryption"])
    #expect(check.state == (RegisterFile.encrypts ? .ok : .failed))
    try steward.house.folder.write("register/backups/register-20260101T000000Z.db", "SQLite format 3\0…")
    #expect(try steward.examine()["encryption"]?.state == .failed)
  }
}
