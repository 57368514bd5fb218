import Compliance
import Configuration
import Deduplicator
import Foundation
import ProvenanceTagger
import Records
import Register
import Text

/// How a night is to be run.
public struct NightOptions: Sendable {
  /// Make the register: the first night.
  public var create = false
  /// Read every file again, also those that look unchanged.
  public var rehash = false
  /// Threads to use.
  public var threads = 2
  /// Records a batch. Smaller batches change nothing but speed and memory.
  public var batchRecords = 4096
  /// What is matched: for tests.
  var matching = Matching.asNeeded

  /// What of the register a night matches.
  enum Matching {
    /// What has changed, or all where that is as fast or surer.
    case asNeeded
    /// What has changed, however much it is.
    case changes
    case all
  }

  /// The defaults of a night in production.
  public init() {}
}

/// A night: the order of its stages.
///
/// Sources are read, observed, matched and tagged, and one transaction publishes what came of it.
public struct Night {
  private let pipeline: PipelineFile
  private let registerPath: String
  private let options: NightOptions
  private let context: RunContext

  /// A night of a pipeline; `registerPath` overrides the pipeline's own.
  public init(_ pipeline: PipelineFile, registerPath: String? = nil, options: NightOptions, context: RunContext) {
    self.pipeline = pipeline
    self.registerPath = registerPath ?? pipeline.registerPath
    self.options = options
    self.context = context
  }

  /// Runs the night. Throws only if nothing was committed; a source that could not be read is held back instead.
  public func run() throws(Problem) -> NightResult {
    let opening = try RegisterOpening(pipeline, registerPath, create: options.create, context: context)
    do throws(Problem) {
      return try run(opening)
    } catch {
      opening.abandon()
      throw error
    }
  }

  private func run(_ opening: RegisterOpening) throws(Problem) -> NightResult {
    let register = opening.register
    let ledger = RunLedger(register)
    var stages = StageTimer()
    var result = NightResult()

    // Read: nothing of it is written yet.
    let suppression = try Suppression(opening.keys, codes: SuppressionStore(register).codes(scope: "erased"))
    let reading = SourceReading(
      pipeline: pipeline, ledger: ledger, suppression: suppression, options: options, context: context)
    var readings: [SourceReading.Outcome] = []
    for plan in pipeline.sources.sorted(by: { $0.name < $1.name }) {
      readings.append(reading.read(plan))
    }
    if let problem = SourceReading.problemOfAll(readings) { throw problem }
    stages.end("read and normalise")

    if !opening.isNew, readings.allSatisfy(\.isUnchanged),
      try ledger.latestContract() == pipeline.contract.hash.bytes,
      try ModelStore(register).isCurrent(model: RegisterModel.current(register).hash)
    {
      return try nothingChanged(register, readings, stages)
    }

    // Everything from here on is published by one transaction, or not at all.
    let run = try ledger.begin(
      kind: "night", undoes: nil, contract: pipeline.contract.hash, program: programVersion, context: context)
    result.run = run
    do throws(Problem) {
      try register.transaction { () throws(Problem) in
        let writer = ObservationWriter(register, run: run, context: context)
        for index in readings.indices {
          result.sources.append(try observe(&readings[index], writer, ledger, run))
        }
        stages.end("write observations")
        let resolving = Resolving(register, run: run, threads: options.threads)
        let isDue = try resolving.isDue()
        if isDue || result.sources.contains(where: \.counts.changesAnything) {
          let outcome = try resolving.resolveChanges(opening.isNew ? .all : options.matching, &stages)
          (result.counts, result.matched) = (outcome.counts, outcome.matched)
        } else {
          result.counts = try ResolutionWriter.standingCounts(register)
        }
        if opening.isNew {
          try register.makeIndexes()
          stages.end("index")
        }
        let audit = AuditLedger(register, key: HMACKey(try opening.keys.newest(.ledger).bytes))
        try audit.append(run: run, act: "night", context: context)
        try audit.noteContract(pipeline.contract.hash, run: run, context: context)
        try ledger.commit(run, at: context.now)
      }
    } catch {
      _ = try? ledger.fail(run)
      throw error
    }
    if opening.isNew { try register.finishFirstLoad() }
    try register.checkpoint()
    stages.end("publish")
    result.stages = stages.stages
    result.state = "committed"
    return result
  }

  /// Writes one source's observations, or notes that it was held or not read again.
  private func observe(
    _ reading: inout SourceReading.Outcome, _ writer: ObservationWriter, _ ledger: RunLedger, _ run: Int64
  ) throws(Problem) -> NightResult.Source {
    var source = NightResult.Source(name: reading.staged.name)
    source.findings = reading.findings
    switch reading.kind {
    case .read:
      source.counts = try writer.write(reading.staged)
      source.outcome = "read"
      reading.staged.batches = []  // matching needs the memory
    case .notReadAgain(let records):
      source.counts.read = records
      source.counts.unchanged = records
      source.outcome = "not read again"
      try record(source, reading.staged, ledger, run)
    case .held(let problem):
      source.outcome = "held"
      source.problem = problem
      try record(source, reading.staged, ledger, run)
    }
    return source
  }

  private func record(_ source: NightResult.Source, _ staged: StagedSource, _ ledger: RunLedger, _ run: Int64)
    throws(Problem)
  {
    let id = try ledger.sourceID(staged.name)
    try ledger.record(run: run, source: id, staged: staged, outcome: source.outcome, counts: source.counts)
  }

  /// No file, no rule and no setting is other than last night: not even a run is written.
  private func nothingChanged(_ register: RegisterFile, _ readings: [SourceReading.Outcome], _ stages: StageTimer)
    throws(Problem) -> NightResult
  {
    var result = NightResult()
    result.state = "unchanged"
    result.run = try RunLedger(register).entries().first { $0.state == "committed" }?.id ?? 0
    result.counts = try ResolutionWriter.standingCounts(register)
    result.stages = stages.stages
    for reading in readings {
      guard case .notReadAgain(let records) = reading.kind else { continue }
      var source = NightResult.Source(name: reading.staged.name)
      source.counts.read = records
      source.counts.unchanged = records
      source.outcome = "not read again"
      result.sources.append(source)
    }
    return result
  }
}
