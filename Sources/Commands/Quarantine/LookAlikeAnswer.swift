import Pipeline
import Records

/// What `quarantine admit` and `refuse` have in common: whether records that look like an erased person are theirs.
struct LookAlikeAnswer {
  private static let reason = CommandOption("--reason", "TEXT", "by what you know who it is, for the register")
  static let options: [CommandOption] = [.pipeline, .register, reason]

  private let invocation: Invocation
  private let answer: LookAlikes.Answer

  init(_ invocation: Invocation, _ answer: LookAlikes.Answer) { (self.invocation, self.answer) = (invocation, answer) }

  /// Gives the answer.
  func give() throws(Problem) -> ExitCode {
    let pipeline = try invocation.pipeline()
    try invocation.authorise(pipeline.contract, [.steward, .compliance])
    guard let why = invocation.said(Self.reason) else {
      throw Problem(
        .usage, "\(invocation.command) wants --reason TEXT: by what you know who it is",
        remedy: "lahde \(invocation.command) ID... --reason TEXT")
    }
    let answers = LookAlikes(try invocation.workplace(pipeline))
    let done = try answers.say(answer, of: try invocation.quarantineIDs(), reason: why)
    invocation.output.committed("run \(done.run)")
    let records = done.records == 1 ? "1 record" : "\(done.records) records"
    let codes = done.codes == 1 ? "1 code" : "\(done.codes) codes"
    let told =
      switch answer {
      case .admit: "the next night takes \(records) in, and nobody is asked about it again"
      case .refuse: "\(records) kept out by \(codes), and only counted from the next night on"
      }
    invocation.output.text("Run \(done.run): \(told).\n")
    return .done
  }
}
