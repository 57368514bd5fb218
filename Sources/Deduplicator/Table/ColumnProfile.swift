import Text

/// What a column's values look like: shares of its filled rows unless said otherwise.
struct ColumnProfile: Sendable {
  private(set) var filled = 0
  private(set) var distinct = 0
  private(set) var withAt = 0.0
  private(set) var dates = 0.0
  private(set) var decimals = 0.0
  /// Values of which half the characters and more are digits.
  private(set) var mostlyDigits = 0.0
  private(set) var phones = 0.0
  /// Values that begin or end with a house number and hold letters.
  private(set) var houseNumbers = 0.0
  private(set) var length = 0.0
  private(set) var words = 0.0

  /// The profile of a column; looks at no more than some 20,000 distinct values.
  init(_ column: RawColumn) {
    distinct = column.distinct
    var counts = Array(repeating: 0, count: column.distinct)
    for value in column.of where value >= 0 { counts[Int(value)] += 1 }
    filled = counts.reduce(0, +)
    let step = max(1, column.distinct / 20_000)
    var seen = 0.0
    for value in stride(from: 0, to: column.distinct, by: step) {
      let weight = Double(counts[value])
      seen += weight
      add(column.values.arena, column.values.range(Int32(truncatingIfNeeded: value)), weight)
    }
    guard seen > 0 else { return }
    for share in [
      \ColumnProfile.withAt, \.dates, \.decimals, \.mostlyDigits, \.phones, \.houseNumbers, \.length, \.words,
    ] {
      self[keyPath: share] /= seen
    }
  }

  private mutating func add(_ bytes: [UInt8], _ range: Range<Int>, _ weight: Double) {
    var digits = 0
    var letters = 0
    var points = 0
    var signs = 0
    var others = 0
    var gaps = 0
    var hasAt = false
    for index in range {
      switch bytes[index] {
      case 0x30...0x39: digits += 1
      case 0x40: hasAt = true
      case 0x2E, 0x2C: points += 1
      case 0x2D, 0x2B: signs += 1
      case 0x20: gaps += 1
      case 0x28, 0x29, 0x2F: others += 1
      default: letters += 1
      }
    }
    length += weight * Double(range.count)
    words += weight * Double(gaps + 1)
    if hasAt { withAt += weight }
    if 2 * digits >= range.count { mostlyDigits += weight }
    if digits > 0, letters == 0, points == 1, gaps == 0, others == 0, signs <= 1 { decimals += weight }
    // Seven digits, a hyphen and one more are a business ID.
    let isBusinessID = range.count == 9 && digits == 8 && bytes[range.upperBound - 2] == 0x2D
    if letters == 0, !isBusinessID, (7...15).contains(digits),
      signs + gaps + others > 0 || bytes[range.lowerBound] == 0x30
    {
      phones += weight
    }
    let ends = [bytes[range.lowerBound], bytes[range.upperBound - 1]]
    if letters >= 4, gaps > 0, ends.contains(where: { (0x30...0x39).contains($0) }) { houseNumbers += weight }
    if DateForm.isPlausible(bytes, range) { dates += weight }
  }

  /// The share of filled rows whose value is another than all others', as far as distinct values tell.
  var distinctShare: Double { filled == 0 ? 0 : Double(distinct) / Double(filled) }
}
