import Records
import Text

/// The day on which a relationship ended, however a program or a person writes it.
enum EndDate: Equatable {
  /// There is none: the relationship goes on.
  case none
  /// A day, as days since 1970.
  case day(Int)
  /// Something stands there that cannot be read as a day, or as more than one.
  case unclear

  /// Reads folded-away text: `bytes[range]` is trimmed and not empty. `order` is what the source says of its dates, nil where it
  /// says nothing; `today` is in days since 1970, and tells which century a year of two digits is of.
  static func read(_ bytes: [UInt8], _ range: Range<Int>, order: DateOrder?, today: Int) -> EndDate {
    var scratch: [UInt8] = []
    Fold.append(bytes, range, to: &scratch)
    if isOpen(scratch, bytes, range) { return .none }
    guard let written = Written(bytes, range) else { return .unclear }
    return written.day(order: order, today: today)
  }

  /// Words and marks that say that there is no end.
  private static let open = PhraseTable(
    """
    toistaiseksi, voimassa toistaiseksi, toistaiseksi voimassa, voimassa, jatkuu, jatkuva, avoin, ei paattymispaivaa
    ei paattynyt, ei paattynyt viela, ei paaty, tills vidare, galler tills vidare, pagar, lopande, oppet, inget slutdatum
    until further notice, open, open ended, ongoing, current, active, no end date, never, indefinite, not ended, null
    none, ei, ei ole, nej, no, n a, na, nan, nat
    """)

  private static func isOpen(_ folded: [UInt8], _ bytes: [UInt8], _ range: Range<Int>) -> Bool {
    // Of a dash nothing is left.
    if folded.isEmpty {
      return bytes[range].elementsEqual("-".utf8) || bytes[range].elementsEqual("–".utf8)
        || bytes[range].elementsEqual("—".utf8) || bytes[range].elementsEqual("--".utf8)
        || bytes[range].elementsEqual(".".utf8)
    }
    return open.holds(folded: folded)
  }

  // MARK: - How it is written

  /// Numbers with what stands between them, and a month by name.
  private struct Written {
    var numbers: [(value: Int, digits: Int)] = []
    var month: Int?
    /// Whether hyphens stand between the numbers, as where the year comes first.
    var isHyphenated = false
    /// Where among the numbers the month's name stands.
    var place = 0

    /// Takes a text apart; nil where it holds anything but a date and a time behind it.
    init?(_ bytes: [UInt8], _ range: Range<Int>) {
      var position = range.lowerBound
      while position < range.upperBound {
        let byte = bytes[position]
        switch byte {
        case 0x30...0x39:
          let start = position
          var value = 0
          while position < range.upperBound, (0x30...0x39).contains(bytes[position]) {
            guard position - start < 14 else { return nil }
            value = value * 10 + Int(bytes[position] - 0x30)
            position += 1
          }
          numbers.append((value, position - start))
          if isWhole, position < range.upperBound {
            guard Self.isTime(bytes, position..<range.upperBound, after: numbers) else { return nil }
            return
          }
        case 0x2E, 0x2F, 0x2D, 0x20, 0x2C:  // . / - blank comma
          isHyphenated = isHyphenated || byte == 0x2D
          position += 1
        case 0xC2 where position + 1 < range.upperBound && bytes[position + 1] == 0xA0: position += 2
        default:
          let start = position
          while position < range.upperBound, bytes[position] >= 0x80 || (bytes[position] | 0x20) &- 0x61 < 26 {
            position += 1
          }
          guard position > start, month == nil, let name = Self.month(Fold.folded(bytes, start..<position)) else {
            return nil
          }
          (month, place) = (name, numbers.count)
        }
      }
      guard isWhole else { return nil }
    }

    private var isWhole: Bool { numbers.count == (month == nil ? (numbers.first?.digits ?? 0) > 4 ? 1 : 3 : 2) }

    /// Whether what stands behind a date is a time of day, or what a spreadsheet adds.
    private static func isTime(
      _ bytes: [UInt8], _ range: Range<Int>, after numbers: [(value: Int, digits: Int)]
    ) -> Bool {
      let rest = bytes[range]
      if numbers.count == 1, numbers[0].digits == 5 {
        return (rest.first == 0x2E || rest.first == 0x2C) && rest.dropFirst().allSatisfy { (0x30...0x39).contains($0) }
      }
      guard let first = rest.first,
        first == 0x20 || first == 0x54 || first == 0x74 || first == 0x2C || first == 0x2E
          || first == 0xC2
      else { return false }
      var digits = 0
      for byte in rest.dropFirst() {
        switch byte {
        case 0x30...0x39: digits += 1
        case 0xC2, 0xA0: break
        default: if !timeBytes.contains(byte) { return false }
        }
      }
      return digits <= 16
    }

