import Configuration
import Pipeline
import Records
import Register

/// `lahde retention hold`.
struct RetentionHold: Command {
  static let name = "hold"
  static let abstract = "Keep a person's or company's records from being erased, and say why; what is blocked stays so."
  static let arguments = "WHO"
  static let argumentCount = 1...1
  static let discussion =
    HeldRecords.usage + """


      lahde retention hold record:12 --reason "claim 2026/7"
      """
  static let options: [CommandOption] = [.pipeline, .register, HeldRecords.reason]

  func run(_ invocation: Invocation) throws(Problem) -> ExitCode {
    let (hold, reason) = try HeldRecords.decision(invocation)
    let (run, count) = try hold.hold(reason: reason) { (register) throws(Problem) in
      try HeldRecords.keys(invocation.arguments[0], register)
    }
    invocation.output.committed("run \(run)")
    invocation.output.text("Run \(run): \(HeldRecords.counted(count)) under legal hold.\n")
    return .done
  }
}
