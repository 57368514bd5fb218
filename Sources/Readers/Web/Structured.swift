import Records

/// What structured data of a page says: persons and companies, in document order.
struct Structured: Sendable {
  /// Persons, with the company they are said to work for.
  var persons: [FoundRecord] = []
  /// Companies.
  var companies: [FoundRecord] = []
  /// 1-based lines of JSON-LD scripts that are no JSON.
  var broken: [UInt32] = []

  /// The fields in which a company's address stands.
  static let address: [Field] = [.companyStreet, .companyPostcode, .companyCity]

  /// Puts `street, 00100 City` into the address fields of `record`; true if it reads so.
  @discardableResult
  static func setAddress(_ text: Found, _ record: inout FoundRecord) -> Bool {
    let words = text.text.split(whereSeparator: { $0 == " " || $0 == "," || $0 == "\n" || $0 == "\t" })
    guard
      let at = words.lastIndex(where: { word in
        let digits = word.hasPrefix("FI-") ? word.dropFirst(3) : word
        return digits.count == 5 && digits.utf8.allSatisfy { $0 &- 0x30 < 10 }
      }), at > 0, at + 1 < words.count, words[at + 1].first?.isUppercase == true
    else { return false }
    let rest = text.text[words[at].endIndex...]
    let town = rest.drop { $0 == " " || $0 == "," }.prefix { !",;|\n".contains($0) && !$0.isNumber }
    // A sentence ends the address: "65100 Vasa. FO-nummer …"
    let city = town.firstRange(of: ". ").map { town[..<$0.lowerBound] } ?? town
    let street = text.text[..<words[at].startIndex]
    record[.companyStreet] = Found(
      text: String(street.reversed().drop { $0 == " " || $0 == "," || $0 == "\n" }.reversed()), path: text.path)
    record[.companyPostcode] = Found(text: String(words[at]), path: text.path)
    record[.companyCity] = Found(text: String(city), path: text.path)
    return true
  }

  /// Whether a schema.org type is an organisation. Types: schema.org, CC BY-SA 3.0.
  static func isOrganization(_ type: Substring) -> Bool {
    organizations.contains(String(type)) || type.hasSuffix("Organization") || type.hasSuffix("Business")
      || type.hasSuffix("Store") || type.hasSuffix("Service") && type != "Service" && !type.hasSuffix("WebService")
  }

  /// The last part of a type's address: `https://schema.org/Person` → `Person`.
  static func typeName(_ type: some StringProtocol) -> Substring {
    let text = Substring(type)
    return text.lastIndex(where: { $0 == "/" || $0 == ":" || $0 == "#" }).map { text[text.index(after: $0)...] } ?? text
  }

  private static let organizations: Set<String> = [
    "Corporation", "Airline", "Consortium", "Cooperative", "LibrarySystem", "Project", "EducationalOrganization",
    "AutomotiveBusiness", "AutoDealer", "AutoRepair", "Dentist", "Physician", "Hospital", "Pharmacy", "VeterinaryCare",
    "Attorney", "Notary", "Electrician", "Plumber", "RoofingContractor", "GeneralContractor", "HousePainter",
    "Locksmith", "MovingCompany", "AccountingService", "InsuranceAgency", "RealEstateAgent", "TravelAgency", "Hotel",
    "Restaurant", "Bakery", "CafeOrCoffeeShop", "BarOrPub", "Brewery", "Winery", "EmploymentAgency", "Library",
    "School", "CollegeOrUniversity", "HighSchool", "ElementarySchool", "Preschool", "SportsClub", "ExerciseGym",
    "BeautySalon", "HairSalon", "DaySpa", "BankOrCreditUnion", "GasStation", "Campground", "ShoppingCenter", "NGO",
  ]
}
