/// How a text file separates and quotes its fields.
struct Dialect: Sendable, Equatable {
  var delimiter: UInt8
  /// The quote character; nil if fields are never quoted.
  var quote: UInt8?
  /// The escape character before a quote; nil where quotes are doubled.
  var escape: UInt8?
  /// The byte that ends a line: LF (with or without CR before it), or CR.
  var newline: UInt8 = 0x0A

  /// Comma, double quotes, doubled inside: RFC 4180.
  static let standard = Dialect(delimiter: 0x2C, quote: 0x22)
}
