/// The form of e-mail addresses.
public enum MailAddress {
  /// Whether `bytes[range]` is `local@domain` with a dotted domain; letters beyond ASCII are allowed.
  public static func isOne(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
    guard range.count <= 254, let sign = bytes[range].firstIndex(of: 0x40) else { return false }
    let local = range.lowerBound..<sign
    guard !local.isEmpty, local.count <= 64, isDotted(bytes, local, marks: true) else { return false }
    return isDomain(bytes, sign + 1..<range.upperBound)
  }

  /// Whether `bytes[range]` is a host name with at least one full stop, ending in letters.
  public static func isDomain(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
    guard let lastDot = bytes[range].lastIndex(of: 0x2E), isDotted(bytes, range, marks: false) else { return false }
    let top = lastDot + 1..<range.upperBound
    return top.count >= 2 && bytes[top].allSatisfy { $0 >= 0x80 || ($0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A) }
      || bytes[top].starts(with: idn) && top.count > 4
  }

  /// Whether `bytes[range]` is parts of allowed bytes with single full stops between; hyphens inside a host's parts.
  private static func isDotted(_ bytes: [UInt8], _ range: Range<Int>, marks: Bool) -> Bool {
    var previous: UInt8 = 0x2E
    for position in range {
      let byte = bytes[position]
      switch byte {
      case 0x2E:
        if previous == 0x2E || !marks && previous == 0x2D { return false }
      case 0x2D:
        if !marks && previous == 0x2E { return false }
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x80...: break
      case 0x21, 0x23...0x27, 0x2A, 0x2B, 0x2F, 0x3D, 0x3F, 0x5E...0x60, 0x7B...0x7E:
        if !marks { return false }
      default: return false
      }
      previous = byte
    }
    return previous != 0x2E && (marks || previous != 0x2D)
  }

  /// Whether mail can be sent to `bytes[range]` by its form: an address whose local part any mail server takes, at a domain
  /// that can be in the public DNS.
  public static func isDeliverable(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
    guard isOne(bytes, range), let sign = bytes[range].firstIndex(of: 0x40) else { return false }
    // Letters beyond ASCII in front of the sign most servers refuse; behind it they are written otherwise.
    return bytes[range.lowerBound..<sign].allSatisfy { $0 < 0x80 }
  }

  private static let idn = Array("xn--".utf8)
}
