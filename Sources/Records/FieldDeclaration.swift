/// What the program knows of a declared field, in one entry.
public struct FieldDeclaration: Sendable {
  /// `company.city`: in configuration, tables, messages, documentation.
  public let name: String
  /// A contact's or a company's.
  public let kind: EntityKind
  /// The column of the golden table `contact` or `company`; beside it stands `COLUMN_from`, the observation it is from.
  public let column: String
  /// What the column may hold.
  public let label: ColumnLabel
  /// What an erasure does with the column; nil only where the label is not ``ColumnLabel/personal``.
  public let erasure: ErasureRule?
  /// Whether it can be erased alone: a person is not known by it.
  public let isSingle: Bool
  /// What the field is called in an answer to a person: in Finnish, Swedish and English.
  public let words: (finnish: String, swedish: String, english: String)

  init(
    _ name: String, _ kind: EntityKind, column: String, label: ColumnLabel = .personal,
    erasure: ErasureRule? = .followed,
    isSingle: Bool = false, _ finnish: String, _ swedish: String, _ english: String
  ) {
    (self.name, self.kind, self.column, self.label, self.erasure) = (name, kind, column, label, erasure)
    (self.isSingle, words) = (isSingle, (finnish, swedish, english))
  }
}

extension Field {
  /// The table of the fields: a field without an entry does not build.
  ///
  /// Everything of a company is personal, too: a sole trader is a person.
  var entry: FieldDeclaration {
    switch self {
    case .personName: FieldDeclaration("person.name", .person, column: "name", "Nimi", "Namn", "Name")
    case .personEmail: FieldDeclaration("person.email", .person, column: "email", "Sähköposti", "E-post", "E-mail")
    case .personTitle:
      FieldDeclaration("person.title", .person, column: "title", isSingle: true, "Tehtävänimike", "Titel", "Title")
    case .personResponsibility:
      FieldDeclaration(
        "person.responsibility", .person, column: "responsibility", isSingle: true, "Vastuualue", "Ansvarsområde",
        "Area of responsibility")
    case .personLanguage:
      FieldDeclaration("person.language", .person, column: "language", isSingle: true, "Kieli", "Språk", "Language")
    case .companyName: FieldDeclaration("company.name", .company, column: "name", "Yritys", "Företag", "Company")
    case .companyBusinessID:
      FieldDeclaration("company.businessID", .company, column: "business_id", "Y-tunnus", "FO-nummer", "Business ID")
    case .companyStreet:
      FieldDeclaration("company.street", .company, column: "street", "Katuosoite", "Gatuadress", "Street address")
    case .companyPostcode:
      FieldDeclaration("company.postcode", .company, column: "postcode", "Postinumero", "Postnummer", "Postcode")
    case .companyCity:
      FieldDeclaration("company.city", .company, column: "city", "Postitoimipaikka", "Postort", "City")
    case .companyPhone:
      FieldDeclaration(
        "company.phone", .company, column: "phone", "Yrityksen puhelin", "Företagets telefon", "Company’s phone")
    case .companyEmail:
      FieldDeclaration(
        "company.email", .company, column: "email", "Yrityksen sähköposti", "Företagets e-post", "Company’s e-mail")
    case .companyWebsite:
      FieldDeclaration(
        "company.website", .company, column: "website", "Yrityksen verkkosivut", "Företagets webbplats",
        "Company’s website")
    case .companyIndustry:
      FieldDeclaration("company.industry", .company, column: "industry", "Toimiala", "Bransch", "Industry")
    }
  }
}
