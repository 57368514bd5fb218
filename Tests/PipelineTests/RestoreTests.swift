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
  @discardableResult
  func restore(_ backup: String) throws -> Restore.Outcome {
    try Restore(Workplace(try house.pipeline(), context: context())).restore(backup)
  }

  func preview(_ backup: String) throws -> Restore.Outcome {
    try Restore(Workplace(try house.pipeline(), context: context())).preview(backup)
  }

  func verifies() throws -> Bool {
    try Verification.failures(try register(), KeyRing.load(try house.pipeline().contract.keyPath)).isEmpty
  }

  func bytes(_ path: String) throws -> Data { try Data(contentsOf: URL(filePath: path)) }
}

extension Restore.Outcome {
  fileprivate var lost: [Int64] {
    if case .compared(let divergence, _) = present { divergence.lost.map(\.id) } else { [] }
  }
}

@Suite("A restored backup") struct RestoreTests {
  @Test("What was decided since is brought back, as far as its records are there") func decisions() throws {
    let steward = try Steward()
    let backup = try steward.backup()
    _ = try steward.decide(3, 4, .same)
    try steward.night(Steward.rows + ["5,Oona Oja,oona@koivu.example,Koivu Oy,"])
    _ = try steward.decide(5, 3, .different)
    let shown = try steward.preview(backup.path)
    #expect(shown.lost == [4, 3, 2] && shown.restoreRun == nil)

    let outcome = try steward.restore(backup.path)
    #expect(outcome.lost == [4, 3, 2] && outcome.restoreRun == 2)
    #expect(outcome.changes.map(\.isRevocation) == [false, false])
    #expect(outcome.changes.map { $0.obstacle != nil } == [false, true])
    #expect(try RunLedger(try steward.register()).entries().map(\.act) == [.restore, .night])
    #expect(try steward.contacts() == ["1": 1, "2": 1, "3": 3, "4": 3])
    let standing = try DecisionStore(try steward.register()).standing()
    #expect(standing.map(\.run) == [2] && standing.map(\.reason) == ["asked"] && standing.map(\.author) == ["tester"])
    #expect(try steward.awake() == [true] && steward.verifies() && steward.hash() == outcome.hashAfter)
    // The next night reads what was lost again, and the decision holds.
    try steward.night(Steward.rows + ["5,Oona Oja,oona@koivu.example,Koivu Oy,"])
    #expect(try steward.contacts() == ["1": 1, "2": 1, "3": 3, "4": 3, "5": 5])
  }

