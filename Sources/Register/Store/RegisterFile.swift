import Foundation
import Records
import SQLite
import Text

/// An open register: the connection, and the rules by which its file is opened.
public final class RegisterFile {
  /// The connection to the database.
  public let connection: Connection
  /// The path.
  public let path: String

  /// Whether this build encrypts what it writes.
  public static var encrypts: Bool { Connection.encrypts }

  /// The versions of its tables that this program can open; the last one is what it makes.
  public static var versions: [Int] { Schema.migrations.map(\.version) }

  /// The persons whose values it does not tell; nil where it tells all.
  public let withheld: WithheldPersons?

  private init(_ connection: Connection, path: String? = nil, withheld: WithheldPersons? = nil) {
    self.connection = connection
    self.path = path ?? connection.path
    self.withheld = withheld
  }

  /// The same register, which does not tell the values of persons whose processing is restricted; `told` is called where
  /// it withholds any from an answer.
  public func withholding(_ told: @escaping () -> Void = {}) -> RegisterFile {
    RegisterFile(connection, path: path, withheld: WithheldPersons(connection, told))
  }

  /// The same register, which tells all: for what reckons with values and shows none.
  public var whole: RegisterFile { RegisterFile(connection, path: path) }

  /// The register of a connection that is open already.
  convenience init(sharing connection: Connection) { self.init(connection) }

  /// Opens an existing register for questions; a night that runs meanwhile does not disturb it.
  public static func openToRead(_ path: String, key: [UInt8]?) throws(Problem) -> RegisterFile {
    try requireFile(path)
    rollBackFirstLoad(path, key: key)
    let file = RegisterFile(try Connection(path: path, mode: .readOnly, key: key))
    try file.checkKind()
    let isCurrent = try file.version == Schema.version
    if isCurrent, try Views.areCurrent(file.connection) { return file }
    return try file.migratedCopy(key)
  }

  /// A copy of a register of an earlier version, or with other views, brought up to date, for questions: who only asks changes nothing, and a
  /// backup stays as it was made. The copy has no name any more and goes with the connection.
  private func migratedCopy(_ key: [UInt8]?) throws(Problem) -> RegisterFile {
    let copyPath = path + ".asked-\(ProcessInfo.processInfo.processIdentifier)"
    Self.remove(copyPath)
    defer { Self.remove(copyPath) }
    do throws(Problem) {
      try copy(to: copyPath, key: key)
      let copy = RegisterFile(try Connection(path: copyPath, mode: .readWrite, key: key), path: path)
      // Nobody else has it, and nothing may be left beside it.
      try copy.connection.execute("PRAGMA journal_mode = MEMORY")
      try copy.migrate()
      return copy
    } catch {
      throw Problem(
        error.code, file: path,
        "the register is of another version, and could not be copied to be asked: \(error.message)",
        remedy: "the next run brings it up to date")
    }
  }

  /// The first bytes of a rollback journal that is in use (https://www.sqlite.org/fileformat2.html, 3).
  private static let journalStart: [UInt8] = [0xD9, 0xD5, 0x05, 0xF9, 0x20, 0xA1, 0x63, 0xD7]

  /// A first load that was cut off leaves a journal behind, and a connection that only reads may not take it back. Where
  /// the load is still going on, or this user may not write, nothing is done; reading then says so.
  static func rollBackFirstLoad(_ path: String, key: [UInt8]?) {
    guard let journal = FileHandle(forReadingAtPath: path + "-journal"),
      (try? journal.read(upToCount: journalStart.count)).map(Array.init) == journalStart
    else { return }
    _ = try? Connection(path: path, mode: .readWrite, key: key).integer("PRAGMA schema_version")
  }

  /// Opens an existing register for a run. Take the ``RegisterLock`` first.
  public static func openToWrite(_ path: String, key: [UInt8]?) throws(Problem) -> RegisterFile {
    try requireFile(path)
    rollBackFirstLoad(path, key: key)
    let file = RegisterFile(try Connection(path: path, mode: .readWrite, key: key))
    try file.checkKind()
    try file.prepareToWrite(journal: "WAL", foreignKeys: true)
    try file.migrate()
    return file
  }

