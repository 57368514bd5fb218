import Compliance
import Configuration
import Foundation
import Pipeline
import Records
import Register
import Reports

/// `lahde subject object`.
struct SubjectObject: Command {
  static let name = "object"
  static let abstract = "Note that a person, or a company, objects to direct marketing or to another purpose."
  static let arguments = "WHO"
  static let argumentCount = 1...1
  static let discussion =
    """
    The data stays. The objection is kept by codes of addresses and records (of a company's business ID), so a merge, a
    split, an undo, another import or a restored backup does not lose it; of several words the most restrictive holds. With
    --received it counts as a request, answered at once. WHO may be an address that nobody has yet.
    Marketing can always be objected to; another purpose unless it rests on a contract, a legal obligation or a vital
    interest (Article 21(1)). Who objects to communication, or to the customer register, gets no marketing either. --lift
    takes one purpose back on the person's own word only; --reason tells how it was given.

    echo liisa.virtanen@yritys.example | lahde subject object - --received 2026-05-02
    echo liisa.virtanen@yritys.example | lahde subject object - --lift --reason "e-mail of 2026-06-01"


    """ + Who.usage
  private static let purpose = CommandOption(
    "--purpose", "PURPOSE", choices: ObjectionPurpose.allCases.map(\.rawValue),
    "what is objected to (else marketing: all of it)")
  private static let lift = CommandOption("--lift", "take the objection back, on the person's own word")
  private static let reason = SubjectOptions.reason("--lift: how and when the word was given; it is kept")
  static let options: [CommandOption] = [
    .pipeline, .register, purpose, lift, reason, RequestNote.received, .wait, .format(.text, .json),
  ]

  func run(_ invocation: Invocation) throws(Problem) -> ExitCode {
    let isLift = invocation.has(Self.lift)
    let reason = invocation.said(Self.reason) ?? ""
    guard isLift != reason.isEmpty else {
      throw Problem(
        .usage, isLift ? "only the person's own word lifts an objection" : "--reason is for --lift only",
        remedy: isLift ? "--reason tells how and when it was given" : "leave it out: an objection needs no reason")
    }
    let pipeline = try invocation.pipeline()
    try invocation.authorise(pipeline.contract, [.compliance])
    let received = try RequestNote.day(invocation)
    let who = Who.words(invocation.arguments[0])
    let purpose = invocation.value(Self.purpose).flatMap(ObjectionPurpose.init(rawValue:)) ?? .marketing
    if !isLift {
      do throws(Problem) { try pipeline.contract.demandObjectable(purpose) } catch {
        try note(who, pipeline, invocation, received)
        throw error
      }
    }
    let objecting = Objecting(try invocation.workplace(pipeline))
    let subject = { (queries: Queries) throws(Problem) in try Self.subject(who, queries) }
    let outcome =
      isLift
      ? try objecting.lift(purpose, reason: reason, received: received, subject)
      : try objecting.object(to: purpose, received: received, subject)
    if let run = outcome.run { invocation.output.committed("run \(run)") }
    try invocation.noteAccess(pipeline, count: outcome.records.count, of: outcome.records)
    let answer = ObjectionAnswer(
      run: outcome.run, act: isLift ? .lift : .object, purpose: purpose.rawValue, codes: outcome.codes,
      marketing: outcome.state.marketing.text, since: outcome.state.marketing.since.map { Timestamp.date($0) },
      others: Self.others(outcome.state),
      kind: outcome.records.first.map { $0.kind == .person ? "contact" : "company" }, ids: outcome.records.map(\.id),
      requests: outcome.requests.map(\.id), sharedAddresses: outcome.sharedAddresses)
    try invocation.answer(answer, answer.text())
    for one in outcome.requests { invocation.output.message("request \(one.id): \(isLift ? "lifted" : "answered")") }
    if outcome.sharedAddresses > 0 {
      invocation.output.message(
        "\(outcome.sharedAddresses) of the addresses others have too; what stands for it stays until it is named itself"
      )
    }
    return .done
  }

  /// Notes the request of an objection that is to be refused: it has its clock, and `subject refuse` answers it.
  private func note(
    _ who: String, _ pipeline: PipelineFile, _ invocation: Invocation, _ received: Day?
  ) throws(Problem) {
    guard received != nil else { return }
    let register = try invocation.register(pipeline, roles: [.compliance], restricted: .told)
    guard case .person(let subject) = try Self.subject(who, Queries(register)) else { return }
    try RequestNote(invocation: invocation, pipeline: pipeline, right: .object).note(subject, register)
  }

  /// What stands besides the objections to marketing, which the answer tells in a word.
  private static func others(_ state: Standing) -> [String] {
    state.bars.filter { $0.cause != .objection(.marketing) && $0.cause != .objection(.emailMarketing) }
      .map { "\($0.text), since \(Timestamp.date($0.since))" }.sorted()
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
