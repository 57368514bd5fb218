import Records
import Text

/// The area of responsibility: the source's own word for it, else what the title tells.
///
/// A title that does not tell leaves the area empty. An area that is not known is kept as it was, with a finding.
struct Responsibility: FieldRule {
  var name: String { "responsibility" }
  var version: Int { 1 }
  var fields: [Field] { [Field.personTitle, .personResponsibility] }
  var summary: String { "Names the area of responsibility, in the source's own words or derived from the title." }
  var examples: [RuleExample] {
    [
      RuleExample(.personTitle, "Toimitusjohtaja", "general management", into: .personResponsibility),
      RuleExample(.personTitle, "Toimitusjohtajan assistentti", "assistant", into: .personResponsibility),
      RuleExample(.personTitle, "Talouspäällikkö", "finance", into: .personResponsibility),
      RuleExample(.personTitle, "Ekonomichef", "finance", into: .personResponsibility),
      RuleExample(.personTitle, "Pääkirjanpitäjä", "accounting", into: .personResponsibility),
      RuleExample(.personTitle, "Ostoreskontranhoitaja", "payables", into: .personResponsibility),
      RuleExample(.personTitle, "Löneräknare", "payroll", into: .personResponsibility),
      RuleExample(.personTitle, "Vice President, Sales", "sales", into: .personResponsibility),
      RuleExample(.personTitle, "IT-päällikkö", "IT", into: .personResponsibility),
      RuleExample(.personTitle, "Hallituksen puheenjohtaja", "board", into: .personResponsibility),
      RuleExample(.personTitle, "Sihteeri", "", into: .personResponsibility),
      RuleExample(.personResponsibility, "Taloushallinto", "finance"), RuleExample(.personResponsibility, "HR", "HR"),
      RuleExample(.personResponsibility, "Kaikki muu paitsi", "Kaikki muu paitsi", finding: Self.unknown.code),
    ]
  }

  private static let unknown = Notice("responsibility.unknown", "is not an area that is known: kept as it was")

  func apply(_ cell: inout Cell) {
    let found = Areas.area(of: cell.bytes, folding: &cell.scratch)
    if cell.field == .personTitle {
      if let found { cell.offer(.personResponsibility, Areas.names[found].bytes, on: .title) }
    } else if let found {
      if cell.bytes != Areas.names[found].bytes { cell.set(Areas.names[found].bytes) }
    } else if !cell.isMasked {
      cell.notice(Self.unknown)
    }
  }
}
