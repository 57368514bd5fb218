import Text

/// The levels of dates.
enum DateLevel: UInt8, AgreementLevel {
  case nothing, differs, withinTenYears, withinYear, twoParts, withinMonth, slip
  case sameVeryFrequent, sameFrequent, sameNotRare, sameRare, sameVeryRare

  var label: String {
    switch self {
    case .nothing: "nothing to compare"
    case .differs: "differs"
    case .withinTenYears: "within ten years"
    case .withinYear: "same year or within 400 days"
    case .twoParts: "two parts agree"
    case .withinMonth: "within 35 days"
    case .slip: "one slip, or day and month swapped"
    case .sameVeryFrequent, .sameFrequent, .sameNotRare, .sameRare, .sameVeryRare: sameLabel
    }
  }
}

extension DateLevel {
  /// The level of two different values of eight digits, by digit and by order; of others only a slip is told.
  static func of(_ bytes: [UInt8], _ a: Range<Int>, _ b: Range<Int>) -> DateLevel {
    let edits = Similarity.editDistance(bytes, a, bytes, b, limit: 2)
    if edits == 1 { return .slip }
    guard a.count == 8, b.count == 8 else { return .differs }
    let (one, other) = (number(bytes, a), number(bytes, b))
    let (yearA, monthA, dayA) = (one / 10_000, one / 100 % 100, one % 100)
    let (yearB, monthB, dayB) = (other / 10_000, other / 100 % 100, other % 100)
    if yearA == yearB, monthA == dayB, dayA == monthB { return .slip }
    let days = abs(Double(yearA - yearB) * 365.25 + Double(monthA - monthB) * 30.44 + Double(dayA - dayB))
    if days <= 35 { return .withinMonth }
    let equal = (yearA == yearB ? 1 : 0) + (monthA == monthB ? 1 : 0) + (dayA == dayB ? 1 : 0)
    if equal == 2 || edits == 2 { return .twoParts }
    if days <= 400 || yearA == yearB { return .withinYear }
    return days <= 3700 ? .withinTenYears : .differs
  }

  private static func number(_ bytes: [UInt8], _ range: Range<Int>) -> Int {
    var number = 0
    for index in range { number = number * 10 + Int(bytes[index] & 15) }
    return number
  }
}
