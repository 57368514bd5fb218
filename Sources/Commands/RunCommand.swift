import Compliance
import Configuration
import Foundation
import Pipeline
import Records
import Register
import Reports
import Text

struct RunCommand: Command {
  static let name = "run"
  static let abstract = "Run a night: read the sources, match, and publish what came of it in one transaction."
  static let arguments = "[PIPELINE]"
  static let argumentCount = 0...1
  static let discussion = """
    A source that cannot be read, or of which more has changed than its guards let pass, keeps last night's observations;
    the others are committed. `--allow SOURCE:GUARD --reason TEXT` lets a guard through once.

    exit codes: 0 done · 3 committed, new records in quarantine · 4 committed, a source was held back, or nothing was erased
    65 bad data, nothing committed · 66 no input · 74 disk · 75 another run holds the register · 78 configuration
    """
  private static let create = CommandOption(
    "--create", "make the register: the first night (an unmounted disk must not look like one)")
  private static let rehash = CommandOption(
    "--rehash", "read every file again, also those whose size and times are as before")
  private static let dryRun = CommandOption("--dry-run", "do everything, show what would change, and take it back")
  private static let only = CommandOption("--only", "SOURCE", repeatable: true, "read this source only")
  private static let skip = CommandOption("--skip", "SOURCE", repeatable: true, "leave this source as it is")
  private static let allow = CommandOption("--allow", "SOURCE:GUARD", repeatable: true, "let a guard through once")
  private static let reason = CommandOption("--reason", "TEXT", "why: it stays in the register")
  static let logFormat = CommandOption(
    "--log-format", "text|json", choices: ["text", "json"],
    "write a line a stage to standard error (else a bar on a terminal)")
  private static let reportFile = CommandOption("--report", "FILE", "write the run report there, too, as JSON")
  private static let metrics = CommandOption(
    "--metrics", "FILE", "write metrics there for Prometheus' textfile collector, also when the run fails")
  static let quiet = CommandOption("--quiet", "print nothing if the exit code is 0")
  static let options: [CommandOption] = [
    .pipeline, .register, create, rehash, dryRun, only, skip, allow, reason, .wait, logFormat, reportFile, metrics,
    quiet,
    .all, .format(.text, .json),
  ]

  func run(_ invocation: Invocation) throws(Problem) -> ExitCode {
    let pipeline = try invocation.pipeline(invocation.arguments.first)
    try invocation.authorise(pipeline.contract, [.operations])
    // Before the night, so that nothing is committed of which the answer has no place.
    for path in [invocation.value(Self.reportFile), invocation.value(Self.metrics)].compactMap({ $0 }) {
      try invocation.kept(pipeline).refuse(path)
    }
    let log = NightLog(invocation)
    let night = Night(
      try invocation.workplace(pipeline), options: try Self.options(invocation, pipeline), observer: log.take)
    let result: NightResult
    do throws(Problem) {
      result = try night.run()
    } catch {
      log.end(isWorthHearing: true)
      // The problem itself matters more than one with its metrics.
      try? Self.writeMetrics(error.code, nil, pipeline, invocation)
      throw error
    }
    let code = result.exitCode
    if result.state == .committed { invocation.output.committed("run \(result.run)") }
    log.take(
      .stage(
        name: result.state.rawValue, run: result.run, source: nil, counts: [("exit_code", Int(code.rawValue))],
        seconds: result.stages.reduce(0) { $0 + $1.seconds }))
    log.end(isWorthHearing: code != .done)
    for run in result.cutOff where !invocation.has(Self.quiet) || code != .done {
      invocation.output.message("run \(run) was cut off; nothing of it was published")
    }
    Self.tellHeld(result, invocation)
    try write(result, code, pipeline, invocation)
    return code
  }

  private static func options(_ invocation: Invocation, _ pipeline: PipelineFile) throws(Problem) -> NightOptions {
    var options = NightOptions()
    options.create = invocation.has(create)
    options.rehash = invocation.has(rehash)
    options.isRehearsal = invocation.has(dryRun)
    options.changesTold = Changes.limit(invocation)
    options.only = invocation.values(of: only)
    options.skip = invocation.values(of: skip)
    options.allowance = try Allowance(
      invocation.values(of: allow), reason: invocation.value(reason), pipeline)
    return options
  }

  /// Tells on standard error which sources are held, and what else was not done, and why.
  static func tellHeld(_ result: NightResult, _ invocation: Invocation) {
    for trip in result.trips where !trip.isAllowed {
      invocation.output.message("nothing was erased:\n\(told(trip))")
    }
    for trip in result.sources.flatMap(\.trips) where !trip.isAllowed && !trip.name.holdsSource {
      invocation.output.message("source \(trip.source): objections are kept as the source's ban:\n\(told(trip))")
    }
    for source in result.sources where source.outcome == .held {
      let trips = source.trips.filter { !$0.isAllowed && $0.name.holdsSource }
      var why = source.problem?.visible ?? ""
      if source.problem == nil {
        for (index, trip) in trips.enumerated() { why += index == 0 ? told(trip) : "\n\(told(trip))" }
      }
      let restrictions = source.counts.restrictions
      let followed =
        restrictions == 0
        ? "" : ", but what \(restrictions == 1 ? "1 record forbids is" : "\(restrictions) records forbid is") followed"
      invocation.output.message("source \(source.name) is held at its last observations\(followed):\n\(why)")
    }
  }