  /// Only root can give files away; whoever else restores another user's register is refused.
  @Test(
    "Restored by root the register is its owner's still, or that of the folder's", .enabled(if: geteuid() == 0),
    arguments: [true, false])
  func owner(isThere: Bool) throws {
    let steward = try Steward()
    let backup = try steward.backup()
    _ = try steward.decide(3, 4, .same)
    let path = steward.house.registerPath
    if isThere {
      try FileManager.default.setAttributes([.ownerAccountID: 12345], ofItemAtPath: path)
    } else {
      try FileManager.default.setAttributes(
        [.ownerAccountID: 12345], ofItemAtPath: steward.house.folder.path("register"))
      for suffix in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: path + suffix) }
    }
    let outcome = try steward.restore(backup.path)
    #expect(outcome.restoreRun != nil)
    for name in try FileManager.default.contentsOfDirectory(atPath: steward.house.folder.path("register")).sorted()
    where name.hasPrefix("register.db") && !name.contains("before-restore") && !name.hasSuffix(".lock")
      && !name.hasSuffix(".log")
    {
      let owner = try FileManager.default.attributesOfItem(atPath: steward.house.folder.path("register/\(name)"))[
        .ownerAccountID]
      #expect((owner as? NSNumber)?.intValue == 12345, "\(name)")
    }
    let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? NSNumber
    #expect(mode?.intValue == 0o600)
  }

  @Test("Legal holds since are put again, as far as their records are there") func holds() throws {
    let steward = try Steward()
    let backup = try steward.backup()
    try steward.night(Steward.rows + ["5,Oona Oja,oona@koivu.example,Koivu Oy,"])
    let legal = LegalHold(Workplace(try steward.house.pipeline(), context: steward.context()))
    _ = try legal.hold(reason: "claim 7") { _ in [3, 5] }
    let outcome = try steward.restore(backup.path)
    #expect(outcome.holds.map(\.key) == [3, nil])
    #expect(try HoldStore(try steward.register()).standing().map(\.key) == [3] && steward.verifies())
    #expect(try steward.preview(backup.path).holds.map(\.key) == [3])
  }

  @Test("What was revoked since is revoked again, by whatever way", arguments: ["revoke", "undo", "contrary"])
  func revoked(_ way: String) throws {
    let steward = try Steward()
    _ = try steward.decide(3, 4, .same)
    let backup = try steward.backup()
    switch way {
    case "revoke": _ = try steward.revoke(1)
    case "undo": try steward.undo(2)
    default: _ = try steward.decide(3, 4, .different)
    }
    let outcome = try steward.restore(backup.path)
    #expect(outcome.changes.map(\.isRevocation) == (way == "contrary" ? [true, false] : [true]))
    #expect(outcome.changes.allSatisfy { $0.obstacle == nil })
    #expect(
      try DecisionStore(try steward.register()).standing().map(\.verdict) == (way == "contrary" ? [.different] : []))
    #expect(try steward.contacts()["4"] == 4 && steward.verifies())
  }

  @Test(
    "A backup that does not verify is refused, and nothing is touched",
    arguments: [
      "UPDATE audit SET content = zeroblob(32) WHERE id = 1",
      "UPDATE observation SET commitment = zeroblob(32) WHERE id = 2",
      "DELETE FROM audit WHERE id = (SELECT MAX(id) FROM audit)",
    ])
  func damaged(_ damage: String) throws {
    let steward = try Steward()
    _ = try steward.decide(3, 4, .same)
    let backup = try steward.backup()
    let keys = try KeyRing.load(try steward.house.pipeline().contract.keyPath)
    try keys.open(backup.path, toWrite: true).connection.execute("PRAGMA foreign_keys = OFF; " + damage)
    let hash = try steward.hash()
    for restore in [steward.preview, steward.restore] {
      let problem = #expect(throws: Problem.self) { try restore(backup.path) }
      #expect(problem?.code == .badData && problem?.file == backup.path)
      #expect(problem?.message.hasPrefix("the backup does not verify (") == true, "\(problem?.message ?? "")")
    }
    #expect(
      try steward.hash() == hash && steward.verifies()
        && steward.names("register").allSatisfy { !$0.contains("before") })
  }

  @Test("The register that was there is kept whole, and can be gone back to") func back() throws {
    let steward = try Steward()
    let backup = try steward.backup()
    _ = try steward.decide(3, 4, .same)
    try steward.night(Steward.rows + ["5,Oona Oja,oona@koivu.example,Koivu Oy,"])
    let before = try steward.hash()
    let kept = try #require(try steward.restore(backup.path).kept)
    #expect(try steward.names("register").filter { $0.contains("before") } == [(kept as NSString).lastPathComponent])
    #expect(FileState(kept)?.mode == 0o600 && FileState(steward.house.registerPath)?.mode == 0o600)
    let outcome = try steward.restore(kept)
    // The decision that was brought back is known to the kept one.
    #expect(outcome.changes.isEmpty && outcome.lost == [2])
    if case .compared(let divergence, _) = outcome.present { #expect(divergence.ahead.map(\.id) == [3, 2]) }
    #expect(try steward.hash() == before && steward.verifies())
  }

  @Test("A decision that only the backup knows is not revoked, and none is made against it") func ahead() throws {
    let steward = try Steward()
    let old = try steward.backup()
    _ = try steward.decide(3, 4, .same)
    _ = try steward.decide(1, 2, .different)
    let new = try steward.backup()
    let kept = try #require(try steward.restore(old.path).kept)
    _ = try steward.revoke(2)
    // The register now: same again (brought back), the other one revoked, and then decided the other way.
    _ = try steward.decide(1, 2, .same)
    #expect(new.path != kept)
    let outcome = try steward.restore(new.path)
    #expect(outcome.changes.map { $0.obstacle != nil } == [true])
    #expect(try DecisionStore(try steward.register()).standing().map(\.verdict) == [.same, .different])
    #expect(try steward.verifies())
  }

  @Test("Showing changes nothing") func preview() throws {
    let steward = try Steward()
    let backup = try steward.backup()
    _ = try steward.decide(3, 4, .same)
    let before = try steward.bytes(steward.house.registerPath)
    _ = try steward.preview(backup.path)
    #expect(try steward.bytes(steward.house.registerPath) == before)
    #expect(
      try steward.names("register").filter { !$0.hasPrefix("register.db-") } == [
        "backups", "register.db", "register.db.lock",
      ])
  }

  @Test(
    "Where the present register is lost or damaged, the backup is restored all the same",
    arguments: [
      "missing", "folder", "garbage", "half", "empty",
    ])
  func withoutPresent(_ state: String) throws {
    let steward = try Steward()
    let hash = try steward.hash()
    let path = steward.house.registerPath
    let backup = try steward.backup(.file(steward.house.folder.path("copy.db"), overwriting: false)).path
    let sound = try steward.bytes(path)
    let garbage = Data(repeating: 0xA5, count: 100_000)
    let damaged: Data? =
      switch state {
      case "garbage": garbage
      case "half": sound.prefix(40_000) + garbage
      case "empty": Data()
      default: nil
      }
    if let damaged {
      try damaged.write(to: URL(filePath: path))
      try garbage.write(to: URL(filePath: path + "-wal"))
    } else {
      try FileManager.default.removeItem(
        atPath: state == "folder" ? steward.house.folder.path("register") : path)
    }
    let outcome = try steward.restore(backup)
    switch outcome.present {
    case .missing: #expect(damaged == nil && outcome.kept == nil)
    case .unreadable: #expect(damaged != nil)
    case .compared(_, let failures): #expect(state == "half" && !failures.isEmpty)
    }
    #expect(try steward.hash() == hash && steward.verifies())
    #expect(FileState(steward.house.folder.path("register"))?.mode == 0o700)
    if let kept = outcome.kept {
      #expect(try steward.bytes(kept).suffix(1000) == (damaged ?? Data()).suffix(1000))
      #expect(FileState(path + "-wal")?.size ?? 0 == 0)
    }
    try steward.night(Steward.rows + ["5,Oona Oja,oona@koivu.example,Koivu Oy,"])
    #expect(try steward.contacts().count == 5)
  }

  @Test("What is no backup of this register is refused, and the register is as it was") func refused() throws {
    let steward = try Steward()
    let backup = try steward.backup().path
    let before = try steward.hash()
    let folder = steward.house.folder
    func refusal(_ path: String) -> ExitCode? {
      #expect(throws: Problem.self) { try steward.restore(path) }?.code
    }
    #expect(refusal(folder.path("nothing.db")) == .noInput)
    #expect(refusal(folder.path("register")) == .noInput)
    #expect(refusal(steward.house.registerPath) == .usage)
    #expect(refusal(try folder.write("text.db", "no register")) == .badData)
    var bytes = try steward.bytes(backup)
    let middle = bytes.count / 2
    bytes.replaceSubrange(middle..<middle + 50_000, with: Data(repeating: 0xA5, count: 50_000))
    let damaged = try folder.write("damaged.db", Array(bytes))
    #expect([.badData, .inputOutput].contains(refusal(damaged)))
    let keyFile = try steward.house.pipeline().contract.keyPath
    let keys = try String(contentsOfFile: keyFile, encoding: .utf8)
    let lines = keys.split(separator: "\n").map { line in
      // Another ledger key: its digits the other way round.
      line.hasPrefix("ledger") ? "ledger 1 " + String(line.suffix(64).reversed()) : String(line)
    }
    try lines.joined(separator: "\n").write(toFile: keyFile, atomically: false, encoding: .utf8)
    #expect(refusal(backup) == .configuration)
    try keys.write(toFile: keyFile, atomically: false, encoding: .utf8)
    #expect(try steward.hash() == before)
  }

  @Test("While somebody reads, the register is not changed under them") func reading() throws {
    let steward = try Steward()
    let backup = try steward.backup()
    let before = try steward.hash()
    let reader = try steward.register()
    try reader.connection.execute("BEGIN")
    #expect(try reader.connection.integer("SELECT count(*) FROM run") == 1)
    let problem = #expect(throws: Problem.self) { try steward.restore(backup.path) }
    #expect(problem?.code == .locked)
    try reader.connection.execute("COMMIT")
    #expect(try steward.hash() == before)
    #expect(try steward.names("register").contains { $0.contains("restor") } == false)
  }
}
