import Records
import Text

/// A title written in capitals gets small letters back; abbreviations such as CFO keep theirs.
struct TitleCapitals: FieldRule {
  var name: String { "title-capitals" }
  var version: Int { 1 }
  var fields: [Field] { [Field.personTitle, .personResponsibility] }
  var summary: String { "Restores small letters in a title written in capitals; CEO, CFO, HR, IT … stay." }
  var examples: [RuleExample] {
    [
      RuleExample(.personTitle, "TOIMITUSJOHTAJA", "Toimitusjohtaja"),
      RuleExample(.personTitle, "VP, SALES AND MARKETING", "VP, sales and marketing"),
      RuleExample(.personTitle, "HR-PÄÄLLIKKÖ", "HR-päällikkö"), RuleExample(.personTitle, "CFO", "CFO"),
      RuleExample(.personTitle, "Talousjohtaja, CFO", "Talousjohtaja, CFO"),
    ]
  }

  var needs: ByteKinds { .upper }

  func apply(_ cell: inout Cell) {
    if cell.kinds.contains(.lower) { return }
    if LetterCase.letters(cell.bytes, 0..<cell.bytes.count).lower > 0 { return }
    let bytes = cell.bytes
    var start = 0
    while start < bytes.count {
      var end = start
      while end < bytes.count, isWordByte(bytes[end]) { end += 1 }
      if Self.abbreviations.value(bytes, start..<end) != nil {
        cell.scratch.append(contentsOf: bytes[start..<end])
      } else if start == 0 {
        LetterCase.appendCapitalised(bytes, start..<end, to: &cell.scratch)
      } else {
        LetterCase.appendLower(bytes, start..<end, to: &cell.scratch)
      }
      if end < bytes.count { cell.scratch.append(bytes[end]) }
      start = end + 1
    }
    cell.take()
  }

  private func isWordByte(_ byte: UInt8) -> Bool {
    byte >= 0x80 || byte >= 0x41 && byte <= 0x5A || byte >= 0x30 && byte <= 0x39
  }

  private static let abbreviations = WordTable([
    ("CEO CFO CTO CIO COO CMO CPO CHRO CCO HR IT ICT VP SVP EVP AVP VD HRD HSE SHE R D KAM PR BI QA", 1)
  ])
}
