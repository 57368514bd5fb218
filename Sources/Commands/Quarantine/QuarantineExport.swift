import Configuration
import Pipeline
import Records
import Register
import Reports
import Text

/// `lahde quarantine export`: the records with their values, as a table that a person mends in a spreadsheet.
///
/// The inputs' own columns stand first, so that a mended row goes back where it came from as it is; a column that several
/// sources have stands once. What the program adds begins with `lahde_`.
struct QuarantineExport: Command {
  static let name = "export"
  static let abstract = "Write the records with their values as CSV, to be mended in a spreadsheet."
  static let discussion = "The input's own columns stand first, then those of the program, which begin with lahde_."
  private static let destination = CommandOption("--output", "FILE", "where to write it, 0600")
  static let options: [CommandOption] = [
    .pipeline, .register, QuarantineFilter.source, QuarantineFilter.reason, QuarantineFilter.code, destination, .raw,
  ]

  private static let added = [
    "lahde_id", "lahde_source", "lahde_file", "lahde_line", "lahde_column", "lahde_field", "lahde_reason",
    "lahde_to_mend", "lahde_since", "lahde_note", "lahde_record",
  ]

  func run(_ invocation: Invocation) throws(Problem) -> ExitCode {
    let pipeline = try invocation.pipeline()
    let register = try invocation.register(pipeline, roles: [.steward, .compliance])
    guard let path = invocation.value(Self.destination) else {
      throw Problem(.usage, "export wants --output FILE.csv", remedy: "name a file; only its owner may read it")
    }
    let entries = try QuarantineFilter(invocation).of(try Queries(register).quarantine(), pipeline)
    try invocation.noteAccess(pipeline, count: entries.count)
    let records = try QuarantinedCells(pipeline, register).read(entries)
    var writer = invocation.csv
    let columns = Self.columns(records)
    let places = Dictionary(columns.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    writer.row(columns + Self.added)
    for record in records {
      var values = Array(repeating: "", count: columns.count)
      for cell in record.cells {
        if let place = places[cell.column] { values[place] = cell.value }
      }
      writer.row(values + (try Self.added(record, pipeline, register)))
    }
    let bytes = writer.bytes
    try PrivateFile.write(path, kept: invocation.kept(pipeline)) { file throws(Problem) in try file.write(bytes) }
    let missing = records.count { $0.cells.isEmpty }
    let told = records.count == 1 ? "1 record" : "\(records.count) records"
    invocation.output.message(
      "\(path): \(told)" + (missing > 0 ? ", \(missing) without values (see lahde_note)" : ""))
    return .done
  }

  /// All columns, in the order in which they come up.
  private static func columns(_ records: [QuarantinedCells.Record]) -> [String] {
    var seen: Set<String> = []
    return records.flatMap { $0.cells.map(\.column) }.filter { seen.insert($0).inserted }
  }

  private static func added(_ record: QuarantinedCells.Record, _ pipeline: PipelineFile, _ register: RegisterFile)
    throws(Problem) -> [String]
  {
    let entry = record.entry
    return [
      "\(entry.id)", entry.source, try pipeline.resolve(register.named(entry.path)), "\(entry.line)",
      "\(entry.column)", entry.field ?? "", entry.reason, MendingAdvice.of(entry.reason),
      Timestamp.date(entry.openedTime), record.note ?? "", record.text ?? "",
    ]
  }
}
