import Foundation
import Records
import SQLite
import TestSupport
import Testing
import Text

@testable import Register

private let key = [UInt8](repeating: 7, count: 32)

/// A register of the newest version with one contact.
private func register(in folder: TemporaryFolder) throws -> String {
  let path = folder.path("register.db")
  let register = try RegisterFile.create(path, key: key)
  try register.connection.execute(
    """
    INSERT INTO run(id, kind, state, started, finished, user, program, contract)
      VALUES(1, 'night', 'committed', 0, 1, 'tester', '0.1', x'00');
    INSERT INTO source(id, name)
      VALUES(1, 'customers');
    INSERT INTO input(id, run, source, path, sha256, size, modified, device, inode, encoding, url, retrieved)
      VALUES(1, 1, 1, 'data/customers.csv', x'00', 1, 1, 1, 1, 'utf-8', NULL, NULL);
    INSERT INTO key(id, source, key, run)
      VALUES(1, 1, '1001', 1);
    INSERT INTO observation(
      id, key, input, line, byte_start, byte_end, places, raw, relationship, digest, salt, commitment, since, opened)
      VALUES(1, 1, 1, 2, 0, 9, '1', 'Liisa Virtanen', 0, x'00', x'00', x'00', 1, 1);
    INSERT INTO contact(row, id, name, name_from, why, opened) VALUES(1, 1, 'Liisa Virtanen', 1, '10000', 1);
    INSERT INTO membership(observation, opened, contact, company, contact_weight, company_weight, closed)
      VALUES(1, 1, 1, NULL, 0, 0, NULL);
    """)
  return path
}

private func open(_ path: String, toWrite: Bool) throws {
  _ = try toWrite ? RegisterFile.openToWrite(path, key: key) : RegisterFile.openToRead(path, key: key)
}

/// Registers of these versions are out there: what was done to them is done, and a change needs a migration of its own.
///
/// A new version wants a file in `Sources/Register/Schema`, its line in `Schema.migrations`, its hash here, and a register
/// in `Tests/PipelineTests/Registers`, which the script `record` there makes.
@Test func everyMigrationIsPinned() throws {
  let pinned = [
    11: "497c4a85616c3710e7e57e5cde8845de954260d9e061e4c93e966b00b5b74beb",
    12: "446f2820297891497987350293a8eabce8647e2a9dfc1428f06b3aa4ef7985fd",
    13: "3eb09d638c970063c5ed550e6928448536ee7e8020970463e39deba05a1593e9",
  ]
  var said: [Int: String] = [:]
  for migration in Schema.migrations { said[migration.version] = SHA256.hash(Array(migration.sql.utf8)).hex }
  #expect(said == pinned)
  let versions = Schema.migrations.map(\.version)
  #expect(versions == Array(11..<11 + versions.count))
  #expect(Schema.version == versions.last)
}

@Test(arguments: [10, 1, 0]) func aRegisterThatWasNeverReleasedIsRefused(_ version: Int) throws {
  let folder = try TemporaryFolder()
  let path = try register(in: folder)
  try Connection(path: path, mode: .readWrite, key: key).execute("PRAGMA user_version = \(version)")
  for toWrite in [false, true] {
    let problem = #expect(throws: Problem.self) { try open(path, toWrite: toWrite) }
    #expect(problem?.code == .configuration && problem?.message.contains("never released") == true)
  }
}

@Test func aRegisterOfALaterVersionIsRefused() throws {
  let folder = try TemporaryFolder()
  let path = try register(in: folder)
  try Connection(path: path, mode: .readWrite, key: key).execute("PRAGMA user_version = \(Schema.version + 1)")
  for toWrite in [false, true] {
    let problem = #expect(throws: Problem.self) { try open(path, toWrite: toWrite) }
    #expect(problem?.code == .configuration && problem?.message.contains("newer version") == true)
  }
}

@Test func viewsAreThoseOfThisProgram() throws {
  let folder = try TemporaryFolder()
  let path = try register(in: folder)
  func views() throws -> [String] {
    let query = try Connection(path: path, mode: .readWrite, key: key)
      .prepare("SELECT name || sql FROM sqlite_master WHERE type = 'view' ORDER BY name")
    var views: [String] = []
    while try query.step() { views.append(query.string(0)) }
    return views
  }
  let wanted = try views()
  #expect(wanted.count == Views.all.count)
  try Connection(path: path, mode: .readWrite, key: key).execute(
    """
    DROP VIEW contacts; CREATE VIEW contacts AS SELECT id FROM contact;
    DROP VIEW provenance; CREATE VIEW formerly AS SELECT * FROM contacts;
    """)
  #expect(try views() != wanted)
  _ = try RegisterFile.openToWrite(path, key: key)
  #expect(try views() == wanted)
  // Nothing is written where they are the same already.
  let before = try Connection(path: path, mode: .readWrite, key: key).integer("PRAGMA schema_version")
  _ = try RegisterFile.openToWrite(path, key: key)
  #expect(try Connection(path: path, mode: .readWrite, key: key).integer("PRAGMA schema_version") == before)
}

@Test func everyGoldenColumnIsAField() throws {
  let folder = try TemporaryFolder()
  let register = try RegisterFile.create(folder.path("register.db"), key: key)
  for kind in EntityKind.allCases {
    let info = try register.connection.prepare("PRAGMA table_info(\(GoldenColumns.table(kind)))")
    var columns: Set<String> = []
    while try info.step() { columns.insert(info.string(1)) }
    let fields = Set(GoldenColumns.names(kind) + GoldenColumns.sources(kind))
    let others: Set<String> = ["row", "id", "why", "opened", "closed"]
    #expect(columns == fields.union(others).union(kind == .person ? ["company"] : []))
    #expect(Field.of(kind).map(\.position) == Array(0..<Field.of(kind).count))
  }
}

@Test func theViewNamesTheGroundsOfAContact() throws {
  let folder = try TemporaryFolder()
  let register = try RegisterFile.openToWrite(try register(in: folder), key: key)
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
