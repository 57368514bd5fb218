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
    --list is the file that was sent: of `notices due`, of `audience --with-notice`, or what `audience recheck` left of such a
    list; whom the recheck dropped was not told. Of records that came after the list was made nobody was told by it.

    lahde notices given --list notices.csv --on 2026-06-01
    lahde notices given --all-due --on 2026-06-01 --reason "letter of 1 June"
    """
  private static let list = CommandOption("--list", "FILE", "all whom this list carried, which was sent")
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
    let done: GivingNotice.Outcome
    if let path {
      guard let bytes = FileManager.default.contents(atPath: path) else {
        throw Problem(.noInput, file: path, "the list cannot be read", remedy: "name the file that was sent")
      }
      let register = try invocation.register(pipeline, roles: [.compliance])
      if try NoticeStore(register).export(list: SHA256.hash(Array(bytes)).bytes) == nil {
        let (left, unknown) = try Self.left(of: path, register, pipeline)
        done = try giving.given(left: left, on: day)
        let others = unknown + left.count - done.contacts
        if others > 0 {
          invocation.output.message(
            "\(others) rows name nobody whom a list with the notice carried: nobody counts as told by them")
        }
      } else {
        done = try giving.given(list: Array(bytes), on: day)
      }
    } else {
      done = try giving.givenToAll(on: day)
    }
    invocation.output.committed("run \(done.run)")
    try invocation.noteAccess(pipeline, count: done.contacts, reason: Self.reason)
    invocation.output.text("Run \(done.run): \(done.contacts) contacts were told of \(done.records) records.\n")
    return .done
  }

  /// The contacts that the rows of a rechecked list mean, by their links, and how many rows mean none.
  private static func left(
    of path: String, _ register: RegisterFile, _ pipeline: PipelineFile
  ) throws(Problem) -> (contacts: [Int64], unknown: Int) {
    let list = try ListFile(path)
    guard list.columns.contains(MailingList.notice), list.columns.contains(MailingList.link) else {
      throw Problem(
        .nobodyOrSeveral, file: path, "this list is none that the register made, or was changed since",
        remedy:
          "name the file that was sent: of `lahde notices due`, `lahde audience --with-notice` or `audience recheck`")
    }
    let bearers = try Bearers(
      register, try KeyRing.load(pipeline.contract.keyPath), link: pipeline.contract.unsubscribeURL,
      byLink: list.rows.contains { $0.email == nil })
    let meant = list.rows.map { row in
      row.link.flatMap { bearers.meant(row.email, link: $0, usual: .directMarketing)?.contact.id }
    }
    return (Set(meant.compactMap { $0 }).sorted(), meant.count { $0 == nil })
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
