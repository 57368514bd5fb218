/// What a reader found out about an input before its first record.
public struct InputFacts: Sendable, Equatable {
  /// The reader.
  public var reader: ReaderName
  /// `UTF-8`, `UTF-8 with BOM`, `Windows-1252`, `UTF-16LE` …
  public var encoding: String
  /// The delimiter (text files).
  public var delimiter: String?
  /// The quote character (text files); empty if there is none.
  public var quote: String?
  /// The escape character (text files), where quotes are not doubled.
  public var escape: String?
  /// `\n`, `\r\n` or `\r` (text files).
  public var newline: String?
  /// 1-based line of the header (text files); nil if there is none.
  public var headerLine: Int?
  /// Lines before the header that are not records (text files).
  public var preambleLines: Int = 0
  /// The page's address (pages).
  public var url: String?
  /// When the page was retrieved, or the extract made: seconds since 1970, UTC.
  public var retrieved: Int64?

  /// How the records stand in it.
  public var form: InputForm { reader.form }

  /// Facts of which only reader and encoding are known.
  public init(reader: ReaderName, encoding: String) {
    self.reader = reader
    self.encoding = encoding
  }
}
