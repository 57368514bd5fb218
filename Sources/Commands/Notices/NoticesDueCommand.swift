import Compliance
import Configuration
import Pipeline
import Records
import Register
import Reports
import Text

/// `lahde notices due`.
struct NoticesDueCommand: Command {
  static let name = "due"
  static let abstract = "List who is to be told where their data came from, and by when."
  static let discussion = """
    One month from obtaining the data, or the first mailing, whichever is earlier. A source that had the data from the person
    and told them on a day (collectedFrom) tells for itself. Objectors are told, too; nobody is written to whose processing is
    restricted or who is dead. --output writes the list for a processor, with the text in the contact's language; --post writes
    those who have no usable address. That they were told is noted afterwards: `lahde notices given --list FILE --on DATE`.

    lahde notices due --output notices.csv --recipient "Mallipostitus Oy"
    """
  static let destination = CommandOption("--output", "FILE", "write the notices that go by e-mail")
  static let post = CommandOption("--post", "FILE", "write the notices that go by post")
  static let recipient = CommandOption("--recipient", "NAME", "the contract's processor who gets the list")
  static let options: [CommandOption] = [
    .pipeline, .register, destination, post, recipient, .wait, .format(.text, .csv, .json),
  ]

  func run(_ invocation: Invocation) throws(Problem) -> ExitCode {
    let pipeline = try invocation.pipeline()
    let register = try invocation.register(pipeline, roles: [.compliance])
    let due = try NoticesDue(register, KeyRing.load(pipeline.contract.keyPath)).entries
    let files = [(Self.destination, true), (Self.post, false)].compactMap { option, isMail in
      invocation.value(option).map { (path: $0, isMail: isMail) }
    }
    Self.tellAwaiting(try NoticeStore(register).awaiting(), due, invocation)
    guard !files.isEmpty else {
      try NoticeListing.write(due, pipeline, invocation)
      return .done
    }
    guard let name = invocation.value(Self.recipient) else {
      throw Problem(.usage, "a list goes to somebody", remedy: "add --recipient, or leave --output and --post out")
    }
    let processor = try Exporting.recipient(name, pipeline.contract, at: invocation.context.now)
    let lists = try NoticeLists(pipeline, register, today: Day(seconds: invocation.context.now))
    for file in files {
      let entries = due.filter { ($0.email != nil) == file.isMail }
      try invocation.noteAccess(pipeline, count: entries.count)
      let run = try GivingNotice(try invocation.workplace(pipeline)).export(
        try lists.csv(entries, isMail: file.isMail), to: processor, at: file.path, kept: invocation.kept(pipeline),
        criteria: file.isMail ? "notices by e-mail" : "notices by post", members: entries.map(\.record.id),
        committed: { invocation.output.committed("run \($0)") })
      invocation.output.text("Run \(run): \(entries.count) notices for \(name) in \(file.path)\n")
    }
    let byPost = due.lazy.filter { $0.email == nil }.count
    if byPost > 0, !files.contains(where: { !$0.isMail }) {
      invocation.output.message("\(byPost) have no usable address: --post FILE lists them for post")
    }
    return .done
  }

  /// Says which lists would have told some of them, if they were sent.
  private static func tellAwaiting(
    _ lists: [(export: ExportStore.Entry, contacts: [Int64])], _ due: [NoticesDue.Entry], _ invocation: Invocation
  ) {
    let due = Set(due.map(\.record.id))
    for list in lists {
      let count = list.contacts.count(where: due.contains)
      guard count > 0 else { continue }
      invocation.output.message(
        """
        export \(list.export.id) of \(Timestamp.date(list.export.made)) for \(list.export.recipient) tells \(count) of them: where it \
        was sent, say so with `lahde notices given --list FILE --on DATE`
        """)
    }
  }
}
