import Records
import Text

/// A name that is only a desk's or a department's is nobody's: `Laskutus`, `Ekonomiavdelningen`.
struct NameRole: FieldRule {
  var name: String { "name-role" }
  var version: Int { 1 }
  var fields: [Field] { [.personName] }
  var summary: String { "Empties a name that is only words for a role or a department (Laskutus, Faktura, Info …)." }
  var examples: [RuleExample] {
    [
      RuleExample(.personName, "Laskutus", "", finding: .nameRole),
      RuleExample(.personName, "EKONOMIAVDELNINGEN", "", finding: .nameRole),
      RuleExample(.personName, "Accounts Payable", "", finding: .nameRole),
      RuleExample(.personName, "Osto ja myynti", "Osto ja myynti"),
      RuleExample(.personName, "Posti Liisa", "Posti Liisa"),
      RuleExample(.personName, "Info Virtanen", "Info Virtanen"),
    ]
  }

  func apply(_ cell: inout Cell) {
    if cell.bytes.count > 48 || cell.kinds.contains(.digit) { return }
    Fold.append(cell.bytes, 0..<cell.bytes.count, to: &cell.scratch)
    let isRole = RoleWords.isName(cell.scratch)
    cell.scratch.removeAll(keepingCapacity: true)
    if !isRole { return }
    cell.notice(.nameRole)
    cell.take()
  }
}
