import Text

/// What a restoring would do, or has done, as text and as JSON. Of decisions it tells neither records nor reasons.
public struct RestoreAnswer: Encodable, Sendable {
  /// A run that is lost, or that only the backup has.
  public struct Run: Encodable, Sendable {
    let run: Int64, kind: String, started: String, user: String

    /// With all that it says.
    public init(run: Int64, kind: String, started: String, user: String) {
      self.run = run
      self.kind = kind
      self.started = started
      self.user = user
    }
  }

  /// A steward's decision since the backup; `obstacle` is why it is not brought back.
  public struct Decision: Encodable, Sendable {
    let change: String, decision: Int64, madeInRun: Int64, kind: String, verdict: String, author: String
    let obstacle: String?

    /// With all that it says.
    public init(
      change: String, decision: Int64, madeInRun: Int64, kind: String, verdict: String, author: String,
      obstacle: String? = nil
    ) {
      self.change = change
      self.decision = decision
      self.madeInRun = madeInRun
      self.kind = kind
      self.verdict = verdict
      self.author = author
      self.obstacle = obstacle
    }
  }

  /// The present register: `missing`, `unreadable`, `sound` or `damaged`, and what of it the backup lacks or has more of.
  public struct Present: Sendable {
    let state: String, failures: [String], lastCommonRun: Int64?, lostRuns: [Run], onlyInBackup: [Run]

    /// With all that it says.
    public init(state: String, failures: [String], lastCommonRun: Int64? = nil, lostRuns: [Run], onlyInBackup: [Run]) {
      self.state = state
      self.failures = failures
      self.lastCommonRun = lastCommonRun
      self.lostRuns = lostRuns
      self.onlyInBackup = onlyInBackup
    }
  }

  /// Those that are brought back, and those whose record the backup lacks.
  public struct Kept: Sendable {
    let kept: Int, lost: Int

    /// With all that it says.
    public init(kept: Int, lost: Int) {
      self.kept = kept
      self.lost = lost
    }
  }

  let backup: String, lastRun: Int64, lastRunTime: String, logicalHash: String
  let present: String, failures: [String]
  let lastCommonRun: Int64?
  let lostRuns: [Run], onlyInBackup: [Run], decisions: [Decision]
  let holds: Int, holdsLost: Int
  let corrections: Int, correctionsLost: Int
  /// What was done: the run, where the register that was there is kept, and the logical hash now.
  public var restoreRun: Int64?, kept: String?, logicalHashAfter: String?

  /// What restoring would do.
  public init(
    backup: String, lastRun: Int64, lastRunTime: String, logicalHash: String, present: Present, decisions: [Decision],
    holds: Kept, corrections: Kept
  ) {
    (self.backup, self.lastRun, self.lastRunTime) = (backup, lastRun, lastRunTime)
    self.logicalHash = logicalHash
    (self.present, failures, lastCommonRun) = (present.state, present.failures, present.lastCommonRun)
    (lostRuns, onlyInBackup, self.decisions) = (present.lostRuns, present.onlyInBackup, decisions)
    (self.holds, holdsLost) = (holds.kept, holds.lost)
    (self.corrections, correctionsLost) = (corrections.kept, corrections.lost)
  }

  /// The answer for a person.
  public func text() -> String {
    let isDone = restoreRun != nil
    var text = "The backup verifies: run \(lastRun), \(lastRunTime), logical hash\n\(logicalHash)\n\n"
    text += presentText(isDone)
    if !decisions.isEmpty {
      text += "\nDecisions of stewards since:\n"
      var table = TextTable(columns: [
        .number("decision"), .text("change"), .text("kind"), .text("verdict"), .text("author"), .text("outcome"),
      ])
      for decision in decisions {
        let outcome = decision.obstacle.map { "lost: \($0)" } ?? (isDone ? "brought back" : "will be brought back")
        table.add([
          "\(decision.decision)", decision.change, decision.kind, decision.verdict, decision.author, outcome,
        ])
      }
      text += table.render()
    }
    if holds > 0 { text += "\nLegal holds since: \(holds) \(isDone ? "brought back" : "will be brought back").\n" }
    if holdsLost > 0 {
      text +=
        "\nLegal holds since on records that the backup lacks, to be put again after the next night: \(holdsLost).\n"
    }
    if corrections > 0 {
      text += "\nCorrections of records since: \(corrections) \(isDone ? "brought back" : "will be brought back").\n"
    }
    if correctionsLost > 0 {
      text += """

        Corrections since of records that the backup lacks, to be made again after the next night: \(correctionsLost).
        `lahde subject corrections` lists them in the register that \(isDone ? "was kept" : "is there").

        """
    }
    guard let restoreRun else { return text + "\nNothing was changed. `--confirm` restores the backup.\n" }
    text += "\nRestored, in run \(restoreRun)."
    text += kept.map { " The register that was there is kept as\n\(VisibleText.clean($0))\n" } ?? "\n"
    return text + "The logical hash is now\n\(logicalHashAfter ?? "")\n"
  }

  private func presentText(_ isDone: Bool) -> String {
    switch present {
    case "missing": return "No register is there: what it had beyond the backup cannot be known.\n"
    case "unreadable":
      return """
        The present register cannot be read (\(failures.joined(separator: "; "))):
        which runs and decisions it has beyond the backup cannot be known.

        """
    default: break
    }
    var text = ""
    if let first = failures.first {
      text +=
        "The present register is damaged (\(failures.count) failures, the first: \(first)); this could be read of it.\n\n"
    }
    if lastCommonRun == nil {
      text += "Backup and present register have no run in common: they may be two registers.\n"
    }
    text += Self.table(
      lostRuns,
      isDone ? "Runs of the present register that are lost" : "Runs of the present register that would be lost",
      none: "No run of the present register \(isDone ? "is" : "would be") lost.\n")
    return text + Self.table(onlyInBackup, "\nRuns that only the backup has", none: "")
  }

  private static func table(_ runs: [Run], _ heading: String, none: String) -> String {
    guard !runs.isEmpty else { return none }
    var table = TextTable(columns: [.number("run"), .text("kind"), .text("started"), .text("user")])
    for run in runs { table.add(["\(run.run)", run.kind, run.started, run.user]) }
    return heading + ":\n" + table.render()
  }
}
