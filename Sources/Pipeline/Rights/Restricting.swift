import Compliance
import Configuration
import Records
import Register

/// What sources say against writing to people: read from every record, before its source's filter, and kept as codes.
///
/// What is new is noted before the night, in a run of its own, and waits for no guard. What a source no longer says of somebody is
/// lifted by the night that reads it so: never by absence, and never by a source that is held.
struct Restricting {
  private let session: Session
  private let allowance: Allowance

  init(_ session: Session, _ allowance: Allowance) { (self.session, self.allowance) = (session, allowance) }

  /// What the readings of a night say.
  struct Findings {
    /// What is new, as the rights journal is to have it.
    var new: [RightsJournal.Line] = []
    /// By source what stands of it, and what its records state of that.
    fileprivate var said: [String: (reading: RestrictionReading, parts: [RestrictionReading.Part])] = [:]
    /// What ends, by source.
    fileprivate var ends: [String: [RightsJournal.Line]] = [:]
    /// The sources of which too many records object at once.
    var trips: [GuardTrip] = []
    /// How much of it there is, by source.
    private(set) var counts: [String: SourceNoes] = [:]

    /// Notes how much of a source's parts is new.
    fileprivate mutating func count(_ parts: [RestrictionReading.Part], of source: String) {
      var noes = SourceNoes()
      noes.objections = parts.reduce(0) { $0 + $1.objectors }
      for kind in RestrictionKind.allCases {
        noes.restrictions += Set(parts.flatMap { ($0.new[kind] ?? []).map(\.packed) }).count
      }
      counts[source] = noes
    }

    /// What ends where these sources are read and not held.
    func ends(of sources: [NightResult.Source]) -> [RightsJournal.Line] {
      sources.filter { $0.outcome == .read }.flatMap { ends[$0.name] ?? [] }
    }

    /// Finds out what ends, once it is known which records of a source are new or have changed: batches, and rows in them.
    mutating func end(_ staged: StagedSource, changed: [(batch: Int, rows: [Int])], threads: Int) {
      guard let (reading, stated) = said[staged.name], !reading.isEmpty else { return }
      // What is left out stands nowhere, so it cannot be told whether it has changed.
      let others = staged.batches.enumerated().map { batch in
        (
          batch: batch.offset,
          rows: batch.element.rows.indices.filter { row in
            let row = batch.element.rows[row]
            return reading.isAskedOfAll || row.disposition == .ignore && row.stance.isDisjoint(with: .forbidding)
          }
        )
      }.filter { !$0.rows.isEmpty }
      // What was made of a record without its person is no row of the reading.
      let read = changed.map { one in
        (batch: one.batch, rows: one.rows.filter(staged.batches[one.batch].rows.indices.contains))
      }
      let asked = reading.isAskedOfAll ? others : read + others
      guard !asked.isEmpty else { return }
      let index = reading.index()
      let parts = Parallel.map(asked.count, threads: threads) { [batches = staged.batches] position in
        reading.denied(by: batches[asked[position].batch], rows: asked[position].rows, index)
      }
      let lifted = reading.lifted(stated + parts)
      ends[staged.name] = Restricting.lines(.lift, lifted)
      counts[staged.name, default: SourceNoes()].ended = lifted.count
    }
  }

  /// Compares readings with what stands.
  func examine(_ readings: [SourceReading.Outcome], _ plans: [SourcePlan]) throws(Problem) -> Findings {
    var findings = Findings()
    let ledger = RunLedger(session.register)
    let objects = readings.contains { reading in
      reading.staged.batches.contains { $0.rows.contains { !$0.stance.objections.isEmpty } }
    }
    let objections = try StatedObjections(session.register, asked: objects)
    for (reading, plan) in zip(readings, plans)
    where !reading.staged.batches.isEmpty && plan.reader.yields == .observations {
      let last = try ledger.knownSourceID(plan.name).flatMap { id throws(Problem) in
        try ledger.lastReading(source: id)?.run
      }
      var said = try RestrictionReading(
        session.register, session.keys, objections, source: plan.name, stating: plan.statedRestrictions,
        guarded: plan.guardedRestrictions, last: last)
      let batches = reading.staged.batches
      var parts = read(batches, said)
      if let trip = try tooMany(parts, of: batches, plan) {
        findings.trips.append(trip)
        // They are kept all the same, but as the source's word: only the person lifts an objection, and if a column has shifted
        // the person never said it.
        if !trip.isAllowed {
          said.takesObjectionsAsBans = true
          parts = read(batches, said)
        }
      }
      for kind in RestrictionKind.allCases {
        let new = parts.flatMap { $0.new[kind] ?? [] }
        findings.new.append(
          .init(.suppress, .restrictions(kind, source: plan.name, new), keyVersion: said.keyVersion))
      }
      for scope in SuppressionScope.allCases where scope.isObjection {
        findings.new.append(
          .init(.suppress, scope, keyVersion: said.keyVersion, parts.flatMap { $0.objections[scope] ?? [] }))
      }
      findings.said[plan.name] = (said, parts)
      findings.count(parts, of: plan.name)
    }
    findings.new.removeAll(where: \.isEmpty)
    return findings
  }

  private func read(_ batches: [ObservationBatch], _ said: RestrictionReading) -> [RestrictionReading.Part] {
    Parallel.map(batches.count, threads: session.workplace.threads) { said.read(batches[$0]) }
  }

  /// The trip of the guard over objections. On a first reading nothing can have shifted.
  private func tooMany(
    _ parts: [RestrictionReading.Part], of batches: [ObservationBatch], _ plan: SourcePlan
  ) throws(Problem) -> GuardTrip? {
    let ledger = RunLedger(session.register)
    guard let source = try ledger.knownSourceID(plan.name), try ledger.lastReading(source: source) != nil else {
      return nil
    }
    let trip = SourceGuards.objections(
      plan.name, parts.reduce(0) { $0 + $1.objectors }, of: batches.reduce(0) { $0 + $1.rows.count }, plan.guards)
    return allowance.apply(to: trip.map { [$0] } ?? []).first
  }

  /// Notes what is new in a run of its own; on a first night it is left to the night, which is all or nothing.
  func note(_ findings: inout Findings) throws(Problem) {
    guard !session.isNew, !findings.new.isEmpty else { return }
    _ = try session.publish(.noteRestrictions, findings.new) { _, _ in }
    findings.new = []
  }

  /// Lines of the rights journal about restrictions that stand or stood.
  static func lines(_ act: RightsJournal.Act, _ entries: [RestrictionStore.Entry]) -> [RightsJournal.Line] {
    var lines: [RightsJournal.Line] = []
    for source in Set(entries.map(\.source)).sorted() {
      for kind in RestrictionKind.allCases {
        let ofKind = entries.filter { $0.source == source && $0.kind == kind }
        for version in Set(ofKind.map(\.keyVersion)).sorted() {
          let codes = ofKind.filter { $0.keyVersion == version }.compactMap { RestrictionCodes(packed: $0.codes) }
          lines.append(.init(act, .restrictions(kind, source: source, codes), keyVersion: version))
        }
      }
    }
    return lines
  }
}

extension Session {
  /// Adds lines to the rights journal and does them in the register, in the transaction of a run that does other things too. A
  /// kill between the two is made good by the next opening.
  func note(_ lines: [RightsJournal.Line], run: Int64) throws(Problem) {
    guard !lines.allSatisfy(\.isEmpty) else { return }
    var journal = try journal()
    let known = journal.count
    try journal.append(lines, context: workplace.context)
    CrashPoint.rightsJournalWritten.pass()
    try note(journal.entries(after: known), journal, run: run)
  }
}
