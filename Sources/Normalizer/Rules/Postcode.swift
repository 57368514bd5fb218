import Records

/// A Finnish postcode: five digits.
///
/// Three or four digits are a Finnish postcode whose zeros a spreadsheet lost, unless a country's letters stand in front.
/// A postcode with a town is left to ``TownPostcode``.
struct Postcode: FieldRule {
  var name: String { "postcode" }
  var version: Int { 2 }
  var fields: [Field] { [.companyPostcode] }
  var summary: String { "Five digits; drops FI- and FIN-, puts back zeros that a spreadsheet lost." }
  var examples: [RuleExample] {
    [
      RuleExample(.companyPostcode, "00100", "00100"), RuleExample(.companyPostcode, "100", "00100"),
      RuleExample(.companyPostcode, "1510", "01510"), RuleExample(.companyPostcode, "FI-00100", "00100"),
      RuleExample(.companyPostcode, "FIN 20100", "20100"), RuleExample(.companyPostcode, "AX-22100", "22100"),
      RuleExample(.companyPostcode, "00100.0", "00100"), RuleExample(.companyPostcode, "SE-111 22", "SE-111 22"),
      RuleExample(.companyPostcode, "12", "12", finding: .postcodeForm),
      RuleExample(.companyPostcode, "00100 Helsinki", "00100 Helsinki", finding: .postcodeForm),
    ]
  }

  func apply(_ cell: inout Cell) {
    let isDigits = cell.kinds == .digit
    if isDigits, cell.bytes.count == 5 { return }
    var range = 0..<cell.bytes.count
    var hasCountry = false
    for country in Self.countries where cell.bytes.starts(with: country) {
      range = country.count..<cell.bytes.count
      hasCountry = true
      break
    }
    if hasCountry {
      while !range.isEmpty, cell.bytes[range.lowerBound] == 0x2D || cell.bytes[range.lowerBound] == 0x20 {
        range = range.lowerBound + 1..<range.upperBound
      }
    } else if let first = cell.bytes.first, first >= 0x41, first <= 0x5A {
      return  // another country's
    }
    // A number that a spreadsheet wrote as a decimal.
    if range.count > 2, cell.bytes[range].suffix(2).elementsEqual([0x2E, 0x30]) {
      range = range.lowerBound..<range.upperBound - 2
    }
    let digits = cell.bytes[range]
    let isNumber = digits.allSatisfy { $0 >= 0x30 && $0 <= 0x39 }
    guard isNumber, digits.count == 5 || !hasCountry && (digits.count == 3 || digits.count == 4), digits.first != nil
    else {
      return cell.notice(.postcodeForm)
    }
    for _ in digits.count..<5 { cell.scratch.append(0x30) }
    cell.scratch.append(contentsOf: digits)
    cell.take()
  }

  private static let countries = ["FIN", "FI", "AX", "fin", "fi", "ax"].map { Array($0.utf8) }
}
