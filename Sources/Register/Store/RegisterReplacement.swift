import Foundation
import Records
import SQLite
import Text

/// A register put in another's place.
extension RegisterFile {
  /// Gives the closed register at `new` the name `path` in one step, and what stood there the name `kept`.
  ///
  /// Whoever opens `path` finds the one or the other, whole, at any instant. Throws ``ExitCode/locked`` while somebody
  /// reads what stands there. Hold the ``RegisterLock``.
  public static func replace(_ path: String, by new: String, keeping kept: String, key: [UInt8]?) throws(Problem) {
    let files = FileManager.default
    func refusal(_ file: String) -> Problem {
      Problem(
        .inputOutput, file: file, "the register cannot be put in its place",
        remedy: "check that this user may write to the folder; the register is as it was")
    }
    // A journal that stayed here would be taken for the new register's.
    for suffix in journals where files.fileExists(atPath: new + suffix) {
      guard (try? files.removeItem(atPath: new + suffix)) != nil else { throw refusal(new + suffix) }
    }
    if files.fileExists(atPath: path) {
      let isWhole = try fold(path, key: key)
      do { try files.linkItem(atPath: path, toPath: kept) } catch { throw refusal(kept) }
      for suffix in journals where files.fileExists(atPath: path + suffix) {
        // What could not be folded in goes along with the file it belongs to, for inquiry.
        let done =
          isWhole || suffix == "-shm"
          ? (try? files.removeItem(atPath: path + suffix)) != nil
          : FileReplacement.rename(path + suffix, to: kept + suffix)
        guard done else { throw refusal(path + suffix) }
      }
    } else {
      for suffix in journals { try? files.removeItem(atPath: path + suffix) }
    }
    guard FileReplacement.rename(new, to: path) else { throw refusal(path) }
    FileReplacement.settleFolder(of: path)
  }

  /// How often it is tried while somebody reads, a tenth of a second apart: most questions are answered by then.
  private static let tries = 20

  /// Puts what stands in a register's journals into its file; false if the file is damaged or the key does not fit.
  private static func fold(_ path: String, key: [UInt8]?) throws(Problem) -> Bool {
    for attempt in 1... {
      do throws(Problem) {
        // Only to read first: closed, a connection that may write deletes the log of a file that it could not read.
        _ = try openToRead(path, key: key)
        let connection = try Connection(path: path, mode: .readWrite, key: key)
        try connection.execute("PRAGMA journal_mode = DELETE")
        return true
      } catch {
        guard error.code == .locked else { return false }
        if attempt < tries {
          Thread.sleep(forTimeInterval: 0.1)
          continue
        }
        throw Problem(
          .locked, file: path, "somebody is reading the register", remedy: "try again when the question is answered")
      }
    }
    return false
  }
}
