import Records

/// What is left of a name once a title, a former name or a remark went is judged as if it had been written so.
///
/// Before anything is taken away the whole cell is asked whether it is nobody's, several people's, an estate's or a firm's;
/// this asks the same of the rest: `N.N., toimitusjohtaja`, `Matti Virtanen, assistentti Liisa Laine`.
struct NameLeft: FieldRule {
  var name: String { "name-left" }
  var version: Int { 1 }
  var fields: [Field] { [.personName] }
  var summary: String {
    "Judges again what other rules left of a name: nobody, an estate, a firm, several people."
  }
  var examples: [RuleExample] {
    [
      RuleExample(.personName, "Matti Virtanen, Liisa Laine", "", finding: .nameSeveral),
      RuleExample(.personName, "Perhe Virtanen", "", finding: .nameSeveral),
      RuleExample(.personName, "Virtanen Matti kp", "", finding: .nameEstate),
      RuleExample(.personName, "Meri Oy", "Meri Oy", into: .companyName, finding: .nameCompany),
      RuleExample(.personName, "N.N.", "", finding: .valuePlaceholder),
      RuleExample(.personName, "Anna Virta", "Anna Virta"),
    ]
  }

  func apply(_ cell: inout Cell) {
    // What no rule has touched was judged before.
    if !cell.isReplaced { return }
    for rule in Self.judges where !cell.bytes.isEmpty { rule.applyIfNeeded(&cell) }
  }

  private static let judges: [any FieldRule] = [
    Placeholder(), PlaceholderName(), NameEstate(), NameCompany(), NameSeveral(),
  ]
}
