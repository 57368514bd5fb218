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
    func counted(_ count: Int, _ word: String) -> String { count == 1 ? "1 \(word)" : "\(count) \(word)s" }
    let lookAlikes = done.records - done.ofKeys
    var told: [String] = []
    switch answer {
    case .admit:
      told.append("the next night takes \(counted(done.records, "record")) in, and nobody is asked about it again")
    case .refuse:
      if lookAlikes > 0 {
        told.append(
          "\(counted(lookAlikes, "record")) kept out by \(counted(done.codes, "code")), and only counted from the next night on"
        )
      }
      if done.ofKeys > 0 {
        told.append("the next night takes \(counted(done.ofKeys, "record")) for the person whom the key has had")
      }
    }
    invocation.output.text("Run \(done.run): \(told.joined(separator: "; ")).\n")
    return .done
  }
}
