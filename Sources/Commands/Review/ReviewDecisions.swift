import Configuration
import Pipeline
import Readers
import Records
import Register
import Reports

/// Stewards' decisions: read from a file, listed, revoked.
struct ReviewDecisions {
  private let invocation: Invocation
  private let pipeline: PipelineFile
  private let register: RegisterFile

  init(_ invocation: Invocation) throws(Problem) {
    self.invocation = invocation
    pipeline = try invocation.pipeline()
    register = try invocation.register(pipeline, roles: [.steward, .compliance])
  }

  private var review: Review {
    get throws(Problem) { Review(try invocation.workplace(pipeline)) }
  }

  /// Applies a file of decisions, all or none.
  func apply(_ path: String) throws(Problem) -> ExitCode {
    try invocation.authorise(pipeline.contract, [.steward])
    let outcome = try review.apply(try RulingsFile.read(path))
    try tell(outcome)
    return .done
  }

  /// Revokes a decision.
  func revoke(_ number: String) throws(Problem) -> ExitCode {
    try invocation.authorise(pipeline.contract, [.steward])
    guard let id = Int64(number) else {
      throw Problem(.usage, "undo wants the number of a decision", remedy: "`lahde review list` lists them")
    }
    try tell(try review.revoke(id))
    return .done
  }

  private struct Answer: Encodable {
    let run: Int64?, decided: Int, revoked: Int, known: Int
    let contactsBefore: Int, contactsAfter: Int, companiesBefore: Int, companiesAfter: Int, splits: Int
  }

  private func tell(_ outcome: Review.Outcome) throws(Problem) {
    let counts = outcome.counts
    let answer = Answer(
      run: outcome.run, decided: outcome.added, revoked: outcome.revoked, known: outcome.known,
      contactsBefore: counts.contactsBefore, contactsAfter: counts.contactsAfter,
      companiesBefore: counts.companiesBefore, companiesAfter: counts.companiesAfter, splits: counts.splits)
    if invocation.format == "json" { return invocation.output.write(try JSONText.encode(answer)) }
    var text = outcome.run.map { "Run \($0): " } ?? "Nothing new: "
    text += "\(answer.decided) decided, \(answer.revoked) revoked, \(answer.known) known already.\n"
    text +=
      "contacts \(counts.contactsBefore) → \(counts.contactsAfter)\(counts.splits > 0 ? " (\(counts.splits) split)" : ""), "
    text += "companies \(counts.companiesBefore) → \(counts.companiesAfter)\n"
    invocation.output.write(text)
  }

  private struct Line: Encodable {
    let decision: Int64, run: Int64, kind: String, left: String, right: String, verdict: String, state: String
    let author: String, reason: String?
  }

  /// Lists the decisions that hold.
  func list() throws(Problem) -> ExitCode {
    let queries = Queries(register)
    let table = try ObservationLoader(register).table()
    let lines = try StandingDecisions(register, table).entries.map { entry throws(Problem) in
      let decision = entry.decision
      func name(_ record: Int64) throws(Problem) -> String {
        try queries.record(record).map { "\($0.source) \($0.key)" } ?? "\(record)"
      }
      return Line(
        decision: decision.id, run: decision.run, kind: decision.kind.name, left: try name(decision.left),
        right: try name(decision.right), verdict: decision.verdict.rawValue, state: entry.isAwake ? "holds" : "asleep",
        author: decision.author, reason: decision.reason)
    }
    try invocation.noteAccess(pipeline, count: 2 * lines.count)
    if invocation.format == "json" {
      invocation.output.write(try JSONText.encode(lines))
      return .done
    }
    var text = TextTable(columns: [
      .number("decision"), .number("run"), .text("kind"), .text("left"), .text("right"), .text("verdict"),
      .text("state"), .text("author"), .text("reason"),
    ])
    for line in lines {
      text.add([
        "\(line.decision)", "\(line.run)", line.kind, line.left, line.right, line.verdict, line.state, line.author,
        line.reason ?? "",
      ])
    }
    invocation.output.write(text.render())
    return .done
  }
}
