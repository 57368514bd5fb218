import Records

/// White space and comments between the tokens.
extension JSON5Parser {
  mutating func skipBlank() throws(Problem) {
    while let byte = cursor.byte {
      switch byte {
      case 0x09, 0x0A, 0x0B, 0x0C, 0x0D, 0x20: cursor.advance()
      case UInt8(ascii: "/"): try skipComment()
      case 0x80...:
        guard let (scalar, length) = cursor.scalar, Self.isBlank(scalar) else { return }
        cursor.advance(length)
      default: return
      }
    }
  }

  private mutating func skipComment() throws(Problem) {
    let start = cursor.position
    switch cursor.peek(1) {
    case UInt8(ascii: "/"):
      while let (scalar, length) = cursor.scalar, !Self.endsLine(scalar) { cursor.advance(length) }
    case UInt8(ascii: "*"):
      cursor.advance(2)
      while !cursor.sees("*/") {
        if cursor.byte == nil { throw mistake("the comment does not end", remedy: "close it with */", at: start) }
        cursor.advance()
      }
      cursor.advance(2)
    default: throw mistake("a single slash", remedy: "a comment begins with // or /*")
    }
  }

  /// White space and line ends beyond ASCII: no-break space, byte order mark, separators, the category Zs.
  private static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value == 0xFEFF || endsLine(scalar) || scalar.properties.generalCategory == .spaceSeparator
  }

  static func endsLine(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value == 0x0A || scalar.value == 0x0D || scalar.value == 0x2028 || scalar.value == 0x2029
  }
}
