/// The packed form of a row: the declared fields in fixed order with U+001F between, trailing separators left out.
///
/// U+001F is refused in input, so a packed row always splits back into what went in.
public enum PackedFields {
  /// U+001F, the unit separator.
  public static let separator: UInt8 = 0x1F

  /// The byte range of each declared field within `bytes[range]`; a field that is not there has an empty range.
  ///
  /// `ranges` is emptied and refilled with ``Field/count`` entries, so that one array serves a whole loop.
  public static func split(_ bytes: [UInt8], _ range: Range<Int>, into ranges: inout [Range<Int>]) {
    ranges.removeAll(keepingCapacity: true)
    var start = range.lowerBound
    for position in range where bytes[position] == separator {
      ranges.append(start..<position)
      start = position + 1
    }
    ranges.append(start..<range.upperBound)
    while ranges.count < Field.count { ranges.append(range.upperBound..<range.upperBound) }
  }

  /// The values of a packed row as text; a field that is not there is empty.
  public static func values(_ bytes: [UInt8]) -> [String] {
    var ranges: [Range<Int>] = []
    split(bytes, 0..<bytes.count, into: &ranges)
    return ranges.map { String(decoding: bytes[$0], as: UTF8.self) }
  }

  /// Packs one value a declared field, in stored order; trailing empty fields take no space.
  public static func pack(_ values: [String]) -> [UInt8] {
    var bytes: [UInt8] = []
    var end = 0
    for (position, value) in values.enumerated() {
      if position > 0 { bytes.append(separator) }
      bytes.append(contentsOf: value.utf8)
      if !value.isEmpty { end = bytes.count }
    }
    bytes.removeSubrange(end...)
    return bytes
  }
}
