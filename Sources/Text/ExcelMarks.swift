/// The marks with which a spreadsheet, or who feeds one, keeps a value from being read as a number: `="00100"`, `'00100`.
/// They are no part of the value.
public enum ExcelMarks {
  private static let apostrophe: UInt8 = 0x27
  private static let quote: UInt8 = 0x22
  private static let equals: UInt8 = 0x3D
  private static let space: UInt8 = 0x20

  /// Appends the value of `bytes[range]` without its marks to `out`; false, and nothing appended, where it has none.
  ///
  /// An apostrophe that belongs to a name stays: `'t Hooft`, and every one that does not stand in front.
  public static func append(_ bytes: [UInt8], _ range: Range<Int>, to out: inout [UInt8]) -> Bool {
    guard range.count > 1 else { return false }
    let start = out.count
    let isMarked =
      switch bytes[range.lowerBound] {
      case equals: appendFormula(bytes, range, to: &out)
      case apostrophe: appendText(bytes, range, to: &out)
      case quote: appendQuoted(bytes, range, to: &out)
      default: false
      }
    if !isMarked {
      out.removeSubrange(start...)
      return false
    }
    // Marks may stand within marks: `'="00100"`.
    let inner = Array(out[start...])
    let trimmed = UTF8Text.trimmed(inner, 0..<inner.count)
    out.removeSubrange(start...)
    if !append(inner, trimmed, to: &out) { out.append(contentsOf: inner[trimmed]) }
    return true
  }

  /// `="00100"`, also `=""00100""` as a reader leaves it that does not undo quotes, several of them (a name of two columns),
  /// and `=00100`.
  private static func appendFormula(_ bytes: [UInt8], _ range: Range<Int>, to out: inout [UInt8]) -> Bool {
    var position = range.lowerBound
    while position < range.upperBound {
      guard bytes[position] == equals else { return false }
      position = skipSpaces(bytes, position + 1..<range.upperBound)
      guard position < range.upperBound else { return false }
      guard bytes[position] == quote else { return appendNumber(bytes, position..<range.upperBound, to: &out) }
      if isEnd(bytes, position, 2, range.upperBound) {
        // `=""` is an empty value.
        position = skipSpaces(bytes, position + 2..<range.upperBound)
        continue
      }
      let isDoubled = position + 1 < range.upperBound && bytes[position + 1] == quote
      position += isDoubled ? 2 : 1
      // The value ends at the quotes behind which nothing follows, or the next column.
      var end = position
      while end < range.upperBound, !isEnd(bytes, end, isDoubled ? 2 : 1, range.upperBound) {
        // A quote within the value is doubled.
        if !isDoubled, bytes[end] == quote, end + 1 < range.upperBound, bytes[end + 1] == quote { end += 1 }
        out.append(bytes[end])
        end += 1
      }
      if end >= range.upperBound { return false }
      position = skipSpaces(bytes, end + (isDoubled ? 2 : 1)..<range.upperBound)
      if position < range.upperBound { out.append(space) }
    }
    return true
  }

  /// Whether `count` quotes stand at `position`, and behind them the end or the next formula.
  private static func isEnd(_ bytes: [UInt8], _ position: Int, _ count: Int, _ end: Int) -> Bool {
    guard position + count <= end, bytes[position..<position + count].allSatisfy({ $0 == quote }) else { return false }
    let next = skipSpaces(bytes, position + count..<end)
    return next == end || next > position + count && bytes[next] == equals
  }

  private static func appendNumber(_ bytes: [UInt8], _ range: Range<Int>, to out: inout [UInt8]) -> Bool {
    let isNumber = bytes[range].allSatisfy { $0 &- 0x30 < 10 || $0 == space || $0 == 0x2D || $0 == 0x2B }
    guard isNumber, bytes[range].contains(where: { $0 &- 0x30 < 10 }) else { return false }
    out.append(contentsOf: bytes[range])
    return true
  }

  /// `'00100`, and each column of `'Anna 'Virta`; what an apostrophe closes again is a quotation and stays, unless it is all
  /// there is.
  private static func appendText(_ bytes: [UInt8], _ range: Range<Int>, to out: inout [UInt8]) -> Bool {
    let inner = range.lowerBound + 1..<range.upperBound
    if bytes[range.upperBound - 1] == apostrophe, inner.count > 1, !bytes[inner].dropLast().contains(apostrophe) {
      out.append(contentsOf: bytes[inner].dropLast())
      return true
    }
    if isNamesOwn(bytes, inner) || closes(bytes, inner) { return false }
    for position in inner {
      let isMark = bytes[position] == apostrophe && bytes[position - 1] == space
      if isMark, !isNamesOwn(bytes, position + 1..<range.upperBound) { continue }
      out.append(bytes[position])
    }
    return true
  }

  /// Whether an apostrophe before `bytes[range]` stands for letters left out: one letter alone follows, as in `'t Hooft`.
  private static func isNamesOwn(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
    guard let first = range.first, bytes[first] | 0x20 &- 0x61 < 26 else { return range.isEmpty }
    return range.count < 2 || bytes[first + 1] == space || bytes[first + 1] == 0x2D
  }

  /// Whether an apostrophe stands at the end of a word.
  private static func closes(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
    range.contains { position in
      bytes[position] == apostrophe && position > range.lowerBound && bytes[position - 1] != space
        && (position + 1 == range.upperBound || bytes[position + 1] == space)
    }
  }

  /// `"Meri Oy"`, whole: quotes that a reader left. A quote within the value makes it a quotation.
  private static func appendQuoted(_ bytes: [UInt8], _ range: Range<Int>, to out: inout [UInt8]) -> Bool {
    let inner = range.lowerBound + 1..<range.upperBound - 1
    guard bytes[range.upperBound - 1] == quote, !inner.isEmpty, !bytes[inner].contains(quote) else { return false }
    out.append(contentsOf: bytes[inner])
    return true
  }

  private static func skipSpaces(_ bytes: [UInt8], _ range: Range<Int>) -> Int {
    var position = range.lowerBound
    while position < range.upperBound, bytes[position] == space { position += 1 }
    return position
  }
}
