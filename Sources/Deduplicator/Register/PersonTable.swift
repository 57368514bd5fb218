import Records
import Text

/// The persons of the observations, made ready for matching: one row each, with the resolved company as evidence.
struct PersonTable: Sendable {
  /// For each person's row its row of the table.
  private(set) var rows: [Int32] = []
  private(set) var columns: [RawColumn]

  /// What is compared; the names are those that a pair's explanation shows.
  static let shape: [(name: String, kind: FieldKind, fields: [Field])] = [
    ("given name", .given, [.personName]),
    ("family name", .family, [.personName]),
    ("e-mail", .email, [.personEmail]),
    ("title", .category, [.personTitle]),
    ("responsibility", .category, [.personResponsibility]),
    ("language", .category, [.personLanguage]),
    ("company", .company, [.companyName]),
    ("company resolved", .identifier, Field.company),
    ("company's business ID", .identifier, [.companyBusinessID]),
    ("company's phone", .phone, [.companyPhone]),
    ("company's city", .place, [.companyCity]),
    ("company's postcode", .postcode, [.companyPostcode]),
    ("company's industry", .category, [.companyIndustry]),
  ]

  private static let resolved = 7

  /// The columns that are one fact with the company; an address's domain is a column that the table adds itself.
  static let organisation = [
    "company", "company resolved", "company's business ID", "company's phone", "company's city", "company's postcode",
    "company's industry", "e-mail domain",
  ]

  /// The persons of a table; `companies` tells each row's resolved company.
  init(_ table: ObservationTable, _ companies: OrganisationKeys, threads: Int) {
    var rows: [Int32] = []
    var ranges: [Range<Int>] = []
    for row in 0..<table.count {
      PackedFields.split(table.bytes, table.range(row), into: &ranges)
      if !ranges[Field.personName.rawValue].isEmpty || !ranges[Field.personEmail.rawValue].isEmpty {
        rows.append(Int32(truncatingIfNeeded: row))
      }
    }
    self.rows = rows
    let persons = rows
    let half = Self.shape.count / 2
    let parts = Parallel.map(2, threads: threads) { part in
      Self.columns(table, persons, part == 0 ? 0..<half : half..<Self.shape.count)
    }
    columns = Array(parts.joined())
    columns[Self.resolved] = RawColumn(
      name: Self.shape[Self.resolved].name, values: companies.values, of: persons.map { companies.of[Int($0)] })
  }

  private static func columns(
    _ table: ObservationTable, _ rows: [Int32], _ part: Range<Int>
  ) -> [RawColumn] {
    var columns = part.map { RawColumn(name: shape[$0].name) }
    let bytes = table.bytes
    var ranges: [Range<Int>] = []
    for row in rows {
      PackedFields.split(bytes, table.range(Int(row)), into: &ranges)
      for (column, number) in part.enumerated() {
        let field = ranges[shape[number].fields[0].rawValue]
        switch number {
        case 0: columns[column].append(bytes, field.lowerBound..<familyName(bytes, field).lowerBound)
        case 1: columns[column].append(bytes, familyName(bytes, field))
        case resolved: break
        default: columns[column].append(bytes, field)
        }
      }
    }
    return columns
  }

  /// The family name of a name in the order in which it is stored: its last word, with `von`, `af` and the like before
  /// it. Of one word nobody knows what it is; it counts as a family name.
  static func familyName(_ bytes: [UInt8], _ name: Range<Int>) -> Range<Int> {
    var start = wordStart(bytes, name.lowerBound..<name.upperBound)
    while start > name.lowerBound {
      let before = wordStart(bytes, name.lowerBound..<(start - 1))
      guard particles.value(Fold.folded(bytes, before..<(start - 1))) != nil else { break }
      start = before
    }
    return start..<name.upperBound
  }

  private static func wordStart(_ bytes: [UInt8], _ range: Range<Int>) -> Int {
    var start = range.upperBound
    while start > range.lowerBound, bytes[start - 1] != 0x20 { start -= 1 }
    return start
  }

  private static let particles = WordTable(phrases: [
    ["von", "af", "de", "van", "der", "den", "da", "di", "la", "le", "ter", "zu", "dos", "el", "al"]
  ])
}
