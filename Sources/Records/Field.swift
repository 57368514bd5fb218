/// The declared fields: the only values about persons and companies that the register ever stores.
///
/// The raw value of a case is its position in every packed row (see ``PackedFields``), so the order is part of the
/// register's file format: append, never reorder.
public enum Field: Int, CaseIterable, Sendable, Hashable, Comparable {
  case personName, personEmail, personTitle, personResponsibility, personLanguage
  case companyName, companyBusinessID, companyStreet, companyPostcode, companyCity
  case companyPhone, companyEmail, companyWebsite, companyIndustry

  /// The number of declared fields.
  public static let count = 14

  /// The fields of a contact, in stored order.
  public static let person: [Field] = [.personName, .personEmail, .personTitle, .personResponsibility, .personLanguage]

  /// The fields of a company, in stored order.
  public static let company: [Field] = [
    .companyName, .companyBusinessID, .companyStreet, .companyPostcode, .companyCity, .companyPhone, .companyEmail,
    .companyWebsite, .companyIndustry,
  ]

  /// The field's name everywhere: configuration, tables, messages, documentation.
  public var name: String { Self.names[rawValue] }

  /// The field of that name, if one is declared.
  public init?(name: String) {
    guard let position = Self.names.firstIndex(of: name) else { return nil }
    self.init(rawValue: position)
  }

  /// Whether the value belongs to a person rather than to the company.
  public var isPersonal: Bool { rawValue < Field.companyName.rawValue }

  private static let names = [
    "person.name", "person.email", "person.title", "person.responsibility", "person.language",
    "company.name", "company.businessID", "company.street", "company.postcode", "company.city",
    "company.phone", "company.email", "company.website", "company.industry",
  ]

  /// Stored order.
  public static func < (left: Field, right: Field) -> Bool { left.rawValue < right.rawValue }
}
