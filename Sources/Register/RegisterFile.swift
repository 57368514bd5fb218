import Foundation
import Records
import SQLite

/// An open register: the connection, and the rules by which its file is opened.
public final class RegisterFile {
  /// The connection to the database.
  public let connection: Connection
  /// The path, for messages.
  public var path: String { connection.path }

  /// Whether this build encrypts what it writes.
  public static var encrypts: Bool { Connection.encrypts }

  private init(_ connection: Connection) { self.connection = connection }

  /// Opens an existing register for questions; a night that runs meanwhile does not disturb it.
  public static func openToRead(_ path: String, key: [UInt8]?) throws(Problem) -> RegisterFile {
    try requireFile(path)
    let file = RegisterFile(try Connection(path: path, mode: .readOnly, key: key))
    try file.checkKind()
    return file
  }

  /// Opens an existing register for a run. Take the ``RegisterLock`` first.
  public static func openToWrite(_ path: String, key: [UInt8]?) throws(Problem) -> RegisterFile {
    try requireFile(path)
    let file = RegisterFile(try Connection(path: path, mode: .readWrite, key: key))
    try file.checkKind()
    try file.prepareToWrite(journal: "WAL", foreignKeys: true)
    try file.migrate()
    return file
  }

  /// Makes an empty register, readable by its owner only, for the first night.
  public static func create(_ path: String, key: [UInt8]?) throws(Problem) -> RegisterFile {
    guard !FileManager.default.fileExists(atPath: path) else {
      throw Problem(
        .usage, file: path, "the register is there already", remedy: "leave --create out; it is for the first night")
    }
    guard FileManager.default.createFile(atPath: path, contents: nil, attributes: [.posixPermissions: 0o600]) else {
      throw Problem(
        .inputOutput, file: path, "the register cannot be made", remedy: "check that this user may write to the folder")
    }
    let connection = try Connection(path: path, mode: .create, key: key)
    if !Connection.encrypts { try connection.execute("PRAGMA page_size = 16384") }
    let file = RegisterFile(connection)
    // A first load writes every row's keys itself, just before the row; asking for each of them costs a fifth of the night.
    // `verify` asks for all.
    try file.prepareToWrite(journal: "TRUNCATE", foreignKeys: false)
    try file.connection.execute("PRAGMA application_id = \(Schema.applicationID)")
    try file.migrate()
    return file
  }

  /// Makes the indexes that a first load leaves for later.
  public func makeIndexes() throws(Problem) { try connection.execute(Schema.indexes) }

  /// Puts a register that was loaded for the first time into the journal mode of its later nights.
  public func finishFirstLoad() throws(Problem) {
    try connection.execute("PRAGMA journal_mode = WAL")
    try connection.execute("PRAGMA foreign_keys = ON")
  }

  /// Writes the journal into the database file and empties it; while somebody reads, what they need stays in it.
  public func checkpoint() throws(Problem) { try connection.execute("PRAGMA wal_checkpoint(TRUNCATE)") }

  /// Runs `body` in one transaction: all of it is published, or nothing.
  public func transaction<Result>(_ body: () throws(Problem) -> Result) throws(Problem) -> Result {
    try connection.execute("BEGIN IMMEDIATE")
    do throws(Problem) {
      let result = try body()
      try connection.execute("COMMIT")
      return result
    } catch {
      _ = try? connection.execute("ROLLBACK")
      throw error
    }
  }

  /// Throws ``ExitCode/noInput`` if there is no file at `path`.
  public static func requireFile(_ path: String) throws(Problem) {
    guard let kind = try? FileManager.default.attributesOfItem(atPath: path)[.type] as? FileAttributeType,
      kind != .typeDirectory
    else {
      throw Problem(
        .noInput, file: path, "there is no register here",
        remedy: "`lahde run --create` makes one on the first night; otherwise check that its disk is mounted")
    }
  }

  /// Refuses a database that is some other program's.
  private func checkKind() throws(Problem) {
    let kind = try connection.integer("PRAGMA application_id")
    guard kind == Schema.applicationID else {
      throw Problem(
        .badData, file: path, "this database is not a register", remedy: "check --register; the file was left as it was"
      )
    }
    let version = try connection.integer("PRAGMA user_version") ?? 0
    guard version <= Schema.migrations.count else {
      throw Problem(
        .configuration, file: path, "the register was made by a newer version of lahde", remedy: "install that version")
    }
  }

  private func prepareToWrite(journal: String, foreignKeys: Bool) throws(Problem) {
    let folder = (path as NSString).deletingLastPathComponent
    Connection.useTemporaryFolder(folder.isEmpty ? "." : folder)
    try connection.execute("PRAGMA secure_delete = ON")
    try connection.execute("PRAGMA synchronous = FULL")
    try connection.execute("PRAGMA cache_size = -131072")
    try connection.execute("PRAGMA journal_mode = \(journal)")
    try connection.execute("PRAGMA foreign_keys = \(foreignKeys ? "ON" : "OFF")")
  }

  private func migrate() throws(Problem) {
    let version = Int(try connection.integer("PRAGMA user_version") ?? 0)
    guard version < Schema.migrations.count else { return }
    try transaction { () throws(Problem) in
      for migration in Schema.migrations[version...] { try connection.execute(migration) }
      try connection.execute("PRAGMA user_version = \(Schema.migrations.count)")
    }
  }
}
