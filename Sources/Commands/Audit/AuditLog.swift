import Compliance
import Configuration
import Foundation
import Records
import Register
import Reports
import Text

/// Runs, entries of the ledger and looks, in one list by time.
struct AuditLog {
  private struct Line: Encodable {
    let time: String, user: String, kind: String, what: String, run: Int64?, records: Int?, contacts: [Int64]
  }

  private let invocation: Invocation

  init(_ invocation: Invocation) { self.invocation = invocation }

  /// Writes the list; it is itself a look.
  func write() throws(Problem) -> ExitCode {
    let since = try invocation.value("--since").map { (text) throws(Problem) in
      guard let day = Day(text) else {
        throw Problem(.usage, "--since wants a date", remedy: "as --since 2026-05-02")
      }
      return Timestamp.text(day.number * 86400)
    }
    let pipeline = try invocation.pipeline()
    let register = try invocation.register(pipeline, roles: [.compliance])
    let person = try invocation.value("--person").map { (text) throws(Problem) in
      try contact(Who.words(text), Queries(register))
    }
    let log = AccessLog(register: invocation.value("--register") ?? pipeline.registerPath)
    let looks = try log.entries()
    if !looks.unreadable.isEmpty {
      let lines = looks.unreadable.prefix(10).map(String.init).joined(separator: ", ")
      invocation.output.error("warning: \(looks.unreadable.count) lines of the access log are none, as line \(lines)")
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
        && invocation.value("--by").map { line.user == $0 } ?? true
        && invocation.value("--kind").map { line.kind == $0 || line.what == $0 } ?? true
    }.sorted { ($0.element.time, $0.offset) < ($1.element.time, $1.offset) }.map(\.element)
    try AccessLog(register: invocation.value("--register") ?? pipeline.registerPath).note(
      command: "audit log", count: lines.count, contacts: person.map { [$0] } ?? [], context: invocation.context)
    if invocation.format == "json" {
      invocation.output.write(try JSONText.encode(lines))
    } else {
      invocation.output.write(table(lines))
    }
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
  private func runs(_ register: RegisterFile, _ ledger: AuditLedger) throws(Problem) -> [Line] {
    var lines: [Line] = []
    var acts: [Int64: RunAct] = [:]
    for run in try RunLedger(register).entries().reversed() {
      acts[run.id] = run.act
      let state = run.state == .committed ? "" : ", \(run.state.rawValue)"
      let undoes = run.undoes.map { " of run \($0)" } ?? ""
      lines.append(
        Line(
          time: Timestamp.text(run.started), user: run.user, kind: "run", what: run.act.rawValue + undoes + state,
          run: run.id,
          records: nil, contacts: []))
    }
    for entry in try ledger.entries() where entry.act != acts[entry.run]?.rawValue {
      lines.append(
        Line(
          time: Timestamp.text(entry.at), user: entry.user, kind: "ledger", what: entry.act, run: entry.run,
          records: nil, contacts: []))
    }
    return lines
  }

  private static func line(_ look: AccessLog.Entry) -> Line {
    Line(
      time: look.time, user: look.user, kind: "access", what: look.command, run: nil, records: look.count,
      contacts: look.contacts)
  }

  private func table(_ lines: [Line]) -> String {
    var table = TextTable(columns: [
      .text("time"), .text("user"), .text("kind"), .text("what"), .number("run"), .number("records"),
      .text("contacts", maxWidth: 40),
    ])
    for line in lines {
      table.add([
        line.time, line.user, line.kind, line.what, line.run.map(String.init) ?? "",
        line.records.map(String.init) ?? "", line.contacts.map(String.init).joined(separator: ", "),
      ])
    }
    return table.render()
  }
}
