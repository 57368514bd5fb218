import Records

/// How many pairs of records that are one person were put together, and how many that are not.
struct MatchingQuality: Encodable, Equatable {
  /// Pairs of records that are one person.
  var truePairs = 0
  /// Pairs of records that are one contact.
  var foundPairs = 0
  /// Pairs that are both.
  var sharedPairs = 0

  /// Of the pairs found, the share that is right; 1 of none.
  var precision: Double { foundPairs == 0 ? 1 : Double(sharedPairs) / Double(foundPairs) }
  /// Of the true pairs, the share that was found; 1 of none.
  var recall: Double { truePairs == 0 ? 1 : Double(sharedPairs) / Double(truePairs) }
  /// The harmonic mean of both.
  var f1: Double { precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall) }

  private enum Keys: String, CodingKey { case truePairs, foundPairs, sharedPairs, precision, recall, f1 }

  /// Counts and the shares that follow from them.
  func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: Keys.self)
    try values.encode(truePairs, forKey: .truePairs)
    try values.encode(foundPairs, forKey: .foundPairs)
    try values.encode(sharedPairs, forKey: .sharedPairs)
    try values.encode(precision, forKey: .precision)
    try values.encode(recall, forKey: .recall)
    try values.encode(f1, forKey: .f1)
  }

  /// Nothing compared yet.
  init() {}

  /// Compares `source,source_key,contact_id,company_id` with `asiakasnro,person,company`, both with a header row.
  ///
  /// A record without an observation or a contact is a contact of its own. Throws where a column is missing.
  init(observations: [UInt8], truth: [UInt8]) throws(Problem) {
    let contacts = try Self.columns(observations, "observations", key: "source_key", value: "contact_id")
    let persons = try Self.columns(truth, "truth", key: "asiakasnro", value: "person")
    var contactOf: [Int: Int] = [:]
    contactOf.reserveCapacity(contacts.count)
    for (key, contact) in contacts where contact >= 0 { contactOf[key] = contact }
    var both: [(contact: Int, person: Int)] = []
    both.reserveCapacity(persons.count)
    for (key, person) in persons { both.append((contactOf[key] ?? -1 - key, person)) }
    truePairs = Self.pairs(both.map(\.person).sorted().lazy.map { ($0, 0) })
    foundPairs = Self.pairs(both.map(\.contact).sorted().lazy.map { ($0, 0) })
    sharedPairs = Self.pairs(both.sorted { $0 < $1 })
  }

  /// Pairs of equal neighbours' groups in a sorted list.
  private static func pairs(_ sorted: some Sequence<(Int, Int)>) -> Int {
    var total = 0
    var group = 0
    var last: (Int, Int)?
    for entry in sorted {
      group = last.map { $0 == entry } == true ? group + 1 : 0
      total += group
      last = entry
    }
    return total
  }

  private static func columns(
    _ csv: [UInt8], _ file: String, key: String, value: String
  ) throws(Problem) -> [(key: Int, value: Int)] {
    var lines = csv.split(whereSeparator: { $0 == 0x0A || $0 == 0x0D })
    let header =
      lines.isEmpty ? [] : lines.removeFirst().split(separator: 0x2C).map { String(decoding: $0, as: UTF8.self) }
    guard let keyColumn = header.firstIndex(of: key), let valueColumn = header.firstIndex(of: value) else {
      throw Problem(.badData, file: file, "has no columns \(key) and \(value)")
    }
    var rows: [(key: Int, value: Int)] = []
    rows.reserveCapacity(lines.count)
    for line in lines {
      let fields = line.split(separator: 0x2C, omittingEmptySubsequences: false)
      guard fields.count == header.count, let key = number(fields[keyColumn]) else {
        throw Problem(.badData, file: file, line: rows.count + 2, "does not read \(key) as a number")
      }
      rows.append((key, number(fields[valueColumn]) ?? -1))
    }
    return rows
  }

  private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
    guard !digits.isEmpty, digits.count < 19 else { return nil }
    var number = 0
    for digit in digits {
      guard (0x30...0x39).contains(digit) else { return nil }
      number = number * 10 + Int(digit & 0x0F)
    }
    return number
  }
}
