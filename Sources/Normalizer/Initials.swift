import Text

/// Initials in a name: `T.`, `J.-P.`, and without full stops `TM`, `JP`.
enum Initials {
  /// Whether a word is initials: at most three capitals, a full stop behind the first or without a vowel.
  static func isInitials(_ bytes: [UInt8], _ word: Range<Int>, _ capitals: Int) -> Bool {
    if capitals == 0 || capitals > 3 { return false }
    let folded = Fold.folded(bytes, word)
    if let dot = bytes[word].firstIndex(of: 0x2E) {
      return Scalars.decode(bytes, word.lowerBound).length == dot - word.lowerBound
    }
    return !folded.contains { vowels.contains($0) }
  }

  /// Whether a word is two or three capitals and nothing else. Where the whole name is in capitals, or there are three of
  /// them, it may be a name if it has a vowel.
  static func isBare(_ bytes: [UInt8], _ word: Range<Int>, allCapitals: Bool) -> Bool {
    guard word.count > 1, word.count < 7 else { return false }
    var count = 0
    var hasVowel = false
    var position = word.lowerBound
    while position < word.upperBound {
      let (scalar, length) = Scalars.decode(bytes, position)
      guard Scalars.isLetter(scalar), Scalars.lower(scalar) != scalar else { return false }
      hasVowel = hasVowel || scalar > 0x7F || vowels.contains(UInt8(truncatingIfNeeded: scalar | 0x20))
      count += 1
      position += length
    }
    return count == 2 && !(hasVowel && allCapitals) || count == 3 && !hasVowel
  }

  /// Appends the capitals of a word with full stops: `TM` as `T. M.`
  static func append(_ bytes: [UInt8], _ word: Range<Int>, to out: inout [UInt8]) {
    var position = word.lowerBound
    while position < word.upperBound {
      let (scalar, length) = Scalars.decode(bytes, position)
      if position > word.lowerBound { out.append(0x20) }
      Scalars.append(scalar, to: &out)
      out.append(0x2E)
      position += length
    }
  }

  private static let vowels = Array("aeiouy".utf8)
}
