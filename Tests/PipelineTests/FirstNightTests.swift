import Compliance
import Foundation
import Records
import SQLite
import TestSupport
import Testing
import Text

@testable import Pipeline
@testable import Register

/// What a first night that was cut off may leave, in the order in which it makes things; and what is none of its remains.
private enum Remains: String, CaseIterable, CustomTestStringConvertible {
  case nothing, folder, lock, emptyJournal, keys, keysWithoutJournal
  case emptyFile, emptyFileWithoutKeys, emptyFileForAll, fileAndEmptyJournal, fileAndJournal, mark, schema
  // Not its remains.
  case journalWithoutKeys, keysWithoutJournalAndAccessLog, keysWithoutJournalAndBackup, registerWithoutKeys
  case registerWithoutJournal, emptyFileAndLog, emptyFileAndJournalOfMore, otherDatabase, text, folderInPlace

  var testDescription: String { rawValue }

  /// What `run --create` ends with where it does not go on.
  var refusal: ExitCode? {
    switch self {
    case .nothing, .folder, .lock, .emptyJournal, .keys, .keysWithoutJournal, .emptyFile, .emptyFileWithoutKeys,
      .emptyFileForAll, .fileAndEmptyJournal, .fileAndJournal, .mark, .schema:
      nil
    case .journalWithoutKeys, .keysWithoutJournalAndAccessLog, .keysWithoutJournalAndBackup, .registerWithoutKeys,
      .registerWithoutJournal, .folderInPlace:
      .configuration
    case .emptyFileAndLog, .emptyFileAndJournalOfMore, .text: .badData
    // Encrypted, it looks like a register under another key.
    case .otherDatabase: RegisterFile.encrypts ? .configuration : .badData
    }
  }

  /// What a run without `--create` ends with.
  var withoutCreate: ExitCode? {
    switch self {
    case .schema: nil
    case .nothing, .folder, .lock, .emptyJournal, .keys, .keysWithoutJournal, .emptyFile, .emptyFileForAll,
      .emptyFileWithoutKeys, .fileAndEmptyJournal, .fileAndJournal, .mark, .journalWithoutKeys,
      .keysWithoutJournalAndAccessLog, .keysWithoutJournalAndBackup, .folderInPlace:
      .noInput
    case .registerWithoutKeys, .registerWithoutJournal: .configuration
    case .emptyFileAndLog, .emptyFileAndJournalOfMore, .text: .badData
    // Encrypted, it looks like a register under another key.
    case .otherDatabase: RegisterFile.encrypts ? .configuration : .badData
    }
  }
}

private struct Cut {
  let house: TestHouse
  private var path: String { house.registerPath }
  private var keyFile: String { house.folder.path("keys/register.keys") }

  init(_ remains: Remains) throws {
    house = try TestHouse(sources: TestHouse.source("customers"))
    try house.folder.write(
      "data/customers.csv",
      "asiakasnro;Yritys;Y-tunnus;Etunimi;Sukunimi;Sähköposti;Titteli;Kieli;Katuosoite;Postinumero;Postitoimipaikka;Vaihde;"
        + "Yrityksen sähköposti;Kotisivu;Toimiala;Tila\n1;Kuusi Oy;;Matti;Meri;matti@kuusi.example;;;;;;;;;;voimassa\n")
    try leave(remains)
  }

  private func leave(_ remains: Remains) throws {
    let files = FileManager.default
    switch remains {
    case .nothing: break
    case .folder: try house.folder.write("register/x", "")
    case .lock: try house.folder.write("register/register.db.lock", "")
    case .emptyJournal, .journalWithoutKeys:
      try keys()
      try files.removeItem(atPath: keyFile)
      if remains == .journalWithoutKeys {
        try OpenFile.existing(house.folder.path("keys/register.rights")).write("1 x\n")
      }
    case .keys: try keys()
    case .keysWithoutJournal, .keysWithoutJournalAndAccessLog, .keysWithoutJournalAndBackup:
      try keys()
      try files.removeItem(atPath: house.folder.path("keys/register.rights"))
      if remains == .keysWithoutJournalAndAccessLog { try house.folder.write("register/register.db.access.log", "") }
      if remains == .keysWithoutJournalAndBackup {
        try house.folder.write("register/backups/register-20260101T000000Z.db", "")
      }
    case .emptyFileWithoutKeys: try house.folder.write("register/register.db", "")
    case .emptyFile, .emptyFileForAll, .fileAndEmptyJournal, .fileAndJournal, .emptyFileAndLog,
      .emptyFileAndJournalOfMore:
      try keys()
      try house.folder.write("register/register.db", "")
      try files.setAttributes(
        [.posixPermissions: remains == .emptyFileForAll ? 0o644 : 0o600], ofItemAtPath: path)
      if remains == .fileAndEmptyJournal { try house.folder.write("register/register.db-journal", "") }
      if remains == .fileAndJournal { try house.folder.write("register/register.db-journal", journal(pages: 0)) }
      if remains == .emptyFileAndJournalOfMore {
        try house.folder.write("register/register.db-journal", journal(pages: 3))
      }
      if remains == .emptyFileAndLog { try house.folder.write("register/register.db-wal", "what a night wrote") }
    case .mark:
      let key = try keys()
      try house.folder.write("register/register.db", "")
      let connection = try Connection(path: path, mode: .readWrite, key: key)
      try connection.execute("PRAGMA application_id = \(Schema.applicationID)")
    case .schema, .registerWithoutKeys, .registerWithoutJournal:
      let key = try keys()
      try files.createDirectory(atPath: house.folder.path("register"), withIntermediateDirectories: true)
      _ = try RegisterFile.create(path, key: key)
      if remains == .registerWithoutKeys { try files.removeItem(atPath: keyFile) }
      if remains == .registerWithoutJournal {
        try files.removeItem(atPath: house.folder.path("keys/register.rights"))
        try RegisterFile.openToWrite(path, key: key).connection.execute("INSERT INTO source(name) VALUES('x')")
      }
    case .otherDatabase:
      let key = try keys()
      try house.folder.write("register/register.db", "")
      try Connection(path: path, mode: .readWrite, key: key).execute("CREATE TABLE t(a); INSERT INTO t VALUES(1)")
    case .text:
      try keys()
      try house.folder.write("register/register.db", "somebody's notes")
    case .folderInPlace: try house.folder.write("register/register.db/x", "")
    }
  }

