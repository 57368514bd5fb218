import Records
import Text

/// A value in which somebody typed that its person is not to be written to: the words go, and no marketing is sent.
struct Refusal: FieldRule {
  var name: String { "refusal" }
  var version: Int { 1 }
  var fields: [Field] { [.companyName, .companyEmail, .personName, .personEmail, .personTitle] }
  var summary: String {
    "Takes note of a no that is typed into a value, and the words for it out of it: ei markkinointia, inga utskick, opt-out."
  }
  var examples: [RuleExample] {
    [
      RuleExample(.personName, "Anna Virta (EI MARKKINOINTIA)", "Anna Virta", finding: .personRefuses),
      RuleExample(.personName, "Anna Virta - markkinointikielto", "Anna Virta", finding: .personRefuses),
      RuleExample(.personName, "Virta Anna, ei saa lähettää postia", "Virta Anna", finding: .personRefuses),
      RuleExample(.personName, "Anna Virta ei sähköpostia", "Anna Virta", finding: .personRefuses),
      RuleExample(.personName, "Gunilla Berg (inga utskick)", "Gunilla Berg", finding: .personRefuses),
      RuleExample(.personName, "Jan Berg DO NOT EMAIL", "Jan Berg", finding: .personRefuses),
      RuleExample(.personName, "Jan Berg [opt-out]", "Jan Berg", finding: .personRefuses),
      RuleExample(.personTitle, "talousjohtaja, älä lähetä mainoksia", "talousjohtaja", finding: .personRefuses),
      RuleExample(.personTitle, "EI MARKKINOINTIA", "", finding: .personRefuses),
      RuleExample(.personEmail, "anna@koe.fi (kielto)", "anna@koe.fi", finding: .personRefuses),
      RuleExample(.personEmail, "anna@koe.fi ei sähköpostia", "anna@koe.fi", finding: .personRefuses),
      RuleExample(.personEmail, "ei saa lähettää", "", finding: .personRefuses),
      RuleExample(.companyName, "Koe Oy (ei mainoksia)", "Koe Oy", finding: .personRefuses),
      RuleExample(.personEmail, "ei sähköpostia", "ei sähköpostia"),
      RuleExample(.companyName, "No Marketing Oy", "No Marketing Oy"),
      RuleExample(.personName, "Anna Ala-Postila", "Anna Ala-Postila"),
      RuleExample(.personName, "Robinson Anna", "Robinson Anna"), RuleExample(.personName, "No Ei", "No Ei"),
      RuleExample(.personTitle, "markkinointijohtaja, ei esimies", "markkinointijohtaja, ei esimies"),
      RuleExample(.personTitle, "ei yhteyshenkilö", "ei yhteyshenkilö"),
    ]
  }

  func apply(_ cell: inout Cell) {
    let bytes = cell.bytes
    guard RemarkParts.maySay(cell), RefusalWords.maySay(bytes, bytes.indices) else { return }
    let isEmail = cell.field == .personEmail || cell.field == .companyEmail
    let hasNoAddress = isEmail && !bytes.contains(0x40)
    let kept = RemarkParts.without(bytes) { words, isRemark in
      // A company may be called so.
      if cell.field == .companyName, !isRemark { return nil }
      return RefusalWords.find(words, isRemark: isRemark || isEmail, hasNoAddress: hasNoAddress)?.words
    }
    guard let kept else { return }
    cell.scratch += kept
    cell.notice(.personRefuses)
    cell.take()
  }
}
