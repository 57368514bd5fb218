import Records
import SQLite
import TestSupport
import Testing
import Text

@testable import Register

private let aino = Said("1", "Aino Meri"), matti = Said("2", "Matti Meri")

/// A ledger of three nights, with a contract and a guard that was let through.
private func house() throws -> TestRegister {
  let house = try TestRegister()
  try house.run { run throws(Problem) in
    try house.audit.noteContract(SHA256.hash([1]), run: run, context: house.context)
    _ = try ObservationWriter(house.register, run: run, context: house.context).write(Spoken("s", aino).staged)
  }
  try house.run { run throws(Problem) in
    try house.audit.noteContract(SHA256.hash([1]), run: run, context: house.context)
    try house.audit.noteContract(SHA256.hash([2]), run: run, context: house.context)
    try house.audit.noteAllowance("s:columns", reason: "holidays", run: run, context: house.context)
    _ = try ObservationWriter(house.register, run: run, context: house.context).write(Spoken("s", aino, matti).staged)
  }
  try house.night(Spoken("s", matti))
  return house
}

@Suite("The ledger against tampering") struct AuditLedgerTests {
  @Test("Every run has its entry, and every entry its seal") func whole() throws {
    let house = try house()
    let entries = try house.audit.entries()
    #expect(entries.map(\.act) == ["contract", "night", "contract changed", "allow s:columns", "night", "night"])
    #expect(entries.map(\.id) == [1, 2, 3, 4, 5, 6] && entries.map(\.run) == [1, 1, 2, 2, 2, 3])
    #expect(Set(entries.map(\.seal)).count == 6 && entries.allSatisfy { $0.user == "tester" })
    #expect(entries.map(\.at) == [1, 1, 2, 2, 2, 3].map { TestHouse.context(day: $0).now })
    #expect(try house.audit.failures() == [] && house.audit.acceptsKey())
    #expect(try house.audit.seals().map(\.run) == [1, 1, 2, 2, 2, 3])
  }

  /// What somebody changes with SQL, and what is said of it.
  @Test(
    "Whatever is changed is found",
    arguments: [
      ("UPDATE audit SET run = 2 WHERE id = 2", "ledger entry 2 was changed"),
      ("UPDATE audit SET at = at + 1 WHERE id = 2", "ledger entry 2 was changed"),
      ("UPDATE audit SET user = 'other' WHERE id = 6", "ledger entry 6 was changed"),
      ("UPDATE audit SET act = 'allow s:endings' WHERE id = 4", "ledger entry 4 was changed"),
      ("UPDATE audit SET content = x'00' WHERE id = 4", "ledger entry 4 was changed"),
      ("UPDATE audit SET seal = x'00' WHERE id = 3", "ledger entry 4 was changed"),
      ("DELETE FROM audit WHERE id = 4", "ledger entry 4 is missing"),
      ("DELETE FROM audit WHERE id = 1", "ledger entry 1 is missing"),
      ("DELETE FROM audit WHERE id = 6", "3 runs are committed, 2 are in the ledger"),
      ("UPDATE run SET state = 'failed' WHERE id = 3", "2 runs are committed, 3 are in the ledger"),
      ("UPDATE observation SET commitment = x'00' WHERE id = 1", "run 1: its observations are not those"),
      ("UPDATE observation SET commitment = x'00' WHERE id = 2", "run 2: its observations are not those"),
      ("UPDATE observation SET withdrawn = NULL WHERE id = 1", "run 3: its observations are not those"),
      ("UPDATE observation SET withdrawn = 3 WHERE id = 2", "run 3: its observations are not those"),
      ("UPDATE observation SET opened = 2 WHERE id = 1", "run 1: its observations are not those"),
      ("UPDATE observation SET id = 9 WHERE id = 2", "run 2: its observations are not those"),
    ])
  func changed(sql: String, failure: String) throws {
    let house = try house()
    try house.connection.execute("PRAGMA foreign_keys = OFF; DELETE FROM membership; DELETE FROM pair")
    #expect(try house.audit.failures() == [])
    try house.connection.execute(sql)
    let failures = try house.audit.failures()
    #expect(failures.contains { $0.hasPrefix(failure) }, "\(failures)")
  }

