import Records

/// A postcode and a town behind the street go to their own fields: `Testikatu 5, 00100 Helsinki`.
struct StreetTown: FieldRule {
  var name: String { "street-town" }
  var version: Int { 1 }
  var fields: [Field] { [.companyStreet] }
  var summary: String { "Takes a postcode and a town from behind a street's last comma; their own columns stand." }
  var examples: [RuleExample] {
    [
      RuleExample(.companyStreet, "Testikatu 5, 00100 Helsinki", "Testikatu 5"),
      RuleExample(.companyStreet, "Testikatu 5, 00100 HELSINKI", "Helsinki", into: .companyCity),
      RuleExample(.companyStreet, "Testikatu 5, FI-00100 Helsinki", "00100", into: .companyPostcode),
      RuleExample(.companyStreet, "Testikatu 5, 00100", "Testikatu 5, 00100"),
      RuleExample(.companyStreet, "Testikatu 5, 2. krs", "Testikatu 5, 2. krs"),
    ]
  }

  var needs: ByteKinds { .comma }

  func apply(_ cell: inout Cell) {
    while cell.kinds.isSuperset(of: [.digit, .comma]) {
      let bytes = cell.bytes
      guard let comma = bytes.lastIndex(of: 0x2C), comma > 0 else { break }
      var start = comma + 1
      while start < bytes.count, bytes[start] == 0x20 { start += 1 }
      guard let parts = PostcodeTown(bytes, start..<bytes.count), parts.postcode.lowerBound - start < 5,
        !parts.town.isEmpty
      else { break }
      parts.offer(from: &cell)
      var end = comma
      while end > 0, bytes[end - 1] == 0x20 { end -= 1 }
      cell.set(Array(bytes[..<end]))
    }
  }
}
