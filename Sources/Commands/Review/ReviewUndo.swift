import Pipeline
import Records

/// `lahde review undo`.
struct ReviewUndo: Command {
  static let name = "undo"
  static let abstract = "Revoke a decision, by its number in the list."
  static let arguments = "DECISION"
  static let argumentCount = 1...1
  static let options: [CommandOption] = [.pipeline, .register, .format(.text, .json)]

  func run(_ invocation: Invocation) throws(Problem) -> ExitCode {
    let id = try invocation.number(0, of: "the number of a decision", remedy: "`lahde review list` lists them")
    return try ReviewTable(invocation).decide { (review) throws(Problem) in try review.revoke(id) }
  }
}
