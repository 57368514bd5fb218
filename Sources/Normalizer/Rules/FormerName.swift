import Records
import Text

/// A name that somebody bore before (`o.s. Virtanen`, `née Lund`, `(ent. Virtanen)`) is neither a given name nor the family
/// name of today.
struct FormerName: FieldRule {
  var name: String { "former-name" }
  var version: Int { 1 }
  var fields: [Field] { [.personName] }
  var summary: String { "Leaves out a former name: o.s., os., ent., née, f.d., född, geb. and the name behind it." }
  var examples: [RuleExample] {
    [
      RuleExample(.personName, "Anna Virta o.s. Lund", "Anna Virta", finding: .nameFormer),
      RuleExample(.personName, "Anna Virta (ent. Lund)", "Anna Virta", finding: .nameFormer),
      RuleExample(.personName, "Anna Virta, os. Lund", "Anna Virta", finding: .nameFormer),
      RuleExample(.personName, "Virta os. Lund Anna", "Virta Anna", finding: .nameFormer),
      RuleExample(.personName, "Virta o.s. Lund, Anna", "Virta, Anna", finding: .nameFormer),
      RuleExample(.personName, "Virta, née Lund, Anna", "Virta, Anna", finding: .nameFormer),
      RuleExample(.personName, "Anna Virta f.d. af Lund", "Anna Virta", finding: .nameFormer),
      RuleExample(.personName, "Anna Virta f. Lund", "Anna Virta", finding: .nameFormer),
      RuleExample(.personName, "ANNA VIRTA O.S. LUND", "ANNA VIRTA", finding: .nameFormer),
      RuleExample(.personName, "Anna Virta o. s. Lund", "Anna Virta", finding: .nameFormer),
      RuleExample(.personName, "Anna Virta (o.s.Lund)", "Anna Virta", finding: .nameFormer),
      RuleExample(.personName, "Anna Virta omaa sukua Lund", "Anna Virta", finding: .nameFormer),
      RuleExample(.personName, "Anna F. Lund", "Anna F. Lund"), RuleExample(.personName, "Anna Os", "Anna Os"),
      RuleExample(.personName, "o.s. Lund", "o.s. Lund"),
    ]
  }

  var needs: ByteKinds { .space }

  func apply(_ cell: inout Cell) {
    let bytes = cell.bytes
    var position = 0
    var words = 0
    while position < bytes.count {
      let end = ByteRange.first(0x20, bytes, position..<bytes.count)
      if Self.canBegin(bytes[position], cell.kinds), let marker = Self.marker(bytes, position..<end, after: words) {
        if leaveOut(&cell, marker) { return apply(&cell) }
      }
      words += 1
      position = end + 1
    }
  }

  /// Where a marker begins, and where the name behind it does.
  private struct Marker {
    let start: Int
    var name: Int
    let isBracketed: Bool
  }

  /// Leaves out a marker and the name behind it; false where nothing would remain.
  private func leaveOut(_ cell: inout Cell, _ marker: Marker) -> Bool {
    let bytes = cell.bytes
    let end = marker.isBracketed ? Self.bracketEnd(bytes, marker.name) : Self.nameEnd(bytes, marker.name)
    var before = UTF8Text.trimmed(bytes, 0..<marker.start)
    let after = UTF8Text.trimmed(bytes, end..<bytes.count)
    while let last = bytes[before].last, last == 0x2C || last == 0x2F || last == 0x3B, after.isEmpty {
      before = UTF8Text.trimmed(bytes, before.lowerBound..<before.upperBound - 1)
    }
    if before.isEmpty { return false }
    cell.scratch.append(contentsOf: bytes[before])
    if !after.isEmpty {
      // The comma between surname and first names stands behind the former name, or on both sides of it.
      let isComma = bytes[end - 1] == 0x2C && bytes[before.upperBound - 1] != 0x2C
      cell.scratch.append(contentsOf: isComma ? [0x2C, 0x20] : [0x20])
      cell.scratch.append(contentsOf: bytes[after])
    }
    cell.notice(.nameFormer)
    cell.take()
    return true
  }

  /// Whether `bytes[range]` is a former name without the one of today.
  static func begins(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
    marker(bytes, range.lowerBound..<ByteRange.first(0x20, bytes, range), after: 2) != nil
  }

