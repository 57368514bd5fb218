/// The Finnish business ID's check digit, which tells a real difference from a slip of the key.
enum BusinessID {
  /// The digits of a business ID.
  static func digits(_ bytes: some Sequence<UInt8>) -> [UInt8] { bytes.filter { (0x30...0x39).contains($0) } }

  /// Whether eight digits end in the check digit of the seven before (weights 7, 9, 10, 5, 8, 4, 2, modulo 11).
  static func isValid(_ digits: [UInt8]) -> Bool {
    guard digits.count == 8, let check = digits.last else { return false }
    let sum = zip(digits, [7, 9, 10, 5, 8, 4, 2]).reduce(0) { $0 + Int($1.0 - 0x30) * $1.1 }
    let remainder = sum % 11
    return remainder != 1 && Int(check - 0x30) == (remainder == 0 ? 0 : 11 - remainder)
  }
}
