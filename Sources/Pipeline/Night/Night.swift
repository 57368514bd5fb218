import Compliance
import Configuration
import Deduplicator
import ProvenanceTagger
import Records
import Register
import Text

/// A night: the order of its stages.
///
/// Sources are read, guarded, observed, matched and tagged, and one transaction publishes what came of it.
public struct Night {
  private let pipeline: PipelineFile
  private let registerPath: String
  private let options: NightOptions
  private let context: RunContext
  private let observer: NightObserver

  /// A night of a pipeline; `registerPath` overrides the pipeline's own. `observer` is told how it goes on.
  public init(
    _ pipeline: PipelineFile, registerPath: String? = nil, options: NightOptions, context: RunContext,
    observer: @escaping NightObserver = { _ in }
  ) {
    self.pipeline = pipeline
    self.registerPath = registerPath ?? pipeline.registerPath
    self.options = options
    self.context = context
    self.observer = observer
  }

  /// Runs the night. Throws only if nothing was committed; a source that could not be read, or whose guard trips, is held
  /// back instead.
  public func run() throws(Problem) -> NightResult {
    let plans = try plans()
    let opening = try RegisterOpening(
      pipeline, registerPath, create: options.create, wait: options.wait, context: context)
    do throws(Problem) {
      guard options.isRehearsal else { return try run(opening, plans) }
      let result = try opening.register.rehearsal { () throws(Problem) in try run(opening, plans) }
      opening.abandon(wholly: true)
      return result
    } catch {
      opening.abandon()
      throw error
    }
  }

  private func run(_ opening: RegisterOpening, _ plans: [SourcePlan]) throws(Problem) -> NightResult {
    let register = opening.register
    let ledger = RunLedger(register)
    var stages = StageTimer(observer)
    let clock = try checkedClock(ledger)

    // Read: nothing of it is written yet.
    let suppression = try Suppression.standing(register, opening.keys)
    let expired = try ExpiredEndings(opening.keys, known: RetentionStore(register).expiredEndings())
    let retaining = Retaining(register, pipeline, expired, allowance: options.allowance, context: context)
    let reading = SourceReading(
      pipeline: pipeline, ledger: ledger, suppression: suppression, expired: expired,
      suppressed: try SuppressionStore(register).newestRun(),
      codes: HMACKey(try opening.keys.newest(.suppression).bytes), options: options, context: context,
      observer: observer)
    var readings = plans.map { read($0, reading, stages) }
    if let problem = SourceReading.problemOfAll(readings) { throw problem }
    let unsubscribing = Unsubscribing(opening: opening, contract: pipeline.contract, context: context)
    let returns = try settle(unsubscribing, &readings, plans)
    // Objections wait for no other source, and for no guard.
    if !options.isRehearsal, !opening.isNew { try unsubscribing.apply(returns) }
    stages.end("read and normalise")

    if !opening.isNew, clock == nil, readings.allSatisfy(\.isUnchanged),
      try ledger.latestContract() == pipeline.contract.hash.bytes,
      try !Resolving.isDue(register), let retention = try retaining.standingIfIdle()
    {
      return try nothingChanged(register, readings, retention, stages)
    }

    // Everything from here on is published by one transaction, or not at all.
    let cutOff = try ledger.entries().filter { $0.state == .running }.map(\.id)
    let run = try ledger.begin(
      options.isRetry ? .retry : .night, contract: pipeline.contract.hash, program: RunProgram.current.text,
      context: context)
    stages.run = run
    CrashPoint.runBegun.pass()
    var result = NightResult()
    do throws(Problem) {
      try register.transaction { () throws(Problem) in
        result = try publishable(opening, run, plans, &readings, reading, retaining, &stages)
        result.cutOff = cutOff
        result.trips = clock.map { [$0] } ?? []
        try Self.flagCorrections(register, &result)
        try retaining.retain(run, &result)
        stages.end("retention", [("erased", result.retention.erased), ("history", result.retention.history)])
        try forgetQuarantine(register)
        if opening.isNew {
          try register.makeIndexes()
          stages.end("index")
          CrashPoint.indexesMade.pass()
        }
        try seal(result, run, opening)
        CrashPoint.aboutToCommit.pass()
      }
    } catch {
      _ = try? ledger.fail(run)
      throw error
    }
    CrashPoint.committed.pass()
    if options.isRehearsal {
      result.difference = try RunDifference(register, run: run, limit: options.changesTold)
    } else {
      if opening.isNew { try register.finishFirstLoad() }
      CrashPoint.journalChanged.pass()
      try register.checkpoint()
    }
    stages.end("publish")
    result.stages = stages.stages
    result.quarantine = try QuarantineStore(register).summary()
    result.state = options.isRehearsal ? .rehearsed : .committed
    return result
  }

