import Compliance
import Configuration
import Foundation
import Pipeline
import Records
import Register
import Reports

/// `lahde subject rectify`.
struct SubjectRectify: Command {
  static let name = "rectify"
  static let abstract = "Put a value right, of a contact or of a company."
  static let arguments = "WHO"
  static let argumentCount = 1...1
  static let discussion =
    """
    --field and --to, which goes through the field's rules (`-`: a line of standard input, the one after WHO's). It is kept
    by the keys of the records, so it holds whatever their sources say in later nights, and after an undo; records that
    repeat the incorrect value are counted in the run report (correction.repeated). Tells who may have got the incorrect
    value. --dry-run first shows the records; leave out what is another's. --withdraw takes it back, with --reason: the
    correction itself was wrong.

    echo liisa.virtanen@yritys.example | lahde subject rectify - --field person.title --to Talousjohtaja
    lahde subject rectify company:17 --field company.city --to Oulu --received 2026-05-02
    lahde subject rectify 17 --field person.title --withdraw --reason "the letter was about somebody else"


    """ + Who.usage
  private static let field = SubjectOptions.field("the field")
  private static let right = CommandOption("--to", "VALUE", "the right value")
  private static let withdraw = CommandOption("--withdraw", "take the correction back")
  private static let reason = SubjectOptions.reason("why; it is kept with the correction")
  private static let dryRun = SubjectOptions.dryRun("the list")
  static let options: [CommandOption] = [
    .pipeline, .register, field, right, withdraw, reason, SubjectOptions.leaveOut, dryRun, RequestNote.received, .wait,
    .format(.text, .json),
  ]

  func run(_ invocation: Invocation) throws(Problem) -> ExitCode {
    guard let field = try SubjectOptions.field(Self.field, invocation, of: Field.allCases) else {
      throw Problem(
        .usage, "\(invocation.command) wants to know which field",
        remedy: "lahde subject rectify WHO --field FIELD --to VALUE")
    }
    let isWithdrawal = invocation.has(Self.withdraw)
    let reason = invocation.said(Self.reason)
    guard isWithdrawal != (invocation.value(Self.right) != nil) else {
      throw Problem(
        .usage, "rectify wants either the right value, or to know that the correction was itself wrong",
        remedy: "--to VALUE, or --withdraw")
    }
    guard !isWithdrawal || reason != nil else {
      throw Problem(.usage, "taking a correction back wants its reason", remedy: "--reason tells why it was wrong")
    }
    let pipeline = try invocation.pipeline()
    try invocation.authorise(pipeline.contract, [.compliance])
    let received = try RequestNote.day(invocation)
    let who = Who.words(invocation.arguments[0])
    let value = invocation.value(Self.right).map(Who.words)
    let except = Set(try invocation.numbers(SubjectOptions.leaveOut, of: "an observation's number"))
    if invocation.has(Self.dryRun) {
      guard let value else {
        throw Problem(
          .usage, "--dry-run is for --to", remedy: "`lahde subject corrections` shows what would be taken back")
      }
      return try rehearse(who, field, value, except, pipeline, invocation)
    }
    let rectifying = Rectifying(try invocation.workplace(pipeline))
    let record = { (queries: Queries) throws(Problem) in try Who.find(who, in: queries) }
    let outcome: Rectifying.Outcome
    var plan: Rectifying.Plan?
    if let value {
      let done = try rectifying.rectify(
        field, to: value, except: except, reason: reason, received: received, record)
      (plan, outcome) = (done.plan, done.outcome)
    } else {
      outcome = try rectifying.withdraw(field, reason: reason ?? "", received: received, record)
    }
    if let run = outcome.run { invocation.output.committed("run \(run)") }
    let named = (plan.map { [$0.record] } ?? outcome.record.map { [$0] } ?? [])
    try invocation.noteAccess(pipeline, count: 1, of: named)
    var answer = RectificationAnswer(field, plan, outcome, pipeline)
    if let plan, !plan.stands {
      let register = try invocation.register(pipeline, roles: [.compliance], restricted: .told)
      answer.looks = try CarriedValue(plan, Queries(register)).looks(
        AccessLog(register: invocation.registerPath(pipeline)))
    }
    try invocation.answer(answer, answer.text())
    for one in outcome.requests { invocation.output.message("request \(one.id): answered") }
    return .done
  }

  /// Shows what would be put right, and notes the request.
  private func rehearse(
    _ who: String, _ field: Field, _ value: String, _ except: Set<Int64>, _ pipeline: PipelineFile,
    _ invocation: Invocation
  ) throws(Problem) -> ExitCode {
    let register = try invocation.register(pipeline, roles: [.compliance], restricted: .told)
    let record = try Who.find(who, in: Queries(register))
    let plan = try Rectifying.plan(register, record, field, to: value, except: except)
    try invocation.noteAccess(pipeline, count: plan.observations.count, of: [record])
    let answer = RectificationAnswer(field, plan, nil, pipeline)
    try invocation.answer(answer, answer.text())
    if record.kind == .person {
      try RequestNote(invocation: invocation, pipeline: pipeline, right: .rectify)
        .note(Erasure.Subject(contact: record.id, email: nil), register)
    } else if try RequestNote.day(invocation) != nil {
      invocation.output.message("a company's request is noted when it is answered: give --received without --dry-run")
    }
    return .done
  }
}
