/// Calendar dates as they are written, read as eight digits: year, month, day.
enum DateForm {
  /// The order in which a column writes day and month.
  enum Order: Sendable { case dayFirst, monthFirst }

  /// Three numbers of a date and whether the year comes first; nil if it does not look like a date.
  static func parts(_ bytes: [UInt8], _ range: Range<Int>) -> (first: Int, second: Int, third: Int, isYearFirst: Bool)?
  {
    var numbers: [Int] = []
    var number = 0
    var digits = 0
    var total = 0
    for index in range {
      let byte = bytes[index]
      if (0x30...0x39).contains(byte) {
        number = number * 10 + Int(byte & 15)
        digits += 1
        total += 1
        if digits > 8 { return nil }
      } else if byte == 0x2D || byte == 0x2E || byte == 0x2F || byte == 0x20 {
        if digits == 0 { return nil }
        numbers.append(number)
        (number, digits) = (0, 0)
        if numbers.count == 3 { break }  // a time of day follows
      } else if byte == 0x54, numbers.count == 2 {
        break
      } else {
        return nil
      }
    }
    if digits > 0, numbers.count < 3 { numbers.append(number) }
    if numbers.count == 1, total == 8 {
      return year(number / 10_000, number / 100 % 100, number % 100)
    }
    guard numbers.count == 3 else { return nil }
    if let date = year(numbers[0], numbers[1], numbers[2]) { return date }
    guard (900...2100).contains(numbers[2]), numbers[0] < 100, numbers[1] < 100 else { return nil }
    return (numbers[0], numbers[1], numbers[2], false)
  }

  /// Whether it is a date whose month and day can be: what many values must be for a column of dates.
  static func isPlausible(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
    guard let parts = parts(bytes, range) else { return false }
    let (one, other) = parts.isYearFirst ? (parts.second, parts.third) : (parts.first, parts.second)
    return (1...31).contains(one) && (1...31).contains(other) && min(one, other) <= 12
      && (!parts.isYearFirst || one <= 12)
  }

  private static func year(_ year: Int, _ month: Int, _ day: Int) -> (Int, Int, Int, Bool)? {
    (900...2100).contains(year) && month < 100 && day < 100 ? (year, month, day, true) : nil
  }

  /// The order of a column: months first only where a second number beyond 12 says so, and no first one.
  static func order(_ column: RawColumn) -> Order {
    var first = 0
    var second = 0
    for value in 0..<Int32(truncatingIfNeeded: column.distinct) {
      guard let parts = parts(column.values.arena, column.values.range(value)), !parts.isYearFirst else { continue }
      if parts.first > 12 { first += 1 }
      if parts.second > 12 { second += 1 }
    }
    return second > 10 * first ? .monthFirst : .dayFirst
  }

  /// Eight digits; the value's own digits where it is no date.
  static func normal(_ bytes: [UInt8], _ range: Range<Int>, _ order: Order) -> [UInt8] {
    guard let parts = parts(bytes, range) else { return Digits.of(bytes[range]) }
    let (year, month, day) =
      parts.isYearFirst
      ? (parts.first, parts.second, parts.third)
      : order == .dayFirst ? (parts.third, parts.second, parts.first) : (parts.third, parts.first, parts.second)
    var rest = year * 10_000 + month * 100 + day
    var digits = Array(repeating: UInt8(0x30), count: 8)
    for index in digits.indices.reversed() {
      digits[index] = 0x30 + UInt8(truncatingIfNeeded: rest % 10)
      rest /= 10
    }
    return digits
  }
}
