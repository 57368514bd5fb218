import Readers
import Records
import Reports
import Text

struct PreviewCommand: Command {
  static let name = "preview"
  static let group = CommandGroup.workbench
  static let abstract = "Show what a reader makes of one file."
  static let arguments = "FILE"
  static let argumentCount = 1...1
  static let discussion = "Nothing is stored. The reader is guessed from the file unless it is named."
  static let options: [CommandOption] = [
    CommandOption(
      "--reader", "NAME", choices: ReaderName.allCases.map(\.rawValue),
      ReaderName.allCases.map(\.rawValue).joined(separator: ", ")),
    CommandOption("--limit", "N|all", "how many records (20)"), .format("text", "csv", "json"),
  ]

  func run(_ invocation: Invocation) throws(Problem) -> ExitCode {
    let path = invocation.arguments[0]
    var limit = 20
    if let value = invocation.value("--limit") {
      guard let number = value == "all" ? Int.max : Int(value), number >= 0 else {
        throw Problem(.usage, "--limit wants a number or all", remedy: "give a whole number, or all for every record")
      }
      limit = number
    }
    let input = try InputFile.inspect(path)
    let named = invocation.value("--reader").flatMap(ReaderName.init).map(ReaderRegistry.kind)
    guard let kind = named ?? ReaderRegistry.guess(head: input.head, path: path) else {
      throw Problem(.badData, file: path, "no reader takes this file for its own", remedy: "name one with --reader")
    }
    var options = ReaderOptions()
    options.batchRecords = min(4096, max(1, limit))
    var reader = try kind.open(input, options)
    let preview = Preview(reader.columns, reader.facts)
    switch invocation.format {
    case "csv":
      var writer = CSVWriter()
      writer.row(reader.columns)
      invocation.output.write(writer.bytes)
      try preview.each(&reader, limit: limit) { batch, rows in
        var writer = CSVWriter()
        for row in rows { writer.row(preview.values(batch, row)) }
        invocation.output.write(writer.bytes)
      }
    case "json": invocation.output.write(try preview.json(&reader, limit: limit))
    default: invocation.output.write(try preview.text(&reader, limit: limit))
    }
    return .done
  }
}
