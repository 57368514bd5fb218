import Records

#if SQLCipher
  internal import CSQLCipher
#else
  internal import CSQLite
#endif

extension Connection {
  /// Copies the whole database into `copy`, an empty one: what this connection sees, in its transaction if it is in one.
  ///
  /// It reads in one go, so that a writer's commit cannot make it begin again; under a write-ahead log it blocks nobody.
  /// Both connections of the SQLCipher build have had their key when they were opened: SQLCipher 3 would fill a copy
  /// without one with plain text.
  public func copy(to copy: Connection) throws(Problem) {
    guard let backup = unsafe sqlite3_backup_init(copy.handle, "main", handle, "main") else {
      throw copy.failure(unsafe sqlite3_extended_errcode(copy.handle))
    }
    let step = unsafe sqlite3_backup_step(backup, -1)
    let code = unsafe sqlite3_backup_finish(backup)
    if step == SQLITE_BUSY || step == SQLITE_LOCKED { throw SQLiteError.problem(step, "", file: path) }
    guard step == SQLITE_DONE, code == SQLITE_OK else { throw copy.failure(code == SQLITE_OK ? step : code) }
  }

  /// The library that this build links, with its version: `SQLite 3.40.1`, `SQLCipher 3.4.1 on SQLite 3.15.2`.
  public static func library() throws(Problem) -> String {
    let engine = "SQLite \(unsafe String(cString: sqlite3_libversion()))"
    guard encrypts else { return engine }
    let connection = try Connection(path: ":memory:", mode: .create, key: Array(repeating: 0, count: 32))
    let query = try connection.prepare("PRAGMA cipher_version")
    return try query.step() ? "SQLCipher \(query.string(0)) on \(engine)" : engine
  }
}
