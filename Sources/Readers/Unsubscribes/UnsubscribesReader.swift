import Records

/// Reads returned unsubscribe tokens: delimited text with the columns `token`, in which the whole link may stand, and `date`, as the
/// page behind the unsubscribe link writes it.
///
/// Token and date together tell a return from another: a line that is read again is known, a later return of the same token
/// is another. A no without a date is a no: it is known in its own file only.
public final class UnsubscribesReader: RecordReader {
  /// The reader's line in the registry. No file is taken for its own: a pipeline names it.
  public static let kind = ReaderKind(
    name: .unsubscribes, guesses: { _, _ in false },
    open: { input, options throws(Problem) in try UnsubscribesReader(input, options) })

  /// The columns' names.
  public var columns: [String] { text.columns }
  /// What was found out about the file.
  public let facts: InputFacts

  private let text: CSVReader

  /// Opens a file. Throws as ``CSVReader`` does, and if a column is missing (65).
  public init(_ input: InputFile, _ options: ReaderOptions) throws(Problem) {
    text = try CSVReader(input, options)
    _ = try UnsubscribesReader.places(in: text.columns, file: input.path)
    var facts = text.facts
    facts.reader = .unsubscribes
    self.facts = facts
  }

  /// The next records, or nil at the end. Throws ``Problem`` (74) if the file cannot be read on or has changed.
  public func nextBatch() throws(Problem) -> RecordBatch? { try text.nextBatch() }

  /// Where token and date stand among a file's columns, nil for a date that it does not tell; throws ``Problem`` (65) if there is no
  /// column of tokens.
  public static func places(in columns: [String], file: String? = nil) throws(Problem) -> (token: Int, date: Int?) {
    let token = try LayoutResolver.resolve(map: [], key: ["token"], columns: columns, file: file).key[0]
    return (token, try? LayoutResolver.resolve(map: [], key: ["date"], columns: columns, file: file).key[0])
  }
}
