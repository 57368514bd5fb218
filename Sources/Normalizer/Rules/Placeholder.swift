import Records
import Text

/// Words that people and systems write where there is no value.
///
/// The list is short on purpose: what could be somebody's name is not on it.
struct Placeholder: FieldRule {
  var name: String { "placeholder" }
  var version: Int { 1 }
  var fields: [Field] { Field.allCases }
  var summary: String { "Empties a value that only says that there is none: -, NULL, n/a, ei ole, saknas …" }
  var examples: [RuleExample] {
    [
      RuleExample(.personTitle, "-", ""), RuleExample(.companyPhone, "NULL", ""), RuleExample(.personEmail, "n/a", ""),
      RuleExample(.companyWebsite, "Ei ole", ""), RuleExample(.companyStreet, "uppgift saknas", ""),
      RuleExample(.companyName, "Nulla Oy", "Nulla Oy"),
    ]
  }

  func apply(_ cell: inout Cell) {
    if cell.bytes.count > 16 { return }
    if cell.kinds.isDisjoint(with: [.lower, .upper, .digit]), Self.isOnlyMarks(cell.bytes) { return cell.take() }
    switch cell.bytes[0] | 0x20 {
    case 0x6E, 0x65, 0x73, 0x75, 0x74, 0x23: break  // n e s u t #: the words' first letters
    default: return
    }
    Fold.append(cell.bytes, 0..<cell.bytes.count, to: &cell.scratch)
    let isPlaceholder = Self.words.value(cell.scratch, 0..<cell.scratch.count) != nil
    cell.scratch.removeAll(keepingCapacity: true)
    if isPlaceholder { cell.take() }
  }

  private static func isOnlyMarks(_ bytes: [UInt8]) -> Bool {
    switch bytes {
    case [0x2D], [0x2D, 0x2D], [0x2D, 0x2D, 0x2D], [0x2E], [0x3F], [0xE2, 0x80, 0x93], [0xE2, 0x80, 0x94]: true
    default: false
    }
  }

  private static let words = WordTable(phrases: [
    ["null", "n a", "ei ole", "ei tiedossa", "ei tietoa", "tieto puuttuu", "saknas", "uppgift saknas", "unknown"]
  ])
}
