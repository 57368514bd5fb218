import Compliance
import Configuration
import Pipeline
import Records
import Register
import Reports

/// `lahde subject erase`.
struct SubjectErase: SubjectVerb {
  static let name = "erase"
  static let arguments = "WHO"
  static let discussion = """
    erase     first with --dry-run: every observation that would go, and who looks like her and stays. Then with --confirm
              and the hash of that list. Values go from the register for good; she is kept out of imports, of undone runs
              and of restored backups by codes. The certificate tells what was done and what could not be reached. Ends
              with 65 if the list is another by now, and with 75 if somebody was reading: then the next run finishes it.
                echo liisa.virtanen@yritys.example | lahde subject erase - --dry-run --received 2026-05-02
                echo liisa.virtanen@yritys.example | lahde subject erase - --confirm 0f3a5c7e9b1d2f40
    """
  static let options: [CommandOption] = [
    SubjectCommand.dryRun,
    CommandOption("--confirm", "HASH", "erase: do it, if the list is the one with this hash"),
    SubjectCommand.leaveOut, SubjectCommand.field, RequestNote.received,
    CommandOption("--later", "erase: leave it to the next run to write the file anew"), .wait,
  ]

  func run(_ invocation: Invocation) throws(Problem) -> ExitCode {
    guard invocation.arguments.count == 2 else {
      throw Problem(.usage, "erase wants to know whom", remedy: "lahde subject erase WHO")
    }
    let (confirmed, isRehearsal) = (invocation.value("--confirm"), invocation.has("--dry-run"))
    guard isRehearsal != (confirmed != nil) else {
      throw Problem(
        .usage, "erase wants either --dry-run, which shows what would go, or --confirm with the hash that it shows",
        remedy: "begin with --dry-run")
    }
    let field = try SubjectCommand.field(
      invocation, of: PersonPart.single, remedy: "; `subject rectify` puts a wrong value right")
    let pipeline = try invocation.pipeline()
    let received = try RequestNote.day(invocation).map { $0.number * 86400 }
    let who = Who.words(invocation.arguments[1])
    let except = try Self.numbers(invocation.values(of: "--leave-out"))
    if isRehearsal {
      let register = try invocation.register(pipeline, roles: [.compliance])
      let queries = Queries(register)
      let subject = try Self.subject(who, queries)
      let plan = try Erasure.plan(register, subject, field: field, except: except)
      let list = ErasureList(plan, pipeline, doubts: try Self.doubts(register, who))
      let record = try subject.contact.flatMap { (id) throws(Problem) in try queries.record(.person, id: id) }
      try invocation.noteAccess(pipeline, count: list.count, of: record.map { [$0] } ?? [], verb: Self.name)
      invocation.output.write(invocation.format == "json" ? try JSONText.encode(list) : list.text())
      try RequestNote(invocation: invocation, pipeline: pipeline, right: .erase).note(subject, register)
      return .done
    }
    try invocation.authorise(pipeline.contract, [.compliance])
    let erasure = Erasure(try invocation.workplace(pipeline))
    let certificate = try erasure.erase(
      confirmed: confirmed ?? "", field: field, except: except, received: received,
      later: invocation.has("--later")
    ) { (queries) throws(Problem) in try Self.subject(who, queries) }
    let answer = ErasureAnswer(certificate)
    invocation.output.write(invocation.format == "json" ? try JSONText.encode(answer) : answer.text())
    guard certificate.isFinished || invocation.has("--later") else {
      invocation.output.error(
        "somebody is reading the register: what was erased is in its write-ahead log until the next run")
      return .locked
    }
    return .done
  }

  /// Who is meant, also where she is no contact any more.
  static func subject(_ who: String, _ queries: Queries) throws(Problem) -> Erasure.Subject {
    let email = who.contains("@") && !who.contains("=") ? who : nil
    let id = Int64(who.hasPrefix("contact:") ? String(who.dropFirst(8)) : who)
    do throws(Problem) {
      let record = try Who.find(who, in: queries)
      guard record.kind == .person else {
        guard email == nil else { return Erasure.Subject(contact: nil, email: email) }
        throw Problem(.usage, "this is a company, not a person", remedy: "`lahde show` tells its contacts")
      }
      return Erasure.Subject(contact: record.id, email: email)
    } catch {
      guard error.code == .nobodyOrSeveral, error.message.hasPrefix("nobody"), email != nil || id != nil else {
        throw error
      }
      return Erasure.Subject(contact: id, email: email)
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

  static func numbers(_ words: [String]) throws(Problem) -> [Int64] {
    try words.map { word throws(Problem) in
      guard let number = Int64(word) else {
        throw Problem(.usage, "--leave-out wants an observation's number", remedy: "as --leave-out 12")
      }
      return number
    }
  }
}
