import Compliance
import Records
import Register

/// How anything comes into a register: in a run of its own, which one transaction publishes, or nothing of it.
extension Session {
  /// Does something in a run; `undoes` is the run that it undoes, if that is its act. `seal` adds to the ledger, behind the
  /// run's own entry, what else is to be told of it.
  func run<Result>(
    _ act: RunAct, undoes: Int64? = nil, _ body: (_ run: Int64) throws(Problem) -> Result,
    seal: (_ result: Result, _ run: Int64, _ audit: AuditLedger) throws(Problem) -> Void = { _, _, _ in }
  ) throws(Problem) -> (run: Int64, result: Result) {
    let (ledger, context, contract) = (RunLedger(register), workplace.context, workplace.contract)
    let run = try ledger.begin(
      act, undoes: undoes, contract: contract.hash, program: RunProgram.current.text, context: context)
    CrashPoint.runBegun.pass()
    let result: Result
    do throws(Problem) {
      result = try register.transaction { () throws(Problem) in
        let result = try body(run)
        let audit = try audit
        try audit.append(run: run, act: act, context: context)
        try audit.noteContract(contract.hash, run: run, context: context)
        try seal(result, run, audit)
        try ledger.commit(run, at: context.now)
        CrashPoint.aboutToCommit.pass()
        return result
      }
    } catch {
      _ = try? ledger.fail(run)
      throw error
    }
    CrashPoint.committed.pass()
    if isNew { try register.finishFirstLoad() }
    CrashPoint.journalChanged.pass()
    try register.checkpoint()
    return (run, result)
  }

  /// Does what somebody has demanded: in the rights journal first, then in the register, in a run. A kill from the one on is
  /// made good by the next opening, which does in the register what it lacks.
  func publish<Result>(
    _ act: RunAct, _ lines: [RightsJournal.Line],
    _ body: (_ run: Int64, _ journal: RightsJournal) throws(Problem) -> Result
  ) throws(Problem) -> (run: Int64, result: Result) {
    var journal = try journal()
    let known = journal.count
    try journal.append(lines, context: workplace.context)
    CrashPoint.rightsJournalWritten.pass()
    let written = journal
    return try run(act) { run throws(Problem) in
      let result = try body(run, written)
      try note(written.entries(after: known), written, run: run)
      return result
    }
  }
}
