import Configuration
import Pipeline
import Records
import Reports

/// Where stewards decide: the pipeline, and what a decision came to.
struct ReviewTable {
  private let invocation: Invocation
  private let pipeline: PipelineFile

  /// For stewards only.
  init(_ invocation: Invocation) throws(Problem) {
    self.invocation = invocation
    pipeline = try invocation.pipeline()
    try invocation.authorise(pipeline.contract, [.steward])
  }

  /// Does what `act` says and tells what came of it.
  func decide(_ act: (Review) throws(Problem) -> Review.Outcome) throws(Problem) -> ExitCode {
    let review = Review(pipeline, registerPath: invocation.value(.register), context: invocation.context)
    try tell(try act(review))
    return .done
  }

  private struct Answer: Encodable {
    let run: Int64?, decided: Int, revoked: Int, known: Int
    let contactsBefore: Int, contactsAfter: Int, companiesBefore: Int, companiesAfter: Int, splits: Int
  }

  private func tell(_ outcome: Review.Outcome) throws(Problem) {
    if let run = outcome.run { invocation.output.committed("run \(run)") }
    let counts = outcome.counts
    let answer = Answer(
      run: outcome.run, decided: outcome.added, revoked: outcome.revoked, known: outcome.known,
      contactsBefore: counts.contactsBefore, contactsAfter: counts.contactsAfter,
      companiesBefore: counts.companiesBefore, companiesAfter: counts.companiesAfter, splits: counts.splits)
    try invocation.answer(answer, Self.text(answer))
  }

  private static func text(_ answer: Answer) -> String {
    let head = answer.run.map { "Run \($0): " } ?? "Nothing new: "
    let splits = answer.splits > 0 ? " (\(answer.splits) split)" : ""
    return """
      \(head)\(answer.decided) decided, \(answer.revoked) revoked, \(answer.known) known already.
      contacts \(answer.contactsBefore) → \(answer.contactsAfter)\(splits), \
      companies \(answer.companiesBefore) → \(answer.companiesAfter)

      """
  }
}
