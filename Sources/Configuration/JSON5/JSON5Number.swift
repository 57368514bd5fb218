import Records

/// Numbers: decimal and hexadecimal, signed, with fraction and exponent; `Infinity` and `NaN` after a sign.
extension JSON5Parser {
  mutating func number() throws(Problem) -> JSON5Value {
    let start = cursor.position
    let negative = cursor.byte == UInt8(ascii: "-")
    if negative || cursor.byte == UInt8(ascii: "+") { cursor.advance() }
    let value: JSON5Value
    if startsName {
      let word = try name()
      guard word == "Infinity" || word == "NaN" else {
        throw mistake("a sign that no number follows", at: start)
      }
      return .notFinite
    } else if cursor.byte == UInt8(ascii: "0"), (cursor.peek(1) ?? 0) | 0x20 == UInt8(ascii: "x") {
      value = try hexadecimal(negative, start)
    } else {
      value = try decimal(negative, start)
    }
    if startsName || cursor.byte.map(Self.isDigit) == true {
      throw mistake("\(here()) within a number", remedy: "put text in quotes")
    }
    return value
  }

  private mutating func hexadecimal(_ negative: Bool, _ start: Position) throws(Problem) -> JSON5Value {
    cursor.advance(2)
    let digits = take { Self.hexadecimalDigit($0) != nil }
    guard !digits.isEmpty else { throw mistake("a hexadecimal number without digits", at: start) }
    guard let value = Int64((negative ? "-" : "") + digits, radix: 16) else { throw tooLarge(start) }
    return .integer(value)
  }

  private mutating func decimal(_ negative: Bool, _ start: Position) throws(Problem) -> JSON5Value {
    let whole = take(Self.isDigit)
    if whole.utf8.count > 1, whole.utf8.first == UInt8(ascii: "0") {
      throw mistake("a number that begins with 0", remedy: "leave the zero out, or put the digits in quotes", at: start)
    }
    var fraction: String?
    if cursor.byte == UInt8(ascii: ".") {
      cursor.advance()
      fraction = take(Self.isDigit)
    }
    guard !whole.isEmpty || fraction?.isEmpty == false else { throw mistake("a number without digits", at: start) }
    let sign = negative ? "-" : ""
    var exponent: String?
    if let byte = cursor.byte, byte | 0x20 == UInt8(ascii: "e") {
      cursor.advance()
      var text = ""
      if cursor.byte == UInt8(ascii: "-") { text = "-" }
      if cursor.byte == UInt8(ascii: "-") || cursor.byte == UInt8(ascii: "+") { cursor.advance() }
      let digits = take(Self.isDigit)
      guard !digits.isEmpty else { throw mistake("an exponent without digits", at: start) }
      exponent = text + digits
    }
    if fraction == nil, exponent == nil {
      guard let value = Int64(sign + whole) else { throw tooLarge(start) }
      return .integer(value)
    }
    let text =
      "\(sign)\(whole.isEmpty ? "0" : whole).\(fraction.map { $0.isEmpty ? "0" : $0 } ?? "0")e\(exponent ?? "0")"
    guard let value = Double(text), value.isFinite else { throw tooLarge(start) }
    return .decimal(value)
  }

  /// The bytes from here on that `belongs` accepts; it accepts ASCII only.
  private mutating func take(_ belongs: (UInt8) -> Bool) -> String {
    let start = cursor.offset
    while let byte = cursor.byte, belongs(byte) { cursor.advance() }
    return String(decoding: cursor.bytes[start..<cursor.offset], as: UTF8.self)
  }

  private func tooLarge(_ start: Position) -> Problem { mistake("the number is too large", at: start) }

  static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  static func hexadecimalDigit(_ byte: UInt8) -> UInt32? {
    switch byte {
    case 0x30...0x39: UInt32(byte) - 0x30
    case 0x41...0x46: UInt32(byte) - 0x37
    case 0x61...0x66: UInt32(byte) - 0x57
    default: nil
    }
  }
}
