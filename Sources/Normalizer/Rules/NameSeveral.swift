import Records
import Text

/// Several people in one cell are nobody: `Matti ja Liisa Virtanen`, `Matti Virtanen, Liisa Laine`, `Perhe Virtanen`.
///
/// Whose the address beside them is, and whose the title, cannot be known: nothing of a person stays. The firm does.
/// See ``PeopleInAName`` for how they are told from one person whose name has a comma or a hyphen.
struct NameSeveral: FieldRule {
  var name: String { "name-several" }
  var version: Int { 2 }
  var fields: [Field] { [.personName] }
  var summary: String { "Leaves out the person where the name holds several people: Matti ja Liisa Virtanen …" }
  var examples: [RuleExample] {
    [
      RuleExample(.personName, "Matti ja Liisa Virtanen", "", finding: .nameSeveral),
      RuleExample(.personName, "Matti & Liisa Virtanen", "", finding: .nameSeveral),
      RuleExample(.personName, "MATTI JA LIISA VIRTANEN", "", finding: .nameSeveral),
      RuleExample(.personName, "M. ja L. Virtanen", "", finding: .nameSeveral),
      RuleExample(.personName, "Matti/Liisa Virtanen", "", finding: .nameSeveral),
      RuleExample(.personName, "Matti Virtanen, Liisa Virtanen", "", finding: .nameSeveral),
      RuleExample(.personName, "Virtanen Matti, Liisa", "", finding: .nameSeveral),
      RuleExample(.personName, "Matti Virtanen Liisa Virtanen", "", finding: .nameSeveral),
      RuleExample(.personName, "Matti Virtanen (poissa) (ja Liisa)", "", finding: .nameSeveral),
      RuleExample(.personName, "Perhe Virtanen", "", finding: .nameSeveral),
      RuleExample(.personName, "Virtanen, Liisa Maria", "Virtanen, Liisa Maria"),
      RuleExample(.personName, "Anna Maria Virtanen", "Anna Maria Virtanen"),
      RuleExample(.personName, "JA Virtanen", "JA Virtanen"),
      RuleExample(.personName, "Virta o.s. Lund, Anna", "Virta o.s. Lund, Anna"),
      RuleExample(.personName, "Anna Virta, toimitusjohtaja", "Anna Virta, toimitusjohtaja"),
    ]
  }

  var needs: ByteKinds { [.space, .comma, .mark] }

  func apply(_ cell: inout Cell) {
    if cell.mayBeMasked || !PeopleInAName.areSeveral(cell) || Self.isFormerName(cell) { return }
    cell.notice(.nameSeveral)
    cell.take()
  }

  /// Whether only a former name looks like somebody else: `Virta o.s. Lund, Anna`.
  private static func isFormerName(_ cell: Cell) -> Bool {
    var today = Cell(cell.field)
    today.set(cell.bytes)
    FormerName().applyIfNeeded(&today)
    return today.bytes != cell.bytes && !PeopleInAName.areSeveral(today)
  }
}