  private static func told(_ trip: GuardTrip) -> VisibleText {
    "  guard \(trip.id): \(trip.message)\n  to mend: \(trip.remedy)"
  }

  private func write(
    _ result: NightResult, _ code: ExitCode, _ pipeline: PipelineFile, _ invocation: Invocation
  ) throws(Problem) {
    var report = Self.report(result, now: invocation.context.now)
    if result.state == .committed {
      let overdue = try NoticesDue.overdue(
        invocation.register(pipeline), KeyRing.load(pipeline.contract.keyPath),
        on: Day(seconds: invocation.context.now))
      report.overdueNotices = overdue > 0 ? overdue : nil
    }
    if let difference = result.difference {
      if invocation.format == .text { invocation.output.text(.lines(report.text() + "\n")) }
      return try Changes.write(difference, run: result.run, pipeline, invocation)
    }
    // The answer first: it must not be lost where a file cannot be written.
    if !invocation.has(Self.quiet) || code != .done { try invocation.answer(report, report.text()) }
    // Metrics, too, where there is no place for the report.
    var failure: Problem?
    do throws(Problem) {
      if let path = invocation.value(Self.reportFile) {
        let text = try JSONText.encode(report)
        try PrivateFile.write(path, kept: invocation.kept(pipeline)) { file throws(Problem) in file.append(text) }
      }
    } catch { failure = error }
    try Self.writeMetrics(code, result, pipeline, invocation)
    if let failure { throw failure }
  }

  private static func writeMetrics(
    _ code: ExitCode, _ result: NightResult?, _ pipeline: PipelineFile, _ invocation: Invocation
  ) throws(Problem) {
    guard let path = invocation.value(metrics), !invocation.has(dryRun) else { return }
    let now = invocation.context.now
    var numbers = NightMetrics(code, result, at: now)
    do throws(Problem) {
      let register = try invocation.register(pipeline)
      let size = (try? FileManager.default.attributesOfItem(atPath: register.path)[.size] as? Int64) ?? 0
      numbers.add(
        try RegisterTotals(register),
        overdueNotices: try NoticesDue.overdue(
          register, KeyRing.load(pipeline.contract.keyPath), on: Day(seconds: now)),
        bytes: size,
        succeeded: [.done, .newInQuarantine].contains(code) ? now : nil)
    } catch {
      // A register that cannot be opened is why the run failed: its exit code says so.
      if result != nil { throw error }
    }
    try numbers.write(path, kept: invocation.kept(pipeline))
  }

  /// The run report of a night.
  static func report(_ result: NightResult, now: Int64) -> RunReport {
    let counts = result.counts
    var findings: [FindingCode: Int] = [:]
    for source in result.sources { findings.merge(source.findings, uniquingKeysWith: +) }
    var report = RunReport(
      run: result.run, state: result.state,
      counts: RunReport.Counts(
        contacts: .init(before: counts.contactsBefore, after: counts.contactsAfter),
        companies: .init(before: counts.companiesBefore, after: counts.companiesAfter), merges: counts.merges,
        splits: counts.splits,
        reviewPairs: counts.reviewPairs),
      sources: result.sources.map { source in
        var row = RunReport.Source(source: source.name, outcome: source.outcome)
        (row.read, row.created, row.changed) = (source.counts.read, source.counts.created, source.counts.changed)
        (row.unchanged, row.suppressed) = (source.counts.unchanged, source.counts.suppressed)
        (row.quarantined, row.ignored) = (source.counts.quarantined, source.counts.ignored)
        row.gone = source.counts.gone
        (row.restrictions, row.objections) = (source.noes.restrictions, source.noes.objections)
        row.restrictionsEnded = source.noes.ended
        row.suspended = source.counts.isSuspended
        return row
      },
      stages: result.stages.map { .init(stage: $0.name, seconds: $0.seconds, peakBytes: $0.peakBytes) },
      guards: result.allTrips.map {
        .init(
          source: $0.source, name: $0.name.rawValue, message: $0.message, allowed: $0.isAllowed,
          remedy: $0.isAllowed ? nil : $0.remedy)
      },
      findings: findings.sorted { $0.key < $1.key }.map { .init(code: $0.key, count: $0.value) },
      alarms: result.alarms.map { Alarm($0) })
    report.counts.quarantine = quarantine(result, now: now)
    let retention = result.retention
    report.counts.retention = RunReport.Retention(
      erased: retention.erased, inGrace: retention.inGrace, held: retention.held, history: retention.history)
    return report
  }

  private static func quarantine(_ result: NightResult, now: Int64) -> RunReport.Quarantine {
    var quarantine = RunReport.Quarantine()
    (quarantine.open, quarantine.discarded) = (result.quarantine.open, result.quarantine.discarded)
    quarantine.new = result.sources.reduce(0) { $0 + $1.counts.newlyQuarantined }
    quarantine.oldest = result.quarantine.oldest.map(Timestamp.date)
    quarantine.oldestDays = result.quarantine.oldest.map { Int(max(0, now - $0) / 86_400) }
    return quarantine
  }
}
