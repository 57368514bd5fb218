import Records
import Text

/// A value in which an earlier conversion destroyed letters is kept and noticed; any whole value goes before it, and it is
/// no evidence of who somebody is (see `Grounds.damaged`).
struct Damage: FieldRule {
  var name: String { "damage" }
  var version: Int { 1 }
  var fields: [Field] { Field.allCases }
  var summary: String {
    "Notices letters that an earlier conversion destroyed: U+FFFD, and in names and texts ? within a word."
  }
  var examples: [RuleExample] {
    [
      RuleExample(.personName, "Leena J\u{FFFD}rvinen", "Leena J\u{FFFD}rvinen", finding: .valueDamaged),
      RuleExample(.personName, "Leena J?rvinen", "Leena J?rvinen", finding: .valueDamaged),
      RuleExample(.companyName, "J?RVENP??N KONE OY", "J?RVENP??N KONE OY", finding: .valueDamaged),
      RuleExample(.companyCity, "H?meenlinna", "H?meenlinna", finding: .valueDamaged),
      RuleExample(
        .personEmail, "leena@j\u{FFFD}rvinen.example", "leena@j\u{FFFD}rvinen.example", finding: .valueDamaged),
      RuleExample(.personTitle, "myyjä?", "myyjä?"), RuleExample(.companyName, "Mitä?Kuka Oy", "Mitä?Kuka Oy"),
      RuleExample(.companyWebsite, "https://meri.example/haku?sana", "https://meri.example/haku?sana"),
    ]
  }

  var needs: ByteKinds { [.exotic, .question] }

  func apply(_ cell: inout Cell) {
    let whole = 0..<cell.bytes.count
    let isDamaged =
      cell.kinds.contains(.exotic) && DamagedText.hasReplacement(cell.bytes, whole)
      || cell.kinds.contains(.question) && Self.isText(cell.field) && DamagedText.hasQuestion(cell.bytes, whole)
    if isDamaged { cell.notice(.valueDamaged) }
  }

  /// Whether a field holds names and texts, in which a question mark within a word can only be damage.
  private static func isText(_ field: Field) -> Bool {
    switch field {
    case .personEmail, .companyEmail, .companyWebsite, .companyPhone, .companyBusinessID, .companyPostcode: false
    default: true
    }
  }
}
