import Records

/// Postcode and town in one column go to their own: `00100 Helsinki` as a town or as a postcode.
struct TownPostcode: RecordRule {
  var name: String { "town-postcode" }
  var version: Int { 1 }
  var fields: [Field] { [.companyPostcode, .companyCity] }
  var summary: String { "Parts a postcode and a town that stand in one field; neither replaces another one." }
  var examples: [RuleExample] {
    [
      RuleExample(.companyCity, "00100 Helsinki", "Helsinki"),
      RuleExample(.companyCity, "00100 Helsinki", "00100", into: .companyPostcode),
      RuleExample(.companyCity, "FI-00100 Helsinki", "Helsinki"),
      RuleExample(.companyCity, "Helsinki 00100", "Helsinki"),
      RuleExample(.companyCity, "20100", "20100", into: .companyPostcode),
      RuleExample(.companyCity, "SE-111 22 Stockholm", "SE-111 22 Stockholm"),
      RuleExample(.companyCity, "Helsinki 10", "Helsinki 10"),
      RuleExample(.companyPostcode, "00100 Helsinki", "00100"),
      RuleExample(.companyPostcode, "00100 Helsinki", "Helsinki", into: .companyCity),
    ]
  }

  func apply(_ cells: inout [Cell]) -> Derivation? {
    let city = Field.companyCity.rawValue
    if cells[city].kinds.contains(.digit) {
      let parts = PostcodeTown(cells[city].bytes, 0..<cells[city].bytes.count)
      if let done = parts?.part(.companyCity, leaving: 0..<0, &cells) { return done }
    }
    let postcode = Field.companyPostcode.rawValue
    if cells[postcode].kinds == .digit || cells[postcode].bytes.isEmpty { return nil }
    guard let parts = PostcodeTown(cells[postcode].bytes, 0..<cells[postcode].bytes.count), !parts.town.isEmpty else {
      return nil
    }
    return parts.part(.companyPostcode, leaving: 0..<0, &cells)
  }
}
