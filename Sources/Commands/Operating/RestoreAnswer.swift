import Pipeline
import Records
import Register
import Reports

/// What a restoring would do, or has done, as text and as JSON. Of decisions it tells neither records nor reasons.
struct RestoreAnswer: Encodable {
  private struct Run: Encodable { let run: Int64, kind: String, started: String, user: String }
  private struct Decision: Encodable {
    let change: String, decision: Int64, madeInRun: Int64, kind: String, verdict: String, author: String
    /// Why it is not brought back.
    let obstacle: String?
  }

  private let backup: String, lastRun: Int64, lastRunTime: String, logicalHash: String
  private let present: String, failures: [String]
  private let lastCommonRun: Int64?
  private let lostRuns: [Run], onlyInBackup: [Run], decisions: [Decision]
  /// Legal holds that are brought back, and those whose record the backup lacks.
  private let holds: Int, holdsLost: Int
  /// Corrections that are brought back or taken back again, and those whose record the backup lacks.
  private let corrections: Int, correctionsLost: Int
  private let restoreRun: Int64?, kept: String?, logicalHashAfter: String?

  init(_ backup: String, _ outcome: Restore.Outcome) {
    self.backup = backup
    (lastRun, lastRunTime) = (outcome.run, Timestamp.text(outcome.runTime))
    logicalHash = outcome.hash.hex
    func runs(_ entries: [RunLedger.Entry]) -> [Run] {
      entries.map { Run(run: $0.id, kind: $0.act.rawValue, started: Timestamp.text($0.started), user: $0.user) }
    }
    switch outcome.present {
    case .missing: (present, failures, lastCommonRun, lostRuns, onlyInBackup) = ("missing", [], nil, [], [])
    case .unreadable(let problem):
      (present, failures, lastCommonRun, lostRuns, onlyInBackup) = ("unreadable", [problem.message], nil, [], [])
    case .compared(let divergence, let failures):
      present = failures.isEmpty ? "sound" : "damaged"
      self.failures = failures
      lastCommonRun = divergence.lastCommonRun
      (lostRuns, onlyInBackup) = (runs(divergence.lost), runs(divergence.ahead))
    }
    decisions = outcome.changes.map { change in
      Decision(
        change: change.isRevocation ? "revoked" : "made", decision: change.decision.id, madeInRun: change.decision.run,
        kind: change.decision.kind.name, verdict: change.decision.verdict.rawValue, author: change.decision.author,
        obstacle: change.obstacle)
    }
    holds = outcome.holds.count { $0.key != nil }
    holdsLost = outcome.holds.count - holds
    corrections = outcome.corrections.count { $0.key != nil }
    correctionsLost = outcome.corrections.count - corrections
    (restoreRun, kept, logicalHashAfter) = (outcome.restoreRun, outcome.kept, outcome.hashAfter?.hex)
  }

  /// The answer for a person.
  func text() -> String {
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
    text += kept.map { " The register that was there is kept as\n\($0)\n" } ?? "\n"
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
