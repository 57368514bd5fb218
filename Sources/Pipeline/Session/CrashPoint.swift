import Foundation
import Records

/// The named points of a run at which a test kills the process, to see that the register is then as before or as after.
///
/// Only in a process that was asked for it by `LAHDE_CRASH_AT`, which a sample's contract alone allows.
public enum CrashPoint {
  /// The points, in the order in which a run passes them; a first night passes all.
  public static let all = [
    "keys made", "register made", "run begun", "source written", "contacts written", "indexes made", "about to commit",
    "committed", "journal changed",
  ]

  private static let chosen = ProcessInfo.processInfo.environment["LAHDE_CRASH_AT"]

  /// Ends the process at once, as `kill -9` would, if this is the point that was asked for.
  static func pass(_ point: String) {
    if chosen == point { kill(getpid(), SIGKILL) }
  }
}
