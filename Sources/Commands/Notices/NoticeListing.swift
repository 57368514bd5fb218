import Compliance
import Configuration
import Records
import Register
import Reports
import Text

/// Who is to be told, as a table, CSV or JSON.
enum NoticeListing {
  private struct Answer: Encodable {
    let contact: Int64, name: String?, due: String, overdue: Bool, by: String, sources: [String]
  }

  /// Writes entries in the format asked for.
  static func write(
    _ entries: [NoticesDue.Entry], _ pipeline: PipelineFile, _ invocation: Invocation
  ) throws(Problem) {
    let today = Day(seconds: invocation.context.now)
    try invocation.noteAccess(pipeline, count: entries.count)
    let answers = entries.map { one in
      Answer(
        contact: one.record.id, name: one.record.value(.personName), due: one.by.text,
        overdue: one.isOverdue(on: today), by: one.email == nil ? "post" : "e-mail", sources: one.sources)
    }
    let columns = ["contact", "name", "due", "by", "sources"]
    let rows = answers.map { one in
      ["\(one.contact)", one.name ?? "", one.due, one.by, one.sources.joined(separator: ", ")]
    }
    switch invocation.format {
    case .json: invocation.output.data(try JSONText.encode(answers))
    case .csv:
      var writer = invocation.csv
      writer.row(columns)
      for row in rows { writer.row(row) }
      invocation.output.data(writer.bytes)
    case .text:
      var table = TextTable(columns: [
        .number("contact"), .text("name", maxWidth: 28), .text("due"), .text("by"), .text("sources"),
      ])
      for row in rows { table.add(row) }
      let overdue = answers.lazy.filter(\.overdue).count
      invocation.output.text(.lines(rows.isEmpty ? "" : table.render()))
      invocation.output.text("\(rows.count) to be told, \(overdue) of them overdue\n")
    }
  }
}
