/// How a value is spelled in capitals and small letters; locale free.
enum Spelling {
  /// Whether `better` is the value `plain` with capitals where they belong: they differ in case alone, `better` has both
  /// cases, and `plain` is in small letters only or in capitals only. Up to four capitals are an abbreviation and stay.
  static func improves(_ better: ArraySlice<UInt8>, on plain: ArraySlice<UInt8>) -> Bool {
    let (better, plain) = (String(decoding: better, as: UTF8.self), String(decoding: plain, as: UTF8.self))
    let small = better.lowercased()
    guard isUniform(plain), better != small, better != better.uppercased() else { return false }
    return small == plain.lowercased()
  }

  /// Whether a value is in small letters only, or in capitals only and no abbreviation.
  static func isUniform(_ value: ArraySlice<UInt8>) -> Bool { isUniform(String(decoding: value, as: UTF8.self)) }

  private static func isUniform(_ text: String) -> Bool {
    let (lower, upper) = (text.lowercased(), text.uppercased())
    if text == lower { return true }
    return text == upper && text.unicodeScalars.count { $0.properties.isAlphabetic } > longestAbbreviation
  }

  private static let longestAbbreviation = 4
}
