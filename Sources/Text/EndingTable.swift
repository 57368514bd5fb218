/// A fixed set of word endings of up to seven bytes, each with a small number: the longest one of a word is found without
/// hashing the word once for every length.
public struct EndingTable: Sendable {
  /// An ending's bytes, the last one lowest, and its length above them; 0 is a free slot.
  private var keys: [UInt64]
  private var values: [Int16]
  private let longest: Int

  /// A table of `groups`: endings separated by single spaces, and the number of each of them. The first of two equal
  /// endings stands.
  public init(_ groups: [(words: String, value: Int)]) {
    let endings = groups.flatMap { group in group.words.split(separator: " ").map { (Array($0.utf8), group.value) } }
    longest = endings.reduce(0) { max($0, $1.0.count) }
    precondition(longest <= 7, "an ending is too long")
    var size = 16
    while size < endings.count * 2 { size *= 2 }
    keys = Array(repeating: 0, count: size)
    values = Array(repeating: 0, count: size)
    for (ending, value) in endings {
      let key = Self.key(ending.reduce(0) { $0 &<< 8 | UInt64($1) }, ending.count)
      let slot = slot(of: key)
      if keys[slot] == 0 { (keys[slot], values[slot]) = (key, Int16(value)) }
    }
  }

  /// The number of the longest ending of `bytes[range]` that the table has; nil if it has none.
  public func value(_ bytes: [UInt8], _ range: Range<Int>) -> Int? {
    var (length, end) = (0, UInt64(0))
    while length < min(longest, range.count) {
      end |= UInt64(bytes[range.upperBound - 1 - length]) &<< UInt64(8 * length)
      length += 1
    }
    while length > 0 {
      let key = Self.key(end & (1 &<< UInt64(8 * length) &- 1), length)
      let slot = slot(of: key)
      if keys[slot] == key { return Int(values[slot]) }
      length -= 1
    }
    return nil
  }

  @inline(__always)
  private static func key(_ ending: UInt64, _ length: Int) -> UInt64 { ending | UInt64(length) &<< 56 }

  /// The slot of a key, or the free one where it would stand.
  @inline(__always)
  private func slot(of key: UInt64) -> Int {
    let mask = keys.count &- 1
    var slot = Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) &>> 40) & mask
    while keys[slot] != 0, keys[slot] != key { slot = (slot &+ 1) & mask }
    return slot
  }
}
