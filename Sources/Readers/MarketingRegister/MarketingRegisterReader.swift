import Records
import Text

/// Reads an extract of Suomen Asiakastieto's marketing register: delimited text with a preamble that dates it, and
/// columns that are known (see ``MarketingRegisterLayout``).
public final class MarketingRegisterReader: RecordReader {
  /// The reader's line in the registry.
  public static let kind = ReaderKind(
    name: .marketingRegister, guesses: { head, _ in isExtract(head) },
    open: { input, options throws(Problem) in try MarketingRegisterReader(input, options) })

  /// The columns' names.
  public var columns: [String] { text.columns }
  /// What was found out about the extract; `retrieved` is the beginning of the day that the preamble names.
  public let facts: InputFacts

  /// The layout of every extract.
  public let layout: Layout?

  private let text: CSVReader

  /// Opens an extract. Throws as ``CSVReader`` does, and if a column of an extract is missing (65).
  public init(_ input: InputFile, _ options: ReaderOptions) throws(Problem) {
    text = try CSVReader(input, options)
    layout = try MarketingRegisterLayout.layout(columns: text.columns, file: input.path)
    var facts = text.facts
    facts.reader = .marketingRegister
    facts.retrieved = ExtractDate.find(in: text.preamble).map { $0 * 86_400 }
    self.facts = facts
  }

  /// The next records, or nil at the end. Throws ``Problem`` (74) if the file cannot be read on or has changed.
  public func nextBatch() throws(Problem) -> RecordBatch? { try text.nextBatch() }

  /// Whether a file begins like an extract.
  static func isExtract(_ head: [UInt8]) -> Bool {
    let text = head.prefix(8192).filter { $0 != 0 }
    func holds(_ word: String) -> Bool {
      ByteSearch.first(of: Array(word.utf8), in: text, 0..<text.count) != nil
    }
    return MarkupForm.of(head) == nil && holds("y-tunnus")
      && (holds("markkinointirekisteri") || holds("suoramarkkinointikielto"))
  }
}
