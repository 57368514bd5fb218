import Records

/// What a reader makes of a file.
public enum PreviewAnswer {
  /// A finding about it.
  public struct Noticed: Encodable, Sendable {
    /// Where it is, and what is wrong.
    public let code: FindingCode, line: UInt32, column: UInt32, message: String
    let field: String?, quarantines: Bool

    /// The finding as it is told.
    public init(_ finding: Finding) {
      code = finding.code
      field = finding.field
      line = finding.line
      column = finding.column
      message = finding.message
      quarantines = finding.quarantines
    }
  }

  /// Of a table.
  public struct Table: Encodable, Sendable {
    let reader: ReaderName, encoding: String, delimiter: String?, quote: String?, escape: String?, newline: String?
    let headerLine: Int?, preambleLines: Int, columns: [String], records: [[String]], findings: [Noticed]

    enum CodingKeys: String, CodingKey {
      case reader, encoding, delimiter, quote, escape, newline, columns, records, findings
      case headerLine = "header_line"
      case preambleLines = "preamble_lines"
    }

    /// With all that it says.
    public init(
      reader: ReaderName, encoding: String, delimiter: String? = nil, quote: String? = nil, escape: String? = nil,
      newline: String? = nil, headerLine: Int? = nil, preambleLines: Int, columns: [String], records: [[String]],
      findings: [Noticed]
    ) {
      self.reader = reader
      self.encoding = encoding
      self.delimiter = delimiter
      self.quote = quote
      self.escape = escape
      self.newline = newline
      self.headerLine = headerLine
      self.preambleLines = preambleLines
      self.columns = columns
      self.records = records
      self.findings = findings
    }
  }

  /// Of a page.
  public struct Page: Encodable, Sendable {
    /// A value and where it stands.
    public struct Value: Encodable, Sendable {
      let value: String, place: String

      /// With all that it says.
      public init(value: String, place: String) {
        self.value = value
        self.place = place
      }
    }

    /// A record of the page.
    public struct Record: Encodable, Sendable {
      let fields: [String: Value]

      /// With all that it says.
      public init(fields: [String: Value]) {
        self.fields = fields
      }
    }

    let reader: ReaderName, encoding: String, url: String?, language: Value?, records: [Record], findings: [Noticed]

    /// With all that it says.
    public init(
      reader: ReaderName, encoding: String, url: String? = nil, language: Value? = nil, records: [Record],
      findings: [Noticed]
    ) {
      self.reader = reader
      self.encoding = encoding
      self.url = url
      self.language = language
      self.records = records
      self.findings = findings
    }
  }
}
