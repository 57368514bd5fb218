import Records

#if SQLCipher
  internal import CSQLCipher
#else
  internal import CSQLite
#endif

/// Turns SQLite's result codes into problems for a person.
///
/// SQLite's own message names tables and columns, never bound values, so it may be shown.
enum SQLiteError {
  /// What SQLite says of a file whose head or tables are not what a program once wrote: it has no code of its own for that.
  private static let damage = [
    "unsupported file format", "malformed database schema", "no such table", "no such column", "no such view",
  ]

  /// The problem that `code` (an extended or plain result code) stands for.
  static func problem(_ code: Int32, _ message: String, file: String) -> Problem {
    switch code & 0xFF {
    case SQLITE_NOTADB:
      Problem(
        .badData, file: file, "this is not a register, or the key does not fit it",
        remedy: "check --register and the contract's keyFile; the file was left as it was")
    case SQLITE_BUSY, SQLITE_LOCKED:
      Problem(.locked, file: file, "another process holds the register", remedy: "try again when it has finished")
    case SQLITE_READONLY, SQLITE_CANTOPEN, SQLITE_PERM, SQLITE_AUTH:
      Problem(
        .inputOutput, file: file, "the register cannot be opened for writing (\(message))",
        remedy: "check that the folder exists and that this user may write to it")
    case SQLITE_FULL:
      Problem(.inputOutput, file: file, "the disk is full", remedy: "make room and run again; nothing was committed")
    case SQLITE_IOERR:
      Problem(
        .inputOutput, file: file, "the disk could not be read or written (\(message))",
        remedy: "check the disk, then `lahde verify`")
    case SQLITE_CORRUPT:
      Problem(
        .inputOutput, file: file, "the register is damaged (\(message))", remedy: "restore the last verified backup")
    case SQLITE_ERROR where damage.contains(where: message.hasPrefix):
      Problem(
        .badData, file: file, "the register is damaged (\(message))", remedy: "restore the last verified backup")
    default:
      Problem(.bug, file: file, "SQLite refused a statement (\(code): \(message))")
    }
  }
}
