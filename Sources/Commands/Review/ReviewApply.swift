import Pipeline
import Records

/// `lahde review apply`.
struct ReviewApply: Command {
  static let name = "apply"
  static let abstract = "Apply a file of decisions, all or none."
  static let arguments = "FILE.csv"
  static let argumentCount = 1...1
  static let discussion = """
    The file is the report's CSV with `same` or `different` in the column `verdict`, and a `reason` if you like. Rows
    without a verdict are passed over; only kind, left_record and right_record are read beside. Contacts and companies are
    made anew in a run of its own. `different` parts what was merged.
    """
  static let options: [CommandOption] = [.pipeline, .register, .format(.text, .json)]

  func run(_ invocation: Invocation) throws(Problem) -> ExitCode {
    try ReviewTable(invocation).decide { (review) throws(Problem) in
      try review.apply(try RulingsFile.read(invocation.arguments[0]))
    }
  }
}
