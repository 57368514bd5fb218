/// Finding short words in the beginning of a file.
enum ByteSearch {
  /// The offset of the first occurrence of `word` within `range`, ASCII letters compared without case; `word` is
  /// given in lower case if it is to be found in any case.
  static func first(of word: [UInt8], in bytes: [UInt8], _ range: Range<Int>) -> Int? {
    let range = range.clamped(to: 0..<bytes.count)
    guard !word.isEmpty, range.count >= word.count else { return nil }
    for start in range.lowerBound...(range.upperBound - word.count)
    where matches(bytes, at: start, word) { return start }
    return nil
  }

  /// Whether `word` stands at `start`, compared as in ``first(of:in:_:)``.
  static func matches(_ bytes: [UInt8], at start: Int, _ word: [UInt8]) -> Bool {
    guard start >= 0, start + word.count <= bytes.count else { return false }
    for offset in 0..<word.count
    where bytes[start + offset] != word[offset] && lower(bytes[start + offset]) != word[offset] {
      return false
    }
    return true
  }

  /// The offset after a byte order mark, NULs (of UTF-16) and white space.
  static func afterBlanks(_ bytes: [UInt8]) -> Int {
    bytes.firstIndex { ![0xEF, 0xBB, 0xBF, 0xFE, 0xFF, 0, 0x20, 0x09, 0x0A, 0x0D].contains($0) } ?? bytes.count
  }

  private static func lower(_ byte: UInt8) -> UInt8 { byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte }
}
