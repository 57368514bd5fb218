import Records

/// A telephone number in E.164: `+358401234567`.
///
/// A number without a country is Finnish. What the Finnish plan has no room for is kept as it was: nothing is cut off to
/// make it fit. A number without its zero is taken only where it can be nothing but a mobile number that a spreadsheet
/// cut, so `100 200` stays; so do the short codes 112 and 116 xxx, which have no E.164 form.
struct Phone: FieldRule {
  var name: String { "phone" }
  var version: Int { 4 }
  var fields: [Field] { [.companyPhone] }
  var summary: String {
    "Writes a number as +358…, the first of several, without its extension; checks it against the Finnish plan."
  }
  var examples: [RuleExample] {
    [
      RuleExample(.companyPhone, "040 123 4567", "+358401234567"),
      RuleExample(.companyPhone, "+358 (0)40 1234567", "+358401234567"),
      RuleExample(.companyPhone, "358 (0)40 1234567", "+358401234567"),
      RuleExample(.companyPhone, "00358-9-616 2600", "+35896162600"),
      RuleExample(.companyPhone, "990 358 40 123 4567", "+358401234567"),
      RuleExample(.companyPhone, "99533 46 8 123 456 78", "+46812345678"),
      RuleExample(.companyPhone, "99 6162 600", "99 6162 600", finding: .phoneNoPrefix),
      RuleExample(.companyPhone, "puh. (09) 6162 600", "+35896162600"),
      RuleExample(.companyPhone, "040/1234567", "+358401234567"),
      RuleExample(.companyPhone, "+358 0 400/123456", "+358400123456"),
      RuleExample(.companyPhone, "501234567", "+358501234567"),
      RuleExample(.companyPhone, "=\"0401234567\"", "+358401234567"),
      RuleExample(.companyPhone, "+46 (0)8 123 456 78", "+46812345678"),
      RuleExample(.companyPhone, "+46 08 123 456 78", "+46812345678"),
      RuleExample(.companyPhone, "040 1234567, 09 616 2600", "+358401234567", finding: .phoneSeveral),
      RuleExample(.companyPhone, "09 616 2600 / 040 1234567", "+35896162600", finding: .phoneSeveral),
      RuleExample(.companyPhone, "990 358 40 0000000", "", finding: .valuePlaceholder),
      RuleExample(.companyPhone, "09 616 2600 alanro 12", "+35896162600", finding: .phoneExtension),
      RuleExample(.companyPhone, "+358 40 762 05525", "+358 40 762 05525", finding: .phoneTooLong),
      RuleExample(.companyPhone, "073 1234567", "073 1234567", finding: .phoneTooShort),
      RuleExample(.companyPhone, "049 1234567", "+358491234567", finding: .phoneUnassigned),
      RuleExample(.companyPhone, "112", "112", finding: .phoneShortCode),
      RuleExample(.companyPhone, "100 200", "100 200", finding: .phoneNoPrefix),
      RuleExample(.companyPhone, "3.584012345E+11", "3.584012345E+11", finding: .phoneForm),
      RuleExample(.companyPhone, "kysy vaihteesta", "kysy vaihteesta", finding: .phoneForm),
    ]
  }

  func apply(_ cell: inout Cell) {
    if Self.isClean(cell.bytes) { return }
    var scan = PhoneScan()
    let isNumber = scan.read(cell.bytes, into: &cell.scratch)
    var remark: FindingCode?
    if let refusal = isNumber ? Self.write(&cell.scratch, hasPlus: scan.hasPlus, &remark) : .phoneForm {
      cell.scratch.removeAll(keepingCapacity: true)
      if !cell.isMasked { cell.notice(refusal) }
      return
    }
    if let remark { cell.notice(remark) }
    if scan.isSeveral { cell.notice(.phoneSeveral) }
    if scan.hasExtension { cell.notice(.phoneExtension) }
    cell.take()
    // What stood around the number may have hidden that it is nobody's.
    PlaceholderPhone().applyIfNeeded(&cell)
  }

