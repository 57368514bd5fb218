/// A fixed set of folded phrases, asked by a text as it was written.
///
/// Nearly every other text is told apart by its length and its first two letters, without folding it.
public struct PhraseTable: Sendable {
  private let phrases: WordTable
  private let longest: Int
  /// Whether a phrase begins with two letters, by their low five bits; with any letter in second place under 0.
  private var beginnings = Array(repeating: false, count: 1024)

  /// A table of `phrases`, which are folded: one a line, or several with commas between.
  public init(_ phrases: String) {
    let all = phrases.split { $0 == "," || $0 == "\n" }.map { $0.split(separator: " ").joined(separator: " ") }
      .filter { !$0.isEmpty }
    self.phrases = WordTable(phrases: [all])
    longest = all.reduce(0) { max($0, $1.utf8.count) }
    for phrase in all {
      let bytes = Array(phrase.utf8)
      beginnings[Self.place(bytes[0], 0)] = true
      if bytes.count > 1, Self.isLetter(bytes[1]) { beginnings[Self.place(bytes[0], bytes[1])] = true }
    }
  }

  /// Whether `bytes[range]`, folded, is one of the phrases; `folded` is used and left empty.
  public func holds(_ bytes: [UInt8], _ range: Range<Int>, _ folded: inout [UInt8]) -> Bool {
    guard mayHold(bytes, range) else { return false }
    Fold.append(bytes, range, to: &folded)
    defer { folded.removeAll(keepingCapacity: true) }
    return phrases.value(folded) != nil
  }

  /// Whether a folded text is one of the phrases.
  public func holds(folded: [UInt8]) -> Bool { phrases.value(folded) != nil }

  /// Whether `bytes[range]` may be one of the phrases once it is folded.
  @inline(__always)
  public func mayHold(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
    // Marks around a phrase vanish, and a letter beyond ASCII has two bytes.
    guard let first = range.first, range.count <= longest * 2 + 4 else { return false }
    if !Self.isLetter(bytes[first]) { return bytes[first] &- 0x30 > 9 }
    let second = first + 1 < range.upperBound ? bytes[first + 1] : 0
    return beginnings[Self.isLetter(second) ? Self.place(bytes[first], second) : Self.place(bytes[first], 0)]
  }

  private static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 }

  private static func place(_ first: UInt8, _ second: UInt8) -> Int { Int(first & 31) << 5 | Int(second & 31) }
}
