import Compliance
import Configuration
import Records

/// `lahde notices overdue`.
struct NoticesOverdue: Command {
  static let name = "overdue"
  static let abstract = "List who should have been told by now."
  static let options: [CommandOption] = [.pipeline, .register, .format(.text, .csv, .json)]

  func run(_ invocation: Invocation) throws(Problem) -> ExitCode {
    let pipeline = try invocation.pipeline()
    let register = try invocation.register(pipeline, roles: [.compliance])
    let today = Day(seconds: invocation.context.now)
    let due = try NoticesDue(register, KeyRing.load(pipeline.contract.keyPath)).entries
    try NoticeListing.write(due.filter { $0.isOverdue(on: today) }, pipeline, invocation)
    return .done
  }
}
