import Records
import Text

/// Words that people and systems write where there is no value, marks alone, zeros alone, and a column's own heading.
///
/// What could be somebody's name is not among them; more of names, addresses and numbers know ``PlaceholderName``,
/// ``PlaceholderEmail``, ``PlaceholderBusinessID`` and ``PlaceholderPhone``.
struct Placeholder: FieldRule {
  var name: String { "placeholder" }
  var version: Int { 2 }
  var fields: [Field] { Field.allCases }
  var summary: String {
    "Empties a value that only says that there is none: -, NULL, n/a, ei ole, saknas, xxx, 00000, Katuosoite …"
  }
  var examples: [RuleExample] {
    [
      RuleExample(.personTitle, "-", "", finding: .valuePlaceholder),
      RuleExample(.companyPhone, "NULL", "", finding: .valuePlaceholder),
      RuleExample(.personEmail, "n/a", "", finding: .valuePlaceholder),
      RuleExample(.companyWebsite, "Ei ole", "", finding: .valuePlaceholder),
      RuleExample(.companyStreet, "uppgift saknas", "", finding: .valuePlaceholder),
      RuleExample(.companyStreet, "Katuosoite", "", finding: .valuePlaceholder),
      RuleExample(.companyStreet, "Katu 8", "Katu 8"),
      RuleExample(.companyPostcode, "00000", "", finding: .valuePlaceholder),
      RuleExample(.companyCity, "(tyhjä)", "", finding: .valuePlaceholder),
      RuleExample(.companyWebsite, "http://", "", finding: .valuePlaceholder),
      RuleExample(.companyWebsite, "www.example.com", "", finding: .valuePlaceholder),
      RuleExample(.companyName, "Yksityishenkilö", "", finding: .valuePlaceholder),
      RuleExample(.companyName, "Nulla Oy", "Nulla Oy"),
    ]
  }

  func apply(_ cell: inout Cell) {
    if cell.isMasked || !Self.saysNothing(cell.field, cell.bytes, cell.kinds, &cell.scratch) { return }
    cell.notice(.valuePlaceholder)
    cell.take()
  }

  /// Whether a value of a field says nothing; `scratch` is used and left empty.
  static func saysNothing(_ field: Field, _ bytes: [UInt8], _ kinds: ByteKinds, _ scratch: inout [UInt8]) -> Bool {
    let whole = 0..<bytes.count
    if kinds.isDisjoint(with: [.lower, .upper]) {
      // Stars in a row may be what was masked.
      if kinds.contains(.mark), bytes.contains(0x2A), bytes.count > 3 { return false }
      if kinds.contains(.digit) { return bytes.allSatisfy { $0 == 0x30 || isMark($0) } }
      Fold.append(bytes, whole, to: &scratch)
      defer { scratch.removeAll(keepingCapacity: true) }
      if scratch.isEmpty { return true }
    } else if bytes.allSatisfy({ $0 | 0x20 == 0x78 || isMark($0) }) {
      return !bytes.contains(0x2A)
    }
    if NoValue.isSaid(bytes, whole, &scratch) || FieldHeadings.tables[field.rawValue].holds(bytes, whole, &scratch) {
      return !bytes.contains(0x2A)
    }
    return field == .companyWebsite && isNobodysHost(bytes)
  }

  /// A byte that is neither letter nor digit.
  private static func isMark(_ byte: UInt8) -> Bool {
    byte < 0x80 && byte &- 0x30 > 9 && (byte | 0x20) &- 0x61 > 25
  }

  private static func isNobodysHost(_ bytes: [UInt8]) -> Bool {
    var start = 0
    for scheme in schemes where bytes.count > scheme.count && zip(bytes, scheme).allSatisfy({ $0 | 0x20 == $1 | 0x20 })
    {
      start = scheme.count
    }
    let end = bytes[start...].firstIndex { $0 == 0x2F || $0 == 0x3A || $0 == 0x3F } ?? bytes.count
    return PlaceholderAddress.isNobodysHost(bytes, start..<end)
  }

  private static let schemes = ["https://", "http://"].map { Array($0.utf8) }
}
