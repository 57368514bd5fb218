import Foundation
import Compliance
import Pipeline
import Records
import Register

/// `lahde subject refuse`.
struct SubjectRefuse: Command {
  static let name = "refuse"
  static let abstract = "Close a person's open requests where the law allows it, and say why."
  static let arguments = "WHO"
  static let argumentCount = 1...1
  static let discussion =
    """
    Of all requests, or those for one --right. The person must be told within the month, and that they can complain to the
    supervisory authority.


    """ + Who.usage
  private static let reason = SubjectOptions.reason("why; it is kept with the request")
  private static let right = CommandOption(
    "--right", "RIGHT", choices: Right.allCases.map(\.rawValue), "only requests for this right")
  static let options: [CommandOption] = [.pipeline, .register, reason, right, .wait]

  func run(_ invocation: Invocation) throws(Problem) -> ExitCode {
    guard let reason = invocation.said(Self.reason) else {
      throw Problem(.usage, "a refusal wants its reason", remedy: "--reason says why the law allows it")
    }
    let pipeline = try invocation.pipeline()
    let register = try invocation.register(pipeline, roles: [.compliance], restricted: .told)
    let who = Who.words(invocation.arguments[0])
    let subject = try SubjectErase.subject(who, Queries(register))
    let requests = Requests(try invocation.workplace(pipeline))
    let refused = try requests.refuse(
      subject, right: invocation.value(Self.right).flatMap { Right(rawValue: $0) }, reason: reason)
    invocation.output.committed("the refusal")
    for one in refused {
      invocation.output.text(
        "request \(one.id) (\(one.right.rawValue)) refused; the person must be told by \(Timestamp.date(one.due))\n")
    }
    return .done
  }
}