  /// Writes what the sources say and what becomes of it. Where the merges of a source trip its guard, all of it is taken
  /// back, and done again with that source held.
  private func publishable(
    _ opening: RegisterOpening, _ run: Int64, _ plans: [SourcePlan], _ readings: inout [SourceReading.Outcome],
    _ reading: SourceReading, _ retaining: Retaining, _ stages: inout StageTimer
  ) throws(Problem) -> NightResult {
    let register = opening.register
    var held: [GuardTrip] = []
    while true {
      let tried = try register.attempt { () throws(Problem) -> NightResult? in
        var result = NightResult()
        result.run = run
        let sources = SourceWriting(register, run: run, options, context: context)
        for (plan, index) in zip(plans, readings.indices) {
          let began = ContinuousClock.now
          let source = try sources.write(&readings[index], plan, held.filter { $0.source == plan.name })
          stages.tell(source.outcome.rawValue, source: plan.name, source.counts.all, since: began)
          result.sources.append(source)
          CrashPoint.sourceWritten.pass()
        }
        let blocks = try retaining.block(run)
        stages.end("write observations")
        let resolving = Resolving(register, run: run, threads: options.threads)
        let isDue = try Resolving.isDue(register, including: run)
        guard isDue || blocks || result.sources.contains(where: \.counts.changesAnything) else {
          result.counts = try ResolutionWriter.standingCounts(register)
          return result
        }
        let outcome = try resolving.resolveChanges(opening.isNew ? .all : options.matching, &stages)
        (result.counts, result.matched) = (outcome.counts, outcome.matched)
        CrashPoint.contactsWritten.pass()
        let trips = options.allowance.apply(
          to: try RunGuards.merges(register, run: run, plans, contactsBefore: result.counts.contactsBefore))
        for trip in trips where trip.isAllowed {
          for index in result.sources.indices where result.sources[index].name == trip.source {
            result.sources[index].trips.append(trip)
          }
        }
        let tripped = trips.filter { !$0.isAllowed }
        try stop(tripped, plans)
        held += tripped
        return tripped.isEmpty ? result : nil
      }
      if let tried { return tried }
      // What was read has been given back; files that changed meanwhile are simply read as they are now.
      readings = plans.map { read($0, reading, stages) }
      _ = try settle(
        Unsubscribing(opening: opening, contract: pipeline.contract, context: context), &readings, plans)
      stages.end("read and normalise")
    }
  }

  private func read(_ plan: SourcePlan, _ reading: SourceReading, _ stages: StageTimer) -> SourceReading.Outcome {
    let began = ContinuousClock.now
    let outcome = reading.read(plan)
    stages.tell(
      "read and normalise", source: plan.name, [("records", outcome.staged.batches.reduce(0) { $0 + $1.rows.count })],
      since: began)
    return outcome
  }

  /// Decides what becomes of returned unsubscribe tokens, and returns those that are new.
  private func settle(
    _ unsubscribing: Unsubscribing, _ readings: inout [SourceReading.Outcome], _ plans: [SourcePlan]
  ) throws(Problem) -> [Unsubscribing.Return] {
    var returns: [Unsubscribing.Return] = []
    for (index, plan) in plans.enumerated() where Unsubscribing.isSource(plan) {
      returns += try unsubscribing.settle(&readings[index])
    }
    return returns
  }

