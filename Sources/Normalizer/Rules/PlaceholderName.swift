import Records
import Text

/// What stands for a person's name where nobody is known is nobody's name: `N.N.`, `Avoin`, `Testi Testaaja`, `xxx`, `0`.
///
/// Only the name goes. An address beside it that is a person's own is still that person's.
struct PlaceholderName: FieldRule {
  var name: String { "placeholder-name" }
  var version: Int { 1 }
  var fields: [Field] { [.personName] }
  var summary: String { "Empties a name that is nobody's: N.N., Avoin, Vakant, Etunimi Sukunimi, Testi Testaaja …" }
  var examples: [RuleExample] {
    [
      RuleExample(.personName, "N.N.", "", finding: .valuePlaceholder),
      RuleExample(.personName, "Avoin", "", finding: .valuePlaceholder),
      RuleExample(.personName, "Avoin (talousjohtaja)", "", finding: .valuePlaceholder),
      RuleExample(.personName, "Etunimi Sukunimi", "", finding: .valuePlaceholder),
      RuleExample(.personName, "Testi Testaaja", "", finding: .valuePlaceholder),
      RuleExample(.personName, "Meikäläinen Matti", "", finding: .valuePlaceholder),
      RuleExample(.personName, "0", "", finding: .valuePlaceholder),
      RuleExample(.personName, "Niina Nieminen", "Niina Nieminen"),
      RuleExample(.personName, "Matti Testa", "Matti Testa"),
      RuleExample(.personName, "Toimi Avonius", "Toimi Avonius"),
    ]
  }

  func apply(_ cell: inout Cell) {
    // Stars may be what was masked.
    if cell.isMasked || cell.bytes.count > 64 || cell.bytes.contains(0x2A) { return }
    Fold.append(cell.bytes, 0..<cell.bytes.count, to: &cell.scratch)
    let isNobody = PlaceholderNames.isNobody(cell.scratch) || PlaceholderNames.hasNoLetter(cell.scratch)
    cell.scratch.removeAll(keepingCapacity: true)
    if !isNobody { return }
    cell.notice(.valuePlaceholder)
    cell.take()
  }
}
