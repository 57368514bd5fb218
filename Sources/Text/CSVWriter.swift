/// Writes rows as RFC 4180 has them: UTF-8, CRLF after every row, quotes only where they are needed.
public struct CSVWriter {
  /// What has been written so far.
  public private(set) var bytes: [UInt8] = []
  private let delimiter: UInt8

  /// A writer with a one-byte delimiter, a comma unless told otherwise.
  public init(delimiter: UInt8 = 0x2C) { self.delimiter = delimiter }

  /// Writes one row; a lone empty field is written as `""`, so that the row is not an empty line.
  public mutating func row(_ fields: [String]) {
    for (index, field) in fields.enumerated() {
      if index > 0 { bytes.append(delimiter) }
      append(field)
    }
    if fields.count == 1, fields[0].isEmpty { bytes.append(contentsOf: [0x22, 0x22]) }
    bytes.append(contentsOf: [0x0D, 0x0A])
  }

  private mutating func append(_ field: String) {
    let text = field.utf8
    guard text.contains(where: { $0 == delimiter || $0 == 0x22 || $0 == 0x0A || $0 == 0x0D }) else {
      bytes.append(contentsOf: text)
      return
    }
    bytes.append(0x22)
    for byte in text {
      if byte == 0x22 { bytes.append(0x22) }
      bytes.append(byte)
    }
    bytes.append(0x22)
  }
}
