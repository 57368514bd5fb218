import Compliance
import Configuration
import Normalizer
import Records
import Register
import Text

/// Notes: what people said, dropped as files into a folder. Each is applied once, before anything else of the night, whatever
/// becomes of the night.
///
/// An objection, a bounce and a death are kept as codes in the rights journal, with a code of the line in the same entry, and wait
/// for nobody: whoever comes into the register later is bound by them. A correction is made where its person is, and waits in
/// quarantine until then; its reason names the line, so that a register of before it gets it anew.
struct Noting {
  private let session: Session

  init(_ session: Session) { self.session = session }

  /// What came of the readings of a night.
  struct Taken {
    /// As the night accounts for them: what is applied is left out.
    var readings: [SourceReading.Outcome]
    /// What is left for the night to note: on a first night, which is all or nothing.
    var left: [RightsJournal.Line] = []
  }

  /// A note, and where it stands.
  private struct Line {
    let note: Note
    let source: String
    let reading: Int, batch: Int, row: Int
  }

  /// Applies what the readings bring, unless it `rehearses`.
  func take(_ readings: [SourceReading.Outcome], rehearses: Bool) throws(Problem) -> Taken {
    var taken = Taken(readings: readings)
    guard !readings.isEmpty else { return taken }
    let waiting = try waiting(readings)
    let who = try NotedPeople(session, waiting.filter { $0.note.kind != .correction }.flatMap(\.note.addresses))
    let suppression = try Suppression(session.keys, codes: [])
    var said: [(line: Line, meant: NotedPeople.Meant)] = []
    var corrections: [(line: Line, plan: Rectifying.Plan)] = []
    for line in waiting {
      switch line.note.kind {
      case .correction:
        do throws(Problem) {
          guard let field = Field(called: line.note.field), session.workplace.contract.fields.contains(field) else {
            Self.quarantine(line, .noteCorrection, in: &taken.readings)
            continue
          }
          guard let record = try who.record(line.note, of: field) else {
            Self.quarantine(line, .noteUnknown, in: &taken.readings)
            continue
          }
          let plan = try Rectifying.plan(session.register, record, field, to: line.note.value)
          if !plan.stands { corrections.append((line, plan)) }
        } catch {
          guard error.code == .badData || error.code == .usage else { throw error }
          Self.quarantine(line, .noteCorrection, in: &taken.readings)
        }
      default:
        let meant = try who.meant(line.note)
        if (line.note.kind == .bounce ? meant.addresses : meant.identifiers).isEmpty {
          // An address that is typed where there is none is nobody's.
          let isPlaceholder = line.note.id.isEmpty && line.note.kind.restriction == nil
          Self.quarantine(line, isPlaceholder ? .noteWho : .noteUnknown, in: &taken.readings)
        } else {
          said.append((line, meant))
        }
      }
    }
    for index in taken.readings.indices { taken.readings[index].finishNotes() }
    for (line, _) in said {
      let isObjection = line.note.kind.restriction == nil
      taken.readings[line.reading].noes += SourceNoes(
        restrictions: isObjection ? 0 : 1, objections: isObjection ? 1 : 0)
    }
    guard !rehearses else { return taken }
    let entries = said.flatMap { lines(of: $0.line, $0.meant, suppression) }
    if session.isNew {
      taken.left = entries
    } else if !entries.isEmpty {
      let requests = RequestStore(session.register)
      _ = try session.publish(
        .noteRestrictions, entries,
        { run, _ throws(Problem) in
          for (_, meant) in said where !meant.contacts.isEmpty {
            let person = RequestStore.Person(
              contacts: meant.contacts, codes: meant.addresses.flatMap { suppression.codes($0) }.map(\.bytes))
            try requests.close(try requests.open(person, right: .object), outcome: .answered, run: run)
          }
        }, seal: { _, run, audit throws(Problem) in try tell(said.map(\.line), audit, run) })
    }
    try correct(corrections, suppression)
    return taken
  }

  // MARK: - What is new

