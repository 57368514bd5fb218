import Records
import Text

/// A town without the country behind it: `Vantaa, Finland` is Vantaa.
///
/// The register's addresses are Finnish unless they say otherwise, so that only Finland's own name can go.
struct TownCountry: FieldRule {
  var name: String { "town-country" }
  var version: Int { 1 }
  var fields: [Field] { [.companyCity] }
  var summary: String { "Drops Finland, Suomi or FI behind a town; another country's name stays." }
  var examples: [RuleExample] {
    [
      RuleExample(.companyCity, "Vantaa, Finland", "Vantaa"), RuleExample(.companyCity, "ESPOO FINLAND", "ESPOO"),
      RuleExample(.companyCity, "Vasa (Finland)", "Vasa"), RuleExample(.companyCity, "Helsinki, FI", "Helsinki"),
      RuleExample(.companyCity, "Helsinki - Suomi", "Helsinki"),
      RuleExample(.companyCity, "Tallinn, Estonia", "Tallinn, Estonia"), RuleExample(.companyCity, "Suomi", "Suomi"),
    ]
  }

  var needs: ByteKinds { [.space, .comma] }

  func apply(_ cell: inout Cell) {
    let bytes = cell.bytes
    var end = bytes.count
    while end > 0 {
      let stop = bytes[end - 1] == 0x29 ? end - 1 : end
      var start = stop
      while start > 0, bytes[start - 1] | 0x20 >= 0x61 { start -= 1 }
      guard start > 0, let value = Self.names.value(bytes, start..<stop) else { break }
      var before = start
      while before > 0, Self.isBetween(bytes[before - 1]) { before -= 1 }
      // FI without a comma may be anything.
      let isApart = bytes[before..<start].contains { $0 != 0x20 }
      if before == 0 || before == start || value == 2 && !isApart { break }
      end = before
    }
    if end == bytes.count { return }
    cell.scratch.append(contentsOf: bytes[..<end])
    cell.take()
  }

  /// A space, a comma, a hyphen, a bracket, a slash.
  private static func isBetween(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x20, 0x28, 0x2C, 0x2D, 0x2F: true
    default: false
    }
  }

  private static let names = WordTable([
    ("Finland FINLAND finland Suomi SUOMI suomi", 1), ("FI FIN Fi Fin fi fin", 2),
  ])
}
