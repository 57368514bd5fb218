import Records
import Text

/// A telephone number that is typed where there is none: `000000`, `123456`, `040 0000000`, a country's code alone.
///
/// Digits in a row behind a prefix stay: 040 1234567 is a number that somebody may have. Where many firms have it, the
/// data tell. Numbers for services (0800, 0600, 010, 020, 029) are sold by how easily they are remembered: there only
/// zeros are none.
struct PlaceholderPhone: FieldRule {
  var name: String { "placeholder-phone" }
  var version: Int { 1 }
  var fields: [Field] { [.companyPhone] }
  var summary: String { "Empties a number of one digit, of digits in a row, or of one digit behind its prefix." }
  var examples: [RuleExample] {
    [
      RuleExample(.companyPhone, "0000000000", "", finding: .valuePlaceholder),
      RuleExample(.companyPhone, "123456", "", finding: .valuePlaceholder),
      RuleExample(.companyPhone, "+358 000 000 000", "", finding: .valuePlaceholder),
      RuleExample(.companyPhone, "040 0000000", "", finding: .valuePlaceholder),
      RuleExample(.companyPhone, "+358", "", finding: .valuePlaceholder),
      RuleExample(.companyPhone, "040 1234567", "040 1234567"),
      RuleExample(.companyPhone, "0800 111 111", "0800 111 111"),
      RuleExample(.companyPhone, "112", "112"),
    ]
  }

  var needs: ByteKinds { .digit }

  func apply(_ cell: inout Cell) {
    if cell.isMasked || cell.bytes.contains(0x2A) || !Self.isPlaceholder(cell.bytes, &cell.scratch) { return }
    cell.notice(.valuePlaceholder)
    cell.take()
  }

  /// Whether the digits of a value are nobody's number; `digits` is used and left empty.
  private static func isPlaceholder(_ bytes: [UInt8], _ digits: inout [UInt8]) -> Bool {
    for byte in bytes where byte &- 0x30 < 10 { digits.append(byte) }
    defer { digits.removeAll(keepingCapacity: true) }
    let whole = 0..<digits.count
    if PlaceholderDigits.isOneDigit(digits, whole, atLeast: 4) || PlaceholderDigits.isRun(digits, whole, atLeast: 5) {
      return true
    }
    var start = 0
    let hasPlus = bytes.first == 0x2B
    let international = hasPlus ? 0 : digits.starts(with: [0x30, 0x30]) ? 2 : -1
    if international >= 0 {
      guard digits[international...].starts(with: finland) else { return false }
      start = international + 3
      if start == digits.count { return true }
    }
    while start < digits.count, digits[start] == 0x30 { start += 1 }
    // Nothing but zeros behind the country, or one digit behind the prefix.
    if start == digits.count { return true }
    let isService = [0x31, 0x32, 0x33, 0x36, 0x37, 0x38].contains(digits[start]) && digits.count > start + 1
    let isServices = isService && digits[start + 1] == 0x30 || digits[start...].starts(with: [0x32, 0x39])
    for length in 1...3 where digits.count - start - length >= 6 {
      let rest = start + length..<digits.count
      if PlaceholderDigits.isOneDigit(digits, rest, atLeast: 6), !isServices || digits[rest.lowerBound] == 0x30 {
        return true
      }
    }
    return false
  }

  private static let finland: [UInt8] = [0x33, 0x35, 0x38]
}
