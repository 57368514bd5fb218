/// Tells of nearly every text that none of some words stands in it, by the first two letters of its words.
public struct WordGate: Sendable {
  /// Whether a word begins with two letters, by their low five bits.
  private var beginnings = Array(repeating: false, count: 1024)

  /// A gate for folded `words` of two letters and more, separated by spaces.
  public init(_ words: String) {
    for word in words.split(whereSeparator: \.isWhitespace) {
      let letters = Array(word.utf8)
      if letters.count > 1 { beginnings[Self.place(letters[0], letters[1])] = true }
    }
  }

  /// Whether one of the words may stand in `bytes`.
  public func mayStand(in bytes: [UInt8]) -> Bool {
    var isStart = true
    for position in bytes.indices {
      let byte = bytes[position]
      guard byte < 0x80 else {
        // A letter beyond ASCII hides what it folds to.
        if isStart { return true }
        continue
      }
      let isLetter = (byte | 0x20) &- 0x61 < 26
      if isLetter, isStart {
        let next = position + 1 < bytes.count ? bytes[position + 1] : 0
        if next >= 0x80 || beginnings[Self.place(byte, next)] { return true }
      }
      isStart = !isLetter
    }
    return false
  }

  private static func place(_ first: UInt8, _ second: UInt8) -> Int { Int(first & 31) << 5 | Int(second & 31) }
}
