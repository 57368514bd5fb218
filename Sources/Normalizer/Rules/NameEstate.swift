import Records
import Text

/// An estate is nobody to write to: that of somebody who has died, or of a bankrupt.
///
/// Nothing of a person stays, the address neither: it is an heir's or an administrator's, who is not named. The firm does.
struct NameEstate: FieldRule {
  var name: String { "name-estate" }
  var version: Int { 1 }
  var fields: [Field] { [.personName] }
  var summary: String { "Leaves out the person where the name is an estate's: kuolinpesä, kp., dödsbo, estate of …" }
  var examples: [RuleExample] {
    [
      RuleExample(.personName, "Virtanen Matti kuolinpesä", "", finding: .nameEstate),
      RuleExample(.personName, "Matti Virtasen kuolinpesän osakkaat", "", finding: .nameEstate),
      RuleExample(.personName, "Virtanen Matti kp.", "", finding: .nameEstate),
      RuleExample(.personName, "VIRTANEN MATTI KP", "", finding: .nameEstate),
      RuleExample(.personName, "Dödsboet efter Anders Lind", "", finding: .nameEstate),
      RuleExample(.personName, "Estate of John Smith", "", finding: .nameEstate),
      RuleExample(.personName, "KP Virtanen", "KP Virtanen"),
      RuleExample(.personName, "Virtanen KP", "Virtanen KP"),
      RuleExample(.personName, "Kuoppala Pesonen", "Kuoppala Pesonen"),
    ]
  }

  func apply(_ cell: inout Cell) {
    if cell.mayBeMasked || !Self.isEstate(&cell) { return }
    cell.notice(.nameEstate)
    cell.take()
  }

  /// Whether the value is an estate's name; `scratch` is used and left empty.
  private static func isEstate(_ cell: inout Cell) -> Bool {
    if !gate.mayStand(in: cell.bytes) { return false }
    Fold.append(cell.bytes, 0..<cell.bytes.count, to: &cell.scratch)
    let folded = cell.scratch
    cell.scratch.removeAll(keepingCapacity: true)
    let words = Words.split(folded, 0..<folded.count)
    for (index, word) in words.enumerated() {
      let isEstates = stems.contains { folded[word].starts(with: $0) } || whole.value(folded, word) != nil
      // Who administers an estate is somebody: konkurssipesän hoitaja.
      let next = index + 1 < words.count ? words[index + 1] : nil
      if isEstates, next.map({ !folded[$0].starts(with: administrator) }) ?? true { return true }
    }
    if phrases.contains(where: { holds(folded, words, $0) }) { return true }
    return isShort(cell, folded, words)
  }

  /// `kp`: in small letters, or behind two words in capitals; anywhere else it is somebody's initials.
  private static func isShort(_ cell: Cell, _ folded: [UInt8], _ words: [Range<Int>]) -> Bool {
    guard words.count > 1 else { return false }
    var isSmall = false
    for word in cell.bytes.split(separator: 0x20) {
      let letters = word.filter { $0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A }
      if letters == small || letters.starts(with: small) && word.contains(0x3A) { isSmall = true }
    }
    if isSmall { return true }
    let isShouted = LetterCase.letters(cell.bytes, 0..<cell.bytes.count).lower == 0
    return isShouted && words.count > 2 && folded[words[words.count - 1]].elementsEqual(small)
  }

  /// Whether the words of a phrase stand in a row.
  private static func holds(_ folded: [UInt8], _ words: [Range<Int>], _ phrase: [[UInt8]]) -> Bool {
    guard words.count >= phrase.count else { return false }
    return (0...(words.count - phrase.count)).contains { start in
      phrase.indices.allSatisfy { folded[words[start + $0]].elementsEqual(phrase[$0]) }
    }
  }

  private static let small = Array("kp".utf8)
  private static let administrator = Array("hoitaj".utf8)
  /// Beginnings of words, for they have case endings.
  private static let stems = split(stemWords).map { Array($0.utf8) }
  private static let stemWords = "kuolinpes dodsbo sterbhus konkurssipes konkursbo perikun"
  private static let whole = WordTable([(wholeWords, 1)])
  private static let wholeWords =
    "perilliset perillisten arvingar arvingarna vainaja edesmennyt avliden avlidne framliden deceased dbo oikeudenomistajat"
  private static let phrases = phraseTexts.map { split($0).map { Array($0.utf8) } }
  private static let phraseTexts = [
    "estate of", "the estate", "late estate", "heirs of", "kuol pesa", "kuolin pesa", "k pesa", "oik om", "konk pesa",
    "bankruptcy estate", "dods bo", "db efter",
  ]
  private static let gate = WordGate(
    stemWords + " " + wholeWords + " " + phraseTexts.joined(separator: " ") + " kp pesa")

  private static func split(_ text: String) -> [String] { text.split(separator: " ").map(String.init) }
}
