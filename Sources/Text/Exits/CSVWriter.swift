/// Writes rows as RFC 4180 has them: UTF-8, CRLF after every row, quotes only where they are needed. Every CSV that the
/// program writes comes from here.
///
/// A value that a spreadsheet would run as a formula gets an apostrophe before it, headers too, unless the writer is raw;
/// ``Spreadsheet`` takes it away again.
public struct CSVWriter {
  /// What has been written so far.
  public private(set) var bytes: [UInt8] = []
  private let delimiter: UInt8
  private let isRaw: Bool
  /// Fields of the row that is being written.
  private var fields = 0
  private var start = 0

  /// A writer with a one-byte delimiter, a comma unless told otherwise; a raw one leaves formulas as they are, for programs.
  public init(delimiter: UInt8 = 0x2C, raw isRaw: Bool = false) {
    self.delimiter = delimiter
    self.isRaw = isRaw
  }

  /// Writes one row; a lone empty field is written as `""`, so that the row is not an empty line.
  public mutating func row(_ fields: [String]) {
    for field in fields { self.field(field) }
    endRow()
  }

  /// Writes the next field of a row.
  public mutating func field(_ text: String) {
    let bytes = Array(text.utf8)
    field(bytes, 0..<bytes.count)
  }

  /// Writes the bytes of `source[range]`, which are UTF-8, as the next field of a row.
  public mutating func field(_ source: [UInt8], _ range: Range<Int>) {
    if fields > 0 { bytes.append(delimiter) }
    fields += 1
    let isMarked = !isRaw && Spreadsheet.isMarked(source, range)
    var isPlain = true
    for position in range where isPlain {
      let byte = source[position]
      isPlain = byte != delimiter && byte != 0x22 && byte != 0x0A && byte != 0x0D
    }
    if isPlain {
      if isMarked { bytes.append(0x27) }
      return bytes.append(contentsOf: source[range])
    }
    bytes.append(0x22)
    if isMarked { bytes.append(0x27) }
    for position in range {
      if source[position] == 0x22 { bytes.append(0x22) }
      bytes.append(source[position])
    }
    bytes.append(0x22)
  }

  /// Ends a row.
  public mutating func endRow() {
    if fields == 1, bytes.count == start { bytes.append(contentsOf: [0x22, 0x22]) }
    bytes.append(contentsOf: [0x0D, 0x0A])
    (fields, start) = (0, bytes.count)
  }

  /// Hands on what has been written, and forgets it; between rows.
  public mutating func take() -> [UInt8] {
    let taken = bytes
    bytes.removeAll(keepingCapacity: true)
    start = 0
    return taken
  }
}
