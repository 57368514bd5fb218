import Foundation

/// The points of a run at which a test kills the process, to see that the register is then as before or as after.
///
/// Only in a process that was asked for it by `LAHDE_CRASH_AT`, which a sample's contract alone allows.
public enum CrashPoint: String, Sendable, CaseIterable {
  /// The keys and their journal are there, and no register.
  case keysMade = "keys made"
  /// The register, its keys and its journal are there, and nothing is in it.
  case registerMade = "register made"
  /// What somebody has demanded is in the rights journal, and not yet in the register.
  case rightsJournalWritten = "rights journal written"
  /// The run is written as running.
  case runBegun = "run begun"
  /// One source is written, in the open transaction.
  case sourceWritten = "source written"
  /// So are the contacts.
  case contactsWritten = "contacts written"
  /// So are the indexes, in a first night.
  case indexesMade = "indexes made"
  /// All is written, and nothing published.
  case aboutToCommit = "about to commit"
  /// All is published.
  case committed
  /// The first night's journal has become that of the later ones.
  case journalChanged = "journal changed"
  /// An erasure is published, and its bytes are still in the file.
  case erasureCommitted = "erasure committed"

  /// Those of a first night, in the order in which it passes them.
  public static let firstNight: [CrashPoint] = [
    .keysMade, .registerMade, .runBegun, .sourceWritten, .contactsWritten, .indexesMade, .aboutToCommit, .committed,
    .journalChanged,
  ]

  private static let chosen = ProcessInfo.processInfo.environment["LAHDE_CRASH_AT"]

  /// Ends the process at once, as `kill -9` would, if this is the point that was asked for.
  func pass() {
    if Self.chosen == rawValue { kill(getpid(), SIGKILL) }
  }
}
