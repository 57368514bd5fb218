import Records
import Text

/// First names in front, surname behind.
///
/// How the words lean is told by how often they are first names and surnames, by endings that only surnames have, by
/// a particle and by capitals. A name that does not tell stays as it is.
struct NameOrder: FieldRule {
  var name: String { "name-order" }
  var version: Int { 1 }
  var fields: [Field] { [.personName] }
  var summary: String { "Turns \"surname first-names\" round where the words tell which is which." }
  var examples: [RuleExample] {
    [
      RuleExample(.personName, "Virtanen Liisa", "Liisa Virtanen"),
      RuleExample(.personName, "Virtanen Liisa Maria", "Liisa Maria Virtanen"),
      RuleExample(.personName, "Liisa Virtanen", "Liisa Virtanen"),
      RuleExample(.personName, "MEIKÄLÄINEN Matti", "Matti MEIKÄLÄINEN"),
      RuleExample(.personName, "von Wright Georg", "Georg von Wright"),
      RuleExample(.personName, "Öhman-Lund Carl", "Carl Öhman-Lund"),
      RuleExample(.personName, "Jalo Soini", "Jalo Soini"),
    ]
  }

  var needs: ByteKinds { .space }

  func apply(_ cell: inout Cell) {
    if !cell.kinds.isDisjoint(with: [.comma, .digit]) { return }
    let bytes = cell.bytes
    let words = Words.split(bytes, 0..<bytes.count)
    let allCapitals = LetterCase.letters(bytes, 0..<bytes.count).lower == 0
    var first = 0
    while first < words.count - 1, NameParticles.isParticle(bytes, words[first], allCapitals: allCapitals) {
      first += 1
    }
    // The surname unit in front is the particles and one word; something has to remain behind it.
    guard words.count - first > 1 else { return }
    let behind = words[(first + 1)...]
    guard let last = behind.last, let next = behind.first else { return }
    var frontLean = lean(bytes, words[first], &cell.scratch)
    var lastLean = lean(bytes, last, &cell.scratch)
    if first > 0 { frontLean = 4 }
    if words.count > 2, NameParticles.isParticle(bytes, words[words.count - 2], allCapitals: allCapitals) {
      lastLean = 4
    }
    let isShouted =
      isSurnameShouted(bytes, words[first], behind) && behind.allSatisfy { lean(bytes, $0, &cell.scratch) <= 0 }
    let tells =
      frontLean > 0 && lastLean <= 0 && frontLean - lastLean >= 3
      || frontLean == 0 && lastLean < 0 && words.count == 2
      || frontLean >= 0 && isShouted
    if !tells || NameTitles.isTitle(bytes, next) { return }
    cell.scratch.append(contentsOf: bytes[next.lowerBound...])
    cell.scratch.append(0x20)
    cell.scratch.append(contentsOf: bytes[..<words[first].upperBound])
    cell.take()
  }

  /// "VIRTANEN Liisa": the first word in capitals, none of the others.
  private func isSurnameShouted(_ bytes: [UInt8], _ first: Range<Int>, _ others: ArraySlice<Range<Int>>) -> Bool {
    let letters = LetterCase.letters(bytes, first)
    if letters.lower > 0 || letters.upper < 3 { return false }
    return others.allSatisfy { LetterCase.letters(bytes, $0).lower > 0 }
  }

  /// How a word leans: below zero to a first name, above zero to a surname, 0 if it does not tell.
  private func lean(_ bytes: [UInt8], _ range: Range<Int>, _ folded: inout [UInt8]) -> Int {
    var sum = 0
    Fold.append(bytes, range, to: &folded)
    var start = 0
    while start < folded.count {
      let end = folded[start...].firstIndex(of: 0x20) ?? folded.count
      let part = start..<end
      start = end + 1
      if let known = Self.names.value(folded, part) {
        sum += known
      } else if Self.endsLikeSurname(folded, part) {
        sum += 3
      }
    }
    folded.removeAll(keepingCapacity: true)
    return sum
  }

  private static func endsLikeSurname(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
    if range.count < 6 { return false }
    return surnameEndings.contains { bytes[range].suffix($0.count).elementsEqual($0) }
  }

  private static let names = WordTable([(GivenNames.words, -4), (Surnames.words, 4)])
  private static let surnameEndings = [
    "nen", "strom", "qvist", "kvist", "berg", "lund", "sson", "gren", "stedt", "blom", "mann", "holm",
  ].map { Array($0.utf8) }
}

/// Words in front of a surname: von, af, de …
enum NameParticles {
  /// Whether a word is a particle: in lower case, or in a name that has capitals only.
  static func isParticle(_ bytes: [UInt8], _ range: Range<Int>, allCapitals: Bool) -> Bool {
    if range.count > 3 { return false }
    if table.value(bytes, range) != nil { return true }
    return allCapitals && table.value(Fold.folded(bytes, range)) != nil
  }

  private static let table = WordTable([("von af de la van der den di da du le av", 1)])
}
