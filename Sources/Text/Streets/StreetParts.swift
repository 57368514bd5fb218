/// Where name, house number and box stand in a street address. Nothing is allocated.
public struct StreetParts: Sendable, Equatable {
  /// The street's name; empty if there is none.
  public let name: Range<Int>
  /// The number with stair and flat, if there is one.
  public let house: HouseNumber?
  /// The post office box, if there is one.
  public let box: PostBoxWord?

  /// Finds the parts of the address in `bytes`. A box may stand before or behind the street.
  public init(_ bytes: [UInt8]) {
    box = PostBoxWord(bytes)
    var street = 0..<bytes.count
    if let box {
      let behind = Self.trimmed(bytes, box.range.upperBound..<bytes.count)
      let before = Self.trimmed(bytes, 0..<box.range.lowerBound)
      street = before.isEmpty ? behind : before
    }
    house = HouseNumber(bytes, street)
    var end = house?.number.lowerBound ?? street.upperBound
    var start = street.lowerBound
    if house == nil, let comma = bytes[street].firstIndex(of: 0x2C) { end = comma }
    // Before the street may stand a building or somebody under whose care it is.
    if house != nil, let comma = bytes[start..<end].lastIndex(of: 0x2C), comma < end - 2 { start = comma + 1 }
    name = Self.trimmed(bytes, start..<end)
  }

  /// A range without spaces, commas and brackets at its ends.
  private static func trimmed(_ bytes: [UInt8], _ range: Range<Int>) -> Range<Int> {
    var (start, end) = (range.lowerBound, range.upperBound)
    while start < end, isStray(bytes[start]) { start += 1 }
    while end > start, isStray(bytes[end - 1]) { end -= 1 }
    return start..<end
  }

  private static func isStray(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x20, 0x28, 0x29, 0x2C, 0x2F, 0x3B: true
    default: false
    }
  }
}
