import Text

/// The packed form of a row: the declared fields in fixed order with U+001F between, trailing separators left out.
///
/// A row may have a *tail*: one more part that does not count as a field and ends with a separator, which no other row
/// does. It begins with the version of its form, `1`: what derived values rest on, two ASCII bytes each (`A` + field, `a` +
/// grounds). So a row says what it said also once another field is declared behind the last one. U+001F is refused in input.
/// Only normalised rows have a tail; raw ones are what commitments and the logical hash are taken of.
public enum PackedFields {
  /// U+001F, the unit separator.
  public static let separator: UInt8 = 0x1F

  /// The version of a tail's form, as its first byte.
  static let version = UInt8(ascii: "1")

  /// The part of the packed row `bytes[range]` that holds its fields: all of it but the tail.
  public static func content(_ bytes: [UInt8], _ range: Range<Int>) -> Range<Int> {
    guard range.count > 1, bytes[range.upperBound - 1] == separator else { return range }
    var end = range.upperBound - 1
    while end > range.lowerBound, bytes[end - 1] != separator { end -= 1 }
    return range.lowerBound..<max(range.lowerBound, end - 1)
  }

  /// The byte range of each declared field within `bytes[range]`; a field that is not there has an empty range.
  ///
  /// `ranges` is emptied and refilled with ``Field/count`` entries, so that one array serves a whole loop.
  public static func split(_ bytes: [UInt8], _ range: Range<Int>, into ranges: inout [Range<Int>]) {
    ranges.removeAll(keepingCapacity: true)
    let content = content(bytes, range)
    ByteRange.split(bytes, content, at: separator, most: Field.count, into: &ranges)
    while ranges.count < Field.count { ranges.append(content.upperBound..<content.upperBound) }
  }

  /// The values of a packed row as text; a field that is not there is empty.
  public static func values(_ bytes: [UInt8]) -> [String] {
    var ranges: [Range<Int>] = []
    split(bytes, 0..<bytes.count, into: &ranges)
    return ranges.map { String(decoding: bytes[$0], as: UTF8.self) }
  }

  /// Adds to `part` some of a row's fields, packed by themselves; `ranges` are those of ``split(_:_:into:)``.
  public static func append(
    _ fields: [Field], of bytes: [UInt8], _ ranges: [Range<Int>], to part: inout [UInt8]
  ) {
    var written = 0
    for (position, field) in fields.enumerated() where !ranges[field.rawValue].isEmpty {
      for _ in written..<position { part.append(separator) }
      written = position
      ByteRange.append(bytes, ranges[field.rawValue], to: &part)
    }
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
    append(grounds, to: &bytes)
    return bytes.finish()
  }

  /// Adds a tail with what derived values rest on to the packed row that the writer ends with.
  public static func append(_ grounds: [(Field, Grounds)], to bytes: inout ByteWriter) {
    if grounds.isEmpty { return }
    bytes.append(separator)
    bytes.append(version)
    for (field, grounds) in grounds {
      bytes.append(letter(field))
      bytes.append(0x61 + grounds.rawValue)
    }
    bytes.append(separator)
  }

  /// The byte by which a tail names a field.
  public static func letter(_ field: Field) -> UInt8 { 0x41 &+ UInt8(truncatingIfNeeded: field.rawValue) }

  /// What the value of a field in the packed row `bytes[range]` rests on.
  public static func grounds(_ bytes: [UInt8], _ range: Range<Int>, of field: Field) -> Grounds {
    grounds(bytes, part: groundsPart(bytes, range), of: field)
  }

  /// The same, where the row's part with the grounds is known: see ``groundsPart(_:_:)``.
  public static func grounds(_ bytes: [UInt8], part: Range<Int>, of field: Field) -> Grounds {
    var position = part.lowerBound
    while position + 1 < part.upperBound {
      if bytes[position] == letter(field) { return Grounds(rawValue: bytes[position + 1] &- 0x61) ?? .stated }
      position += 2
    }
    return .stated
  }

  /// The value of a field in `range` where it is whole; the empty range where it is damaged, and so no evidence. `part` is
  /// the row's part with the grounds.
  public static func whole(_ bytes: [UInt8], part: Range<Int>, _ field: Field, _ range: Range<Int>) -> Range<Int> {
    part.isEmpty || grounds(bytes, part: part, of: field) != .damaged ? range : range.lowerBound..<range.lowerBound
  }

  /// The part of the packed row `bytes[range]` that holds what derived values rest on; empty if all are stated.
  public static func groundsPart(_ bytes: [UInt8], _ range: Range<Int>) -> Range<Int> {
    let none = range.upperBound..<range.upperBound
    let content = content(bytes, range)
    let start = content.upperBound + 1
    guard content != range, start < range.upperBound, bytes[start] == version else {
      // A row without fields begins with the separator before its tail.
      return none
    }
    return start + 1..<range.upperBound - 1
  }
}
