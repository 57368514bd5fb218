import Configuration
import Records
import Register

/// A night: the order of its stages.
///
/// Sources are read, guarded, observed, matched and tagged, and one transaction publishes what came of it.
public struct Night {
  private let workplace: Workplace
  private let options: NightOptions
  private let observer: NightObserver

  /// A night in a workplace. `observer` is told how it goes on.
  public init(_ workplace: Workplace, options: NightOptions, observer: @escaping NightObserver = { _ in }) {
    (self.workplace, self.options, self.observer) = (workplace, options, observer)
  }

  /// Runs the night. Throws only if nothing was committed; a source that could not be read, or whose guard trips, is held
  /// back instead.
  public func run() throws(Problem) -> NightResult {
    let plans = try options.plans(of: workplace.pipeline)
    let session = try workplace.open(create: options.create)
    do throws(Problem) {
      guard options.isRehearsal else { return try run(session, plans) }
      let result = try session.register.rehearsal { () throws(Problem) in try run(session, plans) }
      session.abandon(wholly: true)
      return result
    } catch {
      session.abandon()
      throw error
    }
  }

  private func run(_ session: Session, _ plans: [SourcePlan]) throws(Problem) -> NightResult {
    let register = session.register
    let ledger = RunLedger(register)
    var stages = StageTimer(observer)
    let cutOff = try ledger.entries().filter { $0.state == .running }.map(\.id)
    let clock = try checkedClock(ledger)

    // Returned tokens and notes first: they wait for no other source and for no guard, and are not read again tonight.
    let reading = try SourceReading(session, options, observer)
    func readAll(yielding yield: ReaderYield) -> [SourceReading.Outcome] {
      plans.filter { $0.reader.yields == yield }.map { reading.read($0, stages) }
    }
    let notes = try Noting(session).take(readAll(yielding: .notes), rehearses: options.isRehearsal)
    let returned =
      try Unsubscribing(session).take(
        readAll(yielding: .returns), rehearses: options.isRehearsal) + notes.readings
    // Read: nothing of it is written yet.
    func readAll(_ stages: StageTimer) -> [SourceReading.Outcome] {
      plans.map { plan in returned.first { $0.staged.name == plan.name } ?? reading.read(plan, stages) }
    }
    var readings = readAll(stages)
    if let problem = SourceReading.problemOfAll(readings) { throw problem }
    stages.end("read and normalise")

    // Who may not be written to is noted before anything else is made of the readings.
    let restricting = Restricting(session, options.allowance)
    var restrictions = try restricting.examine(readings, plans)
    Self.count(restrictions, in: &readings)
    let noted = options.isRehearsal || session.isNew ? nil : readings.map(\.noes)
    if !options.isRehearsal { try restricting.note(&restrictions) }
    for trip in restrictions.trips where !trip.isAllowed {
      if let plan = plans.first(where: { $0.name == trip.source }), plan.onGuard == .stopRun {
        throw trip.problem(plan)
      }
    }

    let retaining = Retaining(session, reading.expired, options.allowance)
    if !session.isNew, clock == nil, readings.allSatisfy(\.isUnchanged),
      try ledger.latestContract() == workplace.contract.hash.bytes, try !Resolving.isDue(register),
      let retention = try retaining.standingIfIdle()
    {
      return try NightResult(unchanged: readings, retention, register, stages)
    }

    // Everything from here on is published by one transaction, or not at all.
    var result = try session.run(options.isRetry ? .retry : .night) { run throws(Problem) in
      stages.run = run
      let writing = NightWriting(session, run: run, options, plans, retaining)
      var result = try writing.write(
        &readings, &restrictions,
        readAgain: { stages, restrictions throws(Problem) in
          var again = readAll(stages)
          restrictions = try restricting.examine(again, plans)
          // What was noted is not new a second time.
          if let noted {
            for index in again.indices { again[index].noes = noted[index] }
          } else {
            Self.count(restrictions, in: &again)
          }
          return again
        }, &stages)
      for index in result.sources.indices where result.sources[index].outcome == .read {
        result.sources[index].noes.ended += restrictions.counts[result.sources[index].name]?.ended ?? 0
      }
      result.cutOff = cutOff
      result.trips = clock.map { [$0] } ?? []
      try result.countCorrections(register)
      try retaining.retain(run, &result)
      result.add(restrictions.trips)
      if !options.isRehearsal {
        try session.note(notes.left + restrictions.new + restrictions.ends(of: result.sources), run: run)
      }
      stages.end("retention", [("erased", result.retention.erased), ("history", result.retention.history)])
      try QuarantineStore(register).forget(
        closedBefore: workplace.context.now - Int64(workplace.contract.retention.historyDays) * 86_400)
      if session.isNew {
        try register.makeIndexes()
        stages.end("index")
        CrashPoint.indexesMade.pass()
      }
      return result
    } seal: { result, run, audit throws(Problem) in
      try result.note(in: ledger, audit, run: run, workplace.context)
    }.result

    if !options.isRehearsal {
      let noes = try Noting(session).again(notes)
      for index in result.sources.indices {
        result.sources[index].noes += noes[result.sources[index].name] ?? SourceNoes()
      }
    }
    if options.isRehearsal {
      result.difference = try RunDifference(register, run: result.run, limit: options.changesTold)
    }
    stages.end("publish")
    result.stages = stages.stages
    result.quarantine = try QuarantineStore(register).summary()
    result.state = options.isRehearsal ? .rehearsed : .committed
    return result
  }

  /// Counts in readings what they state anew against writing to people.
  private static func count(_ findings: Restricting.Findings, in readings: inout [SourceReading.Outcome]) {
    for index in readings.indices {
      if let noes = findings.counts[readings[index].staged.name] { readings[index].noes = noes }
    }
  }

  private func checkedClock(_ ledger: RunLedger) throws(Problem) -> GuardTrip? {
    let trips = options.allowance.apply(to: try RunGuards.clock(ledger, workplace.context).map { [$0] } ?? [])
    if let trip = trips.first, !trip.isAllowed {
      throw Problem(.badData, "guard \(trip.id): \(trip.message)", remedy: trip.remedy)
    }
    return trips.first
  }
}
