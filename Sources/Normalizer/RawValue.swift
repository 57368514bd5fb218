import Text

/// A reader's field as it goes into the raw row: trimmed, without the mark that a CSV of ours puts before a formula, control
/// characters and no-break spaces turned into spaces.
enum RawValue {
  /// Appends `source[range]` to the value that begins at `start` in `out`, one space between it and what is there;
  /// `kinds` are those of the whole value.
  static func append(
    _ source: [UInt8], _ range: Range<Int>, to out: inout [UInt8], from start: Int, _ kinds: inout ByteKinds
  ) {
    let range = trimmed(source, range)
    if range.isEmpty { return }
    let found = ByteKinds(source, range)
    if out.count > start {
      out.append(0x20)
      kinds.formUnion(.space)
    }
    if found.isDisjoint(with: [.control, .noBreak]) {
      ByteRange.append(source, range, to: &out)
      kinds.formUnion(found)
      return
    }
    appendCleaned(source, range, to: &out)
    while out.count > start, out.last == 0x20 { out.removeLast() }
    kinds = ByteKinds(out, start..<out.count)
  }

  /// The same to the row that is being packed.
  static func append(
    _ source: [UInt8], _ range: Range<Int>, to out: inout ByteWriter, from start: Int, _ kinds: inout ByteKinds
  ) {
    let range = trimmed(source, range)
    if range.isEmpty { return }
    let found = ByteKinds(source, range)
    guard found.isDisjoint(with: [.control, .noBreak]) else {
      var value = Array(out.bytes[start..<out.count])
      append(source, range, to: &value, from: 0, &kinds)
      out.cut(to: start)
      return out.append(value, 0..<value.count)
    }
    if out.count > start {
      out.append(0x20)
      kinds.formUnion(.space)
    }
    out.append(source, range)
    kinds.formUnion(found)
  }

  private static func trimmed(_ source: [UInt8], _ range: Range<Int>) -> Range<Int> {
    var lower = range.lowerBound
    var upper = range.upperBound
    while lower < upper, source[lower] <= 0x20 { lower += 1 }
    while upper > lower, source[upper - 1] <= 0x20 { upper -= 1 }
    // A row that was exported, mended and put back says what it said.
    if lower < upper, source[lower] == 0x27, Spreadsheet.isMark(source, lower..<upper) { lower += 1 }
    return lower..<upper
  }

  private static func appendCleaned(_ source: [UInt8], _ range: Range<Int>, to out: inout [UInt8]) {
    var position = range.lowerBound
    var isStart = true
    while position < range.upperBound {
      let byte = source[position]
      var isSpace = byte <= 0x20 || byte == 0x7F
      if byte == 0xC2, position + 1 < range.upperBound, source[position + 1] == 0xA0 {
        isSpace = true
        position += 1
      }
      if !isSpace || !isStart {
        out.append(isSpace ? 0x20 : byte)
        isStart = false
      }
      position += 1
    }
  }
}
