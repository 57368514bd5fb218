import Records

/// Reads delimited text: CSV, semicolon text as Excel writes it, TSV and their relatives.
///
/// Encoding, dialect, preamble and header are found out; an Excel `sep=;` line is honoured. Empty lines and rows without
/// any value are skipped. A record with another number of fields than most is quarantined, also where only
/// this record's surplus is empty:
/// a delimiter that should have been quoted, or a line end inside a record, moves values into other columns. Records longer than 1 MiB and
/// quotes that are never closed are quarantined without being held in memory, and reading goes on after them.
public final class CSVReader: RecordReader {
  /// The reader's line in the registry.
  public static let kind = ReaderKind(
    name: .csv, guesses: { head, _ in MarkupForm.of(head) == nil },
    open: { input, options throws(Problem) in try CSVReader(input, options) })

  /// The columns' names, made unique: `Nimi`, `Nimi 2`; a column without a name is called by its 1-based number.
  public let columns: [String]
  /// What was found out about the file.
  public let facts: InputFacts
  /// The text before the header, as UTF-8.
  let preamble: [UInt8]

  private var records: CSVRecords
  private let batchRecords: Int

  /// Columns of the widest file that is read: as many as a spreadsheet has.
  static let mostColumns = 16_384

  /// Opens a file. Throws ``Problem`` if it is HTML, XML or JSON (65), has no readable header (65), has changed since it was
  /// inspected (74), or if the options name an unknown encoding (78).
  public convenience init(_ input: InputFile, _ options: ReaderOptions) throws(Problem) {
    try self.init(input, options, chunk: 1 << 18, longest: CSVRecords.longestRecord)
  }

  /// The same, reading `chunk` bytes at once and records of up to `longest` bytes.
  init(_ input: InputFile, _ options: ReaderOptions, chunk: Int, longest: Int) throws(Problem) {
    if let form = MarkupForm.of(input.head) {
      throw Problem(
        .badData, file: input.path, line: 1, column: 1, "this is \(form.name), not delimited text", remedy: form.remedy)
    }
    let (encoding, mark) = try TextEncoding.choose(input, named: options.encoding)
    var window = try TextWindow(input, encoding: encoding, mark: mark, chunk: chunk)
    try window.fill(TextSample.length + 1)
    let sample = TextSample(window)
    let separator = SeparatorLine(sample)
    let dialect = DialectSniffer.sniff(
      sample, from: separator?.next ?? 0, delimiter: options.delimiter ?? separator?.delimiter)
    let table = sample.table(dialect, from: separator?.next ?? 0, line: separator == nil ? 1 : 2, limit: 1000)
    let found = HeaderFinder(table, of: sample, headerLine: options.headerLine)
    window.consume(to: window.start + found.start)
    var records = CSVRecords(
      window, dialect: dialect, evidence: input.evidence, line: UInt32(truncatingIfNeeded: found.line),
      longest: longest, habit: found.habit)
    let header = found.hasHeader ? try records.header(file: input.path) : []
    let columns = ColumnNames.unique(header, width: found.width)
    guard columns.count <= Self.mostColumns else {
      throw Problem(
        .badData, file: input.path, line: found.line,
        "the file has \(columns.count) columns; more than \(Self.mostColumns) are not read",
        remedy: "check that this is the right file")
    }
    self.columns = columns
    self.records = records
    preamble = Array(sample.bytes[..<found.start])
    facts = Self.facts(encoding, mark, dialect, found, sample)
    batchRecords = max(1, options.batchRecords)
  }

  /// The next records, or nil at the end. Throws ``Problem`` (74) if the file cannot be read on or has changed.
  public func nextBatch() throws(Problem) -> RecordBatch? {
    try records.nextBatch(columns: columns, limit: batchRecords)
  }

  private static func facts(
    _ encoding: TextEncoding, _ mark: Int, _ dialect: Dialect, _ found: HeaderFinder, _ sample: TextSample
  ) -> InputFacts {
    var facts = InputFacts(reader: .csv, encoding: encoding.name + (mark > 0 ? " with BOM" : ""))
    facts.delimiter = character(dialect.delimiter)
    facts.quote = dialect.quote.map(character) ?? ""
    facts.escape = dialect.escape.map(character)
    facts.newline = dialect.newline == 0x0D ? "\r" : sample.hasReturns ? "\r\n" : "\n"
    facts.headerLine = found.hasHeader ? found.line : nil
    facts.preambleLines = found.line - 1
    return facts
  }

  private static func character(_ byte: UInt8) -> String { String(decoding: [byte], as: UTF8.self) }
}