  @discardableResult
  private func keys() throws -> [UInt8] {
    try KeyRing.create(keyFile, context: TestHouse.context()).newest(.cipher).bytes
  }

  /// The head of a journal that would restore a file of so many pages.
  private func journal(pages: UInt8) -> [UInt8] {
    [0xD9, 0xD5, 0x05, 0xF9, 0x20, 0xA1, 0x63, 0xD7] + [0, 0, 0, 0, 1, 2, 3, 4, 0, 0, 0, pages]
      + [0, 0, 2, 0, 0, 0, 64, 0]
  }

  func night(create: Bool) throws -> NightResult {
    var options = NightOptions()
    options.create = create
    return try Night(
      Workplace(try house.pipeline(), context: TestHouse.context(day: 1)), options: options
    ).run()
  }

  /// Every file with its bytes and mode, but for the lock.
  func files() throws -> [String: String] {
    var found: [String: String] = [:]
    let root = house.folder.url.path()
    for name in try FileManager.default.subpathsOfDirectory(atPath: root) where !name.hasSuffix(".lock") {
      let attributes = try FileManager.default.attributesOfItem(atPath: root + "/" + name)
      guard attributes[.type] as? FileAttributeType == .typeRegular else { continue }
      let bytes = FileManager.default.contents(atPath: root + "/" + name) ?? Data()
      found[name] = "\(attributes[.posixPermissions] as? Int ?? 0) \(bytes.base64EncodedString())"
    }
    return found
  }
}

@Suite("A first night that was cut off") struct FirstNightTests {
  @Test("is gone on with, and nothing else is taken for one", arguments: Remains.allCases)
  private func create(_ remains: Remains) throws {
    let cut = try Cut(remains)
    let before = try cut.files()
    guard let refusal = remains.refusal else {
      #expect(try cut.night(create: true).sources.first?.counts.created == 1)
      let register = try RegisterFile.openToRead(
        cut.house.registerPath,
        key: KeyRing.load(cut.house.folder.path("keys/register.keys")).newest(.cipher).bytes)
      #expect(try register.connection.integer("SELECT count(*) FROM contacts") == 1)
      for name in ["register/register.db", "keys/register.keys", "keys/register.rights"] {
        let mode = try FileManager.default.attributesOfItem(atPath: cut.house.folder.path(name))[.posixPermissions]
        #expect(mode as? Int == 0o600, "\(name)")
      }
      #expect(throws: Problem.self) { try cut.night(create: true) }
      return
    }
    let problem = #expect(throws: Problem.self) { try cut.night(create: true) }
    #expect(problem?.code == refusal, "\(problem?.description ?? "")")
    #expect(try cut.files() == before, "what is refused is left as it was")
  }

  @Test("is not gone on with unasked", arguments: Remains.allCases)
  private func withoutCreate(_ remains: Remains) throws {
    let cut = try Cut(remains)
    let before = try cut.files()
    guard let refusal = remains.withoutCreate else {
      #expect(try cut.night(create: false).sources.first?.counts.created == 1)
      return
    }
    let problem = #expect(throws: Problem.self) { try cut.night(create: false) }
    #expect(problem?.code == refusal, "\(problem?.description ?? "")")
    #expect(problem?.message.contains("not a register") != true || refusal == .badData)
    #expect(try cut.files() == before)
  }

  @Test("makes no keys where others may look", arguments: [0o755, 0o750, 0o711])
  func openKeyFolder(mode: Int) throws {
    let cut = try Cut(.nothing)
    let folder = cut.house.folder.path("keys")
    try FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: mode])
    let problem = #expect(throws: Problem.self) { try cut.night(create: true) }
    #expect(problem?.code == .configuration && problem?.remedy?.contains("chmod 700") == true)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder).isEmpty)
    #expect(!FileManager.default.fileExists(atPath: cut.house.registerPath))
    try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: folder)
    #expect(try cut.night(create: true).sources.first?.counts.created == 1)
  }
}
