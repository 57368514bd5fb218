import Text

/// What the text of a cell looks like; tells data from names, and real cells from pieces cut by a wrong delimiter.
enum CellKind: Sendable, Equatable {
  case empty
  case number
  /// A date, a time, or both.
  case date
  /// An e-mail or a web address.
  case address
  /// A Finnish business ID.
  case businessID
  /// Words.
  case text
  /// Something that a delimiter or a quote still seems to stand in.
  case odd

  /// Whether it is a value and cannot be a column's name.
  var isData: Bool { self == .number || self == .date || self == .address || self == .businessID }

  /// The kind of the text in `bytes[range]`, without regard to white space around it.
  static func of(_ bytes: [UInt8], _ range: Range<Int>) -> CellKind {
    var range = range
    while let first = bytes[range].first, first == 0x20 || first == 0x09 { range.removeFirst() }
    while let last = bytes[range].last, last == 0x20 || last == 0x09 { range.removeLast() }
    if range.isEmpty { return .empty }
    let tally = Tally(bytes, range)
    if tally.digits > 0 {
      if range.count == 9, BusinessIDNumber.isWritten(bytes, at: range.lowerBound) { return .businessID }
      if tally.isNumber(bytes[range.lowerBound]) { return .number }
      if tally.isDate { return .date }
    }
    if tally.isAddress(bytes, range) { return .address }
    return tally.isOdd ? .odd : .text
  }
}

/// Counts of the kinds of characters in a cell.
private struct Tally {
  var digits = 0
  var letters = 0
  var signs = 0
  var dateSigns = 0
  var spaces = 0
  var ats = 0
  var separators = 0
  var tightCommas = 0
  var decimalCommas = 0
  var quotes = 0
  var others = 0
  let length: Int

  init(_ bytes: [UInt8], _ range: Range<Int>) {
    length = range.count
    for position in range {
      switch bytes[position] {
      case 0x30...0x39: digits += 1
      case 0x41...0x5A, 0x61...0x7A, 0x80...0xFF: letters += 1
      case 0x20: spaces += 1
      case 0x2B, 0x25, 0x24: signs += 1  // + % $
      case 0x2D, 0x2E: (signs, dateSigns) = (signs + 1, dateSigns + 1)  // - .
      case 0x2F, 0x3A: dateSigns += 1  // / :
      case 0x2C:
        signs += 1
        let next = position + 1 < range.upperBound ? bytes[position + 1] : 0
        let before = position > range.lowerBound ? bytes[position - 1] : 0
        if Self.isDigit(next), Self.isDigit(before) { decimalCommas += 1 } else if next != 0x20 { tightCommas += 1 }
      case 0x40: ats += 1
      case 0x3B, 0x09, 0x7C: separators += 1
      case 0x22: quotes += 1
      default: others += 1
      }
    }
  }

  func isNumber(_ first: UInt8) -> Bool {
    let exponent = letters == 1 && digits >= 2 && length <= 24
    return digits + signs + spaces + (exponent ? 1 : 0) == length && signs <= 1 + digits / 2 && spaces * 3 <= digits
      && (tightCommas + decimalCommas) * 3 <= max(digits, 3) && !(exponent && (0x41...0x7A).contains(first))
  }

  var isDate: Bool {
    digits >= 3 && dateSigns >= 1 && letters <= 3 && tightCommas + decimalCommas == 0 && length <= 32
      && digits + letters + dateSigns + spaces + signs >= length
  }

  private static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }

  func isAddress(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
    if ats == 1, spaces == 0, signs > 0, separators == 0 { return true }
    return ["http://", "https://", "www."].contains { ByteSearch.matches(bytes, at: range.lowerBound, Array($0.utf8)) }
      && spaces == 0
  }

  var isOdd: Bool { separators > 0 || quotes % 2 == 1 || tightCommas > 0 || decimalCommas > 1 || others * 2 > length }
}
