import Records
import Text

/// An address such as `info@` or `laskut@` belongs to the company and to no person.
///
/// It is taken out of `person.email` and offered to `company.email`. A mailbox is known by
/// its name's first word: `myynti.turku@` is one, `liisa.myynti@` is not.
struct RoleMailbox: FieldRule {
  var name: String { "role-mailbox" }
  var version: Int { 2 }
  var fields: [Field] { [.personEmail] }
  var summary: String { "Moves a shared mailbox (info, myynti, laskut, faktura …) from the person to the company." }
  var examples: [RuleExample] {
    [
      RuleExample(
        .personEmail, "info@yritys.example", "info@yritys.example", into: .companyEmail, finding: .emailRoleMailbox),
      RuleExample(.personEmail, "info@yritys.example", "", finding: .emailRoleMailbox),
      RuleExample(.personEmail, "myynti.turku@yritys.example", "", finding: .emailRoleMailbox),
      RuleExample(.personEmail, "kundtjänst@yritys.example", "", finding: .emailRoleMailbox),
      RuleExample(.personEmail, "liisa.virtanen@yritys.example", "liisa.virtanen@yritys.example"),
      RuleExample(.personEmail, "infotiimi.oy", "infotiimi.oy"),
    ]
  }

  func apply(_ cell: inout Cell) {
    guard let sign = cell.bytes.firstIndex(of: 0x40), RoleWords.isMailbox(cell.bytes, 0..<sign) else { return }
    cell.notice(.emailRoleMailbox)
    cell.offer(.companyEmail, cell.bytes, on: .misplaced)
    cell.take()
  }
}