  /// The notes that have not been applied yet, each once, the earlier days first.
  private func waiting(_ readings: [SourceReading.Outcome]) throws(Problem) -> [Line] {
    let objections = try Objections(session.register, session.keys)
    let suppression = try Suppression(session.keys, codes: [])
    let corrections = CorrectionStore(session.register)
    var (lines, seen): ([Line], Set<[UInt8]>) = ([], [])
    for (reading, outcome) in readings.enumerated() {
      for (index, batch) in outcome.staged.batches.enumerated() {
        for (row, one) in batch.rows.enumerated() where !one.key.isEmpty {
          guard let note = Note(packed: batch.bytes[one.key]) else { continue }
          let identifier = note.identifier
          guard seen.insert(identifier.canonical).inserted else { continue }
          let isKnown =
            note.kind == .correction
            ? try corrections.wasMade(naming: suppression.codes(identifier).map(Self.name))
            : try objections.state(of: [identifier]) != .free
          if !isKnown {
            lines.append(Line(note: note, source: outcome.staged.name, reading: reading, batch: index, row: row))
          }
        }
      }
    }
    // A stable order: of two words of one day the later in the file goes last.
    return lines.enumerated().sorted { ($0.element.note.date, $0.offset) < ($1.element.note.date, $1.offset) }
      .map(\.element)
  }

  /// How a correction's reason names its line.
  private static func name(_ code: Digest) -> String { "note \(code.hex.prefix(20))" }

  private static func quarantine(_ line: Line, _ code: FindingCode, in readings: inout [SourceReading.Outcome]) {
    var batch = readings[line.reading].staged.batches[line.batch]
    if batch.rows[line.row].disposition.quarantines { return }
    let finding = Finding(code, row: line.row, line: batch.rows[line.row].place.line, column: 1)
    batch.rows[line.row].disposition = .quarantine(finding: batch.findings.count)
    batch.findings.append(finding)
    readings[line.reading].staged.batches[line.batch] = batch
    readings[line.reading].findings[code, default: 0] += 1
  }

  // MARK: - Applying it

  private func lines(
    of line: Line, _ meant: NotedPeople.Meant, _ suppression: Suppression
  ) -> [RightsJournal.Line] {
    guard let own = suppression.code(line.note.identifier) else { return [] }
    var lines: [RightsJournal.Line] = []
    if let kind = line.note.kind.restriction {
      let marked =
        kind == .bounce
        ? meant.marked.filter { $0.mark == .address } : meant.marked + meant.keys.map { (.key, $0) }
      let codes = RestrictionCodes(
        marked.compactMap { one in suppression.code(one.identifier).map { (one.mark, $0.code) } })
      lines.append(.init(.suppress, .restrictions(kind, source: line.source, [codes]), keyVersion: own.version))
      // By it the line is known; nobody has it.
      lines.append(.init(.suppress, .noEmailMarketing, keyVersion: own.version, [own.code]))
    }
    for scope in line.note.kind.objection?.scopes ?? [] {
      let codes = meant.identifiers.compactMap { suppression.code($0)?.code }
      lines.append(.init(.suppress, scope, keyVersion: own.version, codes + [own.code]))
    }
    return lines
  }

  /// Makes the corrections, in a run of their own.
  private func correct(
    _ corrections: [(line: Line, plan: Rectifying.Plan)], _ suppression: Suppression
  ) throws(Problem) {
    guard !corrections.isEmpty else { return }
    let register = session.register
    _ = try session.run(.rectify) { run throws(Problem) in
      let store = CorrectionStore(register)
      var keys: Set<Int64> = []
      for (line, plan) in corrections {
        guard let code = suppression.code(line.note.identifier)?.code else { continue }
        let why = line.note.comment.isEmpty ? Self.name(code) : "\(line.note.comment) (\(Self.name(code)))"
        keys.formUnion(
          try Rectifying.make(
            plan, author: line.note.owner, reason: StoredText(why), session.workplace.context, store, run: run
          ).keys)
        let open = try Rectifying.openRequests(plan.record, register, session.keys)
        try RequestStore(register).close(open, outcome: .answered, run: run)
      }
      try store.reapply(to: keys)
      try session.resolve(run)
    } seal: { _, run, audit throws(Problem) in
      try tell(corrections.map(\.line), audit, run)
    }
  }

  /// Tells the ledger whose files the notes stood in.
  private func tell(_ lines: [Line], _ audit: AuditLedger, _ run: Int64) throws(Problem) {
    let counts = lines.reduce(into: [String: Int]()) { $0[$1.note.owner, default: 0] += 1 }
    for (owner, count) in counts.sorted(by: { $0.key < $1.key }) {
      try audit.noteNotes(of: owner, count: count, run: run, context: session.workplace.context)
    }
  }
}

extension SourceReading.Outcome {
  /// Nothing of what a note says is kept, also of one in quarantine.
  fileprivate mutating func finishNotes() {
    for index in staged.batches.indices {
      for row in staged.batches[index].rows.indices where staged.batches[index].rows[row].disposition.quarantines {
        let start = staged.batches[index].rows[row].key.lowerBound
        staged.batches[index].rows[row].key = start..<start
      }
    }
    forgetIfUnchanged()
  }
}
