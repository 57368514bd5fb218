import Records
import Text

/// A street or a town written in capitals gets small letters back: `MANNERHEIMINTIE 12 B` is `Mannerheimintie 12 B`.
struct AddressCapitals: FieldRule {
  var name: String { "address-capitals" }
  var version: Int { 1 }
  var fields: [Field] { [Field.companyStreet, .companyCity] }
  var summary: String { "Restores small letters in streets and towns in capitals; a stair's letter and PL, PB stay." }
  var examples: [RuleExample] {
    [
      RuleExample(.companyStreet, "MANNERHEIMINTIE 12 B 4", "Mannerheimintie 12 B 4"),
      RuleExample(.companyStreet, "VANHA KAARINANTIE 5 AS 3", "Vanha Kaarinantie 5 as 3"),
      RuleExample(.companyStreet, "PL 123", "PL 123"), RuleExample(.companyCity, "HELSINKI", "Helsinki"),
      RuleExample(.companyCity, "KOSKI TL", "Koski Tl"), RuleExample(.companyCity, "espoo", "Espoo"),
      RuleExample(.companyCity, "Pedersören kunta", "Pedersören kunta"),
    ]
  }

  func apply(_ cell: inout Cell) {
    if cell.kinds.isSuperset(of: [.lower, .upper]) { return }
    let (bytes, letters) = (cell.bytes, LetterCase.letters(cell.bytes, 0..<cell.bytes.count))
    let isShouted = letters.lower == 0 && letters.upper > 1
    if !isShouted, letters.upper > 0 || cell.field != .companyCity || letters.lower == 0 { return }
    var start = 0
    while start < bytes.count {
      let end = bytes[start...].firstIndex(of: 0x20) ?? bytes.count
      if start > 0 { cell.scratch.append(0x20) }
      if Self.small.value(bytes, start..<end) != nil {
        LetterCase.appendLower(bytes, start..<end, to: &cell.scratch)
      } else if Self.boxes.value(bytes, start..<end) != nil {
        cell.scratch.append(contentsOf: bytes[start..<end])
      } else {
        LetterCase.appendCapitalised(bytes, start..<end, to: &cell.scratch)
      }
      start = end + 1
    }
    cell.take()
  }

  private static let boxes = WordTable([("PL PB", 1)])
  private static let small = WordTable([
    ("AS KRS RAPPU KERROS TR TRAPPA BST C/O KUNTA KOMMUN STAD kunta kommun stad", 1)
  ])
}
