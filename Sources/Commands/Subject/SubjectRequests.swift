import Configuration
import Records
import Register
import Reports

/// `lahde subject requests`.
struct SubjectRequests: SubjectVerb {
  static let name = "requests"
  static let arguments = ""
  static let discussion = """
    requests  lists the requests that are not answered, with the days that are left of a month; --all, the others too.
              `--received DATE` with access, or with rectify or erase --dry-run, notes one.
    """
  static let options: [CommandOption] = [.all]

  private struct Request: Encodable {
    let request: Int64, right: String, contact: Int64?, received: String, due: String, state: String, closed: String?,
      reason: String?
    let daysLeft: Int64?

    init(_ entry: RequestStore.Entry, today: Day) {
      (request, right, contact) = (entry.id, entry.right.rawValue, entry.contact)
      (received, due) = (Timestamp.date(entry.received), Timestamp.date(entry.due))
      (closed, reason) = (entry.closed.map { Timestamp.date($0) }, entry.reason)
      daysLeft = entry.outcome == nil ? entry.due / 86400 - today.number : nil
      state = entry.outcome?.rawValue ?? (entry.due / 86400 < today.number ? "overdue" : "open")
    }
  }

  func run(_ invocation: Invocation) throws(Problem) -> ExitCode {
    guard invocation.arguments.count == 1 else {
      throw Problem(.usage, "requests takes no WHO", remedy: "lahde subject requests")
    }
    let pipeline = try invocation.pipeline()
    let register = try invocation.register(pipeline, roles: [.compliance])
    let today = Day(seconds: invocation.context.now)
    let requests = try RequestStore(register).all().map { Request($0, today: today) }
      .filter { invocation.has("--all") || $0.closed == nil }
    try invocation.noteAccess(pipeline, count: requests.count, verb: Self.name)
    if invocation.format == "json" {
      invocation.output.write(try JSONText.encode(requests))
    } else if !requests.isEmpty {
      invocation.output.write(Self.text(requests))
    }
    let overdue = requests.filter { $0.state == "overdue" }.count
    if overdue > 0 {
      invocation.output.error("\(overdue) \(overdue == 1 ? "request is" : "requests are") overdue")
    }
    return .done
  }

  private static func text(_ requests: [Request]) -> String {
    var table = TextTable(columns: [
      .number("request"), .text("right"), .number("contact"), .text("received"), .text("due"), .text("state"),
      .number("days left"), .text("closed"), .text("reason", maxWidth: 50),
    ])
    for one in requests {
      table.add([
        "\(one.request)", one.right, one.contact.map { "\($0)" } ?? "", one.received, one.due, one.state,
        one.daysLeft.map { "\($0)" } ?? "", one.closed ?? "", one.reason ?? "",
      ])
    }
    return table.render()
  }
}
