import Text

/// The form in which a value of a kind is compared; empty where it says nothing.
enum ValueForm {
  /// What a whole column tells about how its values are to be read.
  struct Habits: Sendable {
    var order = DateForm.Order.dayFirst
    /// Digits of a postcode where nearly all have as many; 0 if not.
    var postcodeDigits = 0
  }

  /// The habits of a column of `kind`.
  static func habits(_ column: RawColumn, _ kind: FieldKind) -> Habits {
    var habits = Habits()
    if kind == .date { habits.order = DateForm.order(column) }
    if kind == .postcode {
      var lengths = Array(repeating: 0, count: 16)
      for value in 0..<Int32(truncatingIfNeeded: column.distinct) {
        let range = column.values.range(value)
        if range.count < 16, column.values.arena[range].allSatisfy({ (0x30...0x39).contains($0) }) {
          lengths[range.count] += 1
        }
      }
      if let most = lengths.max(), most * 5 > column.distinct * 3 {
        habits.postcodeDigits = lengths.firstIndex(of: most) ?? 0
      }
    }
    return habits
  }

  /// The form of `bytes[range]`.
  static func normal(_ bytes: [UInt8], _ range: Range<Int>, _ kind: FieldKind, _ habits: Habits) -> [UInt8] {
    switch kind {
    case .email: return email(bytes, range)
    case .phone:
      let digits = Digits.of(bytes[range])
      return digits.count < 5 ? [] : Array(digits.suffix(8))
    case .date: return DateForm.normal(bytes, range, habits.order)
    default: break
    }
    let folded = words(bytes, range)
    if isNothing(folded) { return [] }
    switch kind {
    case .identifier:
      let joined = folded.filter { $0 != 0x20 }
      let isVAT = joined.count == 10 && joined.starts(with: [0x66, 0x69]) && joined[2...].allSatisfy { $0 < 0x3A }
      return isVAT ? Array(joined[2...]) : joined
    case .postcode:
      let joined = folded.filter { $0 != 0x20 }
      guard joined.count < habits.postcodeDigits, joined.allSatisfy({ $0 < 0x3A }) else { return joined }
      return Array(repeating: 0x30, count: habits.postcodeDigits - joined.count) + joined
    case .place: return Places.identity(folded)
    case .company: return CompanyForm.normal(folded)
    case .address: return AddressForm.normal(folded)
    case .number: return Array(bytes[range])
    default: return folded
    }
  }

  private static func email(_ bytes: [UInt8], _ range: Range<Int>) -> [UInt8] {
    var out: [UInt8] = []
    for index in range where bytes[index] > 0x20 {
      let byte = bytes[index]
      out.append((0x41...0x5A).contains(byte) ? byte | 0x20 : byte)
    }
    return out.contains(0x40) ? out : []
  }

  /// Folded words; an apostrophe within a word is no gap.
  private static func words(_ bytes: [UInt8], _ range: Range<Int>) -> [UInt8] {
    if bytes[range].contains(where: { $0 == 0x27 || $0 == 0x60 }) {
      let plain = bytes[range].filter { $0 != 0x27 && $0 != 0x60 }
      return Fold.folded(plain, 0..<plain.count)
    }
    return Fold.folded(bytes, range)
  }

  private static let nothings = WordTable(phrases: [
    ["null", "none", "nan", "n a", "na", "unknown", "ei tiedossa", "tuntematon", "okand", "undefined", "nil"]
  ])

  private static func isNothing(_ folded: [UInt8]) -> Bool {
    folded.isEmpty || nothings.value(folded, 0..<folded.count) != nil
  }
}

/// Company names for comparing: without legal forms, Finnish or foreign, and without words that bind.
enum CompanyForm {
  private static let dropped = WordTable(phrases: [
    [
      "inc", "llc", "ltd", "limited", "gmbh", "plc", "corp", "co", "abp", "as", "aps", "sa", "bv", "nv", "ag", "kg",
      "the", "and", "ja", "och", "incorporated", "corporation", "company", "srl", "spa", "sarl", "pty", "llp", "lp",
    ]
  ])

  /// The name without them; the name itself if nothing else is in it.
  static func normal(_ folded: [UInt8]) -> [UInt8] {
    let stem = LegalForms.stem(folded)
    var out: [UInt8] = []
    for word in Words.split(stem, 0..<stem.count) where dropped.value(stem, word) == nil {
      if !out.isEmpty { out.append(0x20) }
      out += stem[word]
    }
    return out.isEmpty ? stem : out
  }
}

/// Street addresses for comparing: kinds of street in one spelling.
enum AddressForm {
  private static let spellings: [[String]] = [
    ["st", "street", "str"], ["rd", "road"], ["ave", "avenue", "av"], ["blvd", "boulevard"], ["dr", "drive"],
    ["ln", "lane"], ["pl", "place"], ["sq", "square"], ["ct", "court"], ["hwy", "highway"], ["pkwy", "parkway"],
    ["ste", "suite"], ["fl", "floor"], ["n", "north"], ["s", "south"], ["e", "east"], ["w", "west"],
    ["crescent", "cres", "cr"], ["close", "cl"], ["terrace", "tce", "ter"],
  ]
  private static let table = WordTable(phrases: spellings)

  /// The address with each kind of street in the first spelling of its row.
  static func normal(_ folded: [UInt8]) -> [UInt8] {
    var out: [UInt8] = []
    for word in Words.split(folded, 0..<folded.count) {
      if !out.isEmpty { out.append(0x20) }
      if let row = table.value(folded, word) { out += Array(spellings[row][0].utf8) } else { out += folded[word] }
    }
    return out
  }
}
