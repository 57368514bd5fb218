import Records

/// A Finnish business ID: seven digits, a hyphen and a check digit.
///
/// Weights 7 9 10 5 8 4 2; a remainder of 1 means that there is no such number. A zero that was lost in front is put back
/// only if the check digit then fits.
struct BusinessID: FieldRule {
  var name: String { "business-id" }
  var version: Int { 1 }
  var fields: [Field] { [.companyBusinessID] }
  var summary: String { "Writes a business ID as 1234567-8 and checks its check digit; VAT form, dashes, a lost zero." }
  var examples: [RuleExample] {
    [
      RuleExample(.companyBusinessID, "9000009-7", "9000009-7"),
      RuleExample(.companyBusinessID, "FI90000097", "9000009-7"),
      RuleExample(.companyBusinessID, "9000009–7", "9000009-7"),
      RuleExample(.companyBusinessID, "90000097", "9000009-7"),
      RuleExample(.companyBusinessID, "Y-tunnus: 9000009-7", "9000009-7"),
      RuleExample(.companyBusinessID, "000009-4", "0000009-4"),
      RuleExample(.companyBusinessID, "9000009-8", "9000009-8", finding: Self.checkDigit.code),
      RuleExample(.companyBusinessID, "556677-8899", "556677-8899", finding: Self.form.code),
    ]
  }

  private static let checkDigit = Notice(
    "business-id.check-digit", "has a check digit that does not fit: kept as it was")
  private static let form = Notice("business-id.form", "does not look like a Finnish business ID: kept as it was")

  func apply(_ cell: inout Cell) {
    let bytes = cell.bytes
    if bytes.count == 9, bytes[7] == 0x2D, Self.isNumber(bytes) {
      if !Self.isValid(bytes) { cell.notice(Self.checkDigit) }
      return
    }
    var digits: [UInt8] = []
    digits.reserveCapacity(10)
    let start = Self.afterLabel(bytes)
    var hyphen: Int?
    var position = start
    while position < bytes.count {
      let (scalar, length) = Scalars.decode(bytes, position)
      position += length
      switch scalar {
      case 0x30...0x39: digits.append(UInt8(scalar))
      case 0x20: break
      case 0x2D, 0x2010...0x2015, 0x2212:
        if hyphen != nil || digits.isEmpty { return cell.notice(Self.form) }
        hyphen = digits.count
      default: return cell.notice(Self.form)
      }
    }
    guard digits.count == 7 || digits.count == 8, hyphen == nil || hyphen == digits.count - 1 else {
      return cell.notice(Self.form)
    }
    if digits.count == 7 { digits.insert(0x30, at: 0) }
    digits.insert(0x2D, at: 7)
    if Self.isValid(digits) { cell.set(digits) } else { cell.notice(Self.checkDigit) }
  }

  /// Where the number begins: after `FI`, `Y-tunnus`, `FO-nummer`, `VAT` and a colon.
  private static func afterLabel(_ bytes: [UInt8]) -> Int {
    guard let digit = bytes.firstIndex(where: { $0 >= 0x30 && $0 <= 0x39 }), digit > 0 else { return 0 }
    let label = bytes[..<digit].compactMap { byte -> UInt8? in
      let small = byte | 0x20
      return small >= 0x61 && small <= 0x7A ? small : nil
    }
    return labels.contains(label) ? digit : 0
  }

  /// Seven digits, a hyphen and a digit.
  private static func isNumber(_ bytes: [UInt8]) -> Bool {
    for (index, byte) in bytes.enumerated() where index != 7 && (byte < 0x30 || byte > 0x39) { return false }
    return true
  }

  /// Whether the check digit of `1234567-8` fits.
  private static func isValid(_ bytes: [UInt8]) -> Bool {
    var sum = 0
    for (index, weight) in weights.enumerated() { sum += weight * Int(bytes[index] - 0x30) }
    let remainder = sum % 11
    return remainder != 1 && Int(bytes[8] - 0x30) == (remainder == 0 ? 0 : 11 - remainder)
  }

  private static let weights = [7, 9, 10, 5, 8, 4, 2]
  private static let labels = ["fi", "ytunnus", "lytunnus", "fonummer", "vat", "vatfi", "alvfi", "ytunnusfi"].map {
    Array($0.utf8)
  }
}
