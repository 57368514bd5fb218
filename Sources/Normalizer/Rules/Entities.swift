import Records
import Text

/// What a web form wrote as HTML is read as text again: `&amp;`, `&ouml;`, `&#228;`, `&#x00E4;`, and what was encoded twice.
struct Entities: FieldRule {
  var name: String { "entities" }
  var version: Int { 1 }
  var fields: [Field] { Field.allCases }
  var summary: String { "Reads HTML's character references: &amp; is &, &ouml; and &#246; are ö; a plain & stays." }
  var examples: [RuleExample] {
    [
      RuleExample(.companyName, "Bergstr&ouml;m &amp; Co Ab", "Bergström & Co Ab"),
      RuleExample(.personName, "P&#228;ivi M&#x00E4;kel&#XE4;", "Päivi Mäkelä"),
      RuleExample(.personName, "P&amp;auml;ivi", "Päivi"), RuleExample(.companyName, "K&amp;amp;K Oy", "K&K Oy"),
      RuleExample(.companyName, "J&AUML;RVENP&AUML;&AUML;N KONE", "JÄRVENPÄÄN KONE"),
      RuleExample(.personName, "Sean O&#39;Neill", "Sean O'Neill"),
      RuleExample(.personName, "Sean O&#146;Neill", "Sean O\u{2019}Neill"),
      RuleExample(.companyName, "Meri&nbsp;Oy", "Meri\u{A0}Oy"), RuleExample(.companyName, "Meri&#31;Oy", "Meri Oy"),
      RuleExample(.companyName, "Meri&#xD800;Oy", "Meri\u{FFFD}Oy"),
      RuleExample(.companyName, "R&D Oy", "R&D Oy"), RuleExample(.companyName, "A&B; C Oy", "A&B; C Oy"),
      RuleExample(.companyWebsite, "https://meri.example/?a=1&copy=2", "https://meri.example/?a=1&copy=2"),
    ]
  }

  var needs: ByteKinds { .ampersand }

  func apply(_ cell: inout Cell) {
    while pass(&cell) {}
  }

  /// One pass; true if a reference was read, which may bring forth another one.
  private func pass(_ cell: inout Cell) -> Bool {
    let whole = 0..<cell.bytes.count
    var (copied, position) = (0, ByteRange.first(Self.ampersand, cell.bytes, whole))
    while position < whole.upperBound {
      var next = position + 1
      if let (scalar, end) = Self.reference(cell.bytes, next..<whole.upperBound) {
        cell.scratch.append(contentsOf: cell.bytes[copied..<position])
        UTF8Text.append(scalar, to: &cell.scratch)
        (copied, next) = (end, end)
      }
      position = ByteRange.first(Self.ampersand, cell.bytes, next..<whole.upperBound)
    }
    if copied == 0 { return false }
    cell.scratch.append(contentsOf: cell.bytes[copied...])
    cell.take()
    return true
  }

  /// The character that a reference stands for, and where it ends; `range` begins behind the ampersand.
  private static func reference(_ bytes: [UInt8], _ range: Range<Int>) -> (scalar: UInt32, end: Int)? {
    let most = min(range.count, longest + 1)
    guard most > 1 else { return nil }
    let semicolon = ByteRange.first(0x3B, bytes, range.lowerBound..<range.lowerBound + most)
    guard semicolon < range.lowerBound + most, semicolon > range.lowerBound else { return nil }
    let name = range.lowerBound..<semicolon
    let scalar = bytes[name.lowerBound] == 0x23 ? number(bytes, name.dropFirst()) : HTMLNames.scalar(bytes, name)
    return scalar.map { ($0, semicolon + 1) }
  }

  /// `#228` and `#xE4`; what is no character of a text is a space, and what is none at all U+FFFD, as HTML has it.
  private static func number(_ bytes: [UInt8], _ range: Range<Int>) -> UInt32? {
    guard let first = range.first else { return nil }
    let isHex = bytes[first] | 0x20 == 0x78
    let digits = isHex ? range.dropFirst() : range
    if digits.isEmpty { return nil }
    var scalar: UInt32 = 0
    for position in digits {
      let byte = bytes[position]
      let letter = byte | 0x20
      let digit: UInt8
      if byte &- 0x30 < 10 {
        digit = byte - 0x30
      } else if isHex, letter >= 0x61, letter <= 0x66 {
        digit = letter - 0x61 + 10
      } else {
        return nil
      }
      scalar = min(0x11_0000, scalar * (isHex ? 16 : 10) + UInt32(digit))
    }
    switch scalar {
    case 0..<0x20, 0x7F: return 0x20
    case 0x80..<0xA0: return HTMLNames.windows1252[Int(scalar - 0x80)]
    case 0xD800..<0xE000, 0x11_0000...: return 0xFFFD
    default: return scalar
    }
  }

  private static let ampersand: UInt8 = 0x26
  /// The bytes of the longest reference that is looked for, without ampersand and semicolon.
  private static let longest = 10
}
