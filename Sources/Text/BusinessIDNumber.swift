/// The number of a Finnish business ID and its check digit: the one place that knows how they go together.
///
/// The seven digits are weighed 7, 9, 10, 5, 8, 4, 2; the check digit is what their sum lacks to a multiple of 11. A sum
/// that would need 10 belongs to no business ID. The VAT number is the same eight digits behind `FI`.
public enum BusinessIDNumber {
  /// The check digit of a seven-digit number; nil if the number cannot be used.
  public static func checkDigit(_ number: Int) -> Int? {
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

  /// Whether `text` is eight digits, the last of them the check digit of the others; a hyphen may stand before it.
  public static func isValid(_ text: [UInt8]) -> Bool {
    guard text.count == 8 || text.count == 9 && text[7] == 0x2D else { return false }
    var number = 0
    for position in 0..<7 {
      guard isDigit(text[position]) else { return false }
      number = number * 10 + Int(text[position] - 0x30)
    }
    let check = text[text.count - 1]
    return isDigit(check) && checkDigit(number) == Int(check - 0x30)
  }

  /// Whether `1234567-8` stands at `start`, whatever its check digit and whatever stands around it.
  public static func isWritten(_ text: [UInt8], at start: Int) -> Bool {
    guard start >= 0, start + 9 <= text.count, text[start + 7] == 0x2D else { return false }
    for position in start..<(start + 9) where position != start + 7 && !isDigit(text[position]) { return false }
    return true
  }

  private static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }
}
