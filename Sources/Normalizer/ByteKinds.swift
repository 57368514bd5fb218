import Text

/// Kinds of byte in a value; what is not there need not be looked for.
struct ByteKinds: OptionSet, Sendable {
  let rawValue: UInt16

  static let upper = ByteKinds(rawValue: 1)
  static let lower = ByteKinds(rawValue: 2)
  static let digit = ByteKinds(rawValue: 4)
  static let space = ByteKinds(rawValue: 8)
  static let comma = ByteKinds(rawValue: 16)
  static let mark = ByteKinds(rawValue: 32)
  static let beyondASCII = ByteKinds(rawValue: 64)
  static let noBreak = ByteKinds(rawValue: 128)
  static let control = ByteKinds(rawValue: 256)
  /// Two spaces in a row.
  static let doubleSpace = ByteKinds(rawValue: 512)
  /// A space at either end.
  static let edgeSpace = ByteKinds(rawValue: 1024)
  /// A byte beyond ASCII that no letter such as å, ä, ö or é has.
  static let exotic = ByteKinds(rawValue: 2048)
  /// A personal identity code was masked in the value; no byte has this kind.
  static let masked = ByteKinds(rawValue: 4096)
  /// An ampersand, which is a mark as well.
  static let ampersand = ByteKinds(rawValue: 8192)
  /// A question mark, which is a mark as well.
  static let question = ByteKinds(rawValue: 16384)
  /// Any of them.
  static let any = ByteKinds(rawValue: .max)

  init(rawValue: UInt16) { self.rawValue = rawValue }

  /// The kinds of byte in `bytes[range]`.
  init(_ bytes: [UInt8], _ range: Range<Int>) {
    var found = Self.marks.seen(bytes, range)
    if found & Self.space.rawValue != 0 {
      if ByteRange.hasPair(0x20, 0x20, bytes, range) { found |= Self.doubleSpace.rawValue }
      if bytes[range.lowerBound] == 0x20 || bytes[range.upperBound - 1] == 0x20 { found |= Self.edgeSpace.rawValue }
    }
    // A no-break space is C2 A0, and C2 is exotic.
    if found & Self.exotic.rawValue != 0, ByteRange.hasPair(0xC2, 0xA0, bytes, range) {
      found |= Self.noBreak.rawValue
    }
    rawValue = found
  }

  private static let marks = ByteMarks { kind($0).rawValue }

  private static func kind(_ byte: UInt8) -> ByteKinds {
    switch byte {
    case 0x41...0x5A: .upper
    case 0x61...0x7A: .lower
    case 0x30...0x39: .digit
    case 0x20: .space
    case 0x2C: .comma
    case 0x26: [.mark, .ampersand]
    case 0x3F: [.mark, .question]
    case 0x00..<0x20, 0x7F: .control
    case 0x80...0xBF, 0xC3: .beyondASCII
    case 0xC0...: [.beyondASCII, .exotic]
    default: .mark
    }
  }
}
