import Records

/// Reads the saved public page of a company: one record a person, or one for the company alone.
///
/// The columns are the declared fields; every value has a positional XPath, a JSON-LD value with a JSON pointer after
/// `#`. A person's own phone is not read, only counted. The language of a page is evidence about its persons and no field.
public struct WebReader: RecordReader {
  /// The reader of saved pages.
  public static let kind = ReaderKind(
    name: .web, guesses: { head, path in looksLikePage(head, path) },
    open: { (input, options) throws(Problem) in try WebReader(input, options) })

  /// The largest page that is read, in bytes.
  public static let largestPage = 16 << 20

  /// Elements nested deeper are left out, with a finding.
  static let deepest = 512

  /// The declared fields' names.
  public var columns: [String] { Field.allCases.map(\.name) }
  /// Encoding, address and time of retrieval.
  public private(set) var facts: InputFacts

  /// Every column is the field of its name; source keys begin with the page's host, else with the file's name.
  public let layout: Layout?

  private let tree: HTMLTree
  private let byteCount: Int
  private var findings: [Finding] = []
  private var isRead = false

  /// Opens a page. Throws if it cannot be read or is larger than ``largestPage``.
  public init(_ input: InputFile, _ options: ReaderOptions) throws(Problem) {
    let bytes = try input.contents(limit: Self.largestPage)
    try self.init(bytes, path: input.path, modified: input.modified, options)
  }

  /// Opens a page that is in memory; `modified` in seconds since 1970, UTC.
  init(_ bytes: [UInt8], path: String, modified: Int64, _ options: ReaderOptions) throws(Problem) {
    guard bytes.count <= Self.largestPage else {
      throw Problem(
        .badData, file: path, "the page has \(bytes.count) bytes, more than \(Self.largestPage)",
        remedy: "save it without pictures and styles, or leave it out of the source's paths")
    }
    let encoding = PageEncoding(bytes, given: options.encoding)
    byteCount = bytes.count
    facts = InputFacts(reader: .web, encoding: encoding.name)
    var complaints: HTMLDocument.Complaints?
    if encoding.bytes.allSatisfy({ $0 <= 0x20 }) {
      tree = HTMLTree()
    } else {
      let document = try HTMLDocument(encoding.bytes, encoding: encoding.parserName, path: path)
      tree = document.flattened(maximalDepth: Self.deepest)
      complaints = document.complaints
    }
    let address = PageAddress(tree)
    facts.url = options.url ?? address.url
    facts.retrieved = address.saved ?? modified
    var layout = Layout()
    for field in Field.allCases { layout.columns[field.rawValue] = [field.rawValue] }
    layout.keyPrefix = Array((facts.url.map(PageAddress.host) ?? path).utf8) + [PackedFields.separator]
    self.layout = layout
    if let complaints { note(complaints) }
    note(encoding)
    if tree.cut { note(.webTooDeep, "elements nested deeper than \(Self.deepest) are left out") }
    if facts.url == nil { note(.webNoURL) }
  }

  /// The page's records, all in one batch; nil after it.
  public mutating func nextBatch() throws(Problem) -> RecordBatch? {
    guard !isRead else { return nil }
    isRead = true
    let page = PageRecords(tree)
    for line in page.broken { note(.webJSONLD, line: line) }
    if page.isCut { note(.webTooMany) }
    if page.records.isEmpty { note(.webNothingFound) }
    var batch = RecordBatch(columnCount: Field.count)
    for record in page.records {
      for field in Field.allCases {
        batch.bytes.append(contentsOf: record[field].text.utf8)
        batch.ends.append(batch.bytes.count)
        batch.paths.append(record[field].path)
      }
      if record.hasOwnPhone {
        findings.append(Finding(.personPhoneLeftOut, row: batch.count, line: record.line, column: 1))
      }
      batch.places.append(RecordPlace(line: record.line, byteStart: 0, byteEnd: UInt64(byteCount)))
    }
    batch.language = page.language
    batch.findings = findings
    return batch
  }

  // MARK: - Findings about the page, which belong to no row

  private mutating func note(_ code: FindingCode, _ message: String? = nil, line: UInt32 = 1) {
    findings.append(Finding(code, row: -1, line: line, column: 1, message: message))
  }

  private mutating func note(_ encoding: PageEncoding) {
    if encoding.damaged { note(.webEncoding, "some bytes are no text in \(encoding.name)") }
    if encoding.hadNUL { note(.webNUL) }
  }

  private mutating func note(_ complaints: HTMLDocument.Complaints) {
    if complaints.fatal { note(.webCut) }
    guard complaints.count > 0 else { return }
    let line = UInt32(clamping: max(1, complaints.firstLine))
    note(.webMarkup, "the HTML parser mended \(complaints.count) places, this the first", line: line)
  }

  // MARK: - Guessing

  /// Whether a file begins like a page, or is called like one and has a tag.
  private static func looksLikePage(_ head: [UInt8], _ path: String) -> Bool {
    let text = head.prefix(4096).filter { $0 != 0 && $0 < 0x80 }.map { $0 &- 0x41 < 26 ? $0 | 0x20 : $0 }
    let start = text.drop { $0 <= 0x20 }
    func begins(_ word: String) -> Bool { start.starts(with: word.utf8) }
    if begins("<!doctype html") || begins("<html") || begins("<head") || begins("<body") { return true }
    let name = path.lowercased()
    let isNamed = name.hasSuffix(".html") || name.hasSuffix(".htm") || name.hasSuffix(".xhtml")
    let words = String(decoding: start, as: UTF8.self)
    return begins("<") && (isNamed || words.contains("<html"))
  }
}
