/// Whether mail can be sent to an address at all, as far as its form tells: what a mail server takes, not all that RFC 5322
/// allows. A quoted local part, a comment, or a host that is a number is nobody's address at work.
public enum DeliverableAddress {
  /// Whether `bytes[range]` is `local@host` with a host of at least two labels; letters beyond ASCII are allowed.
  public static func isOne(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
    guard range.count <= 254, let sign = bytes[range].firstIndex(of: 0x40) else { return false }
    let local = range.lowerBound..<sign
    guard !local.isEmpty, local.count <= 64, UTF8Text.isValid(Array(bytes[range]), 0..<range.count) else {
      return false
    }
    return isLocal(bytes, local) && isHost(bytes, sign + 1..<range.upperBound)
  }

  /// The part behind the sign; empty where there is none.
  public static func host(_ bytes: [UInt8], _ range: Range<Int>) -> Range<Int> {
    guard let sign = bytes[range].lastIndex(of: 0x40) else { return range.upperBound..<range.upperBound }
    return sign + 1..<range.upperBound
  }

  private static func isLocal(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
    var previous: UInt8 = 0x2E
    for position in range {
      let byte = bytes[position]
      switch byte {
      case 0x2E where previous == 0x2E: return false
      case 0x2E, 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x80...: break
      case 0x21, 0x23...0x27, 0x2A, 0x2B, 0x2D, 0x2F, 0x3D, 0x3F, 0x5E...0x60, 0x7B...0x7E: break
      default: return false
      }
      previous = byte
    }
    return previous != 0x2E && !hasBlankOrMark(bytes, range)
  }

  private static func isHost(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
    let host = HostName.ascii(bytes, range)
    let labels = host.split(separator: 0x2E, omittingEmptySubsequences: false)
    guard labels.count >= 2, host.count <= 253, !hasBlankOrMark(bytes, range), let top = labels.last else {
      return false
    }
    // What a label becomes in ASCII must be a label: letters that have no punycode stay, and fail here.
    let areLabels = labels.allSatisfy { label in
      (1...63).contains(label.count) && label.first != 0x2D && label.last != 0x2D
        && label.allSatisfy { $0 == 0x2D || $0 &- 0x30 < 10 || $0 &- 0x61 < 26 }
    }
    let isTop = top.count >= 2 && (top.starts(with: Array("xn--".utf8)) || top.allSatisfy { $0 &- 0x61 < 26 })
    return areLabels && isTop
  }

  /// Letters and digits beyond ASCII are an address's own; blanks, invisible characters, signs and quotes are not.
  private static func hasBlankOrMark(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
    guard bytes[range].contains(where: { $0 >= 0x80 }) else { return false }
    return String(decoding: bytes[range], as: UTF8.self).unicodeScalars.contains { scalar in
      guard scalar.value >= 0x80 else { return false }
      let properties = scalar.properties
      return !properties.isAlphabetic && properties.numericType == nil
        && properties.canonicalCombiningClass == .notReordered
    }
  }
}