  /// Whether a value is a Finnish number as this rule writes it.
  private static func isClean(_ bytes: [UInt8]) -> Bool {
    guard bytes.count >= 9, bytes.count <= 16, bytes[0] == 0x2B, isFinland(bytes, 1), bytes[4] != 0x30 else {
      return false
    }
    for position in 4..<bytes.count where bytes[position] &- 0x30 > 9 { return false }
    return FinnishNumberingPlan.judge(bytes, from: 4) == .fits
  }

  /// Turns the digits of a number into its E.164 form; what stands in the way, if anything does.
  private static func write(_ digits: inout [UInt8], hasPlus: Bool, _ remark: inout FindingCode?) -> FindingCode? {
    var start = 0
    let prefix = hasPlus ? 0 : FinnishNumberingPlan.internationalPrefix(digits)
    if hasPlus || prefix > 0 {
      start = prefix
      guard isFinland(digits, start) else { return writeForeign(&digits, from: start) }
      start = afterZero(digits, start + 3)
    } else if isFinland(digits, 0), digits.count >= 10 {
      start = afterZero(digits, 3)
    } else if digits.first == 0x30 {
      start = 1
    } else if digits.count != 9 || !FinnishNumberingPlan.isMobile(digits[0], digits[1]) {
      if digits.count == 3 || digits.count == 6, FinnishNumberingPlan.judge(digits, from: 0) == .shortCode {
        return .phoneShortCode
      }
      return digits.count < 5 ? .phoneForm : .phoneNoPrefix
    }
    if start < digits.count, digits[start] == 0x30 { return .phoneForm }
    switch FinnishNumberingPlan.judge(digits, from: start) {
    case .fits: break
    case .tooShort: return .phoneTooShort
    case .tooLong: return .phoneTooLong
    case .shortCode: return .phoneShortCode
    case .unassigned: remark = .phoneUnassigned
    }
    putFinland(&digits, from: start)
    return nil
  }

  /// Puts `+358` in place of what stands before `start`, if anything.
  private static func putFinland(_ digits: inout [UInt8], from start: Int) {
    let count = digits.count - start
    while digits.count < count + 4 { digits.append(0) }
    if start < 4 {
      for index in stride(from: count - 1, through: 0, by: -1) { digits[4 + index] = digits[start + index] }
    } else if start > 4 {
      for index in 0..<count { digits[4 + index] = digits[start + index] }
      digits.removeLast(digits.count - count - 4)
    }
    for index in 0..<4 { digits[index] = finland[index] }
  }

  private static func writeForeign(_ digits: inout [UInt8], from start: Int) -> FindingCode? {
    if start + 3 < digits.count, digits[start + 2] == 0x30, digits[start + 3] != 0x30,
      zeroDroppers.contains(Int(digits[start] &- 0x30) * 10 + Int(digits[start + 1] &- 0x30))
    {
      digits.remove(at: start + 2)
    }
    let count = digits.count - start
    if count < 7 { return .phoneTooShort }
    if count > 15 { return .phoneTooLong }
    if digits[start] == 0x30 { return .phoneForm }
    digits.replaceSubrange(..<start, with: plus)
    return nil
  }

  private static func isFinland(_ bytes: [UInt8], _ start: Int) -> Bool {
    start + 3 <= bytes.count && bytes[start] == 0x33 && bytes[start + 1] == 0x35 && bytes[start + 2] == 0x38
  }

  private static func afterZero(_ digits: [UInt8], _ start: Int) -> Int {
    start < digits.count && digits[start] == 0x30 ? start + 1 : start
  }

  private static let plus: [UInt8] = [0x2B]
  private static let finland: [UInt8] = [0x2B, 0x33, 0x35, 0x38]
  /// Countries near by whose zero is called within the country only.
  private static let zeroDroppers = [31, 32, 33, 40, 41, 43, 44, 46, 49]
}
