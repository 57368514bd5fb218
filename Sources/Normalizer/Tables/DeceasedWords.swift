import Text

/// Words that say of somebody that they are dead; in Finnish, Swedish and English. Written for this program.
///
/// What is also a name, a title or a part of one is not among them: Död, Late, Rip.
enum DeceasedWords {
  /// Whether a whole folded value says so.
  static func areSaid(folded: [UInt8]) -> Bool { !folded.isEmpty && whole.holds(folded: folded) }

  /// Whether a folded word says so, among other words.
  static func isSaid(word: [UInt8]) -> Bool { words.holds(folded: word) }

  /// Whether a value has a cross for the dead: † or ✝.
  static func isCross(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
    guard range.contains(where: { bytes[$0] == 0xE2 }) else { return false }
    for position in range where position + 2 < range.upperBound && bytes[position] == 0xE2 {
      let two = (bytes[position + 1], bytes[position + 2])
      if two == (0x80, 0xA0) || two == (0x9C, 0x9D) || two == (0x9C, 0x9E) || two == (0x9C, 0x9F) { return true }
    }
    return false
  }

  /// Whether a word of `bytes[range]` may say so: cheap, and nearly always false.
  static func maySay(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
    var start = range.lowerBound
    for position in range {
      let byte = bytes[position]
      if byte == 0xE2 { return true }
      guard byte < 0x80, byte | 0x20 < 0x61 || byte | 0x20 > 0x7A else { continue }
      if position - start > 4, words.mayHold(bytes, start..<position) { return true }
      start = position + 1
    }
    return range.upperBound - start > 4 && words.mayHold(bytes, start..<range.upperBound)
  }

  private static let words = PhraseTable(
    "kuollut, kuoll, kuoli, edesmennyt, edesm, menehtynyt, poisnukkunut, vainaja, avliden, avlidna, avlidit, deceased, decd"
  )
  private static let whole = PhraseTable(
    """
    kuollut, kuoll, kuollu, kuoli, edesm, edesmennyt, menehtynyt, poisnukkunut, vainaja, kuolema, kuolinilmoitus, kuollut asiakas
    asiakas kuollut, avliden, avlidna, avlidit, avl, dod, dodsfall, har avlidit
    deceased, decd, dec d, dead, died, death, passed away, rip, r i p
    """)
}