  /// Whether a word that begins so can be a marker.
  private static func canBegin(_ byte: UInt8, _ kinds: ByteKinds) -> Bool {
    switch byte {
    case 0x28, 0x5B: true  // ( [
    case 0x6F, 0x66, 0x6E, 0x65, 0x67, 0x61, 0x73, 0x74, 0x72: true  // o f n e g a s t r
    // A capital begins one only where there is a full stop, an accent, or nothing but capitals.
    case 0x4F, 0x46, 0x4E, 0x45, 0x47, 0x41, 0x53, 0x54, 0x52:
      !kinds.isDisjoint(with: [.mark, .beyondASCII]) || !kinds.contains(.lower)
    default: false
    }
  }

  /// The marker that a word is or begins with, if it is one behind that many words.
  private static func marker(_ bytes: [UInt8], _ word: Range<Int>, after words: Int) -> Marker? {
    let isBracketed = bytes[word.lowerBound] == 0x28 || bytes[word.lowerBound] == 0x5B
    let text = word.lowerBound + (isBracketed ? 1 : 0)..<word.upperBound
    // With a bracket before it, or two words, it can be nothing else.
    let isSafe = words > 1 || isBracketed
    if words == 0 || text.isEmpty { return nil }
    if let kind = markers.value(bytes, text), kind == sure || isSafe {
      return Marker(start: word.lowerBound, name: min(word.upperBound + 1, bytes.count), isBracketed: isBracketed)
    }
    // In two words: `o. s.`, `omaa sukua`.
    let next = ByteRange.first(0x20, bytes, min(word.upperBound + 1, bytes.count)..<bytes.count)
    if word.upperBound < bytes.count, pairs.value(bytes, text.lowerBound..<next) != nil {
      return Marker(start: word.lowerBound, name: min(next + 1, bytes.count), isBracketed: isBracketed)
    }
    // Without a space behind it: `o.s.Lund`.
    for length in [5, 4, 3] where text.count > length + 1 && bytes[text.lowerBound + length - 1] == 0x2E {
      let start = text.lowerBound..<text.lowerBound + length
      if markers.value(bytes, start) == sure {
        return Marker(start: word.lowerBound, name: start.upperBound, isBracketed: isBracketed)
      }
    }
    return nil
  }

  /// Where the name that begins at `start` ends: particles and one word, or at a comma.
  private static func nameEnd(_ bytes: [UInt8], _ start: Int) -> Int {
    var position = start
    while position < bytes.count {
      let end = ByteRange.first(0x20, bytes, position..<bytes.count)
      let isParticle = NameParticles.isKnown(bytes, position..<end)
      if let comma = bytes[position..<end].firstIndex(where: { $0 == 0x2C || $0 == 0x3B }) { return comma + 1 }
      if !isParticle || end == bytes.count { return end }
      position = end + 1
    }
    return bytes.count
  }

  private static func bracketEnd(_ bytes: [UInt8], _ start: Int) -> Int {
    guard start < bytes.count, let close = bytes[start...].firstIndex(where: { $0 == 0x29 || $0 == 0x5D }) else {
      return bytes.count
    }
    // A comma behind the bracket belongs to it.
    return close + 1 < bytes.count && bytes[close + 1] == 0x2C ? close + 2 : close + 1
  }

  private static let sure = 2
  private static let markers = WordTable(
    [
      (
        "o.s. o.s os. née f.d. f.d fd. ent. entinen aik. aiemmin aikaisemmin född geb. geborene geboren roz. født tidigare formerly",
        sure
      ),
      // These may be initials or names, and count behind two words only.
      ("os f. e. s. ex ex. fd né nee geb roz ent", 1),
    ].map { words, kind in
      // An initial is a capital.
      let capitals = words.split(separator: " ").filter { $0.utf8.count > 2 || kind == sure }.joined(separator: " ")
      return (words + " " + capitals.capitalizedWords + " " + capitals.uppercased(), kind)
    })
  private static let pairs = WordTable(phrases: [
    ["o. s.", "O. S.", "f. d.", "F. D.", "omaa sukua", "Omaa sukua", "OMAA SUKUA"]
  ])
}

extension String {
  /// Every word with a capital in front and the rest as it is.
  fileprivate var capitalizedWords: String {
    split(separator: " ").map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined(separator: " ")
  }
}
