import Records
import Text

/// An address that says nothing is no address: `ei@ole.fi`, `noreply@…`, `etunimi.sukunimi@…`, `test@test.com`.
///
/// It would join all who have none, or who are known by one firm's pattern. Nothing is sent to it.
struct PlaceholderEmail: FieldRule {
  var name: String { "placeholder-email" }
  var version: Int { 1 }
  var fields: [Field] { [Field.personEmail, .companyEmail] }
  var summary: String {
    "Empties an address that says that there is none, that nobody reads, or that is only a firm's pattern."
  }
  var examples: [RuleExample] {
    [
      RuleExample(.personEmail, "ei@ole.fi", "", finding: .valuePlaceholder),
      RuleExample(.personEmail, "puuttuu@yritys.example", "", finding: .valuePlaceholder),
      RuleExample(.personEmail, "etunimi.sukunimi@yritys.example", "", finding: .valuePlaceholder),
      RuleExample(.personEmail, "förnamn.efternamn@yritys.example", "", finding: .valuePlaceholder),
      RuleExample(.personEmail, "test@test.com", "", finding: .valuePlaceholder),
      RuleExample(.companyEmail, "no-reply@yritys.example", "", finding: .valuePlaceholder),
      RuleExample(.personEmail, "x@x.fi", "", finding: .valuePlaceholder),
      RuleExample(.personEmail, "liisa@example.com", "", finding: .valuePlaceholder),
      RuleExample(.personEmail, "asd@asd", "", finding: .valuePlaceholder),
      RuleExample(.personEmail, "ole.hansen@yritys.example", "ole.hansen@yritys.example"),
      RuleExample(.personEmail, "testa@yritys.example", "testa@yritys.example"),
      RuleExample(.personEmail, "test@testlab.example", "test@testlab.example"),
    ]
  }

  var needs: ByteKinds { .mark }

  func apply(_ cell: inout Cell) {
    if cell.isMasked || cell.bytes.contains(0x2A) || !PlaceholderAddress.isOne(cell.bytes, 0..<cell.bytes.count) {
      return
    }
    cell.notice(.valuePlaceholder)
    cell.take()
  }
}
