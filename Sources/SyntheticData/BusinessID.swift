/// Business IDs that nobody has: numbers from 9000000 upward with the right check digit.
enum BusinessID {
  /// Appends the business ID of a synthetic company; numbers repeat after 500,000 companies.
  static func append(company: Int, to out: inout [UInt8]) {
    var number = 9_000_000 + company % 500_000 * 2
    // A remainder of 1 has no check digit; the next number's remainder differs by 2.
    if checkDigit(number) == nil { number += 1 }
    out.append(decimal: number)
    out.append(0x2D)
    out.append(decimal: checkDigit(number) ?? 0)
  }

  /// The check digit of a seven-digit number; nil if the number cannot be used.
  static func checkDigit(_ number: Int) -> Int? {
    var rest = number
    var sum = 0
    var weights = 0x79A5842  // 7 9 10 5 8 4 2, a hexadecimal digit each
    while weights > 0 {
      sum += rest % 10 * (weights & 0xF)
      rest /= 10
      weights >>= 4
    }
    switch sum % 11 {
    case 0: return 0
    case 1: return nil
    case let remainder: return 11 - remainder
    }
  }
}