    /// What stands in a time of day besides its digits: marks, and the letters of klo, kl, am, pm, UTC, GMT.
    private static let timeBytes = Set(": .,+-Zzkloapm AMPUTCG".utf8)

    private static let months = [
      ["tammi", "jan"], ["helmi", "feb"], ["maalis", "mar"], ["huhti", "apr"], ["touko", "maj", "may"],
      ["kesa", "jun"],
      ["heina", "jul"], ["elo", "aug"], ["syys", "sep"], ["loka", "okt", "oct"], ["marras", "nov"], ["joulu", "dec"],
    ]

    private static func month(_ folded: [UInt8]) -> Int? {
      let word = String(decoding: folded, as: UTF8.self)
      // "marraskuu" begins like "mars": the longest beginning counts.
      var best: (month: Int, length: Int)?
      for (index, names) in months.enumerated() {
        for name in names where word.hasPrefix(name) && name.utf8.count > (best?.length ?? 0) {
          best = (index + 1, name.utf8.count)
        }
      }
      return best?.month
    }

    // MARK: Which day it is

    func day(order: DateOrder?, today: Int) -> EndDate {
      if let month {
        guard place < 2, numbers.count == 2 else { return .unclear }
        // "31 Dec 2025", "Dec 31, 2025", "2025 Dec 31".
        let isYearFirst = numbers[0].digits == 4
        let (year, day) = isYearFirst ? (numbers[0], numbers[1]) : (numbers[1], numbers[0])
        return Self.day(year, month, day.value, today)
      }
      guard numbers.count == 3 else { return single(order, today) }
      let (one, two, three) = (numbers[0], numbers[1], numbers[2])
      if numbers.allSatisfy({ $0.value == 0 }) { return .none }
      if one.digits > 2 { return three.digits > 2 ? .unclear : Self.day(one, two.value, three.value, today) }
      switch order {
      case .yearFirst: return Self.day(one, two.value, three.value, today)
      case .monthFirst: return Self.day(three, one.value, two.value, today)
      case .dayFirst: return Self.day(three, two.value, one.value, today)
      case nil: break
      }
      let dayFirst = Self.day(three, two.value, one.value, today)
      guard three.digits <= 2 || dayFirst == .unclear else { return dayFirst }
      if three.digits > 2 { return Self.day(three, one.value, two.value, today) }
      // Of three numbers of two digits with hyphens between them the first may be the year; where both make a day nobody can
      // tell.
      guard isHyphenated else { return dayFirst }
      let yearFirst = Self.day(one, two.value, three.value, today)
      return dayFirst == .unclear ? yearFirst : yearFirst == .unclear || yearFirst == dayFirst ? dayFirst : .unclear
    }

    private func single(_ order: DateOrder?, _ today: Int) -> EndDate {
      let (value, digits) = numbers[0]
      switch digits {
      case 5:
        // A spreadsheet counts days from 1899-12-30; from 1968 to 2119 it can be meant.
        return (25_000...80_000).contains(value) ? .day(value - 25_569) : .unclear
      case 8, 14:
        let date = digits == 14 ? value / 1_000_000 : value
        if date == 0 { return .none }
        let yearFirst = Self.day((date / 10_000, 4), date / 100 % 100, date % 100, today)
        let dayFirst = Self.day((date % 10_000, 4), date / 10_000 % 100, date / 1_000_000, today)
        switch order {
        case .yearFirst: return yearFirst
        case .dayFirst: return dayFirst
        case .monthFirst: return Self.day((date % 10_000, 4), date / 1_000_000, date / 10_000 % 100, today)
        case nil: return yearFirst == .unclear || date / 10_000 < 1800 ? dayFirst : yearFirst
        }
      default: return .unclear
      }
    }

    private static func day(
      _ year: (value: Int, digits: Int), _ month: Int, _ day: Int, _ today: Int
    ) -> EndDate {
      var number = year.value
      switch year.digits {
      case 4: break
      case 1...2:
        // Up to twenty years ahead it is this century's. "31.12.99" is as often written for never.
        let now = Int(Timestamp.dateOfDay(Int64(today)).prefix(4)) ?? 2000
        number += 2000
        if number > now + 20 { return .unclear }
      default: return .unclear
      }
      // What programs write where they have no date: before there were such registers, or after all of them.
      if number <= 1900 || number >= 2900 { return number == 0 || (1...12).contains(month) ? .none : .unclear }
      guard let days = Timestamp.days(year: number, month: month, day: day) else { return .unclear }
      // The first second that computers count is a date that is missing.
      return days == 0 ? .unclear : .day(Int(days))
    }
  }
}
