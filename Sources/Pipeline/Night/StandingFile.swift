import Readers
import Records

/// Whether somebody may still be writing a file: one that was changed just now is left for the next night.
struct StandingFile {
  /// For how many seconds a file must have stood still; 0: it need not.
  let seconds: Int
  /// Seconds since 1970, UTC.
  let now: Int64

  /// Throws ``ExitCode/inputOutput`` for a file that was changed less than ``seconds`` ago.
  ///
  /// A file server's clock may be somewhat ahead of this one, so that a date as near in the future counts, too. One further
  /// ahead tells nothing of when the file was written, and would hold it until that day comes: such a file is read.
  func require(_ status: FileStatus, _ path: String) throws(Problem) {
    // Some file systems keep any time at all: the year 292277026596, too.
    let (age, isFar) = now.subtractingReportingOverflow(status.modified)
    guard !isFar, age.magnitude < UInt64(clamping: seconds) else { return }
    let when = age >= 0 ? "\(age) seconds ago" : "\(-age) seconds from now, by its date,"
    throw Problem(
      .inputOutput, file: path, "the file was changed \(when) and may still be being written",
      remedy:
        "run again in \(Int64(seconds) - age) seconds; a night reads what has stood still for \(seconds) (settleSeconds)"
    )
  }
}
