import Records

/// A reader of one input: it is asked for one batch after the other until there is none.
public protocol RecordReader {
  /// The columns' names, in the order of each batch's fields. A page's columns are the declared fields' names.
  var columns: [String] { get }
  /// What was found out about the input.
  var facts: InputFacts { get }
  /// How the columns become fields, where the reader knows; nil where only the source's map can tell. A source that has a map
  /// is taken at its word.
  var layout: Layout? { get }
  /// The next records, or nil at the end. Bad data is a finding; an error means that the input cannot be read on.
  mutating func nextBatch() throws(Problem) -> RecordBatch?
}

extension RecordReader {
  /// Only the source's map can tell.
  public var layout: Layout? { nil }
}

/// How an input is to be read where the source says more than the file.
public struct ReaderOptions: Sendable, Equatable {
  /// Records a batch, at most.
  public var batchRecords = 4096
  /// `utf-8`, `windows-1252`, `iso-8859-1`, `utf-16le`, `utf-16be`, `cp850`, `cp437`,
  /// `macintosh`; nil: found out.
  public var encoding: String?
  /// Delimiter; nil: found out.
  public var delimiter: UInt8?
  /// 1-based line of the header; nil: found out.
  public var headerLine: Int?
  /// The address of a saved page; nil: found in the page.
  public var url: String?

  /// Options that leave everything to be found out.
  public init() {}
}

/// A kind of input: one case in ``ReaderRegistry``.
public struct ReaderKind: Sendable {
  /// The reader's name.
  public let name: ReaderName
  /// Whether a file that begins with `head` (up to 64 KiB) and is called `path` is of this kind.
  public let guesses: @Sendable (_ head: [UInt8], _ path: String) -> Bool
  /// Opens an input.
  public let open: @Sendable (_ input: InputFile, _ options: ReaderOptions) throws(Problem) -> any RecordReader

  /// A kind of input.
  public init(
    name: ReaderName, guesses: @escaping @Sendable (_ head: [UInt8], _ path: String) -> Bool,
    open: @escaping @Sendable (_ input: InputFile, _ options: ReaderOptions) throws(Problem) -> any RecordReader
  ) {
    self.name = name
    self.guesses = guesses
    self.open = open
  }
}
