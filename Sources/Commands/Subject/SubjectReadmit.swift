import Pipeline
import Records

/// `lahde subject readmit`.
struct SubjectReadmit: SubjectVerb {
  static let name = "readmit"
  static let arguments = "WHO"
  static let discussion = """
    readmit   takes an erased person back by her own wish, named by the address that was erased: the next night reads the
              sources again.
    """
  static let options: [CommandOption] = [.wait]

  func run(_ invocation: Invocation) throws(Problem) -> ExitCode {
    guard invocation.arguments.count == 2 else {
      throw Problem(.usage, "readmit wants to know whom", remedy: "lahde subject readmit WHO")
    }
    let pipeline = try invocation.pipeline()
    try invocation.authorise(pipeline.contract, [.compliance])
    let email = Who.words(invocation.arguments[1])
    guard email.contains("@") else {
      throw Problem(.usage, "readmit wants the address that was erased", remedy: "`-` reads it from standard input")
    }
    let readmission = Readmission(try invocation.workplace(pipeline))
    let done = try readmission.readmit(email: email)
    let asked = done.lookAlikes == 0 ? "" : " and \(done.lookAlikes) of name and company"
    invocation.output.write(
      "Run \(done.run): \(done.codes) \(done.codes == 1 ? "code" : "codes")\(asked) lifted; the next night reads the "
        + "sources again.\n")
    return .done
  }
}
