import Pipeline
import Records
import Reports

struct RunCommand: Command {
  static let name = "run"
  static let group = CommandGroup.operations
  static let abstract = "Run a night: read the sources, match, and publish what came of it in one transaction."
  static let arguments = "[PIPELINE]"
  static let argumentCount = 0...1
  static let discussion = """
    A source that cannot be read keeps last night's observations; the others are committed.

    exit codes: 0 done · 3 committed, new records in quarantine · 4 committed, a source was held back
    65 bad data, nothing committed · 66 no input · 74 disk · 75 another run holds the register · 78 configuration
    """
  static let options: [CommandOption] = [
    .pipeline, .register,
    CommandOption("--create", "make the register: the first night (an unmounted disk must not look like one)"),
    CommandOption("--rehash", "read every file again, also those whose size and times are as before"),
    CommandOption("--quiet", "print nothing if the exit code is 0"), .format("text", "json"),
  ]

  func run(_ invocation: Invocation) throws(Problem) -> ExitCode {
    let pipeline = try invocation.pipeline(invocation.arguments.first)
    try invocation.authorise(pipeline.contract, [.operations])
    var options = NightOptions()
    options.create = invocation.has("--create")
    options.rehash = invocation.has("--rehash")
    let night = Night(
      pipeline, registerPath: invocation.value("--register"), options: options, context: invocation.context)
    let result = try night.run()
    for source in result.sources {
      guard let problem = source.problem else { continue }
      invocation.output.error("source \(source.name) is held at its last observations:\n" + problem.description)
    }
    let code = result.exitCode
    if invocation.has("--quiet"), code == .done { return code }
    let report = Self.report(result, now: invocation.context.now)
    invocation.output.write(invocation.format == "json" ? try JSONText.encode(report) : report.text())
    return code
  }

  /// The run report of a night.
  static func report(_ result: NightResult, now: Int64) -> RunReport {
    let counts = result.counts
    var findings: [String: Int] = [:]
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
        row.suspended = source.counts.isSuspended
        return row
      },
      stages: result.stages.map { .init(stage: $0.name, seconds: $0.seconds, peakBytes: $0.peakBytes) },
      findings: findings.sorted { $0.key < $1.key }.map { .init(code: $0.key, count: $0.value) })
    report.counts.quarantine = quarantine(result, now: now)
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
