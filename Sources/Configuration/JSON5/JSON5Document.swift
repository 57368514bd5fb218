import Records
import Text

/// A JSON5 file, parsed: line and column are known for every key and every value.
///
/// The whole of JSON5 is read: comments, trailing commas, unquoted keys, single quotes, escapes, continued lines,
/// hexadecimal numbers, signs. A syntax error ends the reading; everything later is collected (see ``Mistakes``).
public struct JSON5Document: Sendable {
  /// The outermost value.
  public let root: JSON5Node
  /// Keys given twice: mistakes that do not keep the rest from being read.
  public let duplicates: [Problem]

  /// Objects and lists within each other, at most: deep enough for any configuration, and no stack overflows.
  public static let depthLimit = 64

  /// Parses `bytes` (UTF-8, a byte order mark is accepted); throws the first syntax error.
  public init(_ bytes: [UInt8], file: String) throws(Problem) {
    if let invalid = UTF8Text.firstInvalid(bytes, 0..<bytes.count) {
      var cursor = JSON5Cursor(bytes)
      cursor.advance(invalid - cursor.offset)
      throw Problem(
        .configuration, file: file, line: cursor.line, column: cursor.column, "the file is not UTF-8",
        remedy: "save it as UTF-8; the first wrong byte stands here")
    }
    var parser = JSON5Parser(bytes, file: file)
    root = try parser.document()
    duplicates = parser.duplicates
  }
}
