import Deduplicator
import Pipeline
import Records
import Register
import Reports

struct TrainCommand: Command {
  static let name = "train"
  static let abstract = "Learn new match weights from the register, and show what would change under them."
  static let discussion = """
    Nobody needs to say which records are the same: weights, blocking rules, frequencies and thresholds follow from the
    observations alone. A night only scores with them. Without `--apply` nothing changes; with it the contacts and
    companies are made anew in a run of its own. It learns from 1,000 observations on.
    """
  private static let apply = CommandOption("--apply", "make contacts and companies anew under the new weights")
  static let options: [CommandOption] = [.pipeline, .register, apply, .format(.text, .json)]

  func run(_ invocation: Invocation) throws(Problem) -> ExitCode {
    let pipeline = try invocation.pipeline()
    let register = try invocation.register(pipeline, roles: [.operations, .steward, .compliance])
    if invocation.has(Self.apply) { try invocation.authorise(pipeline.contract, [.operations, .steward]) }
    let train = Train(try invocation.workplace(pipeline))
    let outcome = invocation.has(Self.apply) ? try train.apply() : try train.preview(register)
    if let run = outcome.run { invocation.output.committed("run \(run)") }
    let report = Self.report(outcome)
    try invocation.answer(report, report.text())
    return .done
  }

  static func report(_ outcome: Train.Outcome) -> TrainReport {
    func kind(
      _ kind: EntityKind, _ change: Train.Outcome.Change, _ expected: ModelTraining.Expectation
    ) -> TrainReport.Kind {
      TrainReport.Kind(
        before: change.before, after: change.after, merged: change.merged, split: change.split,
        threshold: outcome.training.model.mergeThreshold(kind), precision: .init(expected.precision),
        recall: .init(expected.recall))
    }
    return TrainReport(
      run: outcome.run, observations: outcome.training.model.rows, trainedBefore: outcome.before.rows,
      contacts: kind(.person, outcome.contacts, outcome.training.person),
      companies: kind(.company, outcome.companies, outcome.training.company),
      reviewPairsBefore: outcome.review.before, reviewPairsAfter: outcome.review.after)
  }
}

extension TrainReport.Share {
  fileprivate init(_ estimate: DedupeOutcome.Estimate) {
    self.init(value: estimate.value, low: estimate.low, high: estimate.high)
  }
}
