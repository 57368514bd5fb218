import Compliance
import Configuration
import Pipeline
import Records
import Register
import Reports

/// `lahde subject restrict`.
struct SubjectRestrict: Command {
  static let name = "restrict"
  static let abstract = "Restrict the processing of a person's data: it is kept as it is, and used for nothing."
  static let arguments = "WHO"
  static let argumentCount = 1...1
  static let discussion =
    """
    No list has the person, nights leave their records as they are, nothing else is joined to them, and retention does not
    erase them; they are shown only with a reason. What the person asks for themselves is still done: access, erasure,
    rectification. The person must be told before it is lifted: --told notes the day, and --lift is refused until then.

    lahde subject restrict 17 --reason "accuracy is contested" --received 2026-05-02
    lahde subject restrict 17 --told 2026-06-01
    lahde subject restrict 17 --lift --reason "the address was right"


    """ + Who.usage
  private static let reason = SubjectOptions.reason("on which ground it is restricted or lifted; it is kept")
  private static let told = CommandOption(
    "--told", "DATE", "the day on which the person was told that it will be lifted")
  private static let lift = CommandOption("--lift", "lift the restriction")
  static let options: [CommandOption] = [.pipeline, .register, reason, told, lift, RequestNote.received, .wait]

  func run(_ invocation: Invocation) throws(Problem) -> ExitCode {
    let (isLift, today) = (invocation.has(Self.lift), Day(seconds: invocation.context.now))
    let told = try invocation.value(Self.told, wants: "a day that has been", as: "2026-06-01") { text in
      Day(text).flatMap { $0 <= today ? $0 : nil }
    }
    let reason = invocation.said(Self.reason)
    guard told == nil || (!isLift && reason == nil) else {
      throw Problem(
        .usage, "--told stands alone", remedy: "note that the person was told; then lift it with --lift --reason")
    }
    guard told != nil || reason != nil else {
      throw Problem(.usage, "a restriction, and its lifting, wants its reason", remedy: "--reason tells it")
    }
    let pipeline = try invocation.pipeline()
    try invocation.authorise(pipeline.contract, [.compliance])
    let received = try RequestNote.day(invocation)
    guard received == nil || (!isLift && told == nil) else {
      throw Problem(.usage, "--received is for a request to restrict", remedy: "leave it out")
    }
    let who = Who.words(invocation.arguments[0])
    let restricting = RestrictingProcessing(try invocation.workplace(pipeline))
    let subject = { (queries: Queries) throws(Problem) in try SubjectErase.subject(who, queries) }
    let (outcome, done): (RestrictingProcessing.Outcome, String)
    if let told {
      (outcome, done) = (try restricting.tell(on: told, subject), "the person was told that it will be lifted")
    } else if isLift {
      (outcome, done) = (try restricting.lift(reason: reason ?? "", subject), "no longer restricted")
    } else {
      (outcome, done) = (
        try restricting.restrict(reason: reason ?? "", received: received, subject), "restricted"
      )
    }
    invocation.output.committed("run \(outcome.run)")
    try invocation.noteAccess(pipeline, count: 1)
    let records = outcome.records == 1 ? "1 record" : "\(outcome.records) records"
    invocation.output.text("Run \(outcome.run): processing of \(records): \(done).\n")
    for one in outcome.requests { invocation.output.message("request \(one.id): answered") }
    return .done
  }
}
