import Configuration
import Records
import Register

/// What a night tells of itself beside what it has written.
extension NightResult {
  /// The result of a night in which no file, no rule and no setting is other than in the last: not even a run is written.
  init(
    unchanged readings: [SourceReading.Outcome], _ retention: Retention, _ register: RegisterFile, _ stages: StageTimer
  ) throws(Problem) {
    self.init()
    state = .unchanged
    run = try RunLedger(register).lastCommitted()?.id ?? 0
    counts = try ResolutionWriter.standingCounts(register)
    self.stages = stages.stages
    quarantine = try QuarantineStore(register).summary()
    self.retention = retention
    for reading in readings {
      guard case .notReadAgain(let records) = reading.kind else { continue }
      var source = Source(name: reading.staged.name)
      source.counts.read = records
      source.counts.unchanged = records
      source.outcome = .notReadAgain
      source.noes = reading.noes
      sources.append(source)
    }
  }

  /// Counts what the sources that were read say of that which was put right.
  mutating func countCorrections(_ register: RegisterFile) throws(Problem) {
    let echoes = CorrectionEchoes(register)
    let (said, asleep) = (try echoes.all(), try echoes.asleep())
    for index in sources.indices where sources[index].outcome == .read {
      for echo in said where echo.source == sources[index].name {
        sources[index].findings[echo.verdict.code, default: 0] += 1
      }
      if let count = asleep[sources[index].name] { sources[index].findings[.correctionAsleep] = count }
    }
  }

  /// Notes what retention took and what guards saw, and who let them pass and why.
  func note(in ledger: RunLedger, _ audit: AuditLedger, run: Int64, _ context: RunContext) throws(Problem) {
    if retention.erased + retention.history > 0 { try audit.noteRetention(run: run, context: context) }
    for trip in allTrips {
      try ledger.note(
        run: run, source: trip.source, guard: trip.name.rawValue, message: trip.message,
        allowed: .init(trip.reason), context: context)
      if let reason = trip.reason {
        try audit.noteAllowance(trip.id, reason: .init(reason), run: run, context: context)
      }
    }
  }
}
