/// Figures that somebody types where a number is demanded and there is none: one digit again and again, or digits in a row
/// up or down.
public enum PlaceholderDigits {
  /// Whether `digits[range]` (ASCII) is one digit, `count` times at least.
  public static func isOneDigit(_ digits: [UInt8], _ range: Range<Int>, atLeast count: Int) -> Bool {
    guard let first = range.first, range.count >= count else { return false }
    for position in range where digits[position] != digits[first] { return false }
    return true
  }

  /// Whether `digits[range]` (ASCII) are digits in a row, `count` of them at least: each one more than that before it, or
  /// each one less; 0 follows 9.
  public static func isRun(_ digits: [UInt8], _ range: Range<Int>, atLeast count: Int) -> Bool {
    guard range.count >= max(count, 2) else { return false }
    return steps(digits, range, by: 1) || steps(digits, range, by: 9)
  }

  private static func steps(_ digits: [UInt8], _ range: Range<Int>, by step: UInt8) -> Bool {
    for position in range.dropFirst() where (digits[position - 1] &- 0x30 &+ step) % 10 != digits[position] &- 0x30 {
      return false
    }
    return true
  }

  /// Whether a seven-digit business ID number is a placeholder, whatever its check digit says: one digit seven times,
  /// seven digits in a row.
  ///
  /// Numbers up to 3999999 have been given: one of them in a row whose check digit fits, 2345678-0, is somebody's. So may
  /// 1234567-1 be; but that is what everybody writes.
  public static func isBusinessID(number: [UInt8], check: UInt8?) -> Bool {
    let whole = 0..<number.count
    if isOneDigit(number, whole, atLeast: 7) { return true }
    guard number.count == 7, isRun(number, whole, atLeast: 7) else { return false }
    guard number[0] <= 0x33, number != everybodys, let check else { return true }
    return !BusinessIDNumber.isValid(number + [check])
  }

  private static let everybodys = Array("1234567".utf8)
}
