import Compliance
import Configuration
import Records
import Register
import Text

/// Gives a list of an audience to a recipient: computed, written down and sealed under one lock, so that there is no list
/// without its entry.
public struct Exporting {
  /// Who gets what for what.
  public struct Order {
    /// What the mailing is for, and what it asks for.
    public let purpose: MailingPurpose, criteria: Mailability.Criteria
    /// Who gets the list, by the name in the contract, and by which options it is chosen, in words.
    public let recipient: String, options: String

    /// An order.
    public init(_ purpose: MailingPurpose, _ criteria: Mailability.Criteria, recipient: String, options: String) {
      (self.purpose, self.criteria, self.recipient, self.options) = (purpose, criteria, recipient, options)
    }
  }

  private let workplace: Workplace

  /// Exports from the register of a workplace.
  public init(_ workplace: Workplace) { self.workplace = workplace }

  /// The processor of that name, if it may get a list today; throws ``ExitCode/configuration``.
  public static func recipient(_ name: String, _ contract: Contract, today: Day) throws(Problem) -> Processor {
    guard let processor = contract.processors.first(where: { $0.name == name }) else {
      let names = contract.processors.map { "\"\($0.name)\"" }.joined(separator: ", ")
      throw Problem(
        .configuration, file: contract.file, "\"\(name)\" is no processor of the contract, so it gets no data",
        remedy: names.isEmpty ? "the contract names none" : "its processors are \(names)")
    }
    guard processor.since <= today else {
      throw Problem(
        .configuration, file: contract.file,
        "the agreement with \"\(name)\" begins on \(processor.since.text), so it gets no data yet",
        remedy: "wait until then, or mend \"since\" if the agreement stands already")
    }
    return processor
  }

  /// Exports: `write` puts the list's bytes, which `rows` makes of the audience, where they are safe; the run follows, and only
  /// then may the list get its name.
  public func export(
    _ order: Order, rows: (Audience, UnsubscribeTokens) throws(Problem) -> [UInt8],
    write: ([UInt8]) throws(Problem) -> Void
  ) throws(Problem) -> (run: Int64, audience: Audience) {
    let session = try workplace.open()
    let (contract, now) = (workplace.contract, workplace.context.now)
    let audience = try Audience(
      session.register, session.keys, contract, for: order.purpose, order.criteria, now: now)
    let bytes = try rows(audience, UnsubscribeTokens(session.keys))
    try write(bytes)
    let list = SHA256.hash(bytes)
    let members = audience.listed.map(\.id)
    let purpose: ExportStore.Purpose = order.purpose == .communication ? .communication : .directMarketing
    let done = try session.run(.export) { run throws(Problem) in
      let store = ExportStore(session.register)
      let export = try store.add(
        run: run, purpose, recipient: order.recipient, criteria: order.options, list: list.bytes, members: members,
        made: now)
      if order.criteria.givesNotice { try store.noteNotice(of: members, by: export, given: now, run: run) }
    } seal: { _, run, audit throws(Problem) in
      try audit.append(
        run: run, act: .export("to \(order.recipient) for \(purpose.rawValue), \(members.count) rows"), content: list,
        context: workplace.context)
    }
    return (done.run, audience)
  }
}
