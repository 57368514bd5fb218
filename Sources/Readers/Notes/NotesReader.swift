import Records

/// Reads notes: delimited text that says in each line something of one person, or of one company, with columns that are known by
/// their names; or a bare list of addresses, with or without a header.
public final class NotesReader: RecordReader {
  /// The reader's line in the registry. No file is taken for its own: a pipeline names it.
  public static let kind = ReaderKind(
    name: .notes, guesses: { _, _ in false },
    open: { input, options throws(Problem) in try NotesReader(input, options) })

  /// The columns' names.
  public var columns: [String] { text.columns }
  /// What was found out about the file.
  public let facts: InputFacts

  private let text: CSVReader

  /// Opens a file. Throws as ``CSVReader`` does, and if no column tells who is meant (65).
  public init(_ input: InputFile, _ options: ReaderOptions) throws(Problem) {
    var text = try CSVReader(input, options)
    if options.headerLine == nil, text.columns.contains(where: { $0.contains("@") }) {
      // An address names no column: the first line is one of the list.
      var bare = options
      bare.headerLine = 0
      text = try CSVReader(input, bare)
    }
    _ = try NoteColumns(text.columns, file: input.path)
    var facts = text.facts
    facts.reader = .notes
    (self.text, self.facts) = (text, facts)
  }

  /// The next records, or nil at the end. Throws ``Problem`` (74) if the file cannot be read on or has changed.
  public func nextBatch() throws(Problem) -> RecordBatch? { try text.nextBatch() }
}
