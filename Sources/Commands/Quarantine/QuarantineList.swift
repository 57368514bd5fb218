import Configuration
import Pipeline
import Records
import Register
import Reports
import Text

/// `lahde quarantine list`: how much of what, or the records one by one.
struct QuarantineList {
  private let invocation: Invocation
  private let pipeline: PipelineFile
  private let entries: [QuarantineRecord]
  private let summary: (open: Int, discarded: Int)

  init(_ invocation: Invocation) throws(Problem) {
    self.invocation = invocation
    pipeline = try invocation.pipeline()
    let queries = Queries(try invocation.register(pipeline))
    let (open, discarded) = (try queries.quarantine(), try queries.quarantine(discarded: true))
    summary = (open.count, discarded.count)
    let filter = QuarantineFilter(
      invocation, reason: invocation.value("--reason-code") ?? invocation.value("--reason"))
    entries = try filter.of(invocation.has("--discarded") ? discarded : open, pipeline)
  }

  func run() throws(Problem) -> ExitCode {
    let isText = invocation.format == "text"
    if isText, entries.isEmpty {
      let state = invocation.has("--discarded") ? "discarded" : "in quarantine"
      let isAll =
        invocation.value("--source") ?? invocation.value("--reason") ?? invocation.value("--reason-code") == nil
      invocation.output.error(isAll ? "nothing is \(state)" : "nothing of that is \(state)")
      return .done
    }
    if invocation.has("--rows") || invocation.has("--reveal") || invocation.has("--discarded") {
      try rows()
    } else {
      try groups()
    }
    return .done
  }

  // MARK: - By source and reason

  private struct Group: Encodable {
    let source: String, reason: String
    var records = 0
    var sinceRun: Int64, since: String, days: Int64
    let remedy: String
  }

  private func groups() throws(Problem) {
    var groups: [Group] = []
    for entry in entries.sorted(by: { ($0.source, $0.reason, $0.opened) < ($1.source, $1.reason, $1.opened) }) {
      if groups.last?.source != entry.source || groups.last?.reason != entry.reason {
        groups.append(
          Group(
            source: entry.source, reason: entry.reason, sinceRun: entry.opened,
            since: Timestamp.date(entry.openedTime), days: days(entry), remedy: MendingAdvice.of(entry.reason)))
      }
      groups[groups.count - 1].records += 1
    }
    switch invocation.format {
    case "json": invocation.output.write(try JSONText.encode(groups))
    case "csv":
      var writer = CSVWriter()
      writer.row(["source", "reason", "records", "since_run", "since", "days", "remedy"])
      for group in groups {
        writer.row([
          group.source, group.reason, "\(group.records)", "\(group.sinceRun)", group.since, "\(group.days)",
          group.remedy,
        ])
      }
      invocation.output.write(writer.bytes)
    default: invocation.output.write(text(groups))
    }
  }

  private func text(_ groups: [Group]) -> String {
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

  private func days(_ entry: QuarantineRecord) -> Int64 { max(0, invocation.context.now - entry.openedTime) / 86_400 }

  private static func age(_ days: Int64) -> String { days == 1 ? "1 day" : "\(days) days" }

  // MARK: - One by one

  private struct Cell: Encodable { let column: String, value: String }

  private struct Row: Encodable {
    let id: Int64, source: String, file: String, line: Int64, column: Int64, byteStart: Int64, byteEnd: Int64
    let field: String, reason: String, sinceRun: Int64, since: String, days: Int64
    let cells: [Cell], note: String?
    let discardedRun: Int64?, discarded: String?, discardedBy: String?, discardedBecause: String?
  }

  private func rows() throws(Problem) {
    let reveals = invocation.has("--reveal")
    if reveals {
      try invocation.authorise(pipeline.contract, [.steward, .compliance])
      try invocation.noteAccess(pipeline, count: entries.count)
    }
    // A CSV of places needs no file.
    let records =
      invocation.format == "csv" && !reveals
      ? entries.map(QuarantinedCells.Record.init) : QuarantinedCells(pipeline).read(entries)
    let rows = records.map { record in
      let entry = record.entry
      return Row(
        id: entry.id, source: entry.source, file: pipeline.resolve(entry.path), line: entry.line, column: entry.column,
        byteStart: entry.byteStart, byteEnd: entry.byteEnd, field: entry.field ?? "", reason: entry.reason,
        sinceRun: entry.opened, since: Timestamp.date(entry.openedTime), days: days(entry),
        cells: record.cells.map { Cell(column: $0.column, value: reveals ? $0.value : ValueShape.of($0.value)) },
        note: record.note, discardedRun: entry.discard?.run,
        discarded: entry.discard.map { Timestamp.date($0.time) }, discardedBy: entry.discard?.user,
        discardedBecause: entry.discard?.reason)
    }
    switch invocation.format {
    case "json": invocation.output.write(try JSONText.encode(rows))
    case "csv": invocation.output.write(csv(rows, withCells: reveals))
    default: invocation.output.write(rows.map(text).joined())
    }
  }

  private func csv(_ rows: [Row], withCells: Bool) -> [UInt8] {
    var writer = CSVWriter()
    writer.row(
      [
        "id", "source", "file", "line", "column", "byte_start", "byte_end", "field", "reason", "since_run", "since",
        "discarded_run", "discarded_by", "discarded_because",
      ] + (withCells ? ["record", "note"] : []))
    for row in rows {
      let cells = row.cells.map { "\($0.column): \($0.value)" }.joined(separator: " | ")
      writer.row(
        [
          "\(row.id)", row.source, row.file, "\(row.line)", "\(row.column)", "\(row.byteStart)", "\(row.byteEnd)",
          row.field, row.reason, "\(row.sinceRun)", row.since, row.discardedRun.map { "\($0)" } ?? "",
          row.discardedBy ?? "", Spreadsheet.harmless(row.discardedBecause ?? ""),
        ] + (withCells ? [Spreadsheet.harmless(cells), row.note ?? ""] : []))
    }
    return writer.bytes
  }

  private func text(_ row: Row) -> String {
    let field = row.field.isEmpty ? "" : " (\(row.field))"
    var lines = [
      "\(row.id)  \(row.file):\(row.line):\(row.column)  \(row.source)  \(row.reason)\(field)  "
        + "since run \(row.sinceRun), \(row.since)  bytes \(row.byteStart)–\(row.byteEnd)"
    ]
    if let run = row.discardedRun {
      let (user, date, reason) = (row.discardedBy ?? "", row.discarded ?? "", row.discardedBecause ?? "")
      lines.append("   discarded by \(user), run \(run), \(date): \(reason)")
    }
    if let note = row.note { lines.append("   not shown: \(note)") }
    if !row.cells.isEmpty {
      lines.append("   " + row.cells.map { "\($0.column): \($0.value)" }.joined(separator: " | "))
    }
    return lines.map { VisibleText.clean($0) + "\n" }.joined()
  }
}
