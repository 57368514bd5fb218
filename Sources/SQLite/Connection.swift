import Foundation
import Records

#if SQLCipher
  internal import CSQLCipher
#else
  internal import CSQLite
#endif

/// A connection to one database file. Not shared between threads.
@safe
public final class Connection {
  /// How a database is opened.
  public enum Mode: Sendable {
    /// Reads only; the file must exist.
    case readOnly
    /// Reads and writes; the file must exist.
    case readWrite
    /// Makes the file; it must not exist.
    case create
  }

  /// Whether this build encrypts what it writes.
  public static var encrypts: Bool {
    #if SQLCipher
      true
    #else
      false
    #endif
  }

  /// The file's path, for messages.
  public let path: String
  let handle: OpaquePointer

  /// Opens a database. What SQLite cannot sort, index or rebuild in memory, it puts into nameless files in the same folder.
  ///
  /// `key` (32 bytes) is used by the SQLCipher build only. Throws a problem that names the file.
  public init(path: String, mode: Mode, key: [UInt8]?) throws(Problem) {
    var flags = SQLITE_OPEN_NOMUTEX
    switch mode {
    case .readOnly: flags |= SQLITE_OPEN_READONLY
    case .readWrite: flags |= SQLITE_OPEN_READWRITE
    case .create: flags |= SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE
    }
    var opened: OpaquePointer?
    let code = unsafe sqlite3_open_v2(path, &opened, flags, try TemporaryFiles.beside(path))
    guard code == SQLITE_OK, let opened = unsafe opened else {
      unsafe sqlite3_close_v2(opened)
      throw SQLiteError.problem(code, "cannot open", file: path)
    }
    unsafe handle = opened
    self.path = path
    unsafe sqlite3_busy_timeout(opened, 5000)
    unsafe sqlite3_extended_result_codes(opened, 1)
    if Self.encrypts {
      guard let key else {
        throw Problem(
          .configuration, file: path, "the encrypted build needs a key", remedy: "name keyFile in the contract")
      }
      let hex = key.map { byte in
        let digits = Array("0123456789abcdef")
        return "\(digits[Int(byte >> 4)])\(digits[Int(byte & 15)])"
      }.joined()
      try execute("PRAGMA key = \"x'\(hex)'\"")
      try execute("PRAGMA cipher_page_size = 16384")
    }
    // Who may not write to the folder sorts in memory. The build that encrypts does so always.
    if !TemporaryFiles.canBeMade(beside: path) { try execute("PRAGMA temp_store = MEMORY") }
  }

  deinit { unsafe sqlite3_close_v2(handle) }

  /// Runs statements that return nothing of interest.
  public func execute(_ sql: String) throws(Problem) {
    let code = unsafe sqlite3_exec(handle, sql, nil, nil, nil)
    guard code == SQLITE_OK else { throw failure(code) }
  }

  /// Compiles one statement.
  public func prepare(_ sql: String) throws(Problem) -> Statement {
    var compiled: OpaquePointer?
    let code = unsafe sqlite3_prepare_v2(handle, sql, -1, &compiled, nil)
    guard code == SQLITE_OK, let compiled = unsafe compiled else { throw failure(code) }
    return unsafe Statement(compiled, self)
  }

  /// The first column of the first row as a number; nil if there is no row or it is NULL.
  public func integer(_ sql: String) throws(Problem) -> Int64? {
    let statement = try prepare(sql)
    guard try statement.step(), !statement.isNull(0) else { return nil }
    return statement.integer(0)
  }

  /// Writes the pages that a transaction has changed so far into the file, where its journal can undo them, and gives the
  /// memory of the page cache back to the system, with what else was freed and is kept by the C library: of a large night a
  /// tenth. (`malloc_trim` is the GNU library's own, so it is asked for by name.)
  public func releaseMemory() {
    unsafe _ = sqlite3_db_cacheflush(handle)
    unsafe _ = sqlite3_db_release_memory(handle)
    guard let symbol = unsafe dlsym(nil, "malloc_trim") else { return }
    unsafe _ = unsafeBitCast(symbol, to: (@convention(c) (Int) -> Int32).self)(0)
  }

  /// Whether a transaction is open.
  public var isInTransaction: Bool { unsafe sqlite3_get_autocommit(handle) == 0 }

  /// Row ID of the last insert.
  public var lastInsertedRow: Int64 { unsafe sqlite3_last_insert_rowid(handle) }

  func failure(_ code: Int32) -> Problem {
    let message = unsafe String(cString: sqlite3_errmsg(handle))
    return SQLiteError.problem(code, message, file: path)
  }
}
