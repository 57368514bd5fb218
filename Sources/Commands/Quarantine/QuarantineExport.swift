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
struct QuarantineExport {
  private static let added = [
    "lahde_id", "lahde_source", "lahde_file", "lahde_line", "lahde_column", "lahde_field", "lahde_reason",
    "lahde_to_mend", "lahde_since", "lahde_note", "lahde_record",
  ]

  private let invocation: Invocation
  private let pipeline: PipelineFile

  init(_ invocation: Invocation) throws(Problem) {
    self.invocation = invocation
    pipeline = try invocation.pipeline()
  }

  func run() throws(Problem) -> ExitCode {
    let register = try invocation.register(pipeline, roles: [.steward, .compliance])
    guard let path = invocation.value("--output") else {
      throw Problem(.usage, "export wants --output FILE.csv", remedy: "name a file; only its owner may read it")
    }
    let filter = QuarantineFilter(
      invocation, reason: invocation.value("--reason-code") ?? invocation.value("--reason"))
    let entries = try filter.of(try Queries(register).quarantine(), pipeline)
    try invocation.noteAccess(pipeline, count: entries.count)
    let records = try QuarantinedCells(pipeline).read(entries)
    var writer = CSVWriter()
    let columns = Self.columns(records)
    let places = Dictionary(columns.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    writer.row(columns + Self.added)
    for record in records {
      var values = Array(repeating: "", count: columns.count)
      for cell in record.cells {
        if let place = places[cell.column] { values[place] = Spreadsheet.harmless(cell.value) }
      }
      writer.row(values + added(record))
    }
    let bytes = writer.bytes
    try PrivateFile.write(path, invocation.context) { file throws(Problem) in file.append(bytes, 0..<bytes.count) }
    let missing = records.count { $0.cells.isEmpty }
    invocation.output.error(
      "\(path): \(records.count) records" + (missing > 0 ? ", \(missing) without values (see lahde_note)" : ""))
    return .done
  }

  /// All columns, in the order in which they come up.
  private static func columns(_ records: [QuarantinedCells.Record]) -> [String] {
    var seen: Set<String> = []
    return records.flatMap { $0.cells.map(\.column) }.filter { seen.insert($0).inserted }
  }

  private func added(_ record: QuarantinedCells.Record) -> [String] {
    let entry = record.entry
    return [
      "\(entry.id)", entry.source, Spreadsheet.harmless(pipeline.resolve(entry.path)), "\(entry.line)",
      "\(entry.column)", Spreadsheet.harmless(entry.field ?? ""), entry.reason, MendingAdvice.of(entry.reason),
      Timestamp.date(entry.openedTime), record.note ?? "", Spreadsheet.harmless(record.text ?? ""),
    ]
  }
}
