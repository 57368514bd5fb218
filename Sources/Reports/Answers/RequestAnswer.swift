/// A person's request.
public struct RequestAnswer: Encodable, Sendable {
  let request: Int64, right: String, contact: Int64?, received: String, due: String, state: String, closed: String?
  let reason: String?
  let daysLeft: Int64?

  /// With all that it says.
  public init(
    request: Int64, right: String, contact: Int64? = nil, received: String, due: String, state: String,
    closed: String? = nil, reason: String? = nil, daysLeft: Int64? = nil
  ) {
    self.request = request
    self.right = right
    self.contact = contact
    self.received = received
    self.due = due
    self.state = state
    self.closed = closed
    self.reason = reason
    self.daysLeft = daysLeft
  }

  /// Whether it should have been answered by now.
  public var isOverdue: Bool { state == "overdue" }

  /// The list for a person; nothing where there is none.
  public static func text(_ requests: [RequestAnswer]) -> String {
    guard !requests.isEmpty else { return "" }
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
