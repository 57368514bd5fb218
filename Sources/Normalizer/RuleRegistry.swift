import Records

/// Every rule, in the order in which they are applied. A new rule is one file in `Rules/` and one line here.
public enum RuleRegistry {
  /// All rules, in order.
  public static let all: [any Rule] = [
    Entities(),
    UnicodeForm(),
    Mojibake(),
    WhiteSpace(),
    SpreadsheetMarks(),
    PersonalIdentityCode(),
    StreetTown(),
    TownCountry(),
    TownPostcode(),
    CompanyName(),
    Deceased(),
    Refusal(),
    UnusableAddress(),
    // Who is nobody is asked before anything is taken out of a name, and of what is left (``NameLeft``).
    Placeholder(),
    PlaceholderName(),
    NameEstate(),
    NameCompany(),
    NameSeveral(),
    FormerName(),
    NameJob(),
    NameRemark(),
    NameComma(),
    NameTitles(),
    NameLeft(),
    NameRole(),
    NameOrder(),
    NameCapitals(),
    EmailAddress(),
    PlaceholderEmail(),
    RoleMailbox(),
    TitleCapitals(),
    Language(),
    PlaceholderBusinessID(),
    BusinessID(),
    PostBox(),
    HouseNumberSpacing(),
    AddressCapitals(),
    Postcode(),
    PlaceholderPhone(),
    Phone(),
    Website(),
    Industry(),
    Damage(),
    Responsibility(),
    LanguageTraces(),
  ]

  /// The reference: every rule with its fields, what it does, and its examples, one line each.
  public static func reference() -> [String] {
    var lines: [String] = []
    for rule in all {
      if !lines.isEmpty { lines.append("") }
      let isForAll = rule.fields.count == Field.count
      lines.append(rule.id + "  " + (isForAll ? "all fields" : rule.fields.map(\.name).joined(separator: ", ")))
      lines.append("  " + rule.summary)
      for example in rule.examples {
        let into = example.into == example.field ? "" : " in " + example.into.name
        let finding = example.finding.map { "  (finding \($0))" } ?? ""
        lines.append("    \(quoted(example.input)) → \(quoted(example.output))\(into)\(finding)")
      }
    }
    return lines
  }

  /// A value in quotation marks, with what cannot be seen written as its number.
  private static func quoted(_ value: String) -> String {
    var text = ""
    for scalar in value.unicodeScalars {
      switch scalar.value {
      case 0..<0x20, 0x7F...0xA0, 0xAD, 0x300...0x36F, 0x2000...0x200F, 0x2028...0x202F, 0x205F...0x2060, 0xFEFF:
        text +=
          "<U+" + String(repeating: "0", count: max(0, 4 - String(scalar.value, radix: 16).count))
          + String(scalar.value, radix: 16, uppercase: true) + ">"
      default: text.unicodeScalars.append(scalar)
      }
    }
    return "\"" + text + "\""
  }
}
