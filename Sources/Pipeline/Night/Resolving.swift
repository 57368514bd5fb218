import Deduplicator
import ProvenanceTagger
import Records
import Register

/// Contacts and companies as a function of the current observations, the model, the stewards' decisions and the sources'
/// standing.
///
/// It always starts from what the register holds, never from what a night happens to have in memory: so a night and a
/// rebuild are the same computation.
struct Resolving {
  private let register: RegisterFile
  private let run: Int64
  private let threads: Int

  init(_ register: RegisterFile, run: Int64, threads: Int) {
    self.register = register
    self.run = run
    self.threads = threads
  }

  /// Whether the contacts were made under another model, another standing of the sources, or by another version of matching
  /// or survivorship; or before somebody was erased.
  static func isDue(_ register: RegisterFile, including run: Int64? = nil) throws(Problem) -> Bool {
    let model = try RegisterModel.current(register, including: run)
    let isCurrent = try ModelStore(register, including: run).isCurrent(model: model.hash)
    let maker = try RunLedger(register).programOfContacts().flatMap { RunProgram($0) }
    let isSameMaker = maker?.makesSameContacts(as: .current) ?? false
    let isMatchingDue = try ErasureStore(register).isMatchingDue()
    return !isCurrent || !isSameMaker || isMatchingDue
  }

  /// Matches what has changed against all that is there, chooses its golden values and writes the difference; does so with
  /// all that is there where the one cannot be told from the other, or where most has changed.
  ///
  /// What stands is what the observations before this run come to, if it is not due: a night that changed any has made it
  /// anew, and so has every undoing, training and decision.
  func resolveChanges(_ matching: NightOptions.Matching, _ stages: inout StageTimer) throws(Problem) -> Outcome {
    guard matching != .all, try !Self.isDue(register, including: run),
      let change = try ObservationLoader(register, including: run).changes(),
      matching == .changes || change.changed * Self.largestShare < change.current
    else { return try resolveAll(&stages) }
    stages.end("load observations")
    let model = try RegisterModel.current(register, including: run)
    let rulings = try StandingDecisions.rulings(register, including: run, change)
    let part = ChangedResolver(model: model, rulings, threads: threads).resolve(change)
    stages.end("match")
    let table = change.table.part(part.rows)
    let survivorship = Survivorship()
    let companies = survivorship.goldenRows(table, part.anew(.company), kind: .company, threads: threads)
    let contacts = survivorship.goldenRows(table, part.anew(.person), kind: .person, threads: threads)
    stages.end("tag provenance")
    let counts = try ResolutionWriter(register, run: run).write(
      part, of: change, table, contacts: contacts, companies: companies)
    stages.end("write contacts")
    return Outcome(
      counts: counts, matched: part.rows.count, alarms: part.resolution.alarms.map { RaisedAlarm($0, table) })
  }

  /// What was changed in the register, how many observations were matched anew, nil for all, and what of them was not made
  /// one because it holds too much.
  struct Outcome {
    let counts: ResolutionWriter.Counts
    let matched: Int?
    let alarms: [RaisedAlarm]
  }

  /// Beyond one in so many observations changed, matching all is as fast.
  private static let largestShare = 12

  /// Matches, chooses the golden values and writes the difference.
  func resolve(_ stages: inout StageTimer) throws(Problem) -> ResolutionWriter.Counts {
    try resolveAll(&stages).counts
  }

  private func resolveAll(_ stages: inout StageTimer) throws(Problem) -> Outcome {
    let table = try ObservationLoader(register, including: run).table()
    register.releaseMemory()
    stages.end("load observations", [("observations", table.count)])
    let model = try RegisterModel.current(register, including: run)
    let decisions = try StandingDecisions(register, including: run, table)
    let resolution = decisions.resolver(model, threads: threads).resolve(table)
    stages.end("match", [("pairs", resolution.pairs.count)])
    return Outcome(
      counts: try publish(table, resolution, model, &stages), matched: nil,
      alarms: resolution.alarms.map { RaisedAlarm($0, table) })
  }

  /// Chooses the golden values of what was matched under a model and writes the difference.
  func publish(
    _ table: ObservationTable, _ resolution: Resolution, _ model: MatchModel, _ stages: inout StageTimer
  ) throws(Problem) -> ResolutionWriter.Counts {
    let survivorship = Survivorship()
    let companies = survivorship.goldenRows(table, resolution, kind: .company, threads: threads)
    let contacts = survivorship.goldenRows(table, resolution, kind: .person, threads: threads)
    stages.end("tag provenance")
    let counts = try ResolutionWriter(register, run: run).write(
      table, resolution, contacts: contacts, companies: companies)
    try ModelStore(register, including: run).note(model: model.hash, run: run)
    try ErasureStore(register).noteMatching(run: run)
    stages.end(
      "write contacts",
      [
        ("contacts", counts.contactsAfter), ("companies", counts.companiesAfter), ("merges", counts.merges),
        ("review_pairs", counts.reviewPairs),
      ])
    return counts
  }
}

extension Session {
  /// Makes contacts and companies anew from what holds in a run's transaction.
  @discardableResult
  func resolve(_ run: Int64) throws(Problem) -> ResolutionWriter.Counts {
    var stages = StageTimer()
    return try Resolving(register, run: run, threads: workplace.threads).resolve(&stages)
  }
}
