import Records

/// `lahde retention release`.
struct RetentionRelease: Command {
  static let name = "release"
  static let abstract = "Let records that are held go their way again."
  static let arguments = "WHO"
  static let argumentCount = 1...1
  static let discussion = HeldRecords.usage
  static let options: [CommandOption] = [.pipeline, .register, HeldRecords.reason]

  func run(_ invocation: Invocation) throws(Problem) -> ExitCode {
    let (hold, reason) = try HeldRecords.decision(invocation)
    let (run, count) = try hold.release(reason: reason) { (register) throws(Problem) in
      try HeldRecords.keys(invocation.arguments[0], register)
    }
    invocation.output.committed("run \(run)")
    invocation.output.text("Run \(run): \(HeldRecords.counted(count)) released.\n")
    return .done
  }
}
