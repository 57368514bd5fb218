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
  private let meanings: NoteMeanings

  init(_ session: Session) { (self.session, meanings) = (session, NoteMeanings(session)) }

  /// What came of the readings of a night.
  struct Taken {
    /// As the night accounts for them: what is applied is left out.
    var readings: [SourceReading.Outcome]
    /// What is left for the night to note: on a first night, which is all or nothing.
    var left: [RightsJournal.Line] = []
    /// Those that mean nobody who is in the register yet, to be looked for again when the night has written (``again(_:)``).
    fileprivate var unresolved: [NotedLine] = []
    /// Those that are counted among what their sources say, by what they are known.
    fileprivate var counted: Set<[UInt8]> = []
  }

  /// Applies what the readings bring, unless it `rehearses`.
  func take(_ readings: [SourceReading.Outcome], rehearses: Bool) throws(Problem) -> Taken {
    var taken = Taken(readings: readings)
    guard !readings.isEmpty else { return taken }
    let (waiting, kept) = try waiting(readings)
    let (notes, corrections) = (
      waiting.filter { $0.note.kind != .correction }, waiting.filter { $0.note.kind == .correction }
    )
    let who = try NotedPeople(session, notes.flatMap(\.note.addresses))
    let said = try meanings.find(notes, who)
    for one in said {
      switch one.way {
      case .named: break
      case .likely: Self.note(one.line, .noteLikely, in: &taken.readings)
      case .kept: if !session.isNew { Self.note(one.line, .noteNobody, in: &taken.readings) }
      case .waits(let code):
        if !session.isNew || one.people.isEmpty { Self.quarantine(one.line, code, in: &taken.readings) }
      }
    }
    let plans = try plan(corrections, who, in: &taken.readings)
    for index in taken.readings.indices { taken.readings[index].finishNotes() }
    for one in said where !one.isWaiting {
      taken.readings[one.line.reading].noes += one.noes
      taken.counted.insert(one.line.note.identifier.canonical)
    }
    guard !rehearses else { return taken }
    taken.unresolved = kept + said.filter { $0.isWaiting || $0.isKept || session.isNew }.map(\.line)
    if session.isNew {
      let suppression = try Suppression(session.keys, codes: [])
      taken.left = said.flatMap { lines(of: $0, suppression) }
    } else {
      try apply(said)
    }
    try correct(plans)
    return taken
  }

  /// Applies the notes of people who have come into the register with this night; returns what is new of them, by source.
  func again(_ taken: Taken) throws(Problem) -> [String: SourceNoes] {
    guard !taken.unresolved.isEmpty else { return [:] }
    let who = try NotedPeople(session, taken.unresolved.flatMap(\.note.addresses))
    let found = try meanings.find(taken.unresolved, who).filter { !$0.isWaiting && !$0.isKept }
    try apply(found)
    var noes: [String: SourceNoes] = [:]
    for one in found where !taken.counted.contains(one.line.note.identifier.canonical) {
      noes[one.line.source, default: SourceNoes()] += one.noes
    }
    return noes
  }

  /// What corrections come to; one that cannot be made is bound for quarantine.
  private func plan(
    _ lines: [NotedLine], _ who: NotedPeople, in readings: inout [SourceReading.Outcome]
  ) throws(Problem) -> [(line: NotedLine, plan: Rectifying.Plan)] {
    var plans: [(line: NotedLine, plan: Rectifying.Plan)] = []
    for line in lines {
      do throws(Problem) {
        guard let field = Field(called: line.note.field), session.workplace.contract.fields.contains(field) else {
          Self.quarantine(line, .noteCorrection, in: &readings)
          continue
        }
        guard let record = try who.record(line.note, of: field) else {
          Self.quarantine(line, .noteUnknown, in: &readings)
          continue
        }
        let plan = try Rectifying.plan(session.register, record, field, to: line.note.value)
        if !plan.stands { plans.append((line, plan)) }
      } catch {
        guard error.code == .badData || error.code == .usage else { throw error }
        Self.quarantine(line, .noteCorrection, in: &readings)
      }
    }
    return plans
  }

  // MARK: - What is new

  /// The notes that have not been applied yet, each once, the earlier days first; and those of addresses that nobody had.
  private func waiting(
    _ readings: [SourceReading.Outcome]
  ) throws(Problem) -> (new: [NotedLine], kept: [NotedLine]) {
    let objections = try Objections(session.register, session.keys)
    let suppression = try Suppression(session.keys, codes: [])
    let corrections = CorrectionStore(session.register)
    var (lines, kept, seen): ([NotedLine], [NotedLine], Set<[UInt8]>) = ([], [], [])
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
          if isKnown { continue }
          let line = NotedLine(note: note, source: outcome.staged.name, reading: reading, batch: index, row: row)
          let isKept = try objections.state(of: [note.identifierAsKept]) != .free
          if isKept { kept.append(line) } else { lines.append(line) }
        }
      }
    }
    // A stable order: of two words of one day the later in the file goes last.
    func ordered(_ lines: [NotedLine]) -> [NotedLine] {
      lines.enumerated().sorted { ($0.element.note.date, $0.offset) < ($1.element.note.date, $1.offset) }.map(\.element)
    }
    return (ordered(lines), ordered(kept))
  }

  /// How a correction's reason names its line.
  private static func name(_ code: Digest) -> String { "note \(code.hex.prefix(20))" }

  private static func quarantine(_ line: NotedLine, _ code: FindingCode, in readings: inout [SourceReading.Outcome]) {
    if readings[line.reading].staged.batches[line.batch].rows[line.row].disposition.quarantines { return }
    let finding = note(line, code, in: &readings)
    readings[line.reading].staged.batches[line.batch].rows[line.row].disposition = .quarantine(finding: finding)
  }

  /// Adds a finding about a line; returns its place among the findings.
  @discardableResult
  private static func note(_ line: NotedLine, _ code: FindingCode, in readings: inout [SourceReading.Outcome]) -> Int {
    let place = readings[line.reading].staged.batches[line.batch].rows[line.row].place
    let index = readings[line.reading].staged.batches[line.batch].findings.count
    readings[line.reading].staged.batches[line.batch].findings.append(
      Finding(code, row: line.row, line: place.line, column: 1))
    readings[line.reading].findings[code, default: 0] += 1
    return index
  }

  // MARK: - Applying it

  /// Applies notes: first what they state, and then what they end of that.
  private func apply(_ said: [SaidNote]) throws(Problem) {
    let suppression = try Suppression(session.keys, codes: [])
    var stated: [SaidNote] = []
    for one in said where one.line.note.kind.ends == nil {
      if one.isWaiting {
        // What can be kept of a line that waits is kept once.
        if one.people.isEmpty { continue }
        let isNew = try isNew(one.identifier)
        if !isNew { continue }
      }
      stated.append(one)
    }
    try publish(stated, stated.flatMap { lines(of: $0, suppression) }, suppression)
    for (index, one) in said.enumerated() where !one.isWaiting {
      guard let kind = one.line.note.kind.ends, let own = suppression.code(one.line.note.identifier) else { continue }
      let isSaidAgain = said[(index + 1)...].contains { $0.states(kind, of: one) }
      let ended = isSaidAgain ? [] : try meanings.standing(kind, of: one.line.source, one.people)
      let lines =
        Restricting.lines(.lift, ended) + [.init(.suppress, .noEmailMarketing, keyVersion: own.version, [own.code])]
      try publish([one], lines, suppression)
    }
  }

  private func publish(_ said: [SaidNote], _ lines: [RightsJournal.Line], _ suppression: Suppression) throws(Problem) {
    guard !lines.isEmpty else { return }
    let requests = RequestStore(session.register)
    _ = try session.publish(
      .noteRestrictions, lines,
      { run, _ throws(Problem) in
        for one in said where !one.contacts.isEmpty {
          let addresses = one.people.flatMap(\.addresses)
          let person = RequestStore.Person(
            contacts: one.contacts, codes: addresses.flatMap { suppression.codes($0) }.map(\.bytes))
          try requests.close(try requests.open(person, right: .object), outcome: .answered, run: run)
        }
      }, seal: { _, run, audit throws(Problem) in try tell(said.map(\.line), audit, run) })
  }

  private func isNew(_ identifier: Identifier) throws(Problem) -> Bool {
    try Objections(session.register, session.keys).state(of: [identifier]) == .free
  }

  /// What the rights journal is to have of a note. By the last code the line is known; nobody has it.
  private func lines(of one: SaidNote, _ suppression: Suppression) -> [RightsJournal.Line] {
    guard !one.people.isEmpty, let own = suppression.code(one.identifier)
    else {
      return []
    }
    var lines: [RightsJournal.Line] = []
    if let kind = one.line.note.kind.restriction {
      let restrictions = one.people.map { meant in
        let marked =
          kind == .bounce
          ? meant.marked.filter { $0.mark == .address } : meant.marked + meant.keys.map { (.key, $0) }
        return RestrictionCodes(
          marked.compactMap { one in suppression.code(one.identifier).map { (one.mark, $0.code) } })
      }
      lines.append(
        .init(.suppress, .restrictions(kind, source: one.line.source, restrictions), keyVersion: own.version))
      lines.append(.init(.suppress, .noEmailMarketing, keyVersion: own.version, [own.code]))
    }
    for scope in one.line.note.kind.objection?.scopes ?? [] {
      let codes = one.people.flatMap(\.identifiers).compactMap { suppression.code($0)?.code }
      lines.append(.init(.suppress, scope, keyVersion: own.version, codes + [own.code]))
    }
    return lines
  }

  /// Makes the corrections, in a run of their own.
  private func correct(_ corrections: [(line: NotedLine, plan: Rectifying.Plan)]) throws(Problem) {
    guard !corrections.isEmpty else { return }
    let suppression = try Suppression(session.keys, codes: [])
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
  private func tell(_ lines: [NotedLine], _ audit: AuditLedger, _ run: Int64) throws(Problem) {
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
