import Configuration
import Records
import Register

/// Writes what one source said, unless its guards trip: then it is held at its last observations.
struct SourceWriting {
  private let register: RegisterFile
  private let ledger: RunLedger
  private let writer: ObservationWriter
  private let run: Int64
  private let allowance: Allowance
  private let threads: Int

  init(_ register: RegisterFile, run: Int64, _ options: NightOptions, _ workplace: Workplace) {
    self.register = register
    ledger = RunLedger(register)
    writer = ObservationWriter(register, run: run, context: workplace.context, isRetry: options.isRetry)
    self.run = run
    allowance = options.allowance
    threads = workplace.threads
  }

  /// Writes one source's observations, or notes that it was held or not read again. `held` are trips that hold it already.
  ///
  /// What its records say against writing to people no longer is found out on the way.
  func write(
    _ reading: inout SourceReading.Outcome, _ plan: SourcePlan, _ held: [GuardTrip],
    _ restrictions: inout Restricting.Findings
  ) throws(Problem) -> NightResult.Source {
    var source = NightResult.Source(name: reading.staged.name)
    (source.findings, source.noes) = (reading.findings, reading.noes)
    source.trips = held
    switch reading.kind {
    case .read:
      if held.isEmpty, try guarded(reading, plan, &source, &restrictions) {
        source.outcome = .read
      } else {
        try hold(&source, plan)
        // What cannot be used is shown all the same: it may be what there is to mend. So is what forbids something.
        let follows = source.trips.allSatisfy { $0.isAllowed || !$0.name.doubtsRestrictions }
        source.counts = try writer.write(
          held: reading.staged, lookingAt: reading.look,
          restricts: follows ? { !SourceGuards.endsTooMany($0, of: $1, plan.guards) } : nil)
        try note(source, reading.staged)
      }
      reading.staged.batches = []  // matching needs the memory
    case .notReadAgain(let records):
      source.counts.read = records
      source.counts.unchanged = records
      source.outcome = .notReadAgain
      try note(source, reading.staged)
    case .held(let problem):
      source.outcome = .held
      source.problem = problem
      try note(source, reading.staged)
    }
    return source
  }

  /// Writes the source; false, and nothing is written, where a guard trips that is not let through.
  private func guarded(
    _ reading: SourceReading.Outcome, _ plan: SourcePlan, _ source: inout NightResult.Source,
    _ restrictions: inout Restricting.Findings
  ) throws(Problem) -> Bool {
    let staged = reading.staged
    let history = try SourceHistory(register, source: staged.name)
    var trips: [GuardTrip] = []
    var changed: [(batch: Int, rows: [Int])] = []
    let counts = try register.attempt { () throws(Problem) -> SourceCounts? in
      let counts = try writer.write(staged, lookingAt: reading.look, asking: reading.questions) { changed = $0 }
      trips = allowance.apply(
        to: SourceGuards(
          source: plan.name, limits: plan.guards, history: history, staged: staged, counts: counts,
          hasKeyColumns: !plan.key.isEmpty, restrictionColumns: plan.restrictions.map(\.column)
        ).trips())
      return trips.allSatisfy(\.isAllowed) ? counts : nil
    }
    source.trips = trips
    guard let counts else { return false }
    restrictions.end(staged, changed: changed, threads: threads)
    source.counts = counts
    // Those that were found only when they were compared with what stands are not among the findings yet.
    source.findings.merge(counts.keys, uniquingKeysWith: +)
    if counts.lookAlikes > 0 { source.findings[.suppressionLookAlike] = counts.lookAlikes }
    return true
  }

  private func hold(_ source: inout NightResult.Source, _ plan: SourcePlan) throws(Problem) {
    guard let trip = source.trips.first(where: { !$0.isAllowed }) else { return }
    if plan.onGuard == .stopRun { throw trip.problem(plan) }
    source.outcome = .held
  }

  private func note(_ source: NightResult.Source, _ staged: StagedSource) throws(Problem) {
    var counts = source.counts
    counts.newlyQuarantined = 0
    if counts.restrictions > 0 { counts.isSuspended = true }
    try ledger.record(
      run: run, source: try ledger.sourceID(staged.name), staged: staged, outcome: source.outcome, counts: counts)
  }
}
