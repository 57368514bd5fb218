import Compliance
import Configuration
import Normalizer
import Readers
import Records
import Register
import Text

/// Reads one source: its files, batch by batch, through reader, Normalizer and suppression, into a ``StagedSource``.
struct SourceReading {
  /// What came of reading a source.
  struct Outcome {
    /// How it went.
    enum Kind {
      /// It was read.
      case read
      /// Its files are those of its last reading, which had so many records.
      case notReadAgain(records: Int)
      /// It could not be read and stays as it was.
      case held(Problem)
    }

    var kind: Kind
    var staged: StagedSource
    var findings: [String: Int] = [:]

    /// Whether the source is certainly as it was.
    var isUnchanged: Bool { if case .notReadAgain = kind { true } else { false } }
  }

  let pipeline: PipelineFile
  let ledger: RunLedger
  let suppression: Suppression
  let options: NightOptions
  let context: RunContext

  /// Batches that are read before they are normalised together: enough for every thread, bounded in memory.
  private static let batchesAtOnce = 8

  /// Reads a source; what goes wrong holds back this source only.
  func read(_ plan: SourcePlan) -> Outcome {
    let staged = StagedSource(
      name: plan.name, extent: plan.extent, trust: plan.trust, purpose: plan.purpose.rawValue,
      basis: plan.basis.rawValue, reading: plan.configurationDigest, chain: RuleChain.version)
    var outcome = Outcome(kind: .read, staged: staged)
    do throws(Problem) {
      let files = try plan.files()
      if !options.rehash, let records = try recordsIfUnchanged(staged, files) {
        outcome.kind = .notReadAgain(records: records)
        return outcome
      }
      for file in files { try read(file, plan, &outcome) }
    } catch {
      outcome.kind = .held(error)
      outcome.staged.batches = []
    }
    return outcome
  }

  /// The problem of a night in which no source at all could be read.
  static func problemOfAll(_ outcomes: [Outcome]) -> Problem? {
    var first: Problem?
    for outcome in outcomes {
      guard case .held(let problem) = outcome.kind else { return nil }
      if first == nil { first = problem }
    }
    return first
  }

  /// The records of the last reading, if the same files were read by the same rules then.
  private func recordsIfUnchanged(_ staged: StagedSource, _ files: [String]) throws(Problem) -> Int? {
    guard let source = try ledger.knownSourceID(staged.name), let last = try ledger.lastReading(source: source),
      last.matches(staged)
    else { return nil }
    var identities: [InputIdentity] = []
    for file in files { identities.append(identity(try InputFile.status(file), file)) }
    return try ledger.inputs(run: last.run, source: source) == identities ? last.read : nil
  }

  private func identity(_ status: FileStatus, _ path: String) -> InputIdentity {
    InputIdentity(
      path: pipeline.relative(path), size: status.size,
      modified: status.modified * 1_000_000_000 + status.modifiedNanoseconds, device: status.device,
      inode: status.inode)
  }

  private func read(_ file: String, _ plan: SourcePlan, _ outcome: inout Outcome) throws(Problem) {
    let input = try InputFile.inspect(file, now: context.now)
    var reader = try SourceOpening(plan).open(input, batchRecords: options.batchRecords)
    let chain = RuleChain(
      layout: try SourceOpening(plan).layout(of: reader, file: file), today: Int32(context.now / 86400))
    let suppression = suppression
    let index = outcome.staged.inputs.count
    outcome.staged.inputs.append(
      StagedInput(identity: identity(input.status, file), sha256: input.sha256, facts: reader.facts))
    var isAtEnd = false
    while !isAtEnd {
      var batches: [RecordBatch] = []
      while batches.count < Self.batchesAtOnce, !isAtEnd {
        if let batch = try reader.nextBatch() { batches.append(batch) } else { isAtEnd = true }
      }
      let normalised = Parallel.map(batches.count, threads: options.threads) { [batches] position in
        var batch = chain.normalize(batches[position])
        suppression.apply(to: &batch)
        return batch
      }
      for batch in normalised {
        for finding in batch.findings { outcome.findings[finding.code, default: 0] += 1 }
        outcome.staged.batches.append(batch)
        outcome.staged.inputOfBatch.append(index)
      }
    }
  }
}
