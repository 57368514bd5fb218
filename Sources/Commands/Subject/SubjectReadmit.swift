import Pipeline
import Records

/// `lahde subject readmit`.
struct SubjectReadmit: Command {
  static let name = "readmit"
  static let abstract = "Take an erased person back by their own wish."
  static let arguments = "WHO"
  static let argumentCount = 1...1
  static let discussion = """
    WHO is the address that was erased, or `-`: read from standard input. The next night reads the sources again.
    """
  static let options: [CommandOption] = [.pipeline, .register, .wait]

  func run(_ invocation: Invocation) throws(Problem) -> ExitCode {
    let pipeline = try invocation.pipeline()
    try invocation.authorise(pipeline.contract, [.compliance])
    let email = Who.words(invocation.arguments[0])
    guard email.contains("@") else {
      throw Problem(.usage, "readmit wants the address that was erased", remedy: "`-` reads it from standard input")
    }
    let readmission = Readmission(try invocation.workplace(pipeline))
    let done = try readmission.readmit(email: email)
    let asked = done.lookAlikes == 0 ? "" : " and \(done.lookAlikes) of name and company"
    invocation.output.committed("run \(done.run)")
    let codes = done.codes == 1 ? "1 code" : "\(done.codes) codes"
    invocation.output.text("Run \(done.run): \(codes)\(asked) lifted; the next night reads the sources again.\n")
    return .done
  }
}
