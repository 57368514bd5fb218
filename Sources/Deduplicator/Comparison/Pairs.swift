/// Two 32-bit numbers in one word, for counting by sorting.
enum Pairs {
  /// `left` in the upper half, `right` in the lower; neither negative.
  static func packed(_ left: Int32, _ right: Int32) -> UInt64 {
    UInt64(UInt32(bitPattern: left)) << 32 | UInt64(UInt32(bitPattern: right))
  }

  /// The upper half.
  static func left(_ pair: UInt64) -> Int32 { Int32(bitPattern: UInt32(truncatingIfNeeded: pair >> 32)) }

  /// The lower half.
  static func right(_ pair: UInt64) -> Int32 { Int32(bitPattern: UInt32(truncatingIfNeeded: pair)) }

  /// For each upper half how many different lower halves it has, in ascending order of the upper half.
  static func counted(_ pairs: [UInt64]) -> [(key: Int32, count: Int)] {
    var counts: [(key: Int32, count: Int)] = []
    var previous: UInt64?
    for pair in RadixSort.byBothHalves(pairs) where pair != previous {
      if let last = counts.last, last.key == left(pair) {
        counts[counts.count - 1].count += 1
      } else {
        counts.append((left(pair), 1))
      }
      previous = pair
    }
    return counts
  }
}
