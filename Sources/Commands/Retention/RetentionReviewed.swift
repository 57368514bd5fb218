import Records

/// `lahde retention reviewed`.
struct RetentionReviewed: Command {
  static let name = "reviewed"
  static let abstract = "Note that a source's records were looked at and may stay."
  static let arguments = "SOURCE"
  static let argumentCount = 1...1
  static let options: [CommandOption] = [.pipeline, .register, HeldRecords.reason]

  func run(_ invocation: Invocation) throws(Problem) -> ExitCode {
    let (hold, reason) = try HeldRecords.decision(invocation)
    let source = invocation.arguments[0]
    let run = try hold.review(source: source, reason: reason)
    invocation.output.committed("run \(run)")
    invocation.output.text("Run \(run): the review of \(source) is noted.\n")
    return .done
  }
}
