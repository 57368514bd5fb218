import Compliance
import Configuration
import Foundation
import Pipeline
import Records
import Register
import Reports
import Text

/// `lahde notices given`.
struct NoticesGiven: Command {
  static let name = "given"
  static let abstract = "List who was told, when and in which mailing; with --on, note that people were."
  static let discussion = """
    lahde notices given --list notices.csv --on 2026-06-01
    lahde notices given --all-due --on 2026-06-01 --reason "letter of 1 June"
    """
  private static let list = CommandOption("--list", "FILE", "all whom this list of `notices due` carried")
  private static let all = CommandOption("--all-due", "all who are to be told")
  private static let day = CommandOption("--on", "DATE", "the day on which they were told")
  private static let reason = SubjectOptions.reason("--all-due: how they were told; the access log keeps it")
  static let options: [CommandOption] = [
    .pipeline, .register, list, all, day, reason, .wait, .format(.text, .csv, .json),
  ]

  func run(_ invocation: Invocation) throws(Problem) -> ExitCode {
    let pipeline = try invocation.pipeline()
    let (path, isAll) = (invocation.value(Self.list), invocation.has(Self.all))
    guard path != nil || isAll || invocation.value(Self.day) != nil else { return try show(pipeline, invocation) }
    let today = Day(seconds: invocation.context.now)
    let day = try invocation.value(Self.day, wants: "a day that has been", as: "2026-06-01") { text in
      Day(text).flatMap { $0 <= today ? $0 : nil }
    }
    guard let day, (path != nil) != isAll, isAll == (invocation.said(Self.reason) != nil) else {
      throw Problem(
        .usage, "whom was told, and when, is not clear",
        remedy: "give --on DATE with --list FILE, or with --all-due --reason TEXT")
    }
    try invocation.authorise(pipeline.contract, [.compliance])
    let giving = GivingNotice(try invocation.workplace(pipeline))
    let done: (run: Int64, contacts: Int, records: Int)
    if let path {
      guard let bytes = FileManager.default.contents(atPath: path) else {
        throw Problem(.noInput, file: path, "the list cannot be read", remedy: "name the file that was sent")
      }
      done = try giving.given(list: Array(bytes), on: day)
    } else {
      done = try giving.givenToAll(on: day)
    }
    invocation.output.committed("run \(done.run)")
    try invocation.noteAccess(pipeline, count: done.contacts, reason: Self.reason)
    invocation.output.text("Run \(done.run): \(done.contacts) contacts were told of \(done.records) records.\n")
    return .done
  }

  private struct Answer: Encodable {
    let contact: Int64, source: String, given: String, export: Int64?, recipient: String?
  }

  private func show(_ pipeline: PipelineFile, _ invocation: Invocation) throws(Problem) -> ExitCode {
    let register = try invocation.register(pipeline, roles: [.compliance])
    let notices = try NoticeStore(register).given()
    try invocation.noteAccess(pipeline, count: Set(notices.map(\.contact)).count)
    let rows = notices.map { one in
      ["\(one.contact)", one.source, Timestamp.date(one.given), one.export.map { "\($0)" } ?? "", one.recipient ?? ""]
    }
    switch invocation.format {
    case .json:
      invocation.output.data(
        try JSONText.encode(
          notices.map {
            Answer(
              contact: $0.contact, source: $0.source, given: Timestamp.date($0.given), export: $0.export,
              recipient: $0.recipient)
          }))
    case .csv:
      var writer = invocation.csv
      writer.row(["contact", "source", "given", "export", "recipient"])
      for row in rows { writer.row(row) }
      invocation.output.data(writer.bytes)
    case .text:
      var table = TextTable(columns: [
        .number("contact"), .text("source"), .text("given"), .text("export"), .text("recipient"),
      ])
      for row in rows { table.add(row) }
      invocation.output.text(.lines(rows.isEmpty ? "Nobody was told yet.\n" : table.render()))
    }
    return .done
  }
}
