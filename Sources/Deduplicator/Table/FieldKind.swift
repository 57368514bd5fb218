/// What a column holds, as far as comparing and blocking go.
public enum FieldKind: String, Sendable, CaseIterable {
  /// A person's given name.
  case given
  /// A person's family name.
  case family
  /// A person's whole name.
  case fullName = "full name"
  /// A calendar date.
  case date
  /// An e-mail address.
  case email = "e-mail"
  /// A phone number.
  case phone
  /// A number that stands for one thing: business ID, social security number.
  case identifier
  /// A postcode.
  case postcode
  /// A town, district or country.
  case place
  /// A company's or site's name.
  case company
  /// A street address.
  case address
  /// A short code: house number, state.
  case code
  /// One of a few values.
  case category
  /// Words.
  case text
  /// A measured or counted number, a coordinate.
  case number
  /// The part of an e-mail address before the @, or behind it: columns that the table adds itself.
  case mailbox, domain
  /// Not looked at.
  case ignored

  /// Kinds that a rules file may name.
  public static let allCases: [FieldKind] = [
    .given, .family, .fullName, .date, .email, .phone, .identifier, .postcode, .place, .company, .address, .code,
    .category, .text, .number, .ignored,
  ]
  /// Those, and the kinds of columns that the table adds.
  static let all = allCases + [.mailbox, .domain]

  /// Whether it is part of a person's name.
  var isName: Bool { self == .given || self == .family || self == .fullName }
  /// Whether two values are compared word by word.
  var isBag: Bool { self == .fullName || self == .company || self == .text }
}
