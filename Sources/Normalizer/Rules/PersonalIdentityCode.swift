import Records

/// Masks Finnish personal identity codes: they are never stored, matched or echoed, whatever column they stand in.
///
/// A code is six digits that are a date, a separator (`+ - Y X W V U A B C D E F`, in either case, or a typographic
/// dash), three digits and the right check character. Spaces around the separator do not hide it.
struct PersonalIdentityCode: FieldRule {
  var name: String { "personal-identity-code" }
  var version: Int { 1 }
  var fields: [Field] { Field.allCases }
  var summary: String { "Masks Finnish personal identity codes, before anything is packed." }
  var examples: [RuleExample] {
    [
      RuleExample(
        .personName, "Virtanen Liisa 131052-308T", "Virtanen Liisa ***********", finding: .personalIdentityCode),
      RuleExample(.personTitle, "131052x308t", "***********", finding: .personalIdentityCode),
      RuleExample(.companyStreet, "131052–308T", "***********", finding: .personalIdentityCode),
      RuleExample(.companyPhone, "131052 - 308T", "***********", finding: .personalIdentityCode),
      RuleExample(.companyPhone, "131052-308U", "131052-308U"),
      RuleExample(.companyPhone, "311302-308T", "311302-308T"),
    ]
  }

  /// What stands in a code's place.
  static let mask = Array("***********".utf8)

  var needs: ByteKinds { .digit }

  func apply(_ cell: inout Cell) {
    if cell.bytes.count < 11 { return }
    // A code that stands right before another one shows only when that is masked.
    while pass(&cell) {}
  }

  /// Masks the codes that show; true if there was one.
  private func pass(_ cell: inout Cell) -> Bool {
    var copied = 0
    while let code = Self.first(cell.bytes, from: copied) {
      cell.scratch.append(contentsOf: cell.bytes[copied..<code.lowerBound])
      cell.scratch.append(contentsOf: Self.mask)
      copied = code.upperBound
    }
    if copied == 0 { return false }
    cell.scratch.append(contentsOf: cell.bytes[copied...])
    cell.take()
    cell.isMasked = true
    cell.notice(.personalIdentityCode)
    return true
  }

  /// The first code in `bytes` at or after `start`.
  static func first(_ bytes: [UInt8], from start: Int) -> Range<Int>? {
    var date = start
    search: while date + 11 <= bytes.count {
      // Looked at from its end, text without digits is passed over six bytes at a time.
      for position in stride(from: date + 5, through: date, by: -1) where !isDigit(bytes[position]) {
        date = position + 1
        continue search
      }
      if let end = end(bytes, date: date) { return date..<end }
      date += 1
    }
    return nil
  }

  /// The end of the code whose date begins at `date`.
  private static func end(_ bytes: [UInt8], date: Int) -> Int? {
    var position = skipSpaces(bytes, date + 6)
    guard position < bytes.count else { return nil }
    switch bytes[position] {
    case 0x2B, 0x2D, 0x55...0x59, 0x75...0x79, 0x41...0x46, 0x61...0x66: position += 1
    case 0xE2:  // U+2010–2015 and U+2212: dashes
      guard position + 2 < bytes.count else { return nil }
      let (second, third) = (bytes[position + 1], bytes[position + 2])
      guard (second == 0x80 && third >= 0x90 && third <= 0x95) || (second == 0x88 && third == 0x92) else { return nil }
      position += 3
    default: return nil
    }
    position = skipSpaces(bytes, position)
    guard position + 3 < bytes.count else { return nil }
    var number = 0
    for index in [date, date + 1, date + 2, date + 3, date + 4, date + 5, position, position + 1, position + 2] {
      guard isDigit(bytes[index]) else { return nil }
      number = number * 10 + Int(bytes[index] - 0x30)
    }
    let day = number / 10_000_000
    let month = number / 100_000 % 100
    guard day >= 1, month >= 1, month <= 12, day <= daysOfMonth[month] else { return nil }
    let check = bytes[position + 3]
    guard checkCharacters[number % 31] == (check >= 0x61 ? check - 0x20 : check) else { return nil }
    let end = position + 4
    if end < bytes.count, isDigit(bytes[end]) || isLetter(bytes[end]) { return nil }
    return end
  }

  private static func skipSpaces(_ bytes: [UInt8], _ start: Int) -> Int {
    var position = start
    while position < bytes.count, bytes[position] == 0x20 { position += 1 }
    return position
  }

  private static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }

  private static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7A }

  private static let daysOfMonth = [0, 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
  private static let checkCharacters = Array("0123456789ABCDEFHJKLMNPRSTUVWXY".utf8)
}
