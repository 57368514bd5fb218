import Compliance
import Normalizer
import Records
import SyntheticData
import TestSupport
import Testing
import Text

@testable import Pipeline
@testable import Register

/// A house that is fed the nights of a generated register.
private final class Nights {
  let house: TestHouse
  let register: SmallRegister
  var options = NightOptions()
  var threads = 2
  private var day: Int64 = 0

  init(_ register: SmallRegister) throws {
    self.register = register
    house = try TestHouse(
      sources: TestHouse.source("customers") + TestHouse.source("billing")
        + TestHouse.source("prospects", extent: "delta", key: false))
  }

  @discardableResult
  func run(_ night: Int) throws -> NightResult {
    for (source, csv) in register.nights[night] { try house.folder.write("data/\(source).csv", csv) }
    day += 1
    options.create = day == 1
    return try Night(
      Workplace(try house.pipeline(), threads: threads, context: TestHouse.context(day: day)), options: options
    ).run()
  }

  func undo(_ run: Int64) throws {
    day += 1
    _ = try Undo(Workplace(try house.pipeline(), context: TestHouse.context(day: day))).undo(run)
  }

  func open() throws -> RegisterFile {
    try RegisterFile.openToWrite(house.registerPath, key: try keyRing().newest(.cipher).bytes)
  }

  func hash() throws -> String { try LogicalHash(try open()).digest().hex }

  func ledgerKey() throws -> HMACKey { HMACKey(try keyRing().newest(.ledger).bytes) }

  private func keyRing() throws -> KeyRing { try KeyRing.load(try house.pipeline().contract.keyPath) }
}

private let seeds: [UInt64] = [1, 2, 3, 4]

@Test(arguments: seeds) func runAfterRunChangesNothing(seed: UInt64) throws {
  let nights = try Nights(SmallRegister(seed: seed))
  try nights.run(0)
  let before = try nights.hash()
  let unread = try nights.run(0)
  // The files were written anew, so they are read again and found to be the same.
  #expect(unread.sources.allSatisfy { !$0.counts.changesAnything && $0.counts.newlyQuarantined == 0 })
  #expect(try nights.hash() == before)
  nights.options.rehash = true
  let again = try nights.run(0)
  #expect(again.counts.merges == 0 && again.counts.contactsBefore == again.counts.contactsAfter)
  #expect(try nights.hash() == before)
}

@Test(arguments: seeds) func whatIsStoredIsWhatTheRulesTell(seed: UInt64) throws {
  let nights = try Nights(SmallRegister(seed: seed))
  for night in 0..<3 { try nights.run(night) }
  let queries = Queries(try nights.open())
  #expect(try queries.rules(ofChain: RuleChain.version) == RuleChain.rules)
  var derived = 0
  for contact in try queries.all(.person) {
    for one in try queries.observations(.person, id: contact.id) {
      let traces = RuleChain.trace(one.raw)
      #expect(one.normal == traces.map(\.normal) && one.chain == RuleChain.version)
      for trace in traces {
        let grounds = PackedFields.grounds(one.packed, 0..<one.packed.count, of: trace.field)
        #expect(grounds == trace.grounds, "\(trace.field.name)")
        if grounds != .stated { derived += 1 }
      }
    }
  }
  #expect(derived > 0)
}

@Test(arguments: seeds) func undoIsReplayWithout(seed: UInt64) throws {
  let register = SmallRegister(seed: seed)
  for undone in 0..<4 {
    let late = try Nights(register)
    for night in 0..<4 { try late.run(night) }
    try late.undo(Int64(undone + 1))

    let early = try Nights(register)
    for night in 0...undone { try early.run(night) }
    try early.undo(Int64(undone + 1))
    for night in 0..<4 where night > undone { try early.run(night) }

    let replay = try Nights(register)
    for night in 0..<4 where night != undone { try replay.run(night) }
    #expect(try late.hash() == replay.hash(), "undone at the end: night \(undone)")
    #expect(try early.hash() == replay.hash(), "undone at once: night \(undone)")
  }
}

@Test(arguments: seeds) func orderChunksAndThreadsDoNotShow(seed: UInt64) throws {
  let register = SmallRegister(seed: seed)
  let plain = try Nights(register)
  for night in 0..<3 { try plain.run(night) }
  let expected = try plain.hash()
  for (rows, batch, threads) in [(true, 4096, 2), (false, 1, 1), (true, 7, 2), (false, 4096, 1)] {
    let other = try Nights(rows ? register.shuffledRows(seed: seed &+ 9) : register)
    other.options.batchRecords = batch
    other.threads = threads
    for night in 0..<3 { try other.run(night) }
    #expect(try other.hash() == expected, "shuffled \(rows), batch \(batch), threads \(threads)")
  }
}

@Test(arguments: seeds) func countsBalance(seed: UInt64) throws {
  let nights = try Nights(SmallRegister(seed: seed))
  for night in 0..<4 {
    let result = try nights.run(night)
    for source in result.sources {
      #expect(source.counts.balances, "night \(night), \(source.name)")
      #expect(source.counts.read > 0)
    }
    // What is there tonight is what was there, and came, less what went.
    let register = try nights.open()
    let current = try register.connection.integer("SELECT COUNT(*) FROM membership WHERE closed IS NULL") ?? 0
    let table = try ObservationLoader(register).table()
    #expect(Int(current) == table.count + table.blocked.count)
    #expect(try Queries(register).fileFailures().isEmpty)
  }
}

@Test(arguments: seeds) func incrementalIsFull(seed: UInt64) throws {
  let nights = try Nights(SmallRegister(seed: seed))
  for night in 0..<4 { try nights.run(night) }
  let incremental = try nights.hash()
  let register = try nights.open()
  let run = try RunLedger(register).begin(
    .night, contract: try nights.house.pipeline().contract.hash, program: "test",
    context: TestHouse.context(day: 90))
  for table in ["contact", "company", "membership", "pair", "alias", "model"] {
    try register.connection.execute("DELETE FROM \(table)")
  }
  var stages = StageTimer()
  _ = try register.transaction { () throws(Problem) in
    try Resolving(register, run: run, threads: 1).resolve(&stages)
  }
  #expect(try LogicalHash(register).digest().hex == incremental)
}

@Test(arguments: seeds) func ledgerVerifies(seed: UInt64) throws {
  let nights = try Nights(SmallRegister(seed: seed))
  for night in 0..<3 { try nights.run(night) }
  try nights.undo(2)
  let register = try nights.open()
  let ledger = AuditLedger(register, key: try nights.ledgerKey())
  #expect(try ledger.failures().isEmpty)
  try register.connection.execute("UPDATE observation SET commitment = zeroblob(32) WHERE id = 1")
  #expect(try !ledger.failures().isEmpty)
}
