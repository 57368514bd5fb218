import Records
import Text

/// Quoted texts, unquoted names and the escapes in both.
extension JSON5Parser {
  mutating func text() throws(Problem) -> String {
    let start = cursor.position
    let quote = cursor.byte
    cursor.advance()
    var out: [UInt8] = []
    while let byte = cursor.byte, byte != quote {
      switch byte {
      case UInt8(ascii: "\\"): try escape(into: &out)
      case 0x0A, 0x0D:
        throw mistake(
          "the text does not end in its line", remedy: "close the quote; \\n stands for a new line", at: start)
      default:
        out.append(byte)
        cursor.advance()
      }
    }
    if cursor.byte == nil { throw mistake("the text does not end", remedy: "close the quote", at: start) }
    cursor.advance()
    return String(decoding: out, as: UTF8.self)
  }

  private mutating func escape(into out: inout [UInt8]) throws(Problem) {
    let start = cursor.position
    cursor.advance()
    guard let (scalar, length) = cursor.scalar else { return }
    switch scalar {
    case "u": UTF8Text.append(try unicode(start), to: &out)
    case "x":
      cursor.advance()
      UTF8Text.append(try hexadecimal(digits: 2, start), to: &out)
    case "1"..."9":
      throw mistake(
        "an escaped digit", remedy: "write a control character as \\u and four hexadecimal digits", at: start)
    case "\r":
      cursor.advance(cursor.peek(1) == 0x0A ? 2 : 1)
    case "0":
      cursor.advance()
      if cursor.byte.map(Self.isDigit) == true { throw mistake("a digit after \\0", at: start) }
      out.append(0)
    default:
      if let control = Self.controls[scalar] {
        out.append(control)
      } else if !Self.endsLine(scalar) {
        out.append(contentsOf: cursor.bytes[cursor.offset..<cursor.offset + length])
      }
      cursor.advance(length)
    }
  }

  private static let controls: [Unicode.Scalar: UInt8] = ["b": 8, "t": 9, "n": 10, "v": 11, "f": 12]

  /// What follows a backslash: `u` and four digits, two of them for a character beyond U+FFFF.
  private mutating func unicode(_ start: Position) throws(Problem) -> UInt32 {
    cursor.advance()
    let high = try hexadecimal(digits: 4, start)
    guard (0xD800..<0xE000).contains(high) else { return high }
    guard high < 0xDC00, cursor.sees("\\u") else { throw halfCharacter(start) }
    cursor.advance(2)
    let low = try hexadecimal(digits: 4, start)
    guard (0xDC00..<0xE000).contains(low) else { throw halfCharacter(start) }
    return 0x10000 + (high - 0xD800) << 10 + (low - 0xDC00)
  }

  private func halfCharacter(_ start: Position) -> Problem {
    mistake("half of a character (a lone surrogate)", remedy: "write the character itself", at: start)
  }

  private mutating func hexadecimal(digits: Int, _ start: Position) throws(Problem) -> UInt32 {
    var value: UInt32 = 0
    for _ in 0..<digits {
      guard let digit = cursor.byte.flatMap(Self.hexadecimalDigit) else {
        throw mistake("an escape without its \(digits) hexadecimal digits", at: start)
      }
      value = value << 4 | digit
      cursor.advance()
    }
    return value
  }

  /// Whether an unquoted name, or a word such as `true`, begins here.
  var startsName: Bool {
    guard let (scalar, _) = cursor.scalar else { return false }
    return scalar == "\\" || Self.beginsName(scalar)
  }

  /// An ECMAScript 5.1 `IdentifierName`.
  mutating func name() throws(Problem) -> String {
    var out: [UInt8] = []
    while let (scalar, length) = cursor.scalar {
      if scalar == "\\" {
        let start = cursor.position
        cursor.advance()
        guard cursor.byte == UInt8(ascii: "u") else { throw mistake("a backslash in a key", at: start) }
        let value = try unicode(start)
        guard let escaped = Unicode.Scalar(value), out.isEmpty ? Self.beginsName(escaped) : Self.continuesName(escaped)
        else { throw mistake("a character that a key without quotes cannot have", remedy: "quote the key", at: start) }
        UTF8Text.append(value, to: &out)
      } else if out.isEmpty ? Self.beginsName(scalar) : Self.continuesName(scalar) {
        out.append(contentsOf: cursor.bytes[cursor.offset..<cursor.offset + length])
        cursor.advance(length)
      } else {
        break
      }
    }
    return String(decoding: out, as: UTF8.self)
  }

  private static func beginsName(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .letterNumber: true
    default: scalar == "$" || scalar == "_"
    }
  }

  private static func continuesName(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .spacingMark, .decimalNumber, .connectorPunctuation: true
    default: beginsName(scalar) || scalar.value == 0x200C || scalar.value == 0x200D
    }
  }
}