  @Test("Each seal is over the one before it: an entry of a fork under the same number is found") func fork() throws {
    let first = try house(), fork = try house()
    // Two histories from one point on: another name in the second night, the same third night.
    try first.night(Spoken("s", matti, Said("3", "Liisa Lampi")))
    try fork.night(Spoken("s", matti, Said("3", "Oona Oja")))
    for one in [first, fork] { try one.run(.hold) { _ in } }
    let (mine, theirs) = (try first.audit.entries(), try fork.audit.entries())
    #expect(mine[5] == theirs[5] && mine[6] != theirs[6])
    // The last entries say the same of the same run, and are sealed with the same key.
    #expect(mine[7].run == theirs[7].run && mine[7].at == theirs[7].at && mine[7].act == theirs[7].act)
    #expect(mine[7].seal != theirs[7].seal, "the seal is over the history before it")
    let put = try first.connection.prepare("UPDATE audit SET seal = ? WHERE id = 8")
    put.bind(1, blob: theirs[7].seal)
    try put.run()
    #expect(try first.audit.failures() == ["ledger entry 8 was changed, or one before it"])
    #expect(try !first.audit.acceptsKey())
  }

  @Test("Another key's ledger is refused before it is written to") func keys() throws {
    let house = try house()
    let other = AuditLedger(house.register, key: HMACKey([UInt8](repeating: 8, count: 32)))
    #expect(try !other.acceptsKey())
    #expect(try other.failures().count == 6)
    let one = try TestRegister()
    #expect(try one.audit.acceptsKey(), "nothing is written yet")
    try one.night(Spoken("s", aino))
    #expect(try one.audit.acceptsKey(), "the only entry")
  }

  @Test("Seals that were taken out find what was cut off with its run") func exported() throws {
    let house = try house()
    let seals = try house.audit.entries().map { (entry: $0.id, seal: $0.seal) }
    #expect(try house.audit.failures(against: seals) == [])
    try house.connection.execute(
      "PRAGMA foreign_keys = OFF; DELETE FROM audit WHERE id = 6; DELETE FROM run WHERE id = 3")
    #expect(
      try house.audit.failures(against: seals)
        == ["ledger entry 6, of which there is an exported seal, was cut off or removed"])
    try house.connection.execute("UPDATE audit SET seal = x'00' WHERE id = 2")
    #expect(try house.audit.failures(against: seals).first == "ledger entry 2 has another seal than the exported one")
  }

  @Test("What retention took is committed to: another observation, or one more, is found") func retention() throws {
    let house = try house()
    try house.run(.night) { run throws(Problem) in
      _ = try RetentionWriter(house.register, run: run).erase(
        [(id: 1, because: .historyWindow)], records: 0, historyEndedBy: 0)
      try house.audit.noteRetention(run: run, context: house.context)
    }
    #expect(try house.audit.failures() == [])
    for (id, run) in [(Int64(2), "4"), (1, "NULL")] {
      let before = try house.rows("SELECT coalesce(expired, 'NULL') FROM observation WHERE id = \(id)")[0]
      try house.connection.execute("UPDATE observation SET expired = \(run) WHERE id = \(id)")
      #expect(
        try house.audit.failures()
          == ["run 4: the observations that retention took are not those of its ledger entry"])
      try house.connection.execute(
        "UPDATE observation SET expired = \(before == "-" ? "NULL" : before) WHERE id = \(id)")
    }
    #expect(try house.audit.failures() == [])
  }

  @Test("An allowance commits to its reason") func allowance() throws {
    let house = try TestRegister()
    for reason in ["holidays", "holiday"] {
      try house.run { run throws(Problem) in
        try house.audit.noteAllowance("s:columns", reason: .init(reason), run: run, context: house.context)
      }
    }
    #expect(Set(try house.rows("SELECT hex(content) FROM audit WHERE act = 'allow s:columns'")).count == 2)
    #expect(try house.audit.failures() == [])
  }
}
