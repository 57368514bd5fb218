import Normalizer

/// Finds the values that hold a Finnish personal identity code, which is neither matched nor echoed.
enum IdentityCodes {
  /// Bytes of the shortest value that can hold one.
  private static let shortest = 11

  /// Whether `bytes[range]` holds a code. Most values are told in one pass; few are looked at as the Normalizer does.
  static func stand(in bytes: [UInt8], _ range: Range<Int>) -> Bool {
    guard range.count >= shortest, isLikely(bytes, range) else { return false }
    let text = String(decoding: bytes[range], as: UTF8.self)
    return RuleChain.masked(text) != text
  }

  /// Whether six digits stand before what may be a separator, or enough digits among signs that may hide a code.
  private static func isLikely(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
    var (run, digits, others) = (0, 0, 0)
    for position in range {
      let byte = bytes[position]
      if byte &- 0x30 < 10 {
        run &+= 1
        digits &+= 1
        continue
      }
      if byte >= 0x80 {
        others &+= 1
        if byte == 0xEF { digits &+= 1 }
      }
      if run >= 6, byte != 0x2E, byte != 0x2C, byte != 0x40 { return true }
      // A space does not hide what stands before it.
      run = 0
    }
    return others > 0 && digits >= 9
  }
}
