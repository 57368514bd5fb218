/// Sorting by counting: passes of eleven bits, stable.
enum RadixSort {
  /// `values` in ascending order of their upper 32 bits; equal ones keep their order.
  static func byUpperHalf(_ values: [UInt64]) -> [UInt64] { sorted(values, [32, 43, 54]) }

  /// `values` in ascending order.
  static func byBothHalves(_ values: [UInt64]) -> [UInt64] {
    values.count < 4096 ? values.sorted() : sorted(values, [0, 11, 22, 33, 44, 55])
  }

  private static func sorted(_ values: [UInt64], _ shifts: [UInt64]) -> [UInt64] {
    var from = values
    var to = Array(repeating: UInt64(0), count: values.count)
    for shift in shifts {
      var starts = Array(repeating: 0, count: 2049)
      for value in from { starts[Int(truncatingIfNeeded: value >> shift & 2047) + 1] += 1 }
      // All in one: nothing to move.
      if starts.contains(values.count) { continue }
      for digit in 1..<2049 { starts[digit] += starts[digit - 1] }
      for value in from {
        let digit = Int(truncatingIfNeeded: value >> shift & 2047)
        to[starts[digit]] = value
        starts[digit] += 1
      }
      swap(&from, &to)
    }
    return from
  }
}

extension RadixSort {
  /// The positions of `values` in ascending order of the values; equal ones keep their order.
  static func order(_ values: [UInt64]) -> [Int32] {
    // The upper half decides but for a few neighbours.
    let halves = values.indices.map { values[$0] & ~0xFFFF_FFFF | UInt64($0) }
    var order = byUpperHalf(halves).map { Int32(truncatingIfNeeded: UInt32(truncatingIfNeeded: $0)) }
    var start = 0
    while start < order.count {
      var end = start + 1
      while end < order.count, values[Int(order[end])] >> 32 == values[Int(order[start])] >> 32 { end += 1 }
      if end - start > 1 {
        order[start..<end].sort { (values[Int($0)], $0) < (values[Int($1)], $1) }
      }
      start = end
    }
    return order
  }
}
