import Foundation
import Records
import SQLite
import TestSupport
import Testing
import Text

@testable import Register

private let key = [UInt8](repeating: 7, count: 32)

/// Registers as earlier schema versions made them: the migrations up to that version, and a contact.
private func register(ofVersion version: Int, in folder: TemporaryFolder) throws -> String {
  let path = folder.path("register-\(version).db")
  let connection = try Connection(path: path, mode: .create, key: key)
  try connection.execute("PRAGMA application_id = \(Schema.applicationID)")
  for migration in Schema.migrations[..<version] { try connection.execute(migration) }
  try connection.execute("PRAGMA user_version = \(version)")
  try connection.execute(
    """
    INSERT INTO run(id, kind, state, started, finished, user, program, contract, undoes) VALUES(1, 'night', 'committed', 0, 1, 'tester', '0.1', x'00', NULL);
    INSERT INTO source VALUES(1, 'customers');
    INSERT INTO source_run(
      run, source, outcome, extent, trust, purpose, basis, reading, chain, read, created, changed, unchanged, suppressed,
      quarantined, ignored, gone, suspended) VALUES(
      1, 1, 'read', 'snapshot', 80, 'customer register', 'contract', x'\(Digest.zeros)', '25:00000000000000aa',
      1, 1, 0, 0, 0, 0, 0, 0, 0);
    INSERT INTO input VALUES(1, 1, 1, 'data/customers.csv', x'00', 1, 1, 1, 1, 'utf-8', NULL, NULL);
    INSERT INTO key VALUES(1, 1, '1001', 1);
    INSERT INTO observation(
      id, key, input, line, byte_start, byte_end, places, raw, normal, relationship, digest, salt, commitment, since,
      opened, withdrawn) VALUES(
      1, 1, 1, 2, 0, 9, '1', 'Liisa Virtanen', NULL, 0, x'00', x'00', x'00', 1, 1, NULL);
    INSERT INTO contact(row, id, name, name_from, why, opened) VALUES(1, 1, 'Liisa Virtanen', 1, '10000', 1);
    INSERT INTO membership VALUES(1, 1, 1, NULL, 0, 0, NULL);
    INSERT INTO quarantine(id, source, input, line, column, byte_start, byte_end, field, reason, digest, opened)
      VALUES(1, 1, 1, 3, 1, 10, 19, NULL, 'key.empty', x'\(Digest.zeros)', 1);
    """)
  return path
}

extension Digest {
  fileprivate static let zeros = String(repeating: "00", count: 32)
}

private func schema(_ register: RegisterFile) throws -> [String] {
  let query = try register.connection.prepare("SELECT type || ' ' || name || ' ' || sql FROM sqlite_master ORDER BY 1")
  var lines: [String] = []
  while try query.step() {
    if !query.isNull(0) { lines.append(query.string(0)) }
  }
  return lines
}

@Test(arguments: 1...Schema.migrations.count) func aRegisterOfEveryVersionMigrates(_ version: Int) throws {
  let folder = try TemporaryFolder()
  let path = try register(ofVersion: version, in: folder)
  let old = try RegisterFile.openToWrite(path, key: key)
  #expect(try old.connection.integer("PRAGMA user_version") == Int64(Schema.migrations.count))
  #expect(try schema(old) == schema(try RegisterFile.create(folder.path("new.db"), key: key)))

  let queries = Queries(old)
  #expect(try queries.all(.person).map { $0.value(.personName) } == ["Liisa Virtanen"])
  let observation = try #require(try queries.observations(.person, id: 1).first)
  #expect(observation.chain == "25:00000000000000aa")
  #expect(try queries.rules(ofChain: observation.chain) == nil)
  #expect(try queries.fileFailures().isEmpty)
  #expect(try queries.quarantine().map(\.opened) == [1])
  try QuarantineStore(old).discard([1], reason: "seen", run: 1)
  #expect(try queries.quarantine().isEmpty && queries.quarantine(discarded: true).first?.discard?.reason == "seen")

  let ledger = RunLedger(old)
  #expect(try ledger.lastReading(source: 1)?.run == 1)
  let context = RunContext(now: 2, user: "tester") { Array(repeating: 1, count: $0) }
  let zero = try #require(Digest(bytes: Array(repeating: 0, count: 32)))
  let run = try ledger.begin(.night, contract: zero, program: "test", context: context)
  for source in try [ledger.sourceID("customers"), ledger.sourceID("billing")] {
    let staged = StagedSource(
      name: "", extent: .snapshot, trust: 50, purpose: "", basis: "", reading: zero, chain: "2:00000000000000bb",
      rules: ["phone/2", "website/1"])
    try ledger.record(run: run, source: source, staged: staged, outcome: .held, counts: SourceCounts())
  }
  #expect(try queries.rules(ofChain: "2:00000000000000bb") == ["phone/2", "website/1"])
  #expect(try old.connection.integer("SELECT COUNT(*) FROM chain") == 1)
}