  /// Counts what the sources that were read say of that which was put right.
  private static func flagCorrections(_ register: RegisterFile, _ result: inout NightResult) throws(Problem) {
    let echoes = CorrectionEchoes(register)
    let (said, asleep) = (try echoes.all(), try echoes.asleep())
    for index in result.sources.indices where result.sources[index].outcome == .read {
      for echo in said where echo.source == result.sources[index].name {
        result.sources[index].findings[echo.verdict.code, default: 0] += 1
      }
      if let count = asleep[result.sources[index].name] { result.sources[index].findings[.correctionAsleep] = count }
    }
  }

  /// The last entries of a run: what guards saw, the ledger, the commit.
  private func seal(_ result: NightResult, _ run: Int64, _ opening: RegisterOpening) throws(Problem) {
    let ledger = RunLedger(opening.register)
    let audit = AuditLedger(opening.register, key: HMACKey(try opening.keys.newest(.ledger).bytes))
    try audit.append(run: run, act: options.isRetry ? .retry : .night, context: context)
    if result.retention.erased + result.retention.history > 0 { try audit.noteRetention(run: run, context: context) }
    try audit.noteContract(pipeline.contract.hash, run: run, context: context)
    for trip in result.allTrips {
      try ledger.note(
        run: run, source: trip.source, guard: trip.name.rawValue, message: trip.message,
        allowed: .init(trip.reason), context: context)
      if let reason = trip.reason {
        try audit.noteAllowance(trip.id, reason: .init(reason), run: run, context: context)
      }
    }
    try ledger.commit(run, at: context.now)
  }

  /// The sources to be read tonight, in name order.
  private func plans() throws(Problem) -> [SourcePlan] {
    for name in options.only + options.skip where !pipeline.sources.contains(where: { $0.name == name }) {
      throw Problem(
        .usage, "--only or --skip: there is no such source in the pipeline", remedy: "`lahde check` lists the sources")
    }
    let plans = pipeline.sources.sorted { $0.name < $1.name }.filter { plan in
      (options.only.isEmpty || options.only.contains(plan.name)) && !options.skip.contains(plan.name)
    }
    guard !plans.isEmpty else {
      throw Problem(.usage, "no source is left to be read", remedy: "leave one out of --skip")
    }
    return plans
  }

  private func checkedClock(_ ledger: RunLedger) throws(Problem) -> GuardTrip? {
    let trips = options.allowance.apply(to: try RunGuards.clock(ledger, context).map { [$0] } ?? [])
    if let trip = trips.first, !trip.isAllowed {
      throw Problem(.badData, "guard \(trip.id): \(trip.message)", remedy: trip.remedy)
    }
    return trips.first
  }

  private func stop(_ trips: [GuardTrip], _ plans: [SourcePlan]) throws(Problem) {
    for trip in trips {
      if let plan = plans.first(where: { $0.name == trip.source }), plan.onGuard == .stopRun {
        throw trip.problem(plan)
      }
    }
  }

  /// Forgets what left quarantine before the history window.
  private func forgetQuarantine(_ register: RegisterFile) throws(Problem) {
    let window = Int64(pipeline.contract.retention.historyDays) * 86_400
    try QuarantineStore(register).forget(closedBefore: context.now - window)
  }

  /// No file, no rule and no setting is other than last night: not even a run is written.
  private func nothingChanged(
    _ register: RegisterFile, _ readings: [SourceReading.Outcome], _ retention: NightResult.Retention,
    _ stages: StageTimer
  ) throws(Problem) -> NightResult {
    var result = NightResult()
    result.state = .unchanged
    result.run = try RunLedger(register).lastCommitted()?.id ?? 0
    result.counts = try ResolutionWriter.standingCounts(register)
    result.stages = stages.stages
    result.quarantine = try QuarantineStore(register).summary()
    result.retention = retention
    for reading in readings {
      guard case .notReadAgain(let records) = reading.kind else { continue }
      var source = NightResult.Source(name: reading.staged.name)
      source.counts.read = records
      source.counts.unchanged = records
      source.outcome = .notReadAgain
      result.sources.append(source)
    }
    return result
  }
}
