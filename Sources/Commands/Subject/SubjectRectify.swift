import Compliance
import Configuration
import Foundation
import Pipeline
import Records
import Register
import Reports

/// `lahde subject rectify`.
struct SubjectRectify: SubjectVerb {
  static let name = "rectify"
  static let arguments = "WHO"
  static let discussion = """
    rectify   puts a value right, of a contact or of a company: --field and --to, which goes through the field's rules (`-`:
              a line of standard input, the one after WHO's). It is kept by the keys of the records, so it holds whatever
              their sources say in later nights, and after an undo; records that repeat the incorrect value are counted in
              the run report (correction.repeated). Tells who may have got the incorrect value. --dry-run first shows the
              records; leave out what is another's. --withdraw takes it back, with --reason: the correction itself was wrong.
                echo liisa.virtanen@yritys.example | lahde subject rectify - --field person.title --to Talousjohtaja
                lahde subject rectify company:17 --field company.city --to Oulu --received 2026-05-02
                lahde subject rectify 17 --field person.title --withdraw --reason "her letter was about somebody else"
    """
  static let options: [CommandOption] = [
    SubjectCommand.field, CommandOption("--to", "VALUE", "rectify: the right value"),
    CommandOption("--withdraw", "rectify: take the correction back"), SubjectCommand.reason, SubjectCommand.leaveOut,
    SubjectCommand.dryRun, RequestNote.received, .wait,
  ]

  func run(_ invocation: Invocation) throws(Problem) -> ExitCode {
    guard invocation.arguments.count == 2,
      let field = try SubjectCommand.field(invocation, of: Field.allCases, remedy: "")
    else {
      throw Problem(
        .usage, "rectify wants to know of whom, and which field",
        remedy: "lahde subject rectify WHO --field FIELD --to VALUE")
    }
    let isWithdrawal = invocation.has("--withdraw")
    let reason = invocation.value("--reason")?.trimmingCharacters(in: .whitespaces)
    guard isWithdrawal != (invocation.value("--to") != nil) else {
      throw Problem(
        .usage, "rectify wants either the right value, or to know that the correction was itself wrong",
        remedy: "--to VALUE, or --withdraw")
    }
    guard !isWithdrawal || reason?.isEmpty == false else {
      throw Problem(.usage, "taking a correction back wants its reason", remedy: "--reason tells why it was wrong")
    }
    let pipeline = try invocation.pipeline()
    try invocation.authorise(pipeline.contract, [.compliance])
    let received = try RequestNote.day(invocation)
    let who = Who.words(invocation.arguments[1])
    let value = invocation.value("--to").map(Who.words)
    let except = Set(try SubjectErase.numbers(invocation.values(of: "--leave-out")))
    if invocation.has("--dry-run") {
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
        field, to: value, except: except, reason: reason?.isEmpty == true ? nil : reason, received: received, record)
      (plan, outcome) = (done.plan, done.outcome)
    } else {
      outcome = try rectifying.withdraw(field, reason: reason ?? "", received: received, record)
    }
    let named = (plan.map { [$0.record] } ?? outcome.record.map { [$0] } ?? [])
    try invocation.noteAccess(pipeline, count: 1, of: named, verb: Self.name)
    var answer = RectificationAnswer(field, plan, outcome, pipeline)
    if let plan, !plan.stands {
      let register = try invocation.register(pipeline, roles: [.compliance])
      answer.looks = try CarriedValue(plan, Queries(register)).looks(
        AccessLog(register: invocation.value("--register") ?? pipeline.registerPath))
    }
    invocation.output.write(invocation.format == "json" ? try JSONText.encode(answer) : answer.text())
    for one in outcome.requests { invocation.output.error("request \(one.id): answered") }
    return .done
  }

  /// Shows what would be put right, and notes the request.
  private func rehearse(
    _ who: String, _ field: Field, _ value: String, _ except: Set<Int64>, _ pipeline: PipelineFile,
    _ invocation: Invocation
  ) throws(Problem) -> ExitCode {
    let register = try invocation.register(pipeline, roles: [.compliance])
    let record = try Who.find(who, in: Queries(register))
    let plan = try Rectifying.plan(register, record, field, to: value, except: except)
    try invocation.noteAccess(pipeline, count: plan.observations.count, of: [record], verb: Self.name)
    let answer = RectificationAnswer(field, plan, nil, pipeline)
    invocation.output.write(invocation.format == "json" ? try JSONText.encode(answer) : answer.text())
    if record.kind == .person {
      try RequestNote(invocation: invocation, pipeline: pipeline, right: .rectify)
        .note(Erasure.Subject(contact: record.id, email: nil), register)
    } else if try RequestNote.day(invocation) != nil {
      invocation.output.error("a company's request is noted when it is answered: give --received without --dry-run")
    }
    return .done
  }
}
