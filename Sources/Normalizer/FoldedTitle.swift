import Text

/// A title folded, its words, and the parts that name one job each.
///
/// Parts end at commas, strokes, brackets and "and" in three languages.
struct FoldedTitle {
  /// The folded text.
  private(set) var bytes: [UInt8] = []
  private(set) var words: [Range<Int>] = []
  private(set) var parts: [Range<Int>] = []

  init(_ title: [UInt8]) {
    var start = 0
    for position in 0...title.count
    where position == title.count || Self.isBreak(title[position]) {
      append(title, start..<position)
      start = position + 1
    }
  }

  /// Appends a stretch and parts it at its conjunctions.
  private mutating func append(_ title: [UInt8], _ range: Range<Int>) {
    let gap = bytes.isEmpty ? 0 : 1
    var folded: [UInt8] = []
    Fold.append(title, range, to: &folded)
    if folded.isEmpty { return }
    if gap > 0 { bytes.append(0x20) }
    let offset = bytes.count
    bytes.append(contentsOf: folded)
    var start = offset
    for word in Words.split(bytes, offset..<bytes.count) {
      words.append(word)
      guard Self.conjunctions.value(bytes, word) != nil else { continue }
      if word.lowerBound > start { parts.append(start..<word.lowerBound - 1) }
      start = min(word.upperBound + 1, bytes.count)
    }
    if start < bytes.count { parts.append(start..<bytes.count) }
  }

  private static func isBreak(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x2C, 0x2F, 0x3B, 0x7C, 0x28, 0x29, 0x2B: true
    default: false
    }
  }

  private static let conjunctions = WordTable([("ja och and seka samt", 1)])
}
