import Compliance
import Configuration
import Foundation
import Records
import Register
import Reports
import Text

/// `lahde audit log`: runs, entries of the ledger and looks, in one list by time.
struct AuditLog: Command {
  static let name = "log"
  static let abstract = "List runs, the ledger's other entries and the access log, oldest first."
  static let discussion = """
    `--kind` is access, run, ledger, or a word of the column `what`. `--person WHO` keeps to what named the contact (show,
    provenance, explain, subject, a short find) and to the runs that changed it: a look at a whole list names nobody, and
    stands in the log without --person. A contact's ID is taken as it is, also when the contact is gone.
    """
  private static let by = CommandOption("--by", "USER", "of this user")
  private static let person = CommandOption("--person", "WHO", "about this contact")
  private static let since = CommandOption("--since", "DATE", "from this day on")
  private static let kind = CommandOption("--kind", "KIND", "access, run, ledger, or for example show, night, undo")
  static let options: [CommandOption] = [.pipeline, .register, by, person, since, kind, .format(.text, .json)]

  /// Writes the list; it is itself a look.
  func run(_ invocation: Invocation) throws(Problem) -> ExitCode {
    let since = try invocation.day(Self.since).map { Timestamp.text($0.number * 86400) }
    let pipeline = try invocation.pipeline()
    let register = try invocation.register(pipeline, roles: [.compliance], restricted: .told)
    let person = try invocation.value(Self.person).map { (text) throws(Problem) in
      try contact(Who.words(text), Queries(register))
    }
    let log = AccessLog(register: invocation.registerPath(pipeline))
    let looks = try log.entries()
    if !looks.unreadable.isEmpty {
      let lines = looks.unreadable.prefix(10).map(String.init).joined(separator: ", ")
      invocation.output.message("warning: \(looks.unreadable.count) lines of the access log are none, as line \(lines)")
    }
    let keys = try KeyRing.load(pipeline.contract.keyPath)
    let ledger = AuditLedger(register, key: HMACKey(try keys.newest(.ledger).bytes))
    var lines = try runs(register, ledger) + looks.entries.map(Self.line)
    if let person {
      let related = try Set(Queries(register).formerIDs(.person, of: person) + [person])
      let changed = try Queries(register).runsThatChanged(contacts: related)
      lines = lines.filter { line in
        line.contacts.contains(where: related.contains)
          || (line.kind == "run" && line.run.map(changed.contains) == true)
      }
    }
    lines = lines.enumerated().filter { _, line in
      since.map { line.time >= $0 } ?? true
        && invocation.value(Self.by).map { line.user == $0 } ?? true
        && invocation.value(Self.kind).map { line.isOf($0) } ?? true
    }.sorted { ($0.element.time, $0.offset) < ($1.element.time, $1.offset) }.map(\.element)
    try log.note(
      command: invocation.command, count: lines.count, contacts: person.map { [$0] } ?? [], context: invocation.context)
    try invocation.answer(lines, AuditAnswer.text(lines))
    return .done
  }

  /// The contact that is meant; an ID is taken as it is, for its person may be gone.
  private func contact(_ text: String, _ queries: Queries) throws(Problem) -> Int64 {
    if let id = Int64(text) { return try queries.record(.person, id: id)?.id ?? id }
    let record = try Who.find(text, in: queries)
    guard record.kind == .person else {
      throw Problem(.usage, "a company is no person", remedy: "name one of its contacts")
    }
    return record.id
  }

  /// The runs, and those entries of the ledger that are no run's own, as a changed contract.
  private func runs(_ register: RegisterFile, _ ledger: AuditLedger) throws(Problem) -> [AuditAnswer] {
    var lines: [AuditAnswer] = []
    var acts: [Int64: RunAct] = [:]
    for run in try RunLedger(register).entries().reversed() {
      acts[run.id] = run.act
      let state = run.state == .committed ? "" : ", \(run.state.rawValue)"
      let undoes = run.undoes.map { " of run \($0)" } ?? ""
      lines.append(
        AuditAnswer(
          time: Timestamp.text(run.started), user: run.user, kind: "run", what: run.act.rawValue + undoes + state,
          run: run.id,
          records: nil, contacts: []))
    }
    for entry in try ledger.entries() where entry.act != acts[entry.run]?.rawValue {
      lines.append(
        AuditAnswer(
          time: Timestamp.text(entry.at), user: entry.user, kind: "ledger", what: entry.act, run: entry.run,
          records: nil, contacts: []))
    }
    return lines
  }

  private static func line(_ look: AccessLog.Entry) -> AuditAnswer {
    AuditAnswer(
      time: look.time, user: look.user, kind: "access", what: look.command, run: nil, records: look.count,
      contacts: look.contacts, reason: look.reason)
  }
}
