/// Text without what tells of one person alone: e-mail addresses and personal identity codes, for messages, which go where the
/// data may not.
///
/// What has the form of a code is one here: a message loses nothing by it.
public enum Masked {
  /// The text with stars in the place of addresses and codes.
  public static func text(_ text: String) -> String {
    var scalars = Array(text.unicodeScalars)
    guard scalars.contains(where: { isAt($0) || isDigit($0) }) else { return text }
    var position = 0
    while position < scalars.count {
      if isAt(scalars[position]), let range = address(scalars, at: position) {
        scalars.replaceSubrange(range, with: "***@***".unicodeScalars)
        position = range.lowerBound + 7
      } else if let range = code(scalars, at: position) {
        scalars.replaceSubrange(range, with: "***********".unicodeScalars)
        position = range.lowerBound + 11
      } else {
        position += 1
      }
    }
    var masked = String.UnicodeScalarView()
    masked.append(contentsOf: scalars)
    return String(masked)
  }

  /// The address around an `@`; nil where there is nothing before or behind it.
  private static func address(_ scalars: [Unicode.Scalar], at position: Int) -> Range<Int>? {
    var (start, end) = (position, position + 1)
    while start > 0, isOfAddress(scalars[start - 1]) { start -= 1 }
    while end < scalars.count, isOfAddress(scalars[end]) { end += 1 }
    return start < position && end > position + 1 ? start..<end : nil
  }

  /// A code that begins at `position`: six digits, a sign, three digits and a letter or digit.
  private static func code(_ scalars: [Unicode.Scalar], at position: Int) -> Range<Int>? {
    var end = position
    func take(_ count: Int, _ matches: (Unicode.Scalar) -> Bool) -> Bool {
      guard end + count <= scalars.count, scalars[end..<end + count].allSatisfy(matches) else { return false }
      end += count
      return true
    }
    func skipBlanks() { while end < scalars.count, scalars[end].properties.isWhitespace { end += 1 } }
    guard position == 0 || !isDigit(scalars[position - 1]), take(6, isDigit) else { return nil }
    skipBlanks()
    guard take(1, isSign) else { return nil }
    skipBlanks()
    guard take(3, isDigit), take(1, isLetterOrDigit), end == scalars.count || !isLetterOrDigit(scalars[end]) else {
      return nil
    }
    return position..<end
  }

  private static func isAt(_ scalar: Unicode.Scalar) -> Bool { scalar == "@" || scalar == "\u{FF20}" }
  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { scalar.properties.numericType == .decimal }
  private static func isLetterOrDigit(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isAlphabetic || isDigit(scalar)
  }
  private static func isSign(_ scalar: Unicode.Scalar) -> Bool {
    ["+", "\u{FF0B}", "\u{2212}"].contains(scalar) || scalar.properties.generalCategory == .dashPunctuation
      || scalar.properties.isAlphabetic
  }
  private static func isOfAddress(_ scalar: Unicode.Scalar) -> Bool {
    isLetterOrDigit(scalar) || [".", "-", "_", "+", "%", "'"].contains(scalar)
  }
}
