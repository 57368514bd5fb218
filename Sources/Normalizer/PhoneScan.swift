/// The first telephone number in a text.
struct PhoneScan {
  /// Whether a plus stands before it.
  private(set) var hasPlus = false
  /// Whether another number follows.
  private(set) var isSeveral = false
  /// Whether an extension, or a remark with figures, follows.
  private(set) var hasExtension = false

  /// Appends the number's digits to `digits`; false if the text holds something that no number has.
  mutating func read(_ bytes: [UInt8], into digits: inout [UInt8]) -> Bool {
    var position = 0
    while position < bytes.count, bytes[position] != 0x2B, !Self.isDigit(bytes[position]) {
      if !Self.isLabel(bytes[position]) { return false }
      position += 1
    }
    if position == bytes.count { return false }
    if bytes[position] == 0x2B {
      hasPlus = true
      position += 1
    }
    while position < bytes.count {
      let byte = bytes[position]
      if Self.isDigit(byte) {
        digits.append(byte)
      } else if byte == 0x28, hasPlus, position + 2 < bytes.count, bytes[position + 1] == 0x30,
        bytes[position + 2] == 0x29
      {
        position += 2
      } else if Self.isBreak(byte, digits) {
        finish(bytes, position + 1)
        break
      } else if !Self.isFiller(byte) {
        if Self.isExponent(bytes, position) { return false }
        finish(bytes, position)
        break
      }
      position += 1
    }
    return !digits.isEmpty
  }

  /// Judges what stands behind the first number: another one, an extension, or a remark.
  private mutating func finish(_ bytes: [UInt8], _ start: Int) {
    var more = 0
    for position in start..<bytes.count where Self.isDigit(bytes[position]) { more += 1 }
    if more >= 6 { isSeveral = true } else if more > 0 { hasExtension = true }
  }

  private static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }

  /// The `E+` of a number that a spreadsheet has cut: its last digits are lost.
  private static func isExponent(_ bytes: [UInt8], _ position: Int) -> Bool {
    bytes[position] | 0x20 == 0x65 && position + 1 < bytes.count && bytes[position + 1] == 0x2B
  }

  /// Spaces, hyphens, dashes, minus signs, full stops, brackets, slashes.
  private static func isFiller(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x20, 0x28, 0x29, 0x2D, 0x2E, 0x2F, 0xE2, 0x80, 0x88, 0x90...0x95: true
    default: false
    }
  }

  /// A comma, a semicolon, a bar; a slash or a plus only after a whole number.
  private static func isBreak(_ byte: UInt8, _ digits: [UInt8]) -> Bool {
    switch byte {
    case 0x2C, 0x3B, 0x7C: !digits.isEmpty
    case 0x2F, 0x2B: digits.count >= 7 + (isFinland(digits, 0) ? 3 : isFinland(digits, 2) ? 5 : 0)
    default: false
    }
  }

  private static func isFinland(_ digits: [UInt8], _ start: Int) -> Bool {
    start + 3 <= digits.count && digits[start] == 0x33 && digits[start + 1] == 0x35 && digits[start + 2] == 0x38
  }

  /// Letters and marks in front of a number, as in `puh.:`, and those with which a spreadsheet keeps its zero.
  private static func isLabel(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x20, 0x22, 0x27, 0x28, 0x29, 0x2D, 0x2E, 0x3A, 0x3D, 0x41...0x5A, 0x61...0x7A, 0x80...: true
    default: false
    }
  }
}
