import Records
import Text

/// A Finnish business ID: seven digits, a hyphen and a check digit.
///
/// The check digit is judged by ``BusinessIDNumber``. A zero that a spreadsheet lost in front is put back only if the check
/// digit then fits.
struct BusinessID: FieldRule {
  var name: String { "business-id" }
  var version: Int { 2 }
  var fields: [Field] { [.companyBusinessID] }
  var summary: String { "Writes a business ID as 1234567-8 and checks its check digit; VAT form, dashes, a lost zero." }
  var examples: [RuleExample] {
    [
      RuleExample(.companyBusinessID, "9000009-7", "9000009-7"),
      RuleExample(.companyBusinessID, "FI90000097", "9000009-7"),
      RuleExample(.companyBusinessID, "9000009–7", "9000009-7"),
      RuleExample(.companyBusinessID, "90000097", "9000009-7"),
      RuleExample(.companyBusinessID, "Y-tunnus: 9000009-7", "9000009-7"),
      RuleExample(.companyBusinessID, "ALV-nro FI 90000097", "9000009-7"),
      RuleExample(.companyBusinessID, "000009-4", "0000009-4"),
      RuleExample(.companyBusinessID, "000009-5", "000009-5", finding: .businessIDCheckDigit),
      RuleExample(.companyBusinessID, "9000009-8", "9000009-8", finding: .businessIDCheckDigit),
      RuleExample(.companyBusinessID, "556677-8899", "556677-8899", finding: .businessIDForm),
    ]
  }

  func apply(_ cell: inout Cell) {
    let bytes = cell.bytes
    if bytes.count == 9, BusinessIDNumber.isWritten(bytes, at: 0) {
      if !BusinessIDNumber.isValid(bytes) { cell.notice(.businessIDCheckDigit) }
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
        if hyphen != nil || digits.isEmpty { return cell.notice(.businessIDForm) }
        hyphen = digits.count
      default: return cell.notice(.businessIDForm)
      }
    }
    guard digits.count == 7 || digits.count == 8, hyphen == nil || hyphen == digits.count - 1 else {
      return cell.notice(.businessIDForm)
    }
    if digits.count == 7 { digits.insert(0x30, at: 0) }
    digits.insert(0x2D, at: 7)
    if BusinessIDNumber.isValid(digits) { cell.set(digits) } else { cell.notice(.businessIDCheckDigit) }
  }

  /// Where the number begins: after `FI`, `Y-tunnus`, `FO-nummer`, `VAT`, `ALV-numero` and a colon.
  private static func afterLabel(_ bytes: [UInt8]) -> Int {
    guard let digit = bytes.firstIndex(where: { $0 >= 0x30 && $0 <= 0x39 }), digit > 0 else { return 0 }
    let label = bytes[..<digit].compactMap { byte -> UInt8? in
      let small = byte | 0x20
      return small >= 0x61 && small <= 0x7A ? small : nil
    }
    return labels.contains(label) ? digit : 0
  }

  private static let labels = [
    "fi", "ytunnus", "lytunnus", "fonummer", "fonr", "businessid", "vat", "vatno", "vatnumber", "alv", "alvnro",
    "alvnumero", "momsnr", "momsnummer", "vatfi", "vatnofi", "vatnumberfi", "alvfi", "alvnrofi", "alvnumerofi",
    "momsnrfi", "momsnummerfi", "ytunnusfi",
  ].map { Array($0.utf8) }
}
