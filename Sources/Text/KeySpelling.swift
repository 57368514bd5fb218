import Foundation

/// The canonical spelling of a source's key: what is left of it when a program has shown, saved or typed it otherwise.
///
/// Unicode form (NFKC), invisible characters, letter case, blanks, the marks of a spreadsheet (`="1001"`, `'1001`), and of
/// numbers the leading zeros, a decimal part of zeros and blanks between thousands. Each part of a key of several columns is
/// spelled on its own. Two keys that are canonically equal *may* be one; whether they are, what the source has said tells.
public enum KeySpelling {
  /// Appends the canonical spelling of `key[range]` to `out`; nearly always it is a copy.
  public static func append(_ key: [UInt8], _ range: Range<Int>, to out: inout [UInt8]) {
    var start = range.lowerBound
    for position in range.lowerBound...range.upperBound
    where position == range.upperBound || key[position] == separator {
      appendPart(key, start..<position, to: &out)
      if position < range.upperBound { out.append(separator) }
      start = position + 1
    }
  }

  /// The canonical spelling of a key.
  public static func canonical(_ key: [UInt8]) -> [UInt8] {
    var out: [UInt8] = []
    append(key, key.indices, to: &out)
    return out
  }

  /// What stands between the parts of a key of several columns.
  private static let separator: UInt8 = 0x1F

  private static func appendPart(_ key: [UInt8], _ part: Range<Int>, to out: inout [UInt8]) {
    if isCanonical(key, part) {
      ByteRange.append(key, part, to: &out)
      return
    }
    let spelled = spelled(String(decoding: key[part], as: UTF8.self))
    // What consists of marks alone is no other key's spelling.
    if spelled.isEmpty { ByteRange.append(key, part, to: &out) } else { out.append(contentsOf: spelled.utf8) }
  }

  /// Whether a part is certainly spelled as it should be: small letters, and digits that are no number with leading zeros or
  /// decimals.
  private static func isCanonical(_ key: [UInt8], _ part: Range<Int>) -> Bool {
    var isNumber = true
    for position in part {
      switch key[position] {
      case 0x30...0x39: break
      case 0x2C, 0x2E, 0x20: if isNumber { return false }
      case 0x61...0x7A, 0x2D, 0x2F, 0x3A, 0x40, 0x5F: isNumber = false
      default: return false
      }
    }
    if part.isEmpty { return true }
    if key[part.upperBound - 1] == 0x20 { return false }
    return !isNumber || part.count == 1 || key[part.lowerBound] != 0x30
  }

  private static func spelled(_ text: String) -> String {
    var scalars = String.UnicodeScalarView()
    for scalar in text.precomposedStringWithCompatibilityMapping.unicodeScalars {
      let properties = scalar.properties
      if properties.isDefaultIgnorableCodePoint || properties.generalCategory == .format { continue }
      scalars.append(properties.isWhitespace || properties.generalCategory == .control ? " " : scalar)
    }
    var words = String(scalars).split(separator: " ").joined(separator: " ")[...]
    while let bare = unmarked(words) { words = bare }
    let whole = words.trimmingCharacters(in: .whitespaces).lowercased().precomposedStringWithCompatibilityMapping
    return number(Array(whole.utf8)) ?? whole
  }

  /// A key without the marks that a spreadsheet puts around it; nil if there are none.
  private static func unmarked(_ words: Substring) -> Substring? {
    if words.hasPrefix("=\""), words.hasSuffix("\""), words.count > 3 { return words.dropFirst(2).dropLast() }
    if words.hasPrefix("\""), words.hasSuffix("\""), words.count > 2 { return words.dropFirst().dropLast() }
    return words.hasPrefix("'") || words.hasPrefix("\u{2019}") ? words.dropFirst() : nil
  }

  /// A number without leading zeros, decimals of zeros and blanks between thousands; nil if it is none.
  private static func number(_ text: [UInt8]) -> String? {
    var digits: [UInt8] = []
    var position = 0
    var sinceBlank: Int?
    while position < text.count {
      let byte = text[position]
      if byte >= 0x30, byte <= 0x39 {
        digits.append(byte)
        sinceBlank = sinceBlank.map { $0 + 1 }
      } else if byte == 0x20, !digits.isEmpty, sinceBlank ?? 3 == 3, sinceBlank != nil || digits.count < 4 {
        sinceBlank = 0
      } else {
        break
      }
      position += 1
    }
    guard !digits.isEmpty, sinceBlank ?? 3 == 3 else { return nil }
    if position < text.count {
      guard text[position] == 0x2E || text[position] == 0x2C, position + 1 < text.count,
        text[(position + 1)...].allSatisfy({ $0 == 0x30 })
      else { return nil }
    }
    let significant = digits.drop { $0 == 0x30 }
    return significant.isEmpty ? "0" : String(decoding: significant, as: UTF8.self)
  }
}
