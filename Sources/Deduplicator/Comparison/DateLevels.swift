import Text

/// How two different dates resemble each other, by digit and by order.
enum DateLevels {
  /// One edit or day and month swapped, within 35 days, two parts or all but two edits, a year, ten years, or nothing.
  static let slip = 6
  static let month = 5
  static let twoParts = 4
  static let year = 3
  static let decade = 2
  static let differs = 1

  /// The level of two different values of eight digits; of others only a slip is told.
  static func level(_ bytes: [UInt8], _ a: Range<Int>, _ b: Range<Int>) -> Int {
    let edits = Similarity.editDistance(bytes, a, bytes, b, limit: 2)
    if edits == 1 { return slip }
    guard a.count == 8, b.count == 8 else { return differs }
    let (one, other) = (number(bytes, a), number(bytes, b))
    let (yearA, monthA, dayA) = (one / 10_000, one / 100 % 100, one % 100)
    let (yearB, monthB, dayB) = (other / 10_000, other / 100 % 100, other % 100)
    if yearA == yearB, monthA == dayB, dayA == monthB { return slip }
    let days = abs(Double(yearA - yearB) * 365.25 + Double(monthA - monthB) * 30.44 + Double(dayA - dayB))
    if days <= 35 { return month }
    let equal = (yearA == yearB ? 1 : 0) + (monthA == monthB ? 1 : 0) + (dayA == dayB ? 1 : 0)
    if equal == 2 || edits == 2 { return twoParts }
    if days <= 400 || yearA == yearB { return year }
    return days <= 3700 ? decade : differs
  }

  private static func number(_ bytes: [UInt8], _ range: Range<Int>) -> Int {
    var number = 0
    for index in range { number = number * 10 + Int(bytes[index] & 15) }
    return number
  }
}
