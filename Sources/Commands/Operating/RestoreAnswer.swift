import Pipeline
import Records
import Register
import Reports

extension RestoreAnswer {
  init(_ backup: String, _ outcome: Restore.Outcome) {
    func runs(_ entries: [RunLedger.Entry]) -> [Run] {
      entries.map { Run(run: $0.id, kind: $0.act.rawValue, started: Timestamp.text($0.started), user: $0.user) }
    }
    let present =
      switch outcome.present {
      case .missing: Present(state: "missing", failures: [], lostRuns: [], onlyInBackup: [])
      case .unreadable(let problem):
        Present(state: "unreadable", failures: [problem.message], lostRuns: [], onlyInBackup: [])
      case .compared(let divergence, let failures):
        Present(
          state: failures.isEmpty ? "sound" : "damaged", failures: failures, lastCommonRun: divergence.lastCommonRun,
          lostRuns: runs(divergence.lost), onlyInBackup: runs(divergence.ahead))
      }
    let decisions = outcome.changes.map { change in
      Decision(
        change: change.isRevocation ? "revoked" : "made", decision: change.decision.id, madeInRun: change.decision.run,
        kind: change.decision.kind.name, verdict: change.decision.verdict.rawValue, author: change.decision.author,
        obstacle: change.obstacle)
    }
    let holds = outcome.holds.count { $0.key != nil }
    let corrections = outcome.corrections.count { $0.key != nil }
    self.init(
      backup: backup, lastRun: outcome.run, lastRunTime: Timestamp.text(outcome.runTime), logicalHash: outcome.hash.hex,
      present: present, decisions: decisions, holds: Kept(kept: holds, lost: outcome.holds.count - holds),
      corrections: Kept(kept: corrections, lost: outcome.corrections.count - corrections))
    (restoreRun, kept, logicalHashAfter) = (outcome.restoreRun, outcome.kept, outcome.hashAfter?.hex)
  }
}
