import Records
import Text

/// The area of responsibility: the source's own word for it, or what a title tells.
///
/// A title that does not tell offers no area. An area that is not known is kept as it was, with a finding.
struct Responsibility: FieldRule {
  var name: String { "responsibility" }
  var version: Int { 2 }
  var fields: [Field] { [Field.personTitle, .personResponsibility] }
  var summary: String { "Names the area of responsibility, in the source's own words or derived from the title." }
  var examples: [RuleExample] {
    [
      RuleExample(.personTitle, "Toimitusjohtaja", "general management", into: .personResponsibility),
      RuleExample(.personTitle, "vs. varatoimitusjohtaja", "general management", into: .personResponsibility),
      RuleExample(.personTitle, "Toimitusjohtajan assistentti", "assistant", into: .personResponsibility),
      RuleExample(.personTitle, "Talouspäällikkö", "finance", into: .personResponsibility),
      RuleExample(.personTitle, "tf. ekonomichef", "finance", into: .personResponsibility),
      RuleExample(.personTitle, "Talousjohtaja, hallituksen jäsen", "finance", into: .personResponsibility),
      RuleExample(.personTitle, "Pääkirjanpitäjä", "accounting", into: .personResponsibility),
      RuleExample(.personTitle, "Osto- ja myyntireskontranhoitaja", "payables", into: .personResponsibility),
      RuleExample(.personTitle, "Löneräknare", "payroll", into: .personResponsibility),
      RuleExample(.personTitle, "HR Controller", "finance", into: .personResponsibility),
      RuleExample(.personTitle, "Myyntiassistentti", "sales", into: .personResponsibility),
      RuleExample(.personTitle, "Vice President, Sales", "sales", into: .personResponsibility),
      RuleExample(.personTitle, "IT-päällikkö", "IT", into: .personResponsibility),
      RuleExample(.personTitle, "Hallituksen puheenjohtaja", "board", into: .personResponsibility),
      RuleExample(.personTitle, "Metsätalousinsinööri", "other", into: .personResponsibility),
      RuleExample(.personTitle, "Sihteeri", "", into: .personResponsibility),
      RuleExample(.personResponsibility, "Taloushallinto", "finance"), RuleExample(.personResponsibility, "HR", "HR"),
      RuleExample(.personResponsibility, "Kaikki muu paitsi", "Kaikki muu paitsi", finding: .responsibilityUnknown),
    ]
  }

  func apply(_ cell: inout Cell) {
    if cell.field == .personTitle {
      if let area = TitleArea.area(of: cell.bytes) {
        cell.offer(.personResponsibility, Self.names[area.rawValue], on: .title)
      }
      return
    }
    Fold.append(cell.bytes, 0..<cell.bytes.count, to: &cell.scratch)
    let named = AreaNames.area(cell.scratch)
    cell.scratch.removeAll(keepingCapacity: true)
    if let area = named ?? TitleArea.area(of: cell.bytes) {
      let name = Self.names[area.rawValue]
      if cell.bytes != name { cell.set(name) }
    } else if !cell.isMasked {
      cell.notice(.responsibilityUnknown)
    }
  }

  private static let names = Area.allCases.map { Array($0.name.utf8) }
}
