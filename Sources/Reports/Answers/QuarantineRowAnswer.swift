import Text

/// A record in quarantine.
public struct QuarantineRowAnswer: Encodable, Sendable {
  /// One cell of it: the value, or its form.
  public struct Cell: Encodable, Sendable {
    let column: String, value: String

    /// With all that it says.
    public init(column: String, value: String) {
      self.column = column
      self.value = value
    }
  }

  let id: Int64, source: String, file: String, line: Int64, column: Int64, byteStart: Int64, byteEnd: Int64
  let field: String, reason: String, sinceRun: Int64, since: String, days: Int64
  let cells: [Cell], note: String?
  let discardedRun: Int64?, discarded: String?, discardedBy: String?, discardedBecause: String?
  let answer: String?

  /// With all that it says.
  public init(
    id: Int64, source: String, file: String, line: Int64, column: Int64, byteStart: Int64, byteEnd: Int64,
    field: String, reason: String, sinceRun: Int64, since: String, days: Int64, cells: [Cell], note: String? = nil,
    discardedRun: Int64? = nil, discarded: String? = nil, discardedBy: String? = nil, discardedBecause: String? = nil,
    answer: String? = nil
  ) {
    self.id = id
    self.source = source
    self.file = file
    self.line = line
    self.column = column
    self.byteStart = byteStart
    self.byteEnd = byteEnd
    self.field = field
    self.reason = reason
    self.sinceRun = sinceRun
    self.since = since
    self.days = days
    self.cells = cells
    self.note = note
    self.discardedRun = discardedRun
    self.discarded = discarded
    self.discardedBy = discardedBy
    self.discardedBecause = discardedBecause
    self.answer = answer
  }

  /// The records as a table; `withCells` also what they say.
  public static func csv(_ rows: [QuarantineRowAnswer], withCells: Bool, _ writer: CSVWriter) -> [UInt8] {
    var writer = writer
    writer.row(
      [
        "id", "source", "file", "line", "column", "byte_start", "byte_end", "field", "reason", "since_run", "since",
        "discarded_run", "discarded_by", "discarded_because",
      ] + (withCells ? ["record", "note"] : []))
    for row in rows {
      writer.row(
        [
          "\(row.id)", row.source, row.file, "\(row.line)", "\(row.column)", "\(row.byteStart)", "\(row.byteEnd)",
          row.field, row.reason, "\(row.sinceRun)", row.since, row.discardedRun.map { "\($0)" } ?? "",
          row.discardedBy ?? "", row.discardedBecause ?? "",
        ] + (withCells ? [row.said, row.note ?? ""] : []))
    }
    return writer.bytes
  }

  private var said: String { cells.map { "\($0.column): \($0.value)" }.joined(separator: " | ") }

  /// The record for a person.
  public func text() -> String {
    let about = field.isEmpty ? "" : " (\(field))"
    var lines = [
      "\(id)  \(file):\(line):\(column)  \(source)  \(reason)\(about)  since run \(sinceRun), \(since)  "
        + "bytes \(byteStart)–\(byteEnd)"
    ]
    if let run = discardedRun {
      let (user, date, why) = (discardedBy ?? "", discarded ?? "", discardedBecause ?? "")
      lines.append("   \(answer ?? "discarded") by \(user), run \(run), \(date): \(why)")
    }
    if let note { lines.append("   not shown: \(note)") }
    if !cells.isEmpty { lines.append("   " + said) }
    return lines.map { VisibleText.clean($0) + "\n" }.joined()
  }
}
