/// A steward's decision that holds.
public struct DecisionAnswer: Encodable, Sendable {
  let decision: Int64, run: Int64, kind: String, left: String, right: String, verdict: String, state: String
  let author: String, reason: String?

  /// With all that it says.
  public init(
    decision: Int64, run: Int64, kind: String, left: String, right: String, verdict: String, state: String,
    author: String, reason: String? = nil
  ) {
    self.decision = decision
    self.run = run
    self.kind = kind
    self.left = left
    self.right = right
    self.verdict = verdict
    self.state = state
    self.author = author
    self.reason = reason
  }

  /// The list for a person.
  public static func text(_ decisions: [DecisionAnswer]) -> String {
    var text = TextTable(columns: [
      .number("decision"), .number("run"), .text("kind"), .text("left"), .text("right"), .text("verdict"),
      .text("state"), .text("author"), .text("reason"),
    ])
    for one in decisions {
      text.add([
        "\(one.decision)", "\(one.run)", one.kind, one.left, one.right, one.verdict, one.state, one.author,
        one.reason ?? "",
      ])
    }
    return text.render()
  }
}
