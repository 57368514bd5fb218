import Configuration
import Pipeline
import Records
import Register
import Reports
import Text

/// `lahde quarantine list --rows`: the records one by one, with the form of their cells or, with `--reveal`, the values.
struct QuarantineRows {
  private let invocation: Invocation
  private let pipeline: PipelineFile

  init(_ invocation: Invocation, _ pipeline: PipelineFile) {
    (self.invocation, self.pipeline) = (invocation, pipeline)
  }

  private struct Cell: Encodable { let column: String, value: String }

  private struct Row: Encodable {
    let id: Int64, source: String, file: String, line: Int64, column: Int64, byteStart: Int64, byteEnd: Int64
    let field: String, reason: String, sinceRun: Int64, since: String, days: Int64
    let cells: [Cell], note: String?
    let discardedRun: Int64?, discarded: String?, discardedBy: String?, discardedBecause: String?
    let answer: String?
  }

  /// What was said of one that looked like an erased person, by the act of the run.
  private static let answers = [RunAct.admitRecord: "admitted", .refuseRecord: "refused"]

  /// Writes entries in the format asked for.
  func write(_ entries: [QuarantineRecord]) throws(Problem) {
    let reveals = invocation.has("--reveal")
    if reveals {
      try invocation.authorise(pipeline.contract, [.steward, .compliance])
      try invocation.noteAccess(pipeline, count: entries.count)
    }
    // A CSV of places needs no file.
    let records =
      invocation.format == "csv" && !reveals
      ? entries.map(QuarantinedCells.Record.init) : try QuarantinedCells(pipeline).read(entries)
    let rows = records.map { record in
      let entry = record.entry
      return Row(
        id: entry.id, source: entry.source, file: pipeline.resolve(entry.path), line: entry.line, column: entry.column,
        byteStart: entry.byteStart, byteEnd: entry.byteEnd, field: entry.field ?? "", reason: entry.reason,
        sinceRun: entry.opened, since: Timestamp.date(entry.openedTime),
        days: entry.days(until: invocation.context.now),
        cells: record.cells.map { Cell(column: $0.column, value: reveals ? $0.value : ValueShape.of($0.value)) },
        note: record.note, discardedRun: entry.discard?.run,
        discarded: entry.discard.map { Timestamp.date($0.time) }, discardedBy: entry.discard?.user,
        discardedBecause: entry.discard?.reason, answer: entry.discard.flatMap { Self.answers[$0.act] })
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
      lines.append("   \(row.answer ?? "discarded") by \(user), run \(run), \(date): \(reason)")
    }
    if let note = row.note { lines.append("   not shown: \(note)") }
    if !row.cells.isEmpty {
      lines.append("   " + row.cells.map { "\($0.column): \($0.value)" }.joined(separator: " | "))
    }
    return lines.map { VisibleText.clean($0) + "\n" }.joined()
  }
}

extension QuarantineRecord {
  /// For how many days the record has been in quarantine.
  func days(until now: Int64) -> Int64 { max(0, now - openedTime) / 86_400 }
}
