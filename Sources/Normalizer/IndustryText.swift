import Text

/// The parts of an industry as people write it: a scheme, a section's letter, digits, and a name.
struct IndustryText {
  /// The scheme that the text names.
  private(set) var scheme: IndustryScheme?
  /// Whether a label such as `TOL`, `NACE` or `Toimiala` stands in front.
  private(set) var isLabelled = false
  /// Whether it names a scheme of before 2008.
  private(set) var isForeign = false
  /// The section's letter in front of digits, of a name, or alone.
  private(set) var letter: UInt8?
  /// The code's digits without points; more than five are no code.
  private(set) var digits: [UInt8] = []
  /// What stands beside letter and digits.
  private(set) var name: Range<Int>
  /// Everything but the scheme.
  private(set) var words: Range<Int>
  /// Whether more digits stand beside the code, and no words.
  private(set) var isSeveral = false

  init(_ bytes: [UInt8]) {
    words = 0..<bytes.count
    name = words
    readLabel(bytes)
    readTail(bytes)
    words = Self.trimmed(bytes, words)
    name = words
    readFront(bytes)
    if digits.isEmpty, letter == nil { readBack(bytes) }
    name = Self.trimmed(bytes, name)
    isSeveral =
      !digits.isEmpty && !name.isEmpty && bytes[name].allSatisfy { Self.isDigit($0) || Self.isGap($0) || $0 == 0x2E }
  }

  private mutating func readLabel(_ bytes: [UInt8]) {
    for label in Self.labels where Self.starts(bytes, words.lowerBound, label) {
      let end = words.lowerBound + label.count
      if end < words.upperBound, Self.isLetter(bytes[end]) { continue }
      isLabelled = true
      words = end..<words.upperBound
      if let (one, end) = Self.version(bytes, end, isNACE: label == Self.nace) {
        scheme = one
        isForeign = one == nil
        words = end..<words.upperBound
      }
      return
    }
  }

  /// `(TOL 2008)` at the end.
  private mutating func readTail(_ bytes: [UInt8]) {
    guard scheme == nil, words.count > 7, bytes[words.upperBound - 1] == 0x29 else { return }
    let tail = bytes[words.upperBound - 5] == 0x32 ? words.upperBound - 5 : words.upperBound
    var start = tail
    while start > words.lowerBound, Self.isGap(bytes[start - 1]) { start -= 1 }
    guard start >= words.lowerBound + 3, Self.starts(bytes, start - 3, Self.labels[0]),
      let (one, end) = Self.version(bytes, start, isNACE: false), end == words.upperBound - 1
    else { return }
    scheme = one
    isForeign = one == nil
    words = words.lowerBound..<start - 3
  }

  private mutating func readFront(_ bytes: [UInt8]) {
    var position = words.lowerBound
    guard position < words.upperBound else { return }
    let first = bytes[position]
    if first >= 0x41, first <= 0x56 {
      let next = position + 1 < words.upperBound ? bytes[position + 1] : 0x20
      guard Self.isDigit(next) || Self.isGap(next) else { return }
      position += 1
      while position < words.upperBound, Self.isGap(bytes[position]) { position += 1 }
      letter = first
    }
    name = position..<words.upperBound
    let end = readDigits(bytes, position, words.upperBound)
    if !digits.isEmpty { name = end..<words.upperBound }
  }

  /// `(62010)` at the end.
  private mutating func readBack(_ bytes: [UInt8]) {
    guard words.count > 4, bytes[words.upperBound - 1] == 0x29 || Self.isDigit(bytes[words.upperBound - 1]) else {
      return
    }
    guard let open = bytes[words].lastIndex(of: 0x28) else { return }
    let close = bytes[words.upperBound - 1] == 0x29 ? words.upperBound - 1 : words.upperBound
    guard open < close, readDigits(bytes, open + 1, close) == close else {
      digits = []
      return
    }
    name = words.lowerBound..<open
  }

  /// Reads digits, with a point after the second and the fourth, up to a gap or `limit`; returns where they end.
  private mutating func readDigits(_ bytes: [UInt8], _ start: Int, _ limit: Int) -> Int {
    var position = start
    while position < limit {
      let byte = bytes[position]
      if Self.isDigit(byte) {
        digits.append(byte)
      } else if byte == 0x2E, digits.count == 2 || digits.count == 4, bytes[position - 1] != 0x2E,
        position + 1 < limit, Self.isDigit(bytes[position + 1])
      {
      } else {
        break
      }
      position += 1
    }
    if digits.count < 2 || position < limit && !Self.isGap(bytes[position]) { digits = [] }
    return position
  }

  /// The scheme that a year or a revision names, nil for one of before 2008, and where it ends.
  private static func version(_ bytes: [UInt8], _ start: Int, isNACE: Bool) -> (IndustryScheme?, Int)? {
    var position = start
    while position < bytes.count, isGap(bytes[position]) { position += 1 }
    if isNACE {
      guard starts(bytes, position, revision) else { return nil }
      position += revision.count
      while position < bytes.count, isGap(bytes[position]) || bytes[position] == 0x2E { position += 1 }
    }
    for (text, scheme) in isNACE ? revisions : years where starts(bytes, position, text) {
      let end = position + text.count
      if end == bytes.count || isGap(bytes[end]) { return (scheme, end) }
    }
    return nil
  }

  private static func trimmed(_ bytes: [UInt8], _ range: Range<Int>) -> Range<Int> {
    var (start, end) = (range.lowerBound, range.upperBound)
    while start < end, isGap(bytes[start]), bytes[start] != 0x28 { start += 1 }
    while start < end, isGap(bytes[end - 1]), bytes[end - 1] != 0x29 { end -= 1 }
    return start..<end
  }

  private static func isGap(_ byte: UInt8) -> Bool { gaps.contains(byte) }
  private static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }
  private static func isLetter(_ byte: UInt8) -> Bool { byte >= 0x80 || byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A }

  /// Whether `word`, in small letters, stands at `position` in any letters.
  private static func starts(_ bytes: [UInt8], _ position: Int, _ word: [UInt8]) -> Bool {
    guard position + word.count <= bytes.count else { return false }
    for index in 0..<word.count {
      let byte = bytes[position + index]
      if (byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte) != word[index] { return false }
    }
    return true
  }

  private static let gaps = Array(" ,;:-/()".utf8)
  private static let nace = Array("nace".utf8)
  private static let revision = Array("rev".utf8)
  private static let labels = [Array("tol".utf8), nace, Array("toimialakoodi".utf8), Array("toimiala".utf8)]
  private static let years: [([UInt8], IndustryScheme?)] = [
    (Array("2008".utf8), .tol2008), (Array("2025".utf8), .tol2025), (Array("2002".utf8), nil),
    (Array("1995".utf8), nil), (Array("1988".utf8), nil),
  ]
  private static let revisions: [([UInt8], IndustryScheme?)] = [
    (Array("2.1".utf8), .tol2025), (Array("2".utf8), .tol2008), (Array("1.1".utf8), nil), (Array("1".utf8), nil),
  ]
}
