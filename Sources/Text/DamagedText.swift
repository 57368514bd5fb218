/// Text in which an earlier conversion destroyed letters: U+FFFD stands for them, or a question mark.
public enum DamagedText {
  /// Whether `bytes[range]` holds U+FFFD.
  public static func hasReplacement(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
    var position = range.lowerBound
    while position + 2 < range.upperBound {
      if bytes[position] == 0xEF, bytes[position + 1] == 0xBF, bytes[position + 2] == 0xBD { return true }
      position += 1
    }
    return false
  }

  /// Whether `bytes[range]` holds one or two question marks within a word, where nobody asks: `J?rvinen`, `J??skel?inen`.
  public static func hasQuestion(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
    var position = range.lowerBound + 1
    while position < range.upperBound - 1 {
      if bytes[position] != 0x3F {
        position += 1
        continue
      }
      let before = bytes[position - 1]
      var next = position + 1
      if next < range.upperBound - 1, bytes[next] == 0x3F { next += 1 }
      // A capital behind a small letter begins a sentence: `Mikä?Kuka`.
      let isWithin = isLower(bytes[next]) || isUpper(before) && isUpper(bytes[next])
      if isLower(before) || isUpper(before), isWithin { return true }
      position = next
    }
    return false
  }

  /// Whether a name or a text in `bytes[range]` is damaged.
  public static func isDamaged(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
    hasReplacement(bytes, range) || hasQuestion(bytes, range)
  }

  /// A small letter, or a byte of one beyond ASCII.
  private static func isLower(_ byte: UInt8) -> Bool { byte &- 0x61 < 26 || byte >= 0x80 }
  private static func isUpper(_ byte: UInt8) -> Bool { byte &- 0x41 < 26 }
}
