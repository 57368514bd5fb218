import Text

/// How an audience came to be, in numbers: no personal data.
public struct AudienceAnswer: Encodable, Sendable {
  /// How many contacts were left after a step.
  public struct Step: Encodable, Sendable {
    let step: String, left: Int

    /// A step.
    public init(step: String, left: Int) { (self.step, self.left) = (step, left) }
  }

  /// How many fell out at a step, and why.
  public struct Reason: Encodable, Sendable {
    let step: String, reason: String, count: Int

    /// A reason.
    public init(step: String, reason: String, count: Int) {
      (self.step, self.reason, self.count) = (step, reason, count)
    }
  }

  private let schema = "lahde.audience/1"
  let purpose: String, contacts: Int
  /// How the area is known of those who have one that was asked for; nil where none was needed.
  let areaStated: Int?, areaDerived: Int?
  let steps: [Step], listed: Int, reasons: [Reason]
  /// How many lines wait in quarantine by which somebody who was not found may have said no.
  let waitingNoes: Int
  /// The list that was written; nil where none was.
  var recipient: String?, run: Int64?, export: Int64?

  /// With all that it says, of an audience that is not exported.
  public init(
    purpose: String, contacts: Int, areaStated: Int?, areaDerived: Int?, steps: [Step], listed: Int, waitingNoes: Int,
    reasons: [Reason]
  ) {
    (self.purpose, self.contacts, self.areaStated, self.areaDerived) = (purpose, contacts, areaStated, areaDerived)
    (self.steps, self.listed, self.waitingNoes, self.reasons) = (steps, listed, waitingNoes, reasons)
  }

  /// Adds that its list was given to a recipient.
  public mutating func exported(to recipient: String, run: Int64, export: Int64) {
    (self.recipient, self.run, self.export) = (recipient, run, export)
  }

  /// What is told of noes that wait.
  fileprivate static func told(_ waitingNoes: Int) -> String {
    waitingNoes == 0
      ? ""
      : "\nnotes and returned tokens in quarantine, of people who were not found: \(waitingNoes). "
        + "A no may be among them (`lahde quarantine list`).\n"
  }

  /// The answer for a person.
  public func text() -> String {
    var table = TextTable(columns: [.text("step"), .number("contacts")])
    table.add(["contacts", "\(contacts)"])
    if let areaStated, let areaDerived {
      table.add(["area stated", "\(areaStated)"])
      table.add(["area derived", "\(areaDerived)"])
    }
    for one in steps { table.add([one.step, "\(one.left)"]) }
    table.add(["listed", "\(listed)"])
    var text = table.render()
    if !reasons.isEmpty {
      var why = TextTable(columns: [.text("not listed at"), .number("contacts"), .text("why")])
      for one in reasons { why.add([one.step, "\(one.count)", one.reason]) }
      text += "\n" + why.render()
    }
    text += Self.told(waitingNoes)
    if let recipient, let run, let export {
      text += "\nexport \(export), run \(run): \(listed) rows for \(VisibleText.clean(recipient))\n"
    }
    return text
  }
}

/// Why one contact is not in an audience.
public struct AudienceExplanation: Encodable, Sendable {
  /// A reason, and the step at which it counts.
  public struct Reason: Encodable, Sendable {
    let step: String, reason: String

    /// A reason.
    public init(step: String, reason: String) { (self.step, self.reason) = (step, reason) }
  }

  private let schema = "lahde.audience-explanation/1"
  let contact: Int64, purpose: String, listed: Bool, reasons: [Reason]

  /// With all that it says.
  public init(contact: Int64, purpose: String, reasons: [Reason]) {
    (self.contact, self.purpose, self.reasons, listed) = (contact, purpose, reasons, reasons.isEmpty)
  }

  /// The answer for a person.
  public func text() -> String {
    guard !listed else { return "contact \(contact) is in the audience for \(purpose)\n" }
    var text = "contact \(contact) is not in the audience for \(purpose):\n"
    for one in reasons { text += "  \(one.step): \(VisibleText.clean(one.reason))\n" }
    return text
  }
}

/// What became of a list that was looked at again, in numbers.
public struct AudienceRecheck: Encodable, Sendable {
  private let schema = "lahde.audience-recheck/1"
  let rows: Int, kept: Int, dropped: [AudienceAnswer.Reason]
  /// How many lines wait in quarantine by which somebody who was not found may have said no.
  let waitingNoes: Int

  /// With all that it says.
  public init(rows: Int, kept: Int, dropped: [AudienceAnswer.Reason], waitingNoes: Int) {
    (self.rows, self.kept, self.dropped, self.waitingNoes) = (rows, kept, dropped, waitingNoes)
  }

  /// The answer for a person.
  public func text() -> String {
    var text = "\(kept) of \(rows) rows may still be written to\n" + AudienceAnswer.told(waitingNoes)
    guard !dropped.isEmpty else { return text }
    var why = TextTable(columns: [.text("dropped at"), .number("rows"), .text("why")])
    for one in dropped { why.add([one.step, "\(one.count)", one.reason]) }
    text += "\n" + why.render()
    return text
  }
}
