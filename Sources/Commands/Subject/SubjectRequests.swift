import Configuration
import Records
import Register
import Reports

/// `lahde subject requests`.
struct SubjectRequests: Command {
  static let name = "requests"
  static let abstract = "List the requests that are not answered, with the days that are left of a month."
  static let discussion = """
    --all lists the others, too. `--received DATE` with access, or with rectify or erase --dry-run, notes a request.
    """
  static let options: [CommandOption] = [
    .pipeline, .register, .all, RestrictedPersons.reason, .format(.text, .json),
  ]

  func run(_ invocation: Invocation) throws(Problem) -> ExitCode {
    let pipeline = try invocation.pipeline()
    let register = try invocation.register(pipeline, roles: [.compliance], restricted: .forReason)
    let today = Day(seconds: invocation.context.now)
    let requests = try RequestStore(register).all().filter { invocation.has(.all) || $0.closed == nil }
      .map { entry throws(Problem) in RequestAnswer(entry, reason: try register.shown(entry.reason), today: today) }
    try invocation.noteAccess(pipeline, count: requests.count, reason: RestrictedPersons.reason)
    try invocation.answer(requests, RequestAnswer.text(requests))
    let overdue = requests.count(where: \.isOverdue)
    if overdue > 0 {
      invocation.output.message("\(overdue) \(overdue == 1 ? "request is" : "requests are") overdue")
    }
    return .done
  }
}

extension RequestAnswer {
  init(_ entry: RequestStore.Entry, reason: String?, today: Day) {
    let isLate = entry.due / 86400 < today.number
    self.init(
      request: entry.id, right: entry.right.rawValue, contact: entry.contact, received: Timestamp.date(entry.received),
      due: Timestamp.date(entry.due), state: entry.outcome?.rawValue ?? (isLate ? "overdue" : "open"),
      closed: entry.closed.map { Timestamp.date($0) }, reason: reason,
      daysLeft: entry.outcome == nil ? entry.due / 86400 - today.number : nil)
  }
}
