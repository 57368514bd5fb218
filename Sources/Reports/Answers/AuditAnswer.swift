/// A line of the audit log: a run, another entry of the ledger, or a look.
public struct AuditAnswer: Encodable, Sendable {
  /// When, `2026-05-02T00:00:00Z`; who; `access`, `run` or `ledger`; and what was done.
  public let time: String, user: String, kind: String, what: String
  /// The run, where it is one.
  public let run: Int64?
  let records: Int?
  /// The contacts that it was about, where they are named.
  public let contacts: [Int64]
  /// For which reason somebody looked, where one was needed.
  let reason: String?

  /// With all that it says.
  public init(
    time: String, user: String, kind: String, what: String, run: Int64? = nil, records: Int? = nil, contacts: [Int64],
    reason: String? = nil
  ) {
    self.time = time
    self.user = user
    self.kind = kind
    self.what = what
    self.run = run
    self.records = records
    self.contacts = contacts
    self.reason = reason
  }

  /// Whether it is of a kind, or of a command.
  public func isOf(_ word: String) -> Bool { kind == word || what == word }

  /// The list for a person.
  public static func text(_ lines: [AuditAnswer]) -> String {
    var table = TextTable(columns: [
      .text("time"), .text("user"), .text("kind"), .text("what"), .number("run"), .number("records"),
      .text("contacts", maxWidth: 40), .text("reason", maxWidth: 40),
    ])
    for line in lines {
      table.add([
        line.time, line.user, line.kind, line.what, line.run.map(String.init) ?? "",
        line.records.map(String.init) ?? "", line.contacts.map(String.init).joined(separator: ", "),
        line.reason ?? "",
      ])
    }
    return table.render()
  }
}
