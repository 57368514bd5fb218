import Records

/// Undoes UTF-8 that was read as Windows-1252, where it can only be that: `Ã¤` is `ä`.
struct Mojibake: FieldRule {
  var name: String { "mojibake" }
  var version: Int { 1 }
  var fields: [Field] { Field.allCases }
  var summary: String {
    "Puts right UTF-8 that was read as Windows-1252: the letters of Finnish and Swedish, dashes, quotes."
  }
  var examples: [RuleExample] {
    [
      RuleExample(.personName, "Liisa MÃ¤kinen", "Liisa Mäkinen"), RuleExample(.personName, "Ã…sa Ã–berg", "Åsa Öberg"),
      RuleExample(.companyName, "KahvilÃƒÂ¤ Oy", "Kahvilä Oy"),
      RuleExample(.companyName, "Oy â€\u{201C} Ab", "Oy – Ab"),
      RuleExample(.personName, "João Ã", "João Ã"),
    ]
  }

  var needs: ByteKinds { .exotic }

  func apply(_ cell: inout Cell) {
    while pass(&cell) {}
  }

  /// One pass; true if something was put right, which may bring forth another pair.
  private func pass(_ cell: inout Cell) -> Bool {
    var position = 0
    var copied = 0
    while position < cell.bytes.count {
      let lead = cell.bytes[position]
      if lead == 0xC3 || lead == 0xC5, let (scalar, length) = Self.repair(cell.bytes, position) {
        cell.scratch.append(contentsOf: cell.bytes[copied..<position])
        Scalars.append(scalar, to: &cell.scratch)
        position += length
        copied = position
      } else {
        position += 1
      }
    }
    if copied == 0 { return false }
    cell.scratch.append(contentsOf: cell.bytes[copied...])
    cell.take()
    return true
  }

  private static func repair(_ bytes: [UInt8], _ position: Int) -> (scalar: UInt32, length: Int)? {
    for entry in table where entry.broken.count <= bytes.count - position {
      var index = 0
      while index < entry.broken.count, bytes[position + index] == entry.broken[index] { index += 1 }
      if index == entry.broken.count { return (entry.scalar, index) }
    }
    return nil
  }

  private static let table: [(broken: [UInt8], scalar: UInt32)] = [
    ("Ã¤", "ä"), ("Ã¶", "ö"), ("Ã¥", "å"), ("Ã„", "Ä"), ("Ã\u{84}", "Ä"), ("Ã–", "Ö"), ("Ã\u{96}", "Ö"), ("Ã…", "Å"),
    ("Ã\u{85}", "Å"), ("Ã©", "é"), ("Ã‰", "É"), ("Ã¨", "è"), ("Ã¼", "ü"), ("Ãœ", "Ü"), ("Ã¸", "ø"), ("Ã˜", "Ø"),
    ("Ã¦", "æ"), ("Ã±", "ñ"), ("Ã§", "ç"), ("ÃŸ", "ß"), ("Å¡", "š"), ("Å½", "Ž"), ("Å¾", "ž"), ("ÃƒÂ", "Ã"),
    ("â€\u{201C}", "–"), ("â€\u{201D}", "—"), ("â€™", "’"),
  ].flatMap { broken, right in
    right.unicodeScalars.map { (Array(broken.utf8), $0.value) }
  }
}
