import Text

/// Unicode scalars in UTF-8 bytes, and their case. Broken bytes pass through as they are.
enum Scalars {
  /// The scalar at `position` and its length in bytes; a broken byte is a scalar of its own, above U+10FFFF.
  static func decode(_ bytes: [UInt8], _ position: Int) -> (scalar: UInt32, length: Int) {
    let first = UInt32(bytes[position])
    if first < 0x80 { return (first, 1) }
    let length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : first >= 0xC2 ? 2 : 1
    if length == 1 || first > 0xF4 || position + length > bytes.count { return (0x11_0000 + first, 1) }
    var scalar = first & (0x7F >> UInt32(length))
    for offset in 1..<length {
      let next = UInt32(bytes[position + offset])
      if next & 0xC0 != 0x80 { return (0x11_0000 + first, 1) }
      scalar = scalar << 6 | next & 0x3F
    }
    return (scalar, length)
  }

  /// Appends what ``decode(_:_:)`` gave.
  static func append(_ scalar: UInt32, to out: inout [UInt8]) {
    if scalar < 0x80 {
      out.append(UInt8(scalar))
    } else if scalar >= 0x11_0000 {
      out.append(UInt8(truncatingIfNeeded: scalar - 0x11_0000))
    } else {
      UTF8Text.append(scalar, to: &out)
    }
  }

  /// The lower-case form in the Latin blocks up to U+017F; other scalars as they are.
  static func lower(_ scalar: UInt32) -> UInt32 {
    switch scalar {
    case 0x41...0x5A: scalar + 0x20
    case 0xC0...0xDE where scalar != 0xD7: scalar + 0x20
    case 0x130: 0x69
    case 0x100...0x12F, 0x132...0x137, 0x14A...0x177: scalar | 1
    case 0x139...0x148, 0x179...0x17E: scalar & 1 == 1 ? scalar + 1 : scalar
    case 0x178: 0xFF
    default: scalar
    }
  }

  /// The upper-case form in the Latin blocks up to U+017F; other scalars as they are.
  static func upper(_ scalar: UInt32) -> UInt32 {
    switch scalar {
    case 0x61...0x7A: scalar - 0x20
    case 0xE0...0xFE where scalar != 0xF7: scalar - 0x20
    case 0xFF: 0x178
    case 0x131: 0x49
    case 0x100...0x12F, 0x132...0x137, 0x14A...0x177: scalar & ~1
    case 0x139...0x148, 0x179...0x17E: scalar & 1 == 0 ? scalar - 1 : scalar
    default: scalar
    }
  }

  /// The lower-case form in Turkish: that of I is ı.
  static func turkishLower(_ scalar: UInt32) -> UInt32 { scalar == 0x49 ? 0x131 : lower(scalar) }

  /// The upper-case form in Turkish: that of i is İ.
  static func turkishUpper(_ scalar: UInt32) -> UInt32 { scalar == 0x69 ? 0x130 : upper(scalar) }

  /// Whether the scalar is a letter: ASCII, Latin, or anything above that is no punctuation.
  static func isLetter(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x41...0x5A, 0x61...0x7A: true
    case 0xC0...0x24F: scalar != 0xD7 && scalar != 0xF7
    case 0x370...0x1FFF: true
    default: false
    }
  }
}
