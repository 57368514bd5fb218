import Records
import Text

/// A name or title that says of its person that they are dead: the word goes, and nobody is written to.
///
/// What stands with the word in brackets or behind a comma goes with it, as a date of death does.
struct Deceased: FieldRule {
  var name: String { "deceased" }
  var version: Int { 1 }
  var fields: [Field] { [.personName, .personTitle] }
  var summary: String {
    "Takes note of a person's death, and the word for it out of name and title: kuollut, edesmennyt, avliden, deceased, †."
  }
  var examples: [RuleExample] {
    [
      RuleExample(.personName, "Anna Virta (kuollut)", "Anna Virta", finding: .personDeceased),
      RuleExample(.personName, "† Anna Virta", "Anna Virta", finding: .personDeceased),
      RuleExample(.personName, "Virta Anna, edesmennyt 3.4.2024", "Virta Anna", finding: .personDeceased),
      RuleExample(.personName, "Anna Virta KUOLLUT", "Anna Virta", finding: .personDeceased),
      RuleExample(.personName, "Gunilla Bergström [avliden 2024]", "Gunilla Bergström", finding: .personDeceased),
      RuleExample(.personName, "Jan Berg (död)", "Jan Berg", finding: .personDeceased),
      RuleExample(.personName, "Olli Hakala (k. 2025)", "Olli Hakala", finding: .personDeceased),
      RuleExample(.personTitle, "kuollut", "", finding: .personDeceased),
      RuleExample(.personTitle, "toimitusjohtaja (deceased)", "toimitusjohtaja", finding: .personDeceased),
      RuleExample(.personName, "Anna Kuolluinen", "Anna Kuolluinen"),
      RuleExample(.personName, "Matti Avliden", "Matti Avliden"), RuleExample(.personName, "Rip Dead", "Rip Dead"),
    ]
  }

  func apply(_ cell: inout Cell) {
    let bytes = cell.bytes
    let hasRemark = bytes.contains { $0 == 0x28 || $0 == 0x5B || $0 == 0x2C }
    guard hasRemark || DeceasedWords.maySay(bytes, bytes.indices) else { return }
    var kept: [UInt8] = []
    var isNoted = DeceasedWords.isCross(bytes, bytes.indices)
    let isWhole = DeceasedWords.areSaid(folded: Fold.folded(bytes, bytes.indices))
    for part in Self.parts(bytes) where !isWhole {
      let words = bytes[part.range].split(separator: 0x20)
      // With one word beside it the word may be a surname.
      let isRemark = part.isAside || !part.isFirst
      let isSaying =
        words.contains { Self.says($0) || isRemark && Self.saysAlone($0) } && (isRemark || words.count > 2)
        || isRemark && Self.isDated(words[...])
      let isCrossed = part.isAside && DeceasedWords.isCross(bytes, part.range)
      if !isSaying, !isCrossed {
        kept += part.isFirst || part.isAside ? [] : [0x2C]
        if !kept.isEmpty { kept.append(0x20) }
        kept += part.isAside ? bytes[part.whole] : bytes[part.range]
      } else {
        isNoted = true
        // In brackets, or behind a comma, all of it is the remark; else only the word, and numbers behind it.
        if part.isAside || !part.isFirst { continue }
        var isBehind = false
        for word in words {
          if Self.says(word) {
            isBehind = true
          } else if !isBehind || !word.allSatisfy({ $0 < 0x40 }) {
            if !kept.isEmpty { kept.append(0x20) }
            kept += word
          }
        }
      }
    }
    guard isNoted || isWhole else { return }
    cell.scratch += Self.withoutCross(kept)
    cell.notice(.personDeceased)
    cell.take()
  }

  private static func says(_ word: ArraySlice<UInt8>) -> Bool {
    DeceasedWords.isSaid(word: Fold.folded(Array(word), 0..<word.count))
  }

  /// Whether a word that stands as a remark says so: what may be a name elsewhere.
  private static func saysAlone(_ word: ArraySlice<UInt8>) -> Bool {
    DeceasedWords.areSaid(folded: Fold.folded(Array(word), 0..<word.count))
  }

  /// Whether a remark is `k.` or `d.` with a date: `(k. 2025)`.
  private static func isDated(_ words: ArraySlice<ArraySlice<UInt8>>) -> Bool {
    guard let first = words.first, words.count > 1 else { return false }
    let folded = Fold.folded(Array(first), 0..<first.count)
    return (folded == Array("k".utf8) || folded == Array("d".utf8))
      && words.dropFirst().allSatisfy { $0.allSatisfy { $0 < 0x40 } }
  }

  private struct Part {
    let range: Range<Int>, whole: Range<Int>
    let isAside: Bool, isFirst: Bool
  }

  /// What stands between commas, and in brackets.
  private static func parts(_ bytes: [UInt8]) -> [Part] {
    var parts: [Part] = []
    var (start, open): (Int, Int?) = (0, nil)
    var isBehindComma = false
    func add(_ range: Range<Int>, _ whole: Range<Int>, aside: Bool) {
      let trimmed = UTF8Text.trimmed(bytes, range)
      if !trimmed.isEmpty { parts.append(Part(range: trimmed, whole: whole, isAside: aside, isFirst: !isBehindComma)) }
    }
    for position in 0...bytes.count {
      let byte = position < bytes.count ? bytes[position] : 0x2C
      if let bracket = open {
        guard byte == 0x29 || byte == 0x5D || position == bytes.count else { continue }
        add(bracket + 1..<position, bracket..<min(position + 1, bytes.count), aside: true)
        (open, start) = (nil, min(position + 1, bytes.count))
      } else if byte == 0x28 || byte == 0x5B {
        add(start..<position, start..<position, aside: false)
        open = position
      } else if byte == 0x2C {
        add(start..<position, start..<position, aside: false)
        (start, isBehindComma) = (position + 1, true)
      }
    }
    return parts
  }

  private static func withoutCross(_ bytes: [UInt8]) -> [UInt8] {
    var text = String(decoding: bytes, as: UTF8.self)
    text.removeAll { "†✝✞✟".contains($0) }
    var words = text.split(separator: " ")
    while let last = words.last, last.allSatisfy({ "-–—/,".contains($0) }) { words.removeLast() }
    return Array(words.joined(separator: " ").utf8)
  }
}
