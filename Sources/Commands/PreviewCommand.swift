import Readers
import Records
import Reports
import Text

struct PreviewCommand: Command {
  static let name = "preview"
  static let abstract = "Show what a reader makes of one file."
  static let arguments = "FILE"
  static let argumentCount = 1...1
  static let discussion = "Nothing is stored. The reader is guessed from the file unless it is named."
  private static let reader = CommandOption(
    "--reader", "NAME", choices: ReaderName.allCases.map(\.rawValue),
    ReaderName.allCases.map(\.rawValue).joined(separator: ", "))
  private static let limit = CommandOption("--limit", "N|all", "how many records (20)")
  static let options: [CommandOption] = [reader, limit, .format(.text, .csv, .json), .raw]

  func run(_ invocation: Invocation) throws(Problem) -> ExitCode {
    let path = invocation.arguments[0]
    let limit = try invocation.limit(Self.limit, from: 0, as: 50) ?? 20
    let input = try InputFile.inspect(path)
    let named = invocation.value(Self.reader).flatMap(ReaderName.init).map(ReaderRegistry.kind)
    guard let kind = named ?? ReaderRegistry.guess(head: input.head, path: path) else {
      throw Problem(.badData, file: path, "no reader takes this file for its own", remedy: "name one with --reader")
    }
    var options = ReaderOptions()
    options.batchRecords = min(4096, max(1, limit))
    var reader = try kind.open(input, options)
    let preview = Preview(reader.columns, reader.facts)
    switch invocation.format {
    case .csv:
      var writer = invocation.csv
      writer.row(reader.columns)
      try preview.each(&reader, limit: limit) { batch, rows in
        for row in rows { writer.row(preview.values(batch, row)) }
        invocation.output.data(writer.take())
      }
      invocation.output.data(writer.take())
    case .json: invocation.output.data(try preview.json(&reader, limit: limit))
    case .text: invocation.output.text(try preview.text(&reader, limit: limit))
    }
    return .done
  }
}
