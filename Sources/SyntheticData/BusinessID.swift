import Text

/// Business IDs that nobody has: numbers from 9000000 upward with the right check digit.
enum BusinessID {
  /// Appends the business ID of a synthetic company; numbers repeat after 500,000 companies.
  static func append(company: Int, to out: inout [UInt8]) {
    var number = 9_000_000 + company % 500_000 * 2
    // A remainder of 1 has no check digit; the next number's remainder differs by 2.
    if BusinessIDNumber.checkDigit(number) == nil { number += 1 }
    out.append(decimal: number)
    out.append(0x2D)
    out.append(decimal: BusinessIDNumber.checkDigit(number) ?? 0)
  }
}
