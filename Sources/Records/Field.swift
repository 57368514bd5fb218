/// The declared fields: the only values about persons and companies that the register ever stores.
///
/// The raw value of a case is its position in every packed row (see ``PackedFields``), so the order is part of the
/// register's file format: append, never reorder. All else that the program knows of a field stands in its
/// ``FieldDeclaration``, from which tables, views, census, erasure, hash and letters derive.
public enum Field: Int, CaseIterable, Sendable, Hashable, Comparable {
  case personName, personEmail, personTitle, personResponsibility, personLanguage
  case companyName, companyBusinessID, companyStreet, companyPostcode, companyCity
  case companyPhone, companyEmail, companyWebsite, companyIndustry

  private static let declarations = allCases.map(\.entry)
  private static let names = declarations.map(\.name)
  private static let positions = allCases.map { field in
    allCases.prefix(field.rawValue).count { $0.entry.kind == field.entry.kind }
  }

  /// The number of declared fields.
  public static let count = allCases.count

  /// The fields of a contact, in stored order.
  public static let person = allCases.filter { $0.kind == .person }

  /// The fields of a company, in stored order.
  public static let company = allCases.filter { $0.kind == .company }

  /// The fields of a contact or of a company, in stored order.
  public static func of(_ kind: EntityKind) -> [Field] { kind == .person ? person : company }

  /// What the program knows of the field.
  public var declaration: FieldDeclaration { Self.declarations[rawValue] }

  /// The field's name everywhere: configuration, tables, messages, documentation.
  public var name: String { Self.names[rawValue] }

  /// The field of that name, if one is declared.
  public init?(name: String) {
    guard let position = Self.names.firstIndex(of: name) else { return nil }
    self.init(rawValue: position)
  }

  /// Whose value it is: a contact's or a company's.
  public var kind: EntityKind { declaration.kind }

  /// Whether the value belongs to a person rather than to the company.
  public var isPersonal: Bool { kind == .person }

  /// The field's place among those of its kind, from 0: in golden rows, and in the register's column `why`.
  public var position: Int { Self.positions[rawValue] }

  /// Stored order.
  public static func < (left: Field, right: Field) -> Bool { left.rawValue < right.rawValue }
}
