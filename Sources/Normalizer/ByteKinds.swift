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
  /// Any of them.
  static let any = ByteKinds(rawValue: .max)

  init(rawValue: UInt16) { self.rawValue = rawValue }

  /// The kinds of byte in `bytes[range]`.
  init(_ bytes: [UInt8], _ range: Range<Int>) {
    let table = Self.table
    var found: UInt16 = 0
    var previous: UInt8 = 0
    for position in range {
      let byte = bytes[position]
      found |= table[Int(byte)]
      if byte == 0x20, previous == 0x20 { found |= Self.doubleSpace.rawValue }
      if byte == 0xA0, previous == 0xC2 { found |= Self.noBreak.rawValue }
      previous = byte
    }
    if !range.isEmpty, bytes[range.lowerBound] == 0x20 || bytes[range.upperBound - 1] == 0x20 {
      found |= Self.edgeSpace.rawValue
    }
    rawValue = found
  }

  private static let table: [UInt16] = (0..<256).map { byte in
    switch byte {
    case 0x41...0x5A: Self.upper.rawValue
    case 0x61...0x7A: Self.lower.rawValue
    case 0x30...0x39: Self.digit.rawValue
    case 0x20: Self.space.rawValue
    case 0x2C: Self.comma.rawValue
    case 0x00..<0x20, 0x7F: Self.control.rawValue
    case 0x80...0xBF, 0xC3: Self.beyondASCII.rawValue
    case 0xC0...: Self.beyondASCII.rawValue | Self.exotic.rawValue
    default: Self.mark.rawValue
    }
  }
}
