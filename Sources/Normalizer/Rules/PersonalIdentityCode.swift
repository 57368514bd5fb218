import Records
import Text

/// Masks Finnish personal identity codes: they are never stored, matched or echoed, whatever column they stand in.
///
/// What a code is, ``IdentityCode`` knows.
struct PersonalIdentityCode: FieldRule {
  var name: String { "personal-identity-code" }
  var version: Int { 1 }
  var fields: [Field] { Field.allCases }
  var summary: String { "Masks Finnish personal identity codes, before anything is packed." }
  var examples: [RuleExample] {
    [
      RuleExample(
        .personName, "Virtanen Liisa 131052-308T", "Virtanen Liisa ***********", finding: .personalIdentityCode),
      RuleExample(.personTitle, "131052x308t", "***********", finding: .personalIdentityCode),
      RuleExample(.companyStreet, "131052–308T", "***********", finding: .personalIdentityCode),
      RuleExample(.companyPhone, "131052 - 308T", "***********", finding: .personalIdentityCode),
      RuleExample(.companyPhone, "131052-308U", "131052-308U"),
      RuleExample(.companyPhone, "311302-308T", "311302-308T"),
    ]
  }

  /// What stands in a code's place.
  static let mask = Array(IdentityCode.mask.utf8)

  var needs: ByteKinds { .digit }

  func apply(_ cell: inout Cell) {
    if cell.bytes.count < 11 { return }
    // A code that stands right before another one shows only when that is masked.
    while pass(&cell) {}
  }

  /// Masks the codes that show; true if there was one.
  private func pass(_ cell: inout Cell) -> Bool {
    var copied = 0
    while let code = IdentityCode.first(cell.bytes, from: copied) {
      cell.scratch.append(contentsOf: cell.bytes[copied..<code.lowerBound])
      cell.scratch.append(contentsOf: Self.mask)
      copied = code.upperBound
    }
    if copied == 0 { return false }
    cell.scratch.append(contentsOf: cell.bytes[copied...])
    cell.take()
    cell.isMasked = true
    cell.notice(.personalIdentityCode)
    return true
  }
}
