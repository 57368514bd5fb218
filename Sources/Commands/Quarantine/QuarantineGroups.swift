import Configuration
import Pipeline
import Records
import Register
import Reports
import Text

/// What is in quarantine: by source and reason, how much there is, since when, and how to mend it.
struct QuarantineGroups {
  private let invocation: Invocation
  private let pipeline: PipelineFile
  private let register: RegisterFile
  private let entries: [QuarantineRecord]
  private let filter: QuarantineFilter
  private let summary: (open: Int, discarded: Int)

  init(_ invocation: Invocation) throws(Problem) {
    self.invocation = invocation
    pipeline = try invocation.pipeline()
    register = try invocation.register(pipeline)
    let queries = Queries(register)
    let (open, discarded) = (try queries.quarantine(), try queries.quarantine(discarded: true))
    summary = (open.count, discarded.count)
    filter = QuarantineFilter(invocation)
    entries = try filter.of(invocation.has(QuarantineList.discarded) ? discarded : open, pipeline)
  }

  func run() throws(Problem) -> ExitCode {
    let isText = invocation.format == .text
    if isText, entries.isEmpty {
      let state = invocation.has(QuarantineList.discarded) ? "discarded" : "in quarantine"
      invocation.output.message(filter.takesAll ? "nothing is \(state)" : "nothing of that is \(state)")
      return .done
    }
    if [QuarantineList.rows, QuarantineList.reveal, QuarantineList.discarded].contains(where: invocation.has) {
      try QuarantineRows(invocation, pipeline, register).write(entries)
    } else {
      try groups()
    }
    return .done
  }

  private func groups() throws(Problem) {
    var groups: [QuarantineGroupAnswer] = []
    for entry in entries.sorted(by: { ($0.source, $0.reason, $0.opened) < ($1.source, $1.reason, $1.opened) }) {
      if groups.last?.source != entry.source || groups.last?.reason != entry.reason {
        groups.append(
          QuarantineGroupAnswer(
            source: entry.source, reason: entry.reason, sinceRun: entry.opened,
            since: Timestamp.date(entry.openedTime), days: entry.days(until: invocation.context.now),
            remedy: MendingAdvice.of(entry.reason)))
      }
      groups[groups.count - 1].records += 1
    }
    switch invocation.format {
    case .json: invocation.output.data(try JSONText.encode(groups))
    case .csv:
      var writer = invocation.csv
      writer.row(["source", "reason", "records", "since_run", "since", "days", "remedy"])
      for group in groups {
        writer.row([
          group.source, group.reason, "\(group.records)", "\(group.sinceRun)", group.since, "\(group.days)",
          group.remedy,
        ])
      }
      invocation.output.data(writer.bytes)
    case .text: invocation.output.text(.lines(text(groups)))
    }
  }

  private func text(_ groups: [QuarantineGroupAnswer]) -> String {
    var table = TextTable(columns: [.text("source"), .text("reason"), .number("records"), .text("oldest")])
    for group in groups {
      table.add([
        group.source, group.reason, "\(group.records)",
        "run \(group.sinceRun), \(group.since) (\(Self.age(group.days)))",
      ])
    }
    let reasons = Set(groups.map(\.reason)).sorted()
    let width = reasons.map(\.count).max() ?? 0
    var text = table.render() + "\nTo mend:\n"
    for reason in reasons {
      text += "  \(reason)\(String(repeating: " ", count: width - reason.count))  \(MendingAdvice.of(reason))\n"
    }
    text += "\n`lahde quarantine list --rows` shows them one by one."
    if summary.discarded > 0 { text += " \(summary.discarded) more are discarded (`--discarded`)." }
    return text + "\n"
  }

  private static func age(_ days: Int64) -> String { days == 1 ? "1 day" : "\(days) days" }
}
