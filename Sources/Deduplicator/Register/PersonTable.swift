import Records
import Text

/// The persons of the observations, made ready for matching: one row each, with the resolved company as evidence.
struct PersonTable: Sendable {
  /// For each person's row its row of the table.
  private(set) var rows: [Int32] = []
  private(set) var columns: [RawColumn]

  /// What is compared of a person, in the order of the columns.
  enum Column: Int, CaseIterable {
    case given, family, email, title, responsibility, language
    case company, resolved, businessID, phone, city, postcode, industry

    /// The column's name, as a pair's explanation shows it, its kind, and the fields that it is made of.
    var shape: (name: String, kind: FieldKind, fields: [Field]) {
      switch self {
      case .given: ("given name", .given, [.personName])
      case .family: ("family name", .family, [.personName])
      case .email: ("e-mail", .email, [.personEmail])
      case .title: ("title", .category, [.personTitle])
      case .responsibility: ("responsibility", .category, [.personResponsibility])
      case .language: ("language", .category, [.personLanguage])
      case .company: ("company", .company, [.companyName])
      case .resolved: ("company resolved", .identifier, Field.company)
      case .businessID: ("company's business ID", .identifier, [.companyBusinessID])
      case .phone: ("company's phone", .phone, [.companyPhone])
      case .city: ("company's city", .place, [.companyCity])
      case .postcode: ("company's postcode", .postcode, [.companyPostcode])
      case .industry: ("company's industry", .category, [.companyIndustry])
      }
    }
  }

  /// What is compared, column by column.
  static let shape = Column.allCases.map(\.shape)

  /// The columns that are one fact with the company; an address's domain is a column that the table adds itself.
  static let organisation =
    [Column.company, .resolved, .businessID, .phone, .city, .postcode, .industry].map(\.shape.name) + ["e-mail domain"]

  /// The persons of a table; `companies` tells each row's resolved company, `mutes` what of it says nothing.
  init(_ table: ObservationTable, _ companies: OrganisationKeys, _ mutes: [PersonMutes.Mute], threads: Int) {
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
    let half = Column.allCases.count / 2
    let parts = Parallel.map(2, threads: threads) { part in
      Self.columns(
        table, persons, mutes, part == 0 ? Column.allCases.prefix(half) : Column.allCases.dropFirst(half))
    }
    columns = Array(parts.joined())
    columns[Column.resolved.rawValue] = RawColumn(
      name: Column.resolved.shape.name, values: companies.values, of: persons.map { companies.of[Int($0)] })
  }

  /// Weighs some of the persons.
  func scorer(of persons: [Int32], _ model: KindModel) -> PairScorer {
    let columns = columns.map { column in
      var some = RawColumn(name: column.name)
      for person in persons { some.append(column, Int(person)) }
      return some
    }
    return RegisterPlan.person.scorer(columns, rows: persons.count, model, threads: 1)
  }

  private static func columns(
    _ table: ObservationTable, _ rows: [Int32], _ mutes: [PersonMutes.Mute], _ part: ArraySlice<Column>
  ) -> [RawColumn] {
    let shapes = part.map(\.shape)
    var columns = shapes.map { RawColumn(name: $0.name) }
    let bytes = table.bytes
    var ranges: [Range<Int>] = []
    for row in rows {
      PackedFields.split(bytes, table.range(Int(row)), into: &ranges)
      let grounds = PackedFields.groundsPart(bytes, table.range(Int(row)))
      let mute = mutes[Int(row)]
      for (column, kind) in part.enumerated() {
        if !mute.isEmpty, kind.isMuted(by: mute) {
          columns[column].append(bytes, 0..<0)
          continue
        }
        let field = shapes[column].fields[0]
        let range = ranges[field.rawValue]
        switch kind {
        case .given: columns[column].append(bytes, whole(bytes, range.lowerBound..<familyName(bytes, range).lowerBound))
        case .family: columns[column].append(bytes, whole(bytes, familyName(bytes, range)))
        case .resolved: break
        default: columns[column].append(bytes, PackedFields.whole(bytes, part: grounds, field, range))
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

  /// A part of a name that is whole; a damaged one tells nothing, and the other part still tells what it tells.
  private static func whole(_ bytes: [UInt8], _ range: Range<Int>) -> Range<Int> {
    DamagedText.isDamaged(bytes, range) ? range.lowerBound..<range.lowerBound : range
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

extension PersonTable.Column {
  /// Whether a row's value says nothing, because others bear it.
  fileprivate func isMuted(by mute: PersonMutes.Mute) -> Bool {
    switch self {
    case .given, .family: mute.contains(.name)
    case .email: mute.contains(.mail)
    case .phone: mute.contains(.phone)
    case .businessID: mute.contains(.businessID)
    case .city, .postcode: mute.contains(.place)
    case .title, .responsibility, .language, .company, .resolved, .industry: false
    }
  }
}
