import Text

/// What a backup holds, and where it is.
public struct BackupAnswer: Encodable, Sendable {
  let backup: String, bytes: Int64, run: Int64, runTime: String, logicalHash: String, pruned: [String]

  /// With all that it says.
  public init(backup: String, bytes: Int64, run: Int64, runTime: String, logicalHash: String, pruned: [String]) {
    self.backup = backup
    self.bytes = bytes
    self.run = run
    self.runTime = runTime
    self.logicalHash = logicalHash
    self.pruned = pruned
  }

  /// The answer for a person.
  public func text() -> String {
    var text = """
      backup        \(VisibleText.clean(backup))
      size          \(bytes) bytes
      last run      \(run), \(runTime)
      logical hash  \(logicalHash)
      verified      file, foreign keys, ledger, logical hash

      """
    for path in pruned { text += "removed       \(VisibleText.clean(path))\n" }
    return text
  }
}
