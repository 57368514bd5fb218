import Records

/// Postcode and town in one column go to their own: `00100 Helsinki` as a town or as a postcode.
struct TownPostcode: FieldRule {
  var name: String { "town-postcode" }
  var version: Int { 2 }
  var fields: [Field] { [.companyPostcode, .companyCity] }
  var summary: String { "Parts a postcode and a town that stand in one field; their own columns stand." }
  var examples: [RuleExample] {
    [
      RuleExample(.companyCity, "00100 Helsinki", "Helsinki"),
      RuleExample(.companyCity, "00100 Helsinki", "00100", into: .companyPostcode),
      RuleExample(.companyCity, "FI-00100 Helsinki", "Helsinki"),
      RuleExample(.companyCity, "Helsinki 00100", "Helsinki"),
      RuleExample(.companyCity, "Helsinki Finland 00100", "Helsinki"),
      RuleExample(.companyCity, "20100", "20100", into: .companyPostcode),
      RuleExample(.companyCity, "SE-111 22 Stockholm", "SE-111 22 Stockholm"),
      RuleExample(.companyCity, "Helsinki 10", "Helsinki 10"),
      RuleExample(.companyPostcode, "00100 Helsinki", "00100"),
      RuleExample(.companyPostcode, "00100 Helsinki", "Helsinki", into: .companyCity),
    ]
  }

  var needs: ByteKinds { .digit }

  func apply(_ cell: inout Cell) {
    if cell.field == .companyPostcode, cell.kinds == .digit { return }
    guard let parts = PostcodeTown(cell.bytes, 0..<cell.bytes.count) else { return }
    if cell.field == .companyPostcode, parts.town.isEmpty { return }
    parts.offer(from: &cell)
    cell.set(Array(cell.bytes[cell.field == .companyCity ? parts.town : parts.postcode]))
    // Behind the postcode that is gone a country may have stood.
    if cell.field == .companyCity, !cell.bytes.isEmpty { TownCountry().applyIfNeeded(&cell) }
  }
}
