import Records
import Text

/// The area of responsibility: the source's own word for it, else what the title tells.
///
/// A title that does not tell leaves the area empty. An area that is not known is kept as it was, with a finding.
struct Responsibility: RecordRule {
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

  func apply(_ cells: inout [Cell]) -> Derivation? {
    let area = Field.personResponsibility.rawValue
    let title = Field.personTitle.rawValue
    let source = cells[area].bytes.isEmpty ? title : area
    if cells[source].bytes.isEmpty { return nil }
    guard let found = Areas.area(of: cells[source].bytes, folding: &cells[area].scratch) else {
      if source == area, !cells[area].isMasked { cells[area].notice(Self.unknown) }
      return nil
    }
    let name = Areas.names[found]
    if cells[area].bytes == name.bytes { return nil }
    cells[area].set(name)
    return Derivation(changed: [.personResponsibility], source: source == title ? .personTitle : .personResponsibility)
  }
}
