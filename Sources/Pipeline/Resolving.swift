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

  /// Whether the contacts were made under another model, or another standing of the sources.
  func isDue() throws(Problem) -> Bool {
    try !ModelStore(register, including: run).isCurrent(model: RegisterModel.current(register, including: run).hash)
  }

  /// Matches, chooses the golden values and writes the difference.
  func resolve(_ stages: inout StageTimer) throws(Problem) -> ResolutionWriter.Counts {
    let table = try ObservationLoader(register, including: run).table()
    stages.end("load observations", [("observations", table.count)])
    let model = try RegisterModel.current(register, including: run)
    let decisions = try StandingDecisions(register, including: run, table)
    let resolution = decisions.resolver(model, threads: threads).resolve(table)
    stages.end("match", [("pairs", resolution.pairs.count)])
    return try publish(table, resolution, model, &stages)
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
    stages.end(
      "write contacts",
      [
        ("contacts", counts.contactsAfter), ("companies", counts.companiesAfter), ("merges", counts.merges),
        ("review_pairs", counts.reviewPairs),
      ])
    return counts
  }
}