/// Registers of this version are out there: what was done to them is done, and a change needs a migration of its own.
@Test func theFirstMigrationStaysAsItWas() {
  #expect(
    SHA256.hash(Array(Schema.migrations[0].utf8)).hex
      == "b320eb27e1a5554d3869bc6f3d14c09ce2d9ad751e08f20c8765da8e8a4e868f")
}

@Test func aRegisterThatIsOnlyReadIsNotMigrated() throws {
  let folder = try TemporaryFolder()
  let old = try RegisterFile.openToRead(try register(ofVersion: 1, in: folder), key: key)
  let observation = try #require(try Queries(old).observations(.person, id: 1).first)
  #expect(try Queries(old).rules(ofChain: observation.chain) == nil)
  #expect(try Queries(old).quarantine().map(\.opened) == [1] && Queries(old).quarantine(discarded: true).isEmpty)
  #expect(try old.connection.integer("PRAGMA user_version") == 1)
}

@Test func aRegisterOfALaterVersionIsRefused() throws {
  let folder = try TemporaryFolder()
  let path = try register(ofVersion: 1, in: folder)
  try Connection(path: path, mode: .readWrite, key: key)
    .execute("PRAGMA user_version = \(Schema.migrations.count + 1)")
  let problem = #expect(throws: Problem.self) { _ = try RegisterFile.openToRead(path, key: key) }
  #expect(problem?.code == .configuration)
}

@Test func theViewNamesTheGroundsOfAContact() throws {
  let folder = try TemporaryFolder()
  let register = try RegisterFile.openToWrite(try register(ofVersion: 1, in: folder), key: key)
  try register.connection.execute(
    "UPDATE contact SET responsibility = 'Db', responsibility_from = 1, language = 'fi', language_from = 1")
  let set = try register.connection.prepare("UPDATE observation SET normal = ?")
  func shown(_ grounds: [(Field, Grounds)], industry: String = "") throws -> [String] {
    var values = Array(repeating: "", count: Field.count)
    (values[0], values[3], values[4], values[13]) = ("Åsa", "Db", "fi", industry)
    let packed = PackedFields.pack(values, grounds: grounds)
    set.bind(1, text: packed, 0..<packed.count)
    try set.run()
    let query = try register.connection.prepare(
      "SELECT field || ': ' || grounds FROM contact_grounds WHERE contact = 1 ORDER BY field DESC")
    var lines: [String] = []
    while try query.step() { lines.append(query.string(0)) }
    return lines
  }
  #expect(
    try register.connection.integer("SELECT COUNT(*) FROM contact_grounds WHERE contact = 1 AND grounds = 'stated'")
      == 2)
  #expect(try shown([]) == ["responsibility: stated", "language: stated"])
  #expect(try shown([], industry: "DbEc") == ["responsibility: stated", "language: stated"])
  for grounds in Grounds.allCases {
    #expect(
      try shown([(.companyName, .misplaced), (.personResponsibility, .title), (.personLanguage, grounds)])
        == ["responsibility: title", "language: \(grounds)"])
    #expect(
      try shown([(.personLanguage, grounds)], industry: "Db") == ["responsibility: stated", "language: \(grounds)"])
  }
}
