import Foundation
import Compliance
import Pipeline
import Records
import Register

/// `lahde subject refuse`.
struct SubjectRefuse: SubjectVerb {
  static let name = "refuse"
  static let arguments = "WHO"
  static let discussion = """
    refuse    closes her open requests, or those for one --right, where the law allows it; --reason tells why. She must be
              told within the month, and that she can complain to the supervisory authority.
    """
  static let options: [CommandOption] = [
    SubjectCommand.reason,
    CommandOption("--right", "RIGHT", choices: Right.allCases.map(\.rawValue), "refuse: only requests for this right"),
    .wait,
  ]

  func run(_ invocation: Invocation) throws(Problem) -> ExitCode {
    guard invocation.arguments.count == 2 else {
      throw Problem(.usage, "refuse wants to know whom", remedy: "lahde subject refuse WHO --reason TEXT")
    }
    guard let reason = invocation.value("--reason")?.trimmingCharacters(in: .whitespaces), !reason.isEmpty else {
      throw Problem(.usage, "a refusal wants its reason", remedy: "--reason says why the law allows it")
    }
    let pipeline = try invocation.pipeline()
    let register = try invocation.register(pipeline, roles: [.compliance])
    let who = Who.words(invocation.arguments[1])
    let subject = try SubjectErase.subject(who, Queries(register))
    let requests = Requests(try invocation.workplace(pipeline))
    let refused = try requests.refuse(
      subject, right: invocation.value("--right").flatMap { Right(rawValue: $0) }, reason: reason)
    for one in refused {
      invocation.output.write(
        "request \(one.id) (\(one.right.rawValue)) refused; she must be told by \(Timestamp.date(one.due))\n")
    }
    return .done
  }
}
