/// Words of a folded text.
public enum Words {
  /// The byte range of each word of `bytes[range]`; words stand between single spaces, empty ones are left out.
  public static func split(_ bytes: [UInt8], _ range: Range<Int>) -> [Range<Int>] {
    var words: [Range<Int>] = []
    var start = range.lowerBound
    for position in range where bytes[position] == 0x20 {
      if position > start { words.append(start..<position) }
      start = position + 1
    }
    if range.upperBound > start { words.append(start..<range.upperBound) }
    return words
  }
}
