import Records
import Text

/// An industry as a code of the Finnish classification, with its scheme wherever TOL 2008 and TOL 2025 tell different
/// things by it.
///
/// The scheme is what the source said, or the only one that has the code, or the only one whose section of that letter
/// holds it (`J62` is TOL 2008, `K62` TOL 2025). A code that means one thing in both stands without: `69201`. A name that
/// one of the classifications has, in Finnish, Swedish or English, becomes its code; any other name stays.
struct Industry: FieldRule {
  var name: String { "industry" }
  var version: Int { 2 }
  var fields: [Field] { [.companyIndustry] }
  var summary: String {
    "Writes a TOL code, or the name of one, as digits or letter, with TOL 2008 or TOL 2025 where they differ."
  }
  var examples: [RuleExample] {
    [
      RuleExample(.companyIndustry, "69201", "69201"), RuleExample(.companyIndustry, "69.20", "6920"),
      RuleExample(.companyIndustry, "62010", "TOL 2008 62010"), RuleExample(.companyIndustry, "62.10", "TOL 2025 6210"),
      RuleExample(.companyIndustry, "TOL 69201", "69201"),
      RuleExample(.companyIndustry, "tol2025: 68.20", "TOL 2025 6820"),
      RuleExample(.companyIndustry, "NACE Rev. 2.1 62.10", "TOL 2025 6210"),
      RuleExample(.companyIndustry, "62010 (TOL 2008)", "TOL 2008 62010"),
      RuleExample(.companyIndustry, "62010 Ohjelmistojen suunnittelu ja valmistus", "TOL 2008 62010"),
      RuleExample(.companyIndustry, "Ohjelmistojen suunnittelu ja valmistus (62010)", "TOL 2008 62010"),
      RuleExample(.companyIndustry, "Rakentaminen", "F"),
      RuleExample(.companyIndustry, "Detaljhandel utom med motorfordon och motorcyklar", "47"),
      RuleExample(.companyIndustry, "62 Ohjelmistot, konsultointi ja siihen liittyvä toiminta", "62"),
      RuleExample(.companyIndustry, "Information and communication", "TOL 2008 J"),
      RuleExample(.companyIndustry, "Kirjanpito", "Kirjanpito"),
      RuleExample(.companyIndustry, "24 h palvelu", "24 h palvelu"),
      RuleExample(.companyIndustry, "C", "C"), RuleExample(.companyIndustry, "C 25", "25"),
      RuleExample(.companyIndustry, "K 62", "TOL 2025 62"),
      RuleExample(.companyIndustry, "J", "J", finding: .industryScheme),
      RuleExample(.companyIndustry, "J Informaatio ja viestintä", "TOL 2008 J"),
      RuleExample(.companyIndustry, "Muu palvelutoiminta", "Muu palvelutoiminta", finding: .industryScheme),
      RuleExample(.companyIndustry, "49320", "49320", finding: .industryScheme),
      RuleExample(.companyIndustry, "12345", "12345", finding: .industryCode),
      RuleExample(.companyIndustry, "TOL 2002 72210", "TOL 2002 72210", finding: .industryCode),
      RuleExample(.companyIndustry, "69201, 69202", "69201, 69202", finding: .industrySeveral),
    ]
  }

  func apply(_ cell: inout Cell) {
    let count = cell.bytes.count
    if cell.kinds == .digit { return take(IndustryCode.read(cell.bytes, 0..<count), &cell) }
    if count == 1, cell.kinds == .upper { return take(IndustryCode.read(cell.bytes, 0..<1), &cell) }
    let text = IndustryText(cell.bytes)
    if text.isForeign { return cell.notice(.industryCode) }
    if text.isSeveral { return cell.notice(.industrySeveral) }
    let reading = text.digits.isEmpty ? words(text, &cell) : digits(text, &cell)
    if let reading { take(reading, &cell) }
  }

  /// What a letter tells, a name, or both; nil if it is neither.
  private func words(_ text: IndustryText, _ cell: inout Cell) -> IndustryCode.Reading? {
    if let letter = text.letter {
      if text.name.isEmpty { return IndustryCode.read([letter], 0..<1, in: text.scheme) }
      let reading = named(text.name, &cell) { IndustryCode.named($0, $1, section: letter) }
      if reading != .unknown { return reading }
    }
    let reading = named(text.words, &cell) { IndustryCode.named($0, $1, in: text.scheme) }
    return reading == .unknown ? nil : reading
  }

  /// What digits tell with the letter in front and the name beside them; nil if they are no code.
  private func digits(_ text: IndustryText, _ cell: inout Cell) -> IndustryCode.Reading? {
    var scheme = text.scheme
    if let letter = text.letter {
      let division = Int(text.digits[0] & 0x0F) * 10 + Int(text.digits[1] & 0x0F)
      let schemes = IndustryCode.schemes(section: letter, division: division)
      guard let only = schemes.first, scheme == nil || schemes.contains(where: { $0 == scheme }) else {
        return .unknown
      }
      if schemes.count == 1 { scheme = only }
    }
    let reading = IndustryCode.read(text.digits, 0..<text.digits.count, in: scheme)
    if text.name.isEmpty || text.isLabelled || text.letter != nil || text.digits.count > 4 { return reading }
    if text.digits.count == 4 { return reading == .unknown ? nil : reading }
    // Two or three digits beside words are a code if the words are its name: `24 h palvelu` is none.
    let told = named(text.name, &cell) { IndustryCode.named($0, $1, in: scheme) }
    guard case .code(let name) = told, case .code(let code) = reading, code.isSame(as: name) else {
      return words(text, &cell)
    }
    return reading
  }

  /// Looks up the words in `range`, folded.
  private func named(
    _ range: Range<Int>, _ cell: inout Cell, _ look: ([UInt8], Range<Int>) -> IndustryCode.Reading
  ) -> IndustryCode.Reading {
    Fold.append(cell.bytes, range, to: &cell.scratch)
    let reading = look(cell.scratch, 0..<cell.scratch.count)
    cell.scratch.removeAll(keepingCapacity: true)
    return reading
  }

  private func take(_ reading: IndustryCode.Reading, _ cell: inout Cell) {
    switch reading {
    case .unknown: cell.notice(.industryCode)
    case .ambiguous: cell.notice(.industryScheme)
    case .code(let code):
      code.append(to: &cell.scratch)
      if cell.scratch == cell.bytes { cell.scratch.removeAll(keepingCapacity: true) } else { cell.take() }
    }
  }
}
