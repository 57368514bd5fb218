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
    var findings: [FindingCode: Int] = [:]
    /// What of it is noted already against writing to people.
    var noes = SourceNoes()
    /// What looks at rows that do not stand, where only those are still to be looked at.
    var look: ObservationWriter.Look?
    /// What was said of records whose key may have another person.
    var questions = KeyQuestions.unanswered
    /// The last reading, where its files are those that were read all the same, as those of returned tokens always are.
    var last: RunLedger.LastReading?

    /// Whether the source is certainly as it was.
    var isUnchanged: Bool { if case .notReadAgain = kind { true } else { false } }

    /// Forgets what was read of the files of the last reading, if as much of them as then cannot be used.
    mutating func forgetIfUnchanged() {
      guard case .read = kind, let last,
        last.quarantined == staged.batches.reduce(0, { $0 + $1.rows.count(where: \.disposition.quarantines) })
      else { return }
      kind = .notReadAgain(records: last.read)
      staged.batches = []
      findings = [:]
    }
  }

  /// What was erased at the end of its retention.
  let expired: ExpiredEndings
  private let workplace: Workplace
  private let ledger: RunLedger
  private let restrictions: RestrictionStore
  private let suppression: Suppression
  /// The newest run in which anything was suppressed.
  private let suppressed: Int64
  /// Makes codes of records bound for quarantine, from which nobody without the key can find out what was in them.
  private let codes: HMACKey
  private let options: NightOptions
  private let observer: NightObserver

  /// Reads for a night: by what the register holds before anything of it is written.
  init(_ session: Session, _ options: NightOptions, _ observer: @escaping NightObserver) throws(Problem) {
    workplace = session.workplace
    ledger = RunLedger(session.register)
    restrictions = RestrictionStore(session.register)
    suppression = try Suppression.standing(session.register, session.keys)
    expired = try ExpiredEndings(session.keys, known: RetentionStore(session.register).expiredEndings())
    suppressed = try SuppressionStore(session.register).newestRun()
    codes = HMACKey(try session.keys.newest(.suppression).bytes)
    (self.options, self.observer) = (options, observer)
  }

  /// Reads a source, and tells of it; what goes wrong holds back this source only.
  func read(_ plan: SourcePlan, _ stages: StageTimer) -> Outcome {
    let began = ContinuousClock.now
    let outcome = read(plan)
    stages.tell(
      "read and normalise", source: plan.name, [("records", outcome.staged.batches.reduce(0) { $0 + $1.rows.count })],
      since: began)
    return outcome
  }

  private func read(_ plan: SourcePlan) -> Outcome {
    let staged = StagedSource(
      name: plan.name, extent: plan.extent, trust: plan.trust, purpose: plan.purposesStored.purposes,
      basis: plan.purposesStored.bases, collectedFrom: plan.collected.stored, reading: plan.configurationDigest,
      chain: RuleChain.version,
      rules: RuleChain.rules)
    var outcome = Outcome(kind: .read, staged: staged)
    do throws(Problem) {
      let files = try plan.files()
      outcome.last = options.rehash ? nil : try lastIfUnchanged(plan, staged, files)
      if let last = outcome.last, !plan.yieldsReturns {
        outcome.kind = .notReadAgain(records: last.read)
        return outcome
      }
      let admission = Admission(
        suppression: suppression, expired: expired, source: plan.name, knowsStanding: try knowsStanding(staged))
      outcome.questions = suppression.questions(plan.name)
      if admission.knowsStanding { outcome.look = { admission.look(at: $1, of: &$0) } }
      var sizes = 0 as Int64
      for file in files { sizes = sizes.adding(try InputFile.status(file).size) }
      for file in files {
        guard plan.reader.yields != .observations else {
          try read(file, plan, admission, &outcome, ofBytes: sizes)
          continue
        }
        // What people said in one file waits for no other: of a file that cannot be read the source is held, and the lines of
        // the rest are applied.
        do throws(Problem) { try read(file, plan, admission, &outcome, ofBytes: sizes) } catch {
          if case .read = outcome.kind { outcome.kind = .held(error) }
        }
      }
      try refuseEmptySnapshot(outcome.staged, plan)
    } catch {
      outcome.kind = .held(error)
      outcome.staged.batches = []
    }
    return outcome
  }

  /// Whether what stands of a source was looked at for all that is suppressed: it has been read since the last of it came, by
  /// the same rules, and no undo has brought back what held before.
  private func knowsStanding(_ staged: StagedSource) throws(Problem) -> Bool {
    guard !suppression.isEmpty, let source = try ledger.knownSourceID(staged.name),
      let last = try ledger.lastReading(source: source), last.matches(staged), last.run > suppressed
    else { return false }
    return try !ledger.wasUndone(source: source)
  }

  /// A failed export is often a header and nothing else; taken at its word it would withdraw the whole source.
  private func refuseEmptySnapshot(_ staged: StagedSource, _ plan: SourcePlan) throws(Problem) {
    guard staged.extent == .snapshot, staged.batches.allSatisfy(\.rows.isEmpty),
      let source = try ledger.knownSourceID(staged.name), let last = try ledger.lastReading(source: source),
      last.read > 0
    else { return }
    throw Problem(
      .badData, file: plan.file, line: plan.line, column: plan.column,
      "source \(plan.name) has no record, and had \(last.read) at its last reading",
      remedy: "check that the export has worked; if the source really is empty, take it out of the pipeline")
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

  /// The last reading, if the same files were read by the same rules then.
  private func lastIfUnchanged(
    _ plan: SourcePlan, _ staged: StagedSource, _ files: [String]
  ) throws(Problem) -> RunLedger.LastReading? {
    // An end date passes without a file changing.
    guard plan.relationship?.endDateColumn == nil, let source = try ledger.knownSourceID(staged.name),
      let last = try ledger.lastReading(source: source),
      last.matches(staged), try !ledger.wasHeld(source: source, after: last.run),
      try !ledger.wasReadmitted(after: last.run), try !restrictions.stand(plan.guardedRestrictions, of: plan.name)
    else { return nil }
    var identities: [InputIdentity] = []
    for file in files { identities.append(identity(try InputFile.status(file), file)) }
    identities.sort { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
    let known = try ledger.inputs(run: last.run, source: source)
    if known.map(\.identity) == identities { return last }
    // An export that is made anew every night often says the same: its bytes tell.
    guard known.map(\.identity.size) == identities.map(\.size), known.map(\.identity.path) == identities.map(\.path)
    else { return nil }
    let sorted = files.sorted { name($0).utf8.lexicographicallyPrecedes(name($1).utf8) }
    for (file, input) in zip(sorted, known)
    where try InputFile.inspect(file).sha256 != input.sha256 { return nil }
    return last
  }

  /// What the register calls a file.
  private func name(_ file: String) -> String { suppression.inputName(workplace.pipeline.relative(file)) }

  private func identity(_ status: FileStatus, _ path: String) -> InputIdentity {
    InputIdentity(
      path: name(path), size: status.size,
      // From 2262 on the number turns over; it is only compared.
      modified: status.modified &* 1_000_000_000 &+ status.modifiedNanoseconds, device: status.device,
      inode: status.inode)
  }

  private func read(
    _ file: String, _ plan: SourcePlan, _ admission: Admission, _ outcome: inout Outcome, ofBytes: Int64
  ) throws(Problem) {
    let before = outcome.staged.inputs.reduce(0 as Int64) { $0.adding($1.identity.size) }
    var records = outcome.staged.batches.reduce(0) { $0 + $1.rows.count }
    let index = outcome.staged.inputs.count
    let first = outcome.staged.batches.count
    let now = workplace.context.now
    let standing = StandingFile(seconds: workplace.pipeline.settleSeconds, now: now)
    try standing.require(try InputFile.status(file), file)
    var stream = try SourceStream(plan, file: file, options: options, workplace)
    try standing.require(stream.input.status, file)
    if let made = stream.facts.retrieved, let days = plan.permittedDays, plan.isExpired(since: made, at: now) {
      throw Problem(
        .badData, file: file, "this extract of \(Timestamp.date(made)) may be used for \(days) days, which are over",
        remedy: "put a newer extract in its place, or take the source out of the pipeline")
    }
    let identity = identity(stream.input.status, file)
    var facts = stream.facts
    if ErasedKey.isOne(identity.path) { facts.url = nil }
    outcome.staged.inputs.append(StagedInput(identity: identity, sha256: stream.input.sha256, facts: facts))
    outcome.staged.look.add(columns: stream.columns, encoding: stream.facts.encoding)
    while let batches = try stream.next({ admission.look(atRead: &$0) }) {
      for batch in batches {
        outcome.staged.look.add(batch)
        for finding in batch.findings { outcome.findings[finding.code, default: 0] += 1 }
        outcome.staged.batches.append(batch)
        outcome.staged.inputOfBatch.append(index)
        records += batch.rows.count
      }
      observer(
        .reading(
          source: plan.name, records: records,
          bytes: before.adding(Int64(clamping: batches.last?.rows.last?.place.byteEnd ?? 0)), ofBytes: ofBytes))
    }
    if stream.personPhones > 0 { outcome.findings[.personPhoneLeftOut, default: 0] += stream.personPhones }
    if stream.recordsHaveBytes {
      try identify(&outcome.staged.batches, from: first, stream.input, all: plan.yieldsReturns)
    }
  }

  /// Tells records bound for quarantine, or `all`, apart by all their bytes: of what cannot be used, the mapped fields are
  /// not enough.
  private func identify(
    _ batches: inout [ObservationBatch], from first: Int, _ input: InputFile, all: Bool
  ) throws(Problem) {
    /// What only looks like an erased person can be used, and is told by what it says.
    func isUnusable(_ row: ObservationRow, _ batch: ObservationBatch) -> Bool {
      guard case .quarantine(let finding) = row.disposition else { return all }
      return batch.findings[finding].code != .suppressionLookAlike
    }
    guard batches[first...].contains(where: { batch in batch.rows.contains { isUnusable($0, batch) } }) else { return }
    var records = try RecordBytes(input)
    for batch in first..<batches.count {
      for row in batches[batch].rows.indices where isUnusable(batches[batch].rows[row], batches[batch]) {
        let digest = try records.digest(batches[batch].rows[row].place).bytes
        batches[batch].rows[row].digest = codes.authenticate(digest, 0..<digest.count)
      }
    }
  }
}
