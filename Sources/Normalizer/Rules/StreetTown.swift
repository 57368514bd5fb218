import Records

/// A postcode and a town behind the street go to their own fields: `Testikatu 5, 00100 Helsinki`.
struct StreetTown: RecordRule {
  var name: String { "street-town" }
  var version: Int { 1 }
  var fields: [Field] { [.companyStreet, .companyPostcode, .companyCity] }
  var summary: String { "Takes a postcode and a town from behind a street's last comma; neither replaces another one." }
  var examples: [RuleExample] {
    [
      RuleExample(.companyStreet, "Testikatu 5, 00100 Helsinki", "Testikatu 5"),
      RuleExample(.companyStreet, "Testikatu 5, 00100 HELSINKI", "Helsinki", into: .companyCity),
      RuleExample(.companyStreet, "Testikatu 5, FI-00100 Helsinki", "00100", into: .companyPostcode),
      RuleExample(.companyStreet, "Testikatu 5, 00100", "Testikatu 5, 00100"),
      RuleExample(.companyStreet, "Testikatu 5, 2. krs", "Testikatu 5, 2. krs"),
    ]
  }

  func apply(_ cells: inout [Cell]) -> Derivation? {
    let street = Field.companyStreet.rawValue
    var changed: [Field] = []
    while cells[street].kinds.isSuperset(of: [.digit, .comma]) {
      let bytes = cells[street].bytes
      guard let comma = bytes.lastIndex(of: 0x2C), comma > 0 else { break }
      var start = comma + 1
      while start < bytes.count, bytes[start] == 0x20 { start += 1 }
      guard let parts = PostcodeTown(bytes, start..<bytes.count), parts.postcode.lowerBound - start < 5,
        !parts.town.isEmpty, let done = parts.part(.companyStreet, leaving: 0..<comma, &cells)
      else { break }
      for field in done.changed where !changed.contains(field) { changed.append(field) }
    }
    return changed.isEmpty ? nil : Derivation(changed: changed, source: .companyStreet)
  }
}
