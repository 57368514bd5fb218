/// The funnel of an audience.
public struct AudienceAnswer: Encodable, Sendable {
  /// Why contacts are left behind at a step, and how many.
  public struct Reason: Encodable, Sendable {
    let reason: String, contacts: Int
  }

  /// A step and how many are left after it.
  public struct Step: Encodable, Sendable {
    let step: String, left: Int, reasons: [Reason]

    /// A step.
    public init(step: String, left: Int, reasons: [(String, Int)]) {
      (self.step, self.left) = (step, left)
      self.reasons = reasons.map { Reason(reason: $0.0, contacts: $0.1) }
    }
  }

  let purpose: String, recipient: String?, contacts: Int, stated: Int?, derived: Int?
  let steps: [Step], listed: Int, run: Int64?, output: String?

  /// With all that it says; `stated` and `derived` where the audience is by area.
  public init(
    purpose: String, recipient: String?, contacts: Int, stated: Int?, derived: Int?, steps: [Step], listed: Int,
    run: Int64?, output: String?
  ) {
    (self.purpose, self.recipient, self.contacts, self.stated, self.derived) = (
      purpose, recipient, contacts, stated, derived
    )
    (self.steps, self.listed, self.run, self.output) = (steps, listed, run, output)
  }

  /// The funnel for a person.
  public func text() -> String {
    var table = TextTable(columns: [.text("step"), .number("left"), .text("left behind, and why", maxWidth: 100)])
    table.add(["contacts", "\(contacts)", ""])
    for (index, step) in steps.enumerated() {
      let reasons = step.reasons.isEmpty ? [""] : step.reasons.map { "\($0.contacts): \($0.reason)" }
      table.add([step.step, "\(step.left)", reasons[0]])
      for reason in reasons.dropFirst() { table.add(["", "", reason]) }
      if index == 0, let stated, let derived {
        table.add(["  stated by a source", "\(stated)", ""])
        table.add(["  derived from a title", "\(derived)", ""])
      }
    }
    table.add(["listed", "\(listed)", ""])
    return table.render()
  }
}

/// Why somebody is, or is not, in a mailing.
public struct AudienceExplanation: Encodable, Sendable {
  let contact: Int64, purpose: String, listed: Bool, reasons: [String]

  /// With all reasons; without one the contact is listed.
  public init(contact: Int64, purpose: String, reasons: [String]) {
    (self.contact, self.purpose, self.reasons, listed) = (contact, purpose, reasons, reasons.isEmpty)
  }

  /// The same for a person.
  public func text() -> String {
    listed
      ? "contact \(contact) is in a mailing for \(purpose)\n"
      : "contact \(contact) is not in a mailing for \(purpose):\n" + reasons.map { "  \($0)\n" }.joined()
  }
}
