import Configuration
import Pipeline
import Records
import Register
import Reports
import Text

struct QuarantineCommand: Command {
  static let name = "quarantine"
  static let group = CommandGroup.operations
  static let abstract = "List the records that could not be used: where they lie, and why."
  static let arguments = "list"
  static let argumentCount = 1...1
  static let discussion = "Quarantine holds input, place and reason, never text: look at the line in its file."
  static let options: [CommandOption] = [.pipeline, .register, .format("text", "csv", "json")]

  private struct Row: Encodable {
    let source: String, file: String, line: Int64, column: Int64, byteStart: Int64, byteEnd: Int64
    let field: String, reason: String, sinceRun: Int64, since: String
  }

  func run(_ invocation: Invocation) throws(Problem) -> ExitCode {
    guard invocation.arguments == ["list"] else {
      throw Problem(.usage, "quarantine does not know that", remedy: "lahde quarantine list")
    }
    let pipeline = try invocation.pipeline()
    let rows = try Queries(try invocation.register(pipeline)).quarantine().map { record in
      Row(
        source: record.source, file: pipeline.resolve(record.path), line: record.line, column: record.column,
        byteStart: record.byteStart, byteEnd: record.byteEnd, field: record.field ?? "", reason: record.reason,
        sinceRun: record.opened, since: Timestamp.date(record.openedTime))
    }
    switch invocation.format {
    case "json": invocation.output.write(try JSONText.encode(rows))
    case "csv":
      var writer = CSVWriter()
      writer.row([
        "source", "file", "line", "column", "byte_start", "byte_end", "field", "reason", "since_run", "since",
      ])
      for row in rows {
        writer.row([
          row.source, row.file, "\(row.line)", "\(row.column)", "\(row.byteStart)", "\(row.byteEnd)", row.field,
          row.reason, "\(row.sinceRun)", row.since,
        ])
      }
      invocation.output.write(writer.bytes)
    default:
      guard !rows.isEmpty else {
        invocation.output.error("nothing is in quarantine")
        return .done
      }
      var table = TextTable(columns: [
        .text("source"), .text("place"), .text("bytes"), .text("field"), .text("reason"), .text("since"),
      ])
      for row in rows {
        table.add([
          row.source, "\(row.file):\(row.line):\(row.column)", "\(row.byteStart)–\(row.byteEnd)", row.field, row.reason,
          "run \(row.sinceRun), \(row.since)",
        ])
      }
      invocation.output.write(table.render())
    }
    return .done
  }
}
