/// Values on their way into a spreadsheet, which runs as a formula what begins like one, and back from there.
public enum Spreadsheet {
  private static let apostrophe: UInt8 = 0x27

  /// The value so that no spreadsheet takes it for a formula: with an apostrophe before it where one would; numbers and
  /// telephone numbers stay as they are.
  public static func harmless(_ value: String) -> String {
    let bytes = Array(value.utf8)
    return isMarked(bytes, 0..<bytes.count) ? "'" + value : value
  }

  /// The value that ``harmless(_:)`` made this one of.
  public static func unmarked(_ value: String) -> String {
    let bytes = Array(value.utf8)
    return isMark(bytes, 0..<bytes.count) ? String(decoding: bytes.dropFirst(), as: UTF8.self) : value
  }

  /// Whether an apostrophe is put before `bytes[range]`. A value that has apostrophes before a formula gets one more, so
  /// that taking one away always gives back what was there.
  public static func isMarked(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
    var start = range.lowerBound
    while start < range.upperBound, bytes[start] == apostrophe { start += 1 }
    return isFormula(bytes, start..<range.upperBound)
  }

  /// Whether `bytes[range]` begins with an apostrophe that was put there.
  public static func isMark(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
    range.count > 1 && bytes[range.lowerBound] == apostrophe && isMarked(bytes, range)
  }

  private static func isFormula(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
    var start = range.lowerBound
    while start < range.upperBound {
      if bytes[start] == 0x09 || bytes[start] == 0x0D { return true }
      let length = blank(bytes, start..<range.upperBound)
      if length == 0 { break }
      start += length
    }
    guard start < range.upperBound else { return false }
    switch bytes[start] {
    case UInt8(ascii: "="), UInt8(ascii: "@"): return true
    case UInt8(ascii: "+"), UInt8(ascii: "-"):
      return !bytes[start + 1..<range.upperBound].allSatisfy { "0123456789 ()-/.".utf8.contains($0) }
    // Full-width ＋ － ＝ ＠.
    case 0xEF:
      return fullWidth.contains { bytes[start..<range.upperBound].starts(with: $0) }
    default: return false
    }
  }

  private static let fullWidth = ["\u{FF0B}", "\u{FF0D}", "\u{FF1D}", "\u{FF20}"].map { Array($0.utf8) }

  /// The bytes of the blank, or of the character without width, at the beginning; 0 where none is there.
  private static func blank(_ bytes: [UInt8], _ range: Range<Int>) -> Int {
    switch bytes[range.lowerBound] {
    case 0x0A...0x0C, 0x20: return 1
    // U+0085, U+00A0.
    case 0xC2 where range.count > 1: return [0x85, 0xA0].contains(bytes[range.lowerBound + 1]) ? 2 : 0
    case 0xE1...0xE3, 0xEF:
      guard range.count > 2 else { return 0 }
      switch (bytes[range.lowerBound], bytes[range.lowerBound + 1], bytes[range.lowerBound + 2]) {
      // U+2000–200F, U+2028–202F, U+205F–2064, U+1680, U+3000, U+FEFF.
      case (0xE2, 0x80, 0x80...0x8F), (0xE2, 0x80, 0xA8...0xAF), (0xE2, 0x81, 0x9F...0xA4), (0xE1, 0x9A, 0x80),
        (0xE3, 0x80, 0x80), (0xEF, 0xBB, 0xBF):
        return 3
      default: return 0
      }
    default: return 0
    }
  }
}
