import Records
import Text

/// A name that is only a desk's, a department's or a job's is nobody's: `Laskutus`, `Ekonomiavdelningen`, `Toimitusjohtaja`.
///
/// A job is offered to the title. An address beside the name that is a person's own is still that person's.
struct NameRole: FieldRule {
  var name: String { "name-role" }
  var version: Int { 2 }
  var fields: [Field] { [.personName] }
  var summary: String {
    "Empties a name that is only words for a role, a department or a job (Laskutus, Vaihde, Toimitusjohtaja …)."
  }
  var examples: [RuleExample] {
    [
      RuleExample(.personName, "Laskutus", "", finding: .nameRole),
      RuleExample(.personName, "EKONOMIAVDELNINGEN", "", finding: .nameRole),
      RuleExample(.personName, "Accounts Payable", "", finding: .nameRole),
      RuleExample(.personName, "Vaihde/Vastaanotto", "", finding: .nameRole),
      RuleExample(.personName, "Osto ja myynti", "", finding: .nameRole),
      RuleExample(.personName, "Aula", "", finding: .nameRole),
      RuleExample(.personName, "TOIMITUSJOHTAJA", "", finding: .nameRole),
      RuleExample(.personName, "TOIMITUSJOHTAJA", "Toimitusjohtaja", into: .personTitle, finding: .nameRole),
      RuleExample(.personName, "Aula Liisa", "Aula Liisa"),
      RuleExample(.personName, "Posti Liisa", "Posti Liisa"),
      RuleExample(.personName, "Info Virtanen", "Info Virtanen"),
    ]
  }

  func apply(_ cell: inout Cell) {
    if cell.bytes.count > 64 || cell.kinds.contains(.digit) { return }
    Fold.append(cell.bytes, 0..<cell.bytes.count, to: &cell.scratch)
    let isRole = RoleWords.isName(cell.scratch)
    let isJob = !isRole && JobWords.isTitle(cell.scratch)
    cell.scratch.removeAll(keepingCapacity: true)
    if !isRole && !isJob { return }
    if isJob { Self.offerTitle(&cell) }
    cell.notice(.nameRole)
    cell.take()
  }

  /// Offers the value as a title, and the area that it tells.
  private static func offerTitle(_ cell: inout Cell) {
    var title = Cell(.personTitle)
    title.set(cell.bytes)
    TitleCapitals().applyIfNeeded(&title)
    cell.offer(.personTitle, title.bytes, on: .misplaced)
    if let area = TitleArea.area(of: title.bytes) {
      cell.offer(.personResponsibility, Array(area.name.utf8), on: .title)
    }
  }
}
