import Records
import Text

/// A spreadsheet's marks for text are no part of a value: `="00100"`, `'00100`.
struct SpreadsheetMarks: FieldRule {
  var name: String { "spreadsheet-marks" }
  var version: Int { 1 }
  var fields: [Field] { Field.allCases }
  var summary: String { "Drops the marks that keep a spreadsheet from reading a number: =\"…\", and ' in front." }
  var examples: [RuleExample] {
    [
      RuleExample(.companyPostcode, "=\"00100\"", "00100"), RuleExample(.companyPostcode, "'00200", "00200"),
      RuleExample(.companyBusinessID, "'9100111-2", "9100111-2"),
      RuleExample(.companyBusinessID, "=\"\"9100037-1\"\"", "9100037-1"),
      RuleExample(.companyPhone, "=0401234567", "0401234567"),
      RuleExample(.companyName, "=\"Oy \"\"Meri\"\" Ab\"", "Oy \"Meri\" Ab"),
      RuleExample(.companyName, "\"Meri Oy\"", "Meri Oy"), RuleExample(.companyCity, "=\"\"", ""),
      RuleExample(.personName, "=\"Anna\" =\"Virta\"", "Anna Virta"),
      RuleExample(.personName, "'Anna 'Virta", "Anna Virta"), RuleExample(.personName, "'O'Neill Sean", "O'Neill Sean"),
      RuleExample(.personName, "'t Hooft", "'t Hooft"), RuleExample(.personName, "O'Neill", "O'Neill"),
      RuleExample(.companyName, "'Meri' Oy", "'Meri' Oy"), RuleExample(.companyName, "\"Meri\" Oy", "\"Meri\" Oy"),
      RuleExample(.companyName, "=Meri Oy", "=Meri Oy"),
    ]
  }

  var needs: ByteKinds { .mark }

  func apply(_ cell: inout Cell) {
    let first = cell.bytes[0]
    // Quotes around a whole value are a reader's remains; only of names one knows that they are the whole.
    let isName = cell.field == .companyName || cell.field == .personName
    guard first == 0x3D || first == 0x27 || first == 0x22 && isName else { return }
    if ExcelMarks.append(cell.bytes, 0..<cell.bytes.count, to: &cell.scratch) { cell.take() }
  }
}
