import Compliance
import Records
import SQLite
import Testing
import Text

@testable import Pipeline
@testable import Register

@Suite("The ledger's seals") struct SealTests {
  /// What is done to a ledger of three runs; and whether the register's own keys find it, and seals taken out before do.
  static let attacks: [(name: String, sql: String, alone: Bool, withSeals: Bool)] = [
    ("nothing", "SELECT 1", false, false),
    ("an entry is changed", "UPDATE audit SET user = 'somebody' WHERE id = 2", true, false),
    ("a seal is changed", "UPDATE audit SET seal = zeroblob(32) WHERE id = 2", true, true),
    ("an entry is removed", "DELETE FROM audit WHERE id = 2", true, true),
    (
      "an entry is inserted",
      "INSERT INTO audit SELECT max(id) + 1, run, at, user, act, content, seal FROM audit", true, false
    ),
    ("the last entry is cut off", "DELETE FROM audit WHERE id = (SELECT MAX(id) FROM audit)", true, true),
    (
      "the last run is cut off with its entry",
      """
      DELETE FROM audit WHERE run = 3; UPDATE observation SET withdrawn = NULL WHERE withdrawn = 3;
      UPDATE run SET state = 'failed' WHERE id = 3
      """, false, true
    ),
    ("an observation is changed", "UPDATE observation SET commitment = zeroblob(32) WHERE id = 1", true, false),
  ]

  @Test("What is done to the ledger is found", arguments: attacks.indices) func found(_ index: Int) throws {
    let attack = Self.attacks[index]
    let steward = try Steward()
    _ = try steward.decide(3, 4, .same)
    try steward.night(Array(Steward.rows.dropLast()))
    let register = try steward.register()
    let keys = try KeyRing.load(try steward.house.pipeline().contract.keyPath)
    let ledger = AuditLedger(register, key: HMACKey(try keys.newest(.ledger).bytes))
    let path = try steward.house.folder.write("seals.txt", SealFile.text(try ledger.entries()))
    let seals = try SealFile.load(path)
    #expect(seals.count == 4)
    try register.connection.execute("PRAGMA foreign_keys = OFF; \(attack.sql)")
    #expect(try ledger.failures().isEmpty == !attack.alone, "\(attack.name)")
    #expect(try ledger.failures(against: seals).isEmpty == !attack.withSeals, "\(attack.name)")
  }

  @Test(
    "A file that holds no seals is refused at its line",
    arguments: [
      ("", 1), ("lahde.seals/2\n", 1), ("lahde.seals/1\n1 00\n", 2), ("lahde.seals/1\n\n", 2),
      ("lahde.seals/1\n1 " + String(repeating: "é", count: 32) + "\n", 2),
      ("lahde.seals/1\n1 " + String(repeating: "ab", count: 32) + "\nx " + String(repeating: "ab", count: 32), 3),
    ])
  func refused(_ text: String, _ line: Int) throws {
    let steward = try Steward()
    let path = try steward.house.folder.write("seals.txt", text)
    let problem = #expect(throws: Problem.self) { _ = try SealFile.load(path) }
    #expect(problem?.code == .badData && problem?.line == line)
  }
}
