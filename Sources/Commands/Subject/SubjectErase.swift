import Compliance
import Configuration
import Pipeline
import Records
import Register
import Reports

/// `lahde subject erase`.
struct SubjectErase: Command {
  static let name = "erase"
  static let abstract = "Erase a person: first the list of what would go, then that list."
  static let arguments = "WHO"
  static let argumentCount = 1...1
  static let discussion =
    """
    First with --dry-run: every observation that would go, and who looks like the person and stays. Then with --confirm and
    the hash of that list. Values go from the register for good; the person is kept out of imports, of undone runs and of
    restored backups by codes. Recipients of lists that carried the person are named; --removals writes for them which address
    to remove. The certificate tells what was done and what could not be reached. Ends with 65 if the list is
    another by now, and with 75 if somebody was reading: then the next run finishes it.

    echo liisa.virtanen@yritys.example | lahde subject erase - --dry-run --received 2026-05-02
    echo liisa.virtanen@yritys.example | lahde subject erase - --confirm 0f3a5c7e9b1d2f40


    """ + Who.usage
  private static let dryRun = SubjectOptions.dryRun("the list and its hash")
  private static let confirm = CommandOption("--confirm", "HASH", "do it, if the list is the one with this hash")
  private static let field = SubjectOptions.field(
    "only this one of the person, where it is not needed or outdated")
  private static let later = CommandOption("--later", "leave it to the next run to write the file anew")
  private static let removals = CommandOption(
    "--removals", "FILE", "write whose address each recipient of a list is to remove (CSV)")
  static let options: [CommandOption] = [
    .pipeline, .register, dryRun, confirm, removals, SubjectOptions.leaveOut, field, RequestNote.received, later, .wait,
    .format(.text, .json),
  ]

  func run(_ invocation: Invocation) throws(Problem) -> ExitCode {
    let (confirmed, isRehearsal) = (invocation.value(Self.confirm), invocation.has(Self.dryRun))
    guard isRehearsal != (confirmed != nil) else {
      throw Problem(
        .usage, "erase wants either --dry-run, which shows what would go, or --confirm with the hash that it shows",
        remedy: "begin with --dry-run")
    }
    let field = try SubjectOptions.field(
      Self.field, invocation, of: PersonPart.single, remedy: "; `subject rectify` puts a wrong value right")
    guard invocation.value(Self.removals) == nil || (confirmed != nil && field == nil) else {
      throw Problem(
        .usage, "--removals goes with --confirm, where the whole person is erased", remedy: "leave it out here")
    }
    let pipeline = try invocation.pipeline()
    let received = try RequestNote.day(invocation).map { $0.number * 86400 }
    let who = Who.words(invocation.arguments[0])
    let except = try invocation.numbers(SubjectOptions.leaveOut, of: "an observation's number")
    if isRehearsal {
      let register = try invocation.register(pipeline, roles: [.compliance], restricted: .told)
      let queries = Queries(register)
      let subject = try Self.subject(who, queries)
      let plan = try Erasure.plan(register, subject, field: field, except: except)
      let restricted = try ProcessingRestrictionStore(register).keys()
      if plan.found.lookAlikes.contains(where: { restricted.contains($0.key) }) {
        invocation.output.withheld(RestrictedPersons.withheld.message)
      }
      let list = ErasureList(
        plan, pipeline, restricted: restricted, doubts: try Self.doubts(register, who))
      let record = try subject.contact.flatMap { (id) throws(Problem) in try queries.record(.person, id: id) }
      try invocation.noteAccess(pipeline, count: list.count, of: record.map { [$0] } ?? [])
      try invocation.answer(list, list.text())
      try RequestNote(invocation: invocation, pipeline: pipeline, right: .erase).note(subject, register)
      return .done
    }
    try invocation.authorise(pipeline.contract, [.compliance])
    let erasure = Erasure(try invocation.workplace(pipeline))
    let certificate = try erasure.erase(
      confirmed: confirmed ?? "", field: field, except: except, received: received,
      later: invocation.has(Self.later),
      removals: invocation.value(Self.removals).map { RemovalList($0, kept: invocation.kept(pipeline)) }
    ) { (queries) throws(Problem) in try Self.subject(who, queries) }
    invocation.output.committed("run \(certificate.run)")
    let answer = ErasureAnswer(certificate)
    try invocation.answer(answer, answer.text())
    guard certificate.isFinished || invocation.has(Self.later) else {
      invocation.output.message(
        "somebody is reading the register: what was erased is in its write-ahead log until the next run")
      return .locked
    }
    return .done
  }

  /// Who is meant, also where she is no contact any more.
  static func subject(_ who: String, _ queries: Queries) throws(Problem) -> Erasure.Subject {
    let email = who.contains("@") && !who.contains("=") ? who : nil
    let id = Int64(who.hasPrefix("contact:") ? String(who.dropFirst(8)) : who)
    switch try Who.meant(who, in: queries) {
    case .one(let record) where record.kind == .person: return Erasure.Subject(contact: record.id, email: email)
    case .one:
      guard email == nil else { return Erasure.Subject(contact: nil, email: email) }
      throw Problem(.usage, "this is a company, not a person", remedy: "`lahde show` tells its contacts")
    // A contact that is no more may have left observations behind.
    case .nobody where email != nil || id != nil: return Erasure.Subject(contact: id, email: email)
    case let meant: throw meant.problem
    }
  }

  /// Why observations may be another person's, as `subject access` sees it; nothing of one who is no contact any more.
  private static func doubts(
    _ register: RegisterFile, _ who: String
  ) throws(Problem) -> [Int64: SubjectSelection.Doubt] {
    let items: [SubjectSelection.Item]
    do throws(Problem) { items = try SubjectSearch(register).find(who).selection.items } catch {
      guard error.code == .nobodyOrSeveral else { throw error }
      return [:]
    }
    return Dictionary(items.compactMap { item in item.doubt.map { (item.observation.id, $0) } }) { first, _ in first }
  }
}