  /// Makes an empty register, readable by its owner only, for the first night; also where one was cut off before it
  /// wrote anything.
  public static func create(_ path: String, key: [UInt8]?) throws(Problem) -> RegisterFile {
    guard !FileManager.default.fileExists(atPath: path) || holdsNothing(path, key: key) else {
      throw isThereAlready(path)
    }
    do throws(FileFailure) { try OpenFile.openOrMake(path).restrict() } catch {
      throw Problem(
        .inputOutput, file: path, "the register cannot be made: \(error.text)",
        remedy: "check that this user may write to the folder")
    }
    // What was to undo a change of the empty file.
    for suffix in journals { try? FileManager.default.removeItem(atPath: path + suffix) }
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

  /// The problem of a first night over a register that is there.
  public static func isThereAlready(_ path: String) -> Problem {
    Problem(
      .usage, file: path, "the register is there already", remedy: "leave --create out; it is for the first night")
  }

  /// Makes the indexes that a first load leaves for later.
  public func makeIndexes() throws(Problem) { try connection.execute(Schema.indexes) }

  /// Puts a register that was loaded for the first time into the journal mode of its later nights; nothing is done within
  /// a transaction, as that of a rehearsal.
  public func finishFirstLoad() throws(Problem) {
    if connection.isInTransaction { return }
    try connection.execute("PRAGMA journal_mode = WAL")
    try connection.execute("PRAGMA foreign_keys = ON")
  }

  /// Writes the journal into the database file and empties it; while somebody reads, what they need stays in it.
  /// Nothing is done within a transaction, as that of a rehearsal. (`main`: where a migration has opened the temporary
  /// database too, SQLite says of that one that it is locked.)
  public func checkpoint() throws(Problem) {
    if !connection.isInTransaction { try connection.execute("PRAGMA main.wal_checkpoint(TRUNCATE)") }
  }

  /// Gives back what memory the register holds, for a stage that needs it and does not ask the register meanwhile.
  public func releaseMemory() { connection.releaseMemory() }

  /// Runs `body` in one transaction: all of it is published, or nothing. Within another transaction it is a part of it.
  public func transaction<Result>(_ body: () throws(Problem) -> Result) throws(Problem) -> Result {
    if connection.isInTransaction {
      guard let result = try attempt({ () throws(Problem) -> Result? in try body() }) else {
        throw Problem(.bug, "a transaction came to nothing")
      }
      return result
    }
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

  /// Runs `body` within the open transaction; where it returns nil or throws, nothing of it remains.
  public func attempt<Result>(_ body: () throws(Problem) -> Result?) throws(Problem) -> Result? {
    try connection.execute("SAVEPOINT attempt")
    var result: Result?
    do throws(Problem) {
      result = try body()
      if result == nil { try connection.execute("ROLLBACK TO attempt") }
    } catch {
      _ = try? connection.execute("ROLLBACK TO attempt")
      _ = try? connection.execute("RELEASE attempt")
      throw error
    }
    try connection.execute("RELEASE attempt")
    return result
  }

  /// Runs `body` and takes everything back: what it returns is what would be.
  public func rehearsal<Result>(_ body: () throws(Problem) -> Result) throws(Problem) -> Result {
    try connection.execute("BEGIN IMMEDIATE")
    do throws(Problem) {
      let result = try body()
      try connection.execute("ROLLBACK")
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
    switch FirstNightRemains(path) {
    case .contents: break
    case .nothing: throw cutOff(path)
    case .emptied:
      throw Problem(
        .badData, file: path, "the register's file is empty, and what a later night wrote lies beside it",
        remedy: "restore the last verified backup; the files were left as they were")
    }
  }

  /// The problem of a file in which a first night has left nothing yet.
  static func cutOff(_ path: String) -> Problem {
    Problem(
      .noInput, file: path, "nothing is in the register: its first night was cut off before it wrote anything",
      remedy: "`lahde run --create` begins it anew; if there was a register here, restore its last backup")
  }

  /// Refuses a database that is some other program's.
  private func checkKind() throws(Problem) {
    let kind = try connection.integer("PRAGMA application_id")
    // Where a first load was taken back, the file is empty now.
    if kind == 0, Self.wasCutOff(path) { throw Self.cutOff(path) }
    guard kind == Schema.applicationID else {
      throw Problem(
        .badData, file: path, "this database is not a register", remedy: "check --register; the file was left as it was"
      )
    }
    let version = try version
    if version == 0, try connection.integer("SELECT COUNT(*) FROM sqlite_master") == 0 { throw Self.cutOff(path) }
    guard version <= Schema.version else {
      throw Problem(
        .configuration, file: path, "the register was made by a newer version of lahde", remedy: "install that version")
    }
    guard version >= Schema.migrations[0].version else {
      throw Problem(
        .configuration, file: path, "the register was made by a version of lahde that was never released",
        remedy: "move it away, and make a new one from its sources: `lahde run --create`")
    }
    try checkNumbers()
  }

  /// Refuses a register whose numbers no run can have written: what counts with them counts on them.
  private func checkNumbers() throws(Problem) {
    for table in ["key", "observation", "run"] {
      let lowest = try connection.integer("SELECT MIN(id) FROM \(table)") ?? 1
      let highest = try connection.integer("SELECT MAX(id) FROM \(table)") ?? 1
      guard lowest > 0, highest < Int32.max else { throw damaged("an ID of \(table)") }
    }
    for column in ["started", "finished"] {
      let first = try connection.integer("SELECT MIN(\(column)) FROM run") ?? 0
      let last = try connection.integer("SELECT MAX(\(column)) FROM run") ?? 0
      guard Timestamp.range.contains(first), Timestamp.range.contains(last) else { throw damaged("the time of a run") }
    }
  }

  private func damaged(_ what: String) -> Problem {
    Problem(
      .badData, file: path, "the register is damaged or was changed: \(what) is no number that lahde writes",
      remedy: "restore the last verified backup")
  }

  private func prepareToWrite(journal: String, foreignKeys: Bool) throws(Problem) {
    try connection.execute("PRAGMA secure_delete = ON")
    try connection.execute("PRAGMA synchronous = FULL")
    try connection.execute("PRAGMA cache_size = -65536")
    try connection.execute("PRAGMA journal_mode = \(journal)")
    try connection.execute("PRAGMA foreign_keys = \(foreignKeys ? "ON" : "OFF")")
  }

  /// The version of the register's tables: nothing else asks for it, since whatever is open has the newest.
  private var version: Int {
    get throws(Problem) { Int(try connection.integer("PRAGMA user_version") ?? 0) }
  }

  /// Brings the tables to the newest version and makes the views anew, in one transaction.
  private func migrate() throws(Problem) {
    let version = try version
    try transaction { () throws(Problem) in
      for migration in Schema.migrations where migration.version > version { try connection.execute(migration.sql) }
      // A replay without undone runs is beyond SQL.
      if version > 0, version < SinceByField.version { try SinceNotes(self).renew() }
      if version < Schema.version { try connection.execute("PRAGMA user_version = \(Schema.version)") }
      try Views.renew(connection)
    }
  }
}
