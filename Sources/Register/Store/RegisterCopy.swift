import Foundation
import Records
import SQLite
import Text

/// A whole copy of a register, made while it is in use.
extension RegisterFile {
  /// The library that this build links, with its version.
  public static func library() throws(Problem) -> String { try Connection.library() }

  /// Asks several questions of one state of the register, whatever a run commits meanwhile.
  public func reading<Result>(_ body: () throws(Problem) -> Result) throws(Problem) -> Result {
    try connection.execute("BEGIN")
    defer { _ = try? connection.execute("COMMIT") }
    return try body()
  }

  /// Copies what the register holds into a new file at `path`: readable by its owner only, encrypted by `key` in the
  /// build that encrypts, and whole in itself, without a journal beside it.
  ///
  /// Throws, and leaves nothing there, if the build encrypts and the copy is plain text all the same.
  public func copy(to path: String, key: [UInt8]?) throws(Problem) {
    do throws(FileFailure) { _ = try OpenFile.make(path) } catch {
      throw Problem(
        .inputOutput, file: path, "the copy cannot be made: \(error.text)",
        remedy: "check the folder, and that this user may write to it")
    }
    do throws(Problem) {
      let copy = try Connection(path: path, mode: .readWrite, key: key)
      try connection.copy(to: copy)
      // The copy has the register's journal mode; a file that is put away must need no second one.
      try copy.execute("PRAGMA journal_mode = DELETE")
    } catch {
      Self.remove(path)
      throw error
    }
    if Self.encrypts { try Self.refusePlainText(path) }
  }

  /// Destroys a copy in plain text and throws.
  static func refusePlainText(_ path: String) throws(Problem) {
    guard isPlainText(path) else { return }
    _ = try? OpenFile.existing(path).overwrite()
    remove(path)
    throw Problem(
      .bug, file: path, "the copy was written unencrypted, and has been destroyed",
      remedy: "look which libsqlcipher is installed (`lahde doctor`), and make no backup until this is mended")
  }

  /// Whether a file is a database that everybody can read.
  public static func isPlainText(_ path: String) -> Bool {
    guard let handle = FileHandle(forReadingAtPath: path) else { return false }
    defer { try? handle.close() }
    return (try? handle.read(upToCount: 15)).flatMap { $0 } == Data("SQLite format 3".utf8)
  }

  /// Removes a database and what SQLite may have left beside it.
  public static func remove(_ path: String) {
    for suffix in [""] + journals { try? FileManager.default.removeItem(atPath: path + suffix) }
  }

  /// What SQLite keeps beside a database.
  public static let journals = ["-journal", "-wal", "-shm"]
}
