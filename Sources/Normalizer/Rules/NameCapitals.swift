import Records
import Text

/// Capitals where a name has them, in names written in capitals or in small letters only.
struct NameCapitals: FieldRule {
  var name: String { "name-capitals" }
  var version: Int { 1 }
  var fields: [Field] { [.personName] }
  var summary: String { "Restores capitals in a name, or a word of it, written in capitals or small letters only." }
  var examples: [RuleExample] {
    [
      RuleExample(.personName, "LIISA MÄKINEN-O'CONNOR", "Liisa Mäkinen-O'Connor"),
      RuleExample(.personName, "Matti MEIKÄLÄINEN", "Matti Meikäläinen"),
      RuleExample(.personName, "GEORG VON WRIGHT", "Georg von Wright"),
      RuleExample(.personName, "åsa öberg", "Åsa Öberg"), RuleExample(.personName, "J.P. Virtanen", "J.P. Virtanen"),
      RuleExample(.personName, "JP Virtanen", "JP Virtanen"), RuleExample(.personName, "Ian McDonald", "Ian McDonald"),
    ]
  }

  func apply(_ cell: inout Cell) {
    let whole = LetterCase.letters(cell.bytes, 0..<cell.bytes.count)
    if whole.upper + whole.lower < 3 { return }
    // A clean name has at most a few capitals beside many small letters: no word of it can be in capitals only.
    if whole.lower > 0, whole.upper > 0, whole.upper <= 2 { return }
    let (bytes, isUniform) = (cell.bytes, whole.upper == 0 || whole.lower == 0)
    var start = 0
    while start <= bytes.count {
      let end = bytes[start...].firstIndex(of: 0x20) ?? bytes.count
      let word = start..<end
      let letters = LetterCase.letters(bytes, word)
      if start > 0 { cell.scratch.append(0x20) }
      if isUniform, NameParticles.isParticle(bytes, word, allCapitals: true), start > 0 || whole.upper == 0 {
        LetterCase.appendLower(bytes, word, to: &cell.scratch)
      } else if isUniform
        ? !isInitials(bytes, word, letters.upper)
        : letters.lower == 0 && letters.upper >= 3 && !isInitials(bytes, word, letters.upper)
      {
        LetterCase.appendCapitalised(bytes, word, to: &cell.scratch)
      } else {
        cell.scratch.append(contentsOf: bytes[word])
      }
      start = end + 1
    }
    cell.take()
  }

  /// Initials: at most three capitals, with full stops or without a vowel.
  private func isInitials(_ bytes: [UInt8], _ range: Range<Int>, _ capitals: Int) -> Bool {
    if capitals == 0 || capitals > 3 { return false }
    let folded = Fold.folded(bytes, range)
    return bytes[range].contains(0x2E) || !folded.contains { Self.vowels.contains($0) }
  }

  private static let vowels = Array("aeiouy".utf8)
}
