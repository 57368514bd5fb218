import Normalizer

/// Finds the values that hold a Finnish personal identity code, which is neither matched nor echoed.
enum IdentityCodes {
  /// Bytes of the shortest value that can hold one.
  static let shortest = 11

  /// Whether `bytes[range]` holds a code. Most values are told in one pass; few are looked at as the Normalizer does.
  static func stand(in bytes: [UInt8], _ range: Range<Int>) -> Bool {
    guard range.count >= shortest, isLikely(bytes, range) else { return false }
    let text = String(decoding: bytes[range], as: UTF8.self)
    return RuleChain.masked(text) != text
  }

  /// Whether a code may stand in a value: nine digits at least, and something that is no digit among them.
  ///
  /// Bytes of other characters than ASCII count as digits, since they may be some.
  private static func isLikely(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
    var digits = 0
    for position in range {
      let byte = bytes[position]
      digits &+= byte &- 0x30 < 10 || byte >= 0xE0 ? 1 : 0
    }
    guard digits >= 9 else { return false }
    return isBroken(bytes, range)
  }

  /// Whether what begins at a digit goes on with something else before the ninth: a phone number does not.
  private static func isBroken(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
    var (run, broken) = (0, 0)
    for position in range {
      if bytes[position] &- 0x30 < 10 {
        run &+= 1
      } else {
        broken &+= run > 0 ? 1 : 0
        run = 0
      }
    }
    return broken > 0
  }
}
