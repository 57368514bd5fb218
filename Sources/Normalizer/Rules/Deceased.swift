import Records
import Text

/// A name, title or address that says of its person that they are dead: the word goes, and nobody is written to.
///
/// What stands with the word in brackets or behind a comma goes with it, as a date of death does.
struct Deceased: FieldRule {
  var name: String { "deceased" }
  var version: Int { 2 }
  var fields: [Field] { [.personName, .personEmail, .personTitle] }
  var summary: String {
    "Takes note of a person's death, and the word for it out of a value: kuollut, edesmennyt, avliden, deceased, †, +2025."
  }
  var examples: [RuleExample] {
    [
      RuleExample(.personName, "Anna Virta (kuollut)", "Anna Virta", finding: .personDeceased),
      RuleExample(.personName, "† Anna Virta", "Anna Virta", finding: .personDeceased),
      RuleExample(.personName, "Virta Anna, edesmennyt 3.4.2024", "Virta Anna", finding: .personDeceased),
      RuleExample(.personName, "Anna Virta KUOLLUT", "Anna Virta", finding: .personDeceased),
      RuleExample(.personName, "Anna Virta on kuollut", "Anna Virta", finding: .personDeceased),
      RuleExample(.personName, "Anna Virta - nukkunut pois", "Anna Virta", finding: .personDeceased),
      RuleExample(.personName, "Gunilla Bergström [avliden 2024]", "Gunilla Bergström", finding: .personDeceased),
      RuleExample(.personName, "Jan Berg (död)", "Jan Berg", finding: .personDeceased),
      RuleExample(.personName, "Olli Hakala (k. 2025)", "Olli Hakala", finding: .personDeceased),
      RuleExample(.personName, "Olli Hakala k. 3.2.2026", "Olli Hakala", finding: .personDeceased),
      RuleExample(.personName, "Olli Hakala +2025", "Olli Hakala", finding: .personDeceased),
      RuleExample(.personName, "Olli Hakala (1950–2025)", "Olli Hakala", finding: .personDeceased),
      RuleExample(.personName, "Olli Hakala RIP", "Olli Hakala", finding: .personDeceased),
      RuleExample(.personEmail, "olli@koe.fi (kuollut)", "olli@koe.fi", finding: .personDeceased),
      RuleExample(.personTitle, "kuollut", "", finding: .personDeceased),
      RuleExample(.personTitle, "menehtynyt 3/2026", "", finding: .personDeceased),
      RuleExample(.personTitle, "toimitusjohtaja (deceased)", "toimitusjohtaja", finding: .personDeceased),
      RuleExample(.personName, "Anna Kuolluinen", "Anna Kuolluinen"),
      RuleExample(.personName, "Matti Avliden", "Matti Avliden"), RuleExample(.personName, "Rip Dead", "Rip Dead"),
      RuleExample(.personTitle, "toimitusjohtaja (2019–2025)", "toimitusjohtaja (2019–2025)"),
      RuleExample(.personName, "Olli Hakala +358 40 1234567", "Olli Hakala +358 40 1234567"),
    ]
  }

  func apply(_ cell: inout Cell) {
    let bytes = cell.bytes
    guard RemarkParts.maySay(cell), DeceasedWords.maySay(bytes, bytes.indices) else { return }
    let isTitle = cell.field == .personTitle
    let isCrossed = DeceasedWords.isCross(bytes, bytes.indices)
    let kept = RemarkParts.without(bytes) { words, isRemark in
      let isWhole = words.ranges.first?.lowerBound == 0 && words.ranges.last?.upperBound == bytes.count
      if isTitle, Self.isTerm(words) { return nil }
      let found = DeceasedWords.find(words, isRemark: isRemark || isWhole && isTitle)
      // With one word beside it the word may be a surname.
      return isRemark || isTitle || words.count > 2 ? found : nil
    }
    guard kept != nil || isCrossed else { return }
    cell.scratch += isCrossed ? Self.withoutCross(kept ?? bytes) : kept ?? bytes
    cell.notice(.personDeceased)
    cell.take()
  }

  /// Whether words are a term of office: `2019–2025`.
  private static func isTerm(_ words: RemarkWords) -> Bool {
    words.folded.indices.allSatisfy { words.folded[$0].isEmpty || words.isNumber($0) }
  }

  private static func withoutCross(_ bytes: [UInt8]) -> [UInt8] {
    var text = String(decoding: bytes, as: UTF8.self)
    text.removeAll { "†✝✞✟".contains($0) }
    text = text.replacing("()", with: "").replacing("[]", with: "")
    var words = text.split(separator: " ")
    // What stood beside the cross: a date, a dash.
    while let last = words.last, last.allSatisfy({ "-–—/,.()[]".contains($0) || $0.isNumber }) { words.removeLast() }
    return Array(words.joined(separator: " ").utf8)
  }
}
