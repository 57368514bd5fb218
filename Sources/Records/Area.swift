/// Areas of responsibility: what the register markets by, and what the law looks at instead of a title.
///
/// The areas are a tree: who asks for finance means accounting, payables, receivables and payroll as well. The English
/// name is what is stored.
public enum Area: Int, Sendable, CaseIterable {
  case generalManagement, finance, accounting, payables, receivables, payroll, procurement, hr, it, sales, marketing
  case accountingFirm, board, legal, production, assistant, other

  /// The area's name as it is stored.
  public var name: String { names.english }

  /// The area that this one is a part of.
  public var parent: Area? {
    switch self {
    case .accounting, .payables, .receivables, .payroll: .finance
    default: nil
    }
  }

  /// The area and every area that is a part of it, in order.
  public var withParts: [Area] { Area.allCases.filter { $0 == self || $0.parent == self } }

  /// The area's name in Finnish, Swedish and English.
  public var names: (finnish: String, swedish: String, english: String) {
    switch self {
    case .generalManagement: ("yleisjohto", "företagsledning", "general management")
    case .finance: ("taloushallinto", "ekonomiförvaltning", "finance")
    case .accounting: ("kirjanpito", "bokföring", "accounting")
    case .payables: ("ostoreskontra", "leverantörsreskontra", "payables")
    case .receivables: ("myyntireskontra", "kundreskontra", "receivables")
    case .payroll: ("palkanlaskenta", "löneräkning", "payroll")
    case .procurement: ("hankinta", "inköp", "procurement")
    case .hr: ("henkilöstöhallinto", "personalförvaltning", "HR")
    case .it: ("tietohallinto", "informationsteknik", "IT")
    case .sales: ("myynti", "försäljning", "sales")
    case .marketing: ("markkinointi ja viestintä", "marknadsföring och kommunikation", "marketing")
    case .accountingFirm: ("tilitoimisto", "redovisningsbyrå", "accounting firm")
    case .board: ("hallitus", "styrelse", "board")
    case .legal: ("lakiasiat", "juridik", "legal")
    case .production: ("tuotanto", "produktion", "production")
    case .assistant: ("assistentti", "assistent", "assistant")
    case .other: ("muu", "övrigt", "other")
    }
  }
}
