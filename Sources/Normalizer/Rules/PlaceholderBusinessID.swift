import Records
import Text

/// A business ID that a system or a clerk fills in is none: `0000000-0`, `1234567-1`, one digit seven times.
///
/// Some have a check digit that fits, so that alone does not tell; see ``PlaceholderDigits``.
struct PlaceholderBusinessID: FieldRule {
  var name: String { "placeholder-business-id" }
  var version: Int { 1 }
  var fields: [Field] { [.companyBusinessID] }
  var summary: String { "Empties a business ID of one digit or of seven digits in a row: 0000000-0, 1234567-1 …" }
  var examples: [RuleExample] {
    [
      RuleExample(.companyBusinessID, "0000000-0", "", finding: .valuePlaceholder),
      RuleExample(.companyBusinessID, "1234567-1", "", finding: .valuePlaceholder),
      RuleExample(.companyBusinessID, "FI12345671", "", finding: .valuePlaceholder),
      RuleExample(.companyBusinessID, "9999999-2", "", finding: .valuePlaceholder),
      RuleExample(.companyBusinessID, "7654321-2", "", finding: .valuePlaceholder),
      RuleExample(.companyBusinessID, "2345678-9", "", finding: .valuePlaceholder),
      RuleExample(.companyBusinessID, "2345678-0", "2345678-0"),
      RuleExample(.companyBusinessID, "0000009-4", "0000009-4"),
    ]
  }

  var needs: ByteKinds { .digit }

  func apply(_ cell: inout Cell) {
    if cell.isMasked || cell.bytes.contains(0x2A) || !Self.isPlaceholder(cell.bytes, &cell.scratch) { return }
    cell.notice(.valuePlaceholder)
    cell.take()
  }

  /// Whether the digits of a value, whatever stands around them, are a placeholder; `digits` is used and left empty.
  private static func isPlaceholder(_ bytes: [UInt8], _ digits: inout [UInt8]) -> Bool {
    for byte in bytes where byte &- 0x30 < 10 { digits.append(byte) }
    defer { digits.removeAll(keepingCapacity: true) }
    let whole = 0..<digits.count
    switch digits.count {
    case 7: return PlaceholderDigits.isBusinessID(number: digits, check: nil)
    case 8: return PlaceholderDigits.isBusinessID(number: Array(digits[..<7]), check: digits[7])
    default: return digits.count > 5 && PlaceholderDigits.isOneDigit(digits, whole, atLeast: 6)
    }
  }
}
