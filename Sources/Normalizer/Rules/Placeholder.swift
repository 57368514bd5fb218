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
    if !Self.canBegin(cell.bytes) { return }
    Fold.append(cell.bytes, 0..<cell.bytes.count, to: &cell.scratch)
    let isPlaceholder = Self.words.value(cell.scratch, 0..<cell.scratch.count) != nil
    cell.scratch.removeAll(keepingCapacity: true)
    if isPlaceholder { cell.take() }
  }

  /// Whether a value begins as one of the words does; its second letter may be hidden behind a mark.
  private static func canBegin(_ bytes: [UInt8]) -> Bool {
    let second = bytes.count > 1 ? bytes[1] | 0x20 : 0
    let isLetter = second >= 0x61 && second <= 0x7A
    return switch bytes[0] | 0x20 {
    case 0x6E: !isLetter || second == 0x75  // nu, n/a
    case 0x65, 0x74: !isLetter || second == 0x69  // ei, ti
    case 0x73: !isLetter || second == 0x61  // sa
    case 0x75: !isLetter || second == 0x6E || second == 0x70  // un, up
    case 0x23: true  // #N/A
    default: false
    }
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
