import Text

/// The packed form of a row: the declared fields in fixed order with U+001F between, trailing separators left out.
///
/// Behind the last field may stand one more part, in normalised rows only: what derived values rest on, two ASCII bytes
/// each (`A` + field, `a` + grounds). U+001F is refused in input, so a packed row always splits back into what went in.
public enum PackedFields {
  /// U+001F, the unit separator.
  public static let separator: UInt8 = 0x1F

  /// The byte range of each declared field within `bytes[range]`; a field that is not there has an empty range.
  ///
  /// `ranges` is emptied and refilled with ``Field/count`` entries, so that one array serves a whole loop.
  public static func split(_ bytes: [UInt8], _ range: Range<Int>, into ranges: inout [Range<Int>]) {
    ranges.removeAll(keepingCapacity: true)
    ByteRange.split(bytes, range, at: separator, most: Field.count, into: &ranges)
    while ranges.count < Field.count { ranges.append(range.upperBound..<range.upperBound) }
  }

  /// The values of a packed row as text; a field that is not there is empty.
  public static func values(_ bytes: [UInt8]) -> [String] {
    var ranges: [Range<Int>] = []
    split(bytes, 0..<bytes.count, into: &ranges)
    return ranges.map { String(decoding: bytes[$0], as: UTF8.self) }
  }

  /// Packs one value a declared field, in stored order; trailing empty fields take no space.
  ///
  /// `grounds` are those of derived values.
  public static func pack(_ values: [String], grounds: [(Field, Grounds)] = []) -> [UInt8] {
    var bytes = ByteWriter(capacity: 256)
    var written = 0
    for (position, value) in values.prefix(Field.count).enumerated() where !value.isEmpty {
      bytes.append(separator, times: position - written)
      written = position
      let value = Array(value.utf8)
      bytes.append(value, 0..<value.count)
    }
    append(grounds, to: &bytes, behind: written)
    return bytes.finish()
  }

  /// Adds what derived values rest on to a packed row that ends with the writer and has `separators` of them.
  public static func append(_ grounds: [(Field, Grounds)], to bytes: inout ByteWriter, behind separators: Int) {
    if grounds.isEmpty { return }
    bytes.append(separator, times: Field.count - separators)
    for (field, grounds) in grounds {
      bytes.append(0x41 + UInt8(field.rawValue))
      bytes.append(0x61 + grounds.rawValue)
    }
  }

  /// What the value of a field in the packed row `bytes[range]` rests on.
  public static func grounds(_ bytes: [UInt8], _ range: Range<Int>, of field: Field) -> Grounds {
    grounds(bytes, part: groundsPart(bytes, range), of: field)
  }

  /// The same, where the row's part with the grounds is known: see ``groundsPart(_:_:)``.
  public static func grounds(_ bytes: [UInt8], part: Range<Int>, of field: Field) -> Grounds {
    var position = part.lowerBound
    while position + 1 < part.upperBound {
      if bytes[position] == 0x41 + UInt8(field.rawValue) {
        return Grounds(rawValue: bytes[position + 1] &- 0x61) ?? .stated
      }
      position += 2
    }
    return .stated
  }

  /// The part of the packed row `bytes[range]` that holds what derived values rest on; empty if all are stated.
  ///
  /// Most rows are told by their last two bytes; the others are gone through once.
  public static func groundsPart(_ bytes: [UInt8], _ range: Range<Int>) -> Range<Int> {
    let none = range.upperBound..<range.upperBound
    guard range.count > Field.count + 1, (0x61...0x7A).contains(bytes[range.upperBound - 1]),
      (0x41..<0x41 + UInt8(Field.count)).contains(bytes[range.upperBound - 2])
    else { return none }
    var start = range.upperBound - 2
    while start > range.lowerBound, bytes[start - 1] != separator { start -= 1 }
    var separators = 0
    for position in range.lowerBound..<start where bytes[position] == separator { separators += 1 }
    return separators == Field.count ? start..<range.upperBound : none
  }
}
