import Records

/// Reads notes: delimited text that says in each line something of one person, or of one company, with columns that are known by
/// their names; or a bare list of addresses, with or without a header.
public final class NotesReader: RecordReader {
  /// The reader's line in the registry. No file is taken for its own: a pipeline names it.
  public static let kind = ReaderKind(
    name: .notes, guesses: { _, _ in false },
    open: { input, options throws(Problem) in try NotesReader(input, options) })

  /// The columns' names, or what their values say that they are.
  public let columns: [String]
  /// What was found out about the file.
  public let facts: InputFacts

  private let text: CSVReader
  /// What was read to see who is meant, and is yet to be given.
  private var first: RecordBatch?

  /// Opens a file. Throws as ``CSVReader`` does, and if no column tells who is meant (65).
  public init(_ input: InputFile, _ options: ReaderOptions) throws(Problem) {
    var text = try CSVReader(input, options)
    if options.headerLine == nil, text.columns.contains(where: { $0.contains("@") }) {
      // An address names no column: the first line is one of the list.
      var bare = options
      bare.headerLine = 0
      text = try CSVReader(input, bare)
    }
    first = try text.nextBatch()
    columns = Self.names(of: text.columns, isBare: text.facts.headerLine == nil, by: first)
    _ = try NoteColumns(columns, file: input.path)
    var facts = text.facts
    facts.reader = .notes
    (self.text, self.facts) = (text, facts)
  }

  /// The next records, or nil at the end. Throws ``Problem`` (74) if the file cannot be read on or has changed.
  public func nextBatch() throws(Problem) -> RecordBatch? {
    if let batch = first {
      first = nil
      return batch
    }
    return try text.nextBatch()
  }

  /// What columns are called by their values, where their names say nothing: in one of addresses stands who is meant, and without any
  /// header in another whatever was noted.
  private static func names(of columns: [String], isBare: Bool, by batch: RecordBatch?) -> [String] {
    guard let batch else { return columns }
    return columns.enumerated().map { column, name in
      if !isBare, NoteColumns.part(of: name) != nil || column >= batch.columnCount { return name }
      let isOfAddresses = (0..<batch.count).contains { row in
        batch.bytes[batch.range(row: row, column: column)].contains(0x40)
      }
      return isOfAddresses ? "who" : isBare ? "comment" : name
    }
  }
}
