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
    let review = Review(try invocation.workplace(pipeline))
    try tell(try act(review))
    return .done
  }

  private func tell(_ outcome: Review.Outcome) throws(Problem) {
    if let run = outcome.run { invocation.output.committed("run \(run)") }
    let counts = outcome.counts
    let answer = ReviewAnswer(
      run: outcome.run, decided: outcome.added, revoked: outcome.revoked, known: outcome.known,
      contactsBefore: counts.contactsBefore, contactsAfter: counts.contactsAfter,
      companiesBefore: counts.companiesBefore, companiesAfter: counts.companiesAfter, splits: counts.splits,
      overruled: outcome.overruled)
    try invocation.answer(answer, answer.text())
  }
}
