import Compliance
import Foundation
import Pipeline
import Records
import Register
import Reports

/// `lahde subject object`.
struct SubjectObject: SubjectVerb {
  static let name = "object"
  static let arguments = "WHO"
  static let discussion = """
    object    notes that a person, or with `company:ID` a company, objects to direct marketing (--purpose email-marketing: to
              that by e-mail only). Her data stays. It is kept by codes of her addresses and records (of a company's business
              ID), so a merge, a split, an undo, another import or a restored backup does not lose it; of several words the
              most restrictive holds. With --received it counts as a request, answered at once. WHO may be an address that
              nobody has yet. --lift takes it back on her own word only; --reason tells how she gave it.
                echo liisa.virtanen@yritys.example | lahde subject object - --received 2026-05-02
                echo liisa.virtanen@yritys.example | lahde subject object - --lift --reason "her e-mail of 2026-06-01"
    """
  static let options: [CommandOption] = [
    CommandOption(
      "--purpose", "PURPOSE", choices: MarketingPurpose.allCases.map(\.rawValue),
      "object: what she objects to (else marketing: all of it)"),
    CommandOption("--lift", "object: take the objection back, on her own word"),
    SubjectCommand.reason, RequestNote.received, .wait,
  ]

  private struct Answer: Encodable {
    let schema = "lahde.objection/1"
    enum Act: String, Encodable { case object, lift }
    let run: Int64?, act: Act, purpose: String, codes: Int, marketing: String, since: String?
    let kind: String?, ids: [Int64], requests: [Int64], sharedAddresses: Int
  }

  func run(_ invocation: Invocation) throws(Problem) -> ExitCode {
    guard invocation.arguments.count == 2 else {
      throw Problem(.usage, "object wants to know who objects", remedy: "lahde subject object WHO")
    }
    let isLift = invocation.has("--lift")
    let reason = invocation.value("--reason")?.trimmingCharacters(in: .whitespaces) ?? ""
    guard isLift != reason.isEmpty else {
      throw Problem(
        .usage, isLift ? "only the person's own word lifts an objection" : "--reason is for --lift only",
        remedy: isLift ? "--reason tells how and when she gave it" : "leave it out: an objection needs no reason")
    }
    let pipeline = try invocation.pipeline()
    try invocation.authorise(pipeline.contract, [.compliance])
    let received = try RequestNote.day(invocation)
    let who = Who.words(invocation.arguments[1])
    let purpose = invocation.value("--purpose").flatMap { MarketingPurpose(rawValue: $0) } ?? .marketing
    let objecting = Objecting(try invocation.workplace(pipeline))
    let subject = { (queries: Queries) throws(Problem) in try Self.subject(who, queries) }
    let outcome =
      isLift
      ? try objecting.lift(purpose.scope, reason: reason, received: received, subject)
      : try objecting.object(to: purpose.scope, received: received, subject)
    try invocation.noteAccess(pipeline, count: outcome.records.count, of: outcome.records, verb: Self.name)
    let answer = Answer(
      run: outcome.run, act: isLift ? .lift : .object, purpose: purpose.rawValue, codes: outcome.codes,
      marketing: outcome.state.text, since: outcome.state.since.map { Timestamp.date($0) },
      kind: outcome.records.first.map { $0.kind == .person ? "contact" : "company" }, ids: outcome.records.map(\.id),
      requests: outcome.requests.map(\.id), sharedAddresses: outcome.sharedAddresses)
    invocation.output.write(invocation.format == "json" ? try JSONText.encode(answer) : Self.text(answer))
    for one in outcome.requests { invocation.output.error("request \(one.id): \(isLift ? "lifted" : "answered")") }
    if answer.sharedAddresses > 0 {
      invocation.output.error(
        "\(answer.sharedAddresses) of her addresses others have too; what stands for it stays until it is named itself")
    }
    return .done
  }

  private static func text(_ answer: Answer) -> String {
    let ids = answer.ids.map(String.init).joined(separator: ", ")
    let whom = answer.ids.isEmpty ? "whoever comes with this address" : "\(answer.kind ?? "") \(ids)"
    let done =
      answer.run.map { run in
        answer.codes == 0
          ? "run \(run): stands already"
          : "run \(run): \(answer.codes) \(answer.codes == 1 ? "code" : "codes") \(answer.act == .lift ? "lifted" : "made")"
      } ?? "stands already; nothing was written"
    let since = answer.since.map { ", since \($0)" } ?? ""
    return "\(done)\nmarketing to \(whom): \(answer.marketing)\(since)\n"
  }

  /// Who is meant. An address may be one that nobody has, or several.
  private static func subject(_ who: String, _ queries: Queries) throws(Problem) -> Objecting.Subject {
    guard who.contains("@"), !who.contains("=") else {
      let record = try Who.find(who, in: queries)
      return record.kind == .person ? .person(.init(contact: record.id, email: nil)) : .company(record.id)
    }
    let contacts = try Objecting.contacts(with: who, queries)
    return .person(.init(contact: contacts.count == 1 ? contacts[0].id : nil, email: who))
  }
}
