import Records

/// A telephone number in E.164: `+358401234567`.
///
/// A number without a country is Finnish. What the Finnish plan has no room for is kept as it was: nothing is cut off to
/// make it fit. A number without its zero is taken only where it can be nothing but a mobile number that a spreadsheet
/// cut, so `100 200` and `112` stay.
struct Phone: FieldRule {
  var name: String { "phone" }
  var version: Int { 1 }
  var fields: [Field] { [.companyPhone] }
  var summary: String {
    "Writes a number as +358…, the first of several, without its extension; checks Finnish lengths."
  }
  var examples: [RuleExample] {
    [
      RuleExample(.companyPhone, "040 123 4567", "+358401234567"),
      RuleExample(.companyPhone, "+358 (0)40 1234567", "+358401234567"),
      RuleExample(.companyPhone, "00358-9-616 2600", "+35896162600"),
      RuleExample(.companyPhone, "puh. (09) 6162 600", "+35896162600"),
      RuleExample(.companyPhone, "040/1234567", "+358401234567"),
      RuleExample(.companyPhone, "501234567", "+358501234567"),
      RuleExample(.companyPhone, "+46 8 123 456 78", "+46812345678"),
      RuleExample(.companyPhone, "040 1234567, 09 616 2600", "+358401234567", finding: Self.several.code),
      RuleExample(.companyPhone, "09 616 2600 / 040 1234567", "+35896162600", finding: Self.several.code),
      RuleExample(.companyPhone, "09 616 2600 alanro 12", "+35896162600", finding: Self.ext.code),
      RuleExample(.companyPhone, "+358 40 762 05525", "+358 40 762 05525", finding: Self.tooLong.code),
      RuleExample(.companyPhone, "112", "112", finding: Self.form.code),
      RuleExample(.companyPhone, "kysy vaihteesta", "kysy vaihteesta", finding: Self.form.code),
    ]
  }

  private static let several = Notice("phone.several", "holds several numbers: the first is taken")
  private static let ext = Notice("phone.extension", "has an extension, which is left out")
  private static let tooLong = Notice("phone.too-long", "has more digits than such a number can have: kept as it was")
  private static let tooShort = Notice(
    "phone.too-short", "has fewer digits than such a number can have: kept as it was")
  private static let form = Notice("phone.form", "does not look like a telephone number: kept as it was")

  func apply(_ cell: inout Cell) {
    guard let number = Scan(cell.bytes) else {
      if !cell.isMasked { cell.notice(Self.form) }
      return
    }
    var digits = number.digits[...]
    var isForeign = false
    if number.hasPlus || digits.starts(with: [0x30, 0x30]) {
      if !number.hasPlus { digits = digits.dropFirst(2) }
      if digits.starts(with: Self.finland) { digits = digits.dropFirst(3) } else { isForeign = true }
      if !isForeign, digits.first == 0x30 { digits = digits.dropFirst() }
    } else if digits.starts(with: Self.finland), digits.count >= 10 {
      digits = digits.dropFirst(3)
    } else if digits.first == 0x30 {
      digits = digits.dropFirst()
    } else if digits.count != 9 || !Self.isMobile(digits) {
      return cell.notice(Self.form)
    }
    let limits = isForeign ? 7...15 : Self.lengths(digits)
    if digits.count > limits.upperBound { return cell.notice(Self.tooLong) }
    if digits.count < limits.lowerBound { return cell.notice(Self.tooShort) }
    if digits.first == 0x30 { return cell.notice(Self.form) }
    if number.isSeveral { cell.notice(Self.several) }
    if number.hasExtension { cell.notice(Self.ext) }
    cell.scratch.append(0x2B)
    if !isForeign { cell.scratch.append(contentsOf: Self.finland) }
    cell.scratch.append(contentsOf: digits)
    cell.take()
  }

  /// 04x and 050, the leading zero left out.
  private static func isMobile(_ digits: ArraySlice<UInt8>) -> Bool {
    digits.first == 0x34 || digits.starts(with: [0x35, 0x30])
  }

  /// How many digits a Finnish number may have, the leading zero left out. Mobile numbers have nine at most, but those of
  /// 0457 and 043 ten and the machines of 049 thirteen in all.
  private static func lengths(_ digits: ArraySlice<UInt8>) -> ClosedRange<Int> {
    if !isMobile(digits) { return 5...10 }
    if digits.starts(with: [0x34, 0x39]) { return 7...12 }
    let isLong = digits.starts(with: [0x34, 0x35, 0x37]) || digits.starts(with: [0x34, 0x33])
    return 7...(isLong ? 10 : 9)
  }

  private static let finland: [UInt8] = [0x33, 0x35, 0x38]

  /// The first number of a cell.
  private struct Scan {
    var digits: [UInt8] = []
    var hasPlus = false
    var isSeveral = false
    var hasExtension = false

    /// Nil if the cell holds something that no number has.
    init?(_ bytes: [UInt8]) {
      guard var position = bytes.firstIndex(where: { $0 == 0x2B || Self.isDigit($0) }) else { return nil }
      for byte in bytes[..<position] where !Self.isLabel(byte) { return nil }
      if bytes[position] == 0x2B {
        hasPlus = true
        position += 1
      }
      digits.reserveCapacity(16)
      while position < bytes.count {
        let byte = bytes[position]
        if Self.isDigit(byte) {
          digits.append(byte)
        } else if byte == 0x28, hasPlus, bytes[position...].starts(with: [0x28, 0x30, 0x29]) {
          position += 2
        } else if Self.isBreak(byte, digits.count) {
          finish(bytes, position + 1)
          return
        } else if !Self.isFiller(byte) {
          finish(bytes, position)
          return
        }
        position += 1
      }
    }

    /// Judges what stands behind the first number: another one, an extension, or a remark.
    private mutating func finish(_ bytes: [UInt8], _ start: Int) {
      let rest = bytes[start...]
      let more = rest.count(where: Self.isDigit)
      if more >= 6 { isSeveral = true } else if more > 0 { hasExtension = true }
    }

    private static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }

    /// Spaces, hyphens, dashes, full stops, brackets, slashes.
    private static func isFiller(_ byte: UInt8) -> Bool {
      switch byte {
      case 0x20, 0x28, 0x29, 0x2D, 0x2E, 0x2F, 0xE2, 0x80, 0x90...0x95: true
      default: false
      }
    }

    /// A comma, a semicolon, a bar; a slash or a plus only after a whole number.
    private static func isBreak(_ byte: UInt8, _ digits: Int) -> Bool {
      switch byte {
      case 0x2C, 0x3B, 0x7C: digits > 0
      case 0x2F, 0x2B: digits >= 7
      default: false
      }
    }

    /// Letters and marks in front of a number, as in `puh.:`.
    private static func isLabel(_ byte: UInt8) -> Bool {
      byte >= 0x80 || (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A) || byte == 0x20 || byte == 0x2E || byte == 0x3A
        || byte == 0x28 || byte == 0x29 || byte == 0x2D
    }
  }
}
