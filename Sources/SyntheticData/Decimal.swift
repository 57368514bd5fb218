extension [UInt8] {
  /// Appends a number in decimal digits, with zeros in front up to `digits`.
  mutating func append(decimal number: Int, digits: Int = 1) {
    var divisor = 1
    var width = 1
    while width < digits || number / divisor >= 10 {
      divisor *= 10
      width += 1
    }
    while divisor > 0 {
      append(0x30 + UInt8(truncatingIfNeeded: number / divisor % 10))
      divisor /= 10
    }
  }
}
