import Configuration
import Records
import Register

/// Writes what the sources of a night say and what becomes of it, within the night's transaction.
///
/// Where the merges of a source trip its guard, all of it is taken back, and done again with that source held.
struct NightWriting {
  private let session: Session
  private let run: Int64
  private let options: NightOptions
  private let plans: [SourcePlan]
  private let retaining: Retaining

  init(_ session: Session, run: Int64, _ options: NightOptions, _ plans: [SourcePlan], _ retaining: Retaining) {
    (self.session, self.run, self.options, self.plans, self.retaining) = (session, run, options, plans, retaining)
  }

  /// Writes the readings. What was read is given back on the way, for matching needs the memory; to do it again,
  /// `readAgain` reads the files as they are then.
  func write(
    _ readings: inout [SourceReading.Outcome], _ restrictions: inout Restricting.Findings,
    readAgain: (StageTimer, inout Restricting.Findings) throws(Problem) -> [SourceReading.Outcome],
    _ stages: inout StageTimer
  ) throws(Problem) -> NightResult {
    var held: [GuardTrip] = []
    while true {
      let tried = try session.register.attempt { () throws(Problem) -> NightResult? in
        var result = try attempt(&readings, &restrictions, held, &stages)
        let trips = try trips(over: result)
        for trip in trips where trip.isAllowed {
          for index in result.sources.indices where result.sources[index].name == trip.source {
            result.sources[index].trips.append(trip)
          }
        }
        let tripped = trips.filter { !$0.isAllowed }
        held += tripped
        return tripped.isEmpty ? result : nil
      }
      if let tried { return tried }
      readings = try readAgain(stages, &restrictions)
      stages.end("read and normalise")
    }
  }

  private func attempt(
    _ readings: inout [SourceReading.Outcome], _ restrictions: inout Restricting.Findings, _ held: [GuardTrip],
    _ stages: inout StageTimer
  ) throws(Problem) -> NightResult {
    let register = session.register
    var result = NightResult()
    result.run = run
    let sources = SourceWriting(register, run: run, options, session.workplace)
    for (plan, index) in zip(plans, readings.indices) {
      let began = ContinuousClock.now
      let source = try sources.write(&readings[index], plan, held.filter { $0.source == plan.name }, &restrictions)
      stages.tell(source.outcome.rawValue, source: plan.name, source.counts.all, since: began)
      result.sources.append(source)
      CrashPoint.sourceWritten.pass()
    }
    let blocks = try retaining.block(run)
    stages.end("write observations")
    let isDue = try Resolving.isDue(register, including: run)
    guard isDue || blocks || result.sources.contains(where: \.counts.changesAnything) else {
      result.counts = try ResolutionWriter.standingCounts(register)
      return result
    }
    let resolving = Resolving(register, run: run, threads: session.workplace.threads)
    let outcome = try resolving.resolveChanges(session.isNew ? .all : options.matching, &stages)
    (result.counts, result.matched, result.isMatched) = (outcome.counts, outcome.matched, true)
    result.alarms = outcome.alarms
    CrashPoint.contactsWritten.pass()
    return result
  }

  /// The sources that merge too much; throws where one of them is to stop the run.
  private func trips(over result: NightResult) throws(Problem) -> [GuardTrip] {
    guard result.isMatched else { return [] }
    let trips = options.allowance.apply(
      to: try RunGuards.merges(
        session.register, run: run, plans, contactsBefore: result.counts.contactsBefore))
    for trip in trips where !trip.isAllowed {
      if let plan = plans.first(where: { $0.name == trip.source }), plan.onGuard == .stopRun {
        throw trip.problem(plan)
      }
    }
    return trips
  }
}
