import Compliance
import Configuration
import Foundation
import Records
import Register
import SQLite
import TestSupport
import Testing

@testable import Pipeline

/// Registers as earlier versions of the program left them, one a schema version: `Registers/VERSION`.
private struct OldRegister {
  let folder: TemporaryFolder
  let keys: KeyRing
  var path: String { folder.path("register/register.db") }

  static let all = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Registers")
  static let versions = ((try? FileManager.default.contentsOfDirectory(atPath: all.path())) ?? []).compactMap {
    Int($0)
  }
  .sorted()

  init(_ version: Int) throws {
    folder = try TemporaryFolder()
    let recorded = Self.all.appending(path: "\(version)")
    for name in ["register.key", "register.rights"] {
      try folder.write("keys/\(name)", Self.bytes(recorded.appending(path: name)))
      try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: folder.path("keys/\(name)"))
    }
    for name in ["register.json5", "nightly.json5"] {
      try folder.write(name, Self.bytes(Self.all.appending(path: name)))
    }
    for name in ["customers", "prospects"] {
      let file = name == "customers" ? "customers-2" : name
      try folder.write("inbox/\(name).csv", Self.bytes(Self.all.appending(path: "\(file).csv")))
    }
    for name in ["keys", "register"] {
      try FileManager.default.createDirectory(
        atPath: folder.path(name), withIntermediateDirectories: true, attributes: nil)
      try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: folder.path(name))
    }
    keys = try KeyRing.load(folder.path("keys/register.key"))
    let path = folder.path("register/register.db")
    let connection = try Connection(path: path, mode: .create, key: try keys.newest(.cipher).bytes)
    try connection.execute(String(contentsOf: recorded.appending(path: "register.sql"), encoding: .utf8))
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
  }

  private static func bytes(_ file: URL) throws -> [UInt8] { Array(try Data(contentsOf: file)) }

  /// What it said when it was recorded: its logical hash, and its contacts and companies as lists.
  static func said(_ version: Int) throws -> [Substring] {
    try String(contentsOf: all.appending(path: "\(version)/said.txt"), encoding: .utf8)
      .split(whereSeparator: \.isNewline)
  }

  func pipeline() throws -> PipelineFile { try PipelineFile.load(folder.path("nightly.json5")) }
}

private func schema(_ register: RegisterFile) throws -> Set<String> {
  let query = try register.connection.prepare("SELECT type || ' ' || name || ' ' || sql FROM sqlite_master")
  var lines: Set<String> = []
  while try query.step() { if !query.isNull(0) { lines.insert(query.string(0)) } }
  return lines
}

@Suite("Registers of earlier versions") struct OldRegisterTests {
  @Test("Each version has one") func eachVersion() throws {
    #expect(OldRegister.versions == RegisterFile.versions)
  }

  @Test("They become what a new one is, and say what they said", arguments: OldRegister.versions)
  func migrates(_ version: Int) throws {
    let old = try OldRegister(version)
    let register = try old.keys.open(old.path, toWrite: true)
    let new = try RegisterFile.create(old.folder.path("new.db"), key: try old.keys.newest(.cipher).bytes)
    try new.makeIndexes()
    #expect(try schema(register) == schema(new))
    #expect(try Verification.failures(register, old.keys).isEmpty)
    let said = try OldRegister.said(version)
    if version == RegisterFile.versions.last {
      #expect(try LogicalHash(register).digest().hex == said[0])
    }
    let queries = Queries(register)
    for kind in [EntityKind.person, .company] {
      let rows = said.drop { !$0.hasPrefix(kind == .person ? "id,company.id" : "id,company.name") }.dropFirst()
        .prefix { !$0.hasPrefix("id,") }
      let names = rows.map { $0.split(separator: ",", omittingEmptySubsequences: false)[kind == .person ? 2 : 1] }
      #expect(try queries.all(kind).map { $0.values[0] ?? "" } == names.map(String.init))
    }
  }

  @Test("They tell of every field since when it stands", arguments: OldRegister.versions)
  func since(_ version: Int) throws {
    let old = try OldRegister(version)
    let queries = Queries(try old.keys.open(old.path, toWrite: false))
    // Run 2 put Aino's title right; in run 6 her firm had moved, and Eero had another title.
    for (email, runs) in [
      ("aino.kuusi@puro.example", [Field.personName: 1, .personTitle: 2, .companyStreet: 6, .companyCity: 1]),
      ("eero.lampi@jarvi.example", [.personName: 1, .personTitle: 6, .companyStreet: 1, .companyCity: 1]),
    ] as [(String, [Field: Int64])] {
      let contact = try #require(try queries.records(.personEmail, equal: email).first)
      let one = try #require(
        try queries.observations(.person, id: contact.id).first { $0.source == "customers" })
      for (field, run) in runs { #expect(one.readsSince[field.rawValue].run == run, "\(email) \(field.name)") }
    }
  }

  @Test("Who only asks changes nothing", arguments: OldRegister.versions) func asks(_ version: Int) throws {
    let old = try OldRegister(version)
    let before = try Data(contentsOf: URL(filePath: old.path))
    let register = try old.keys.open(old.path, toWrite: false)
    #expect(try Queries(register).count(.person) > 0)
    let contact = try #require(try Queries(register).all(.person).first)
    #expect(try !Queries(register).observations(.person, id: contact.id).isEmpty)
    #expect(try Data(contentsOf: URL(filePath: old.path)) == before)
    #expect(try FileManager.default.contentsOfDirectory(atPath: old.folder.path("register")) == ["register.db"])
  }

  @Test("A night goes on from there: nobody is renamed, and the erased stay away", arguments: OldRegister.versions)
  func nextNight(_ version: Int) throws {
    let old = try OldRegister(version)
    let pipeline = try old.pipeline()
    let before = try Queries(old.keys.open(old.path, toWrite: false)).all(.person)
    let context = RunContext(now: 1_774_000_000, user: "tester") { Array(repeating: 3, count: $0) }
    _ = try Night(Workplace(pipeline, context: context), options: NightOptions()).run()
    let register = try old.keys.open(old.path, toWrite: false)
    let after = try Queries(register).all(.person)
    #expect(after.map(\.id) == before.map(\.id))
    #expect(after.map(\.values) == before.map(\.values))
    #expect(try Queries(register).find(.person, text: "Koivu").isEmpty)
    #expect(try Verification.failures(register, old.keys).isEmpty)
  }
}
