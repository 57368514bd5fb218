import Records
import Text

/// The companies that observations mention, made ready for matching: what says the same is one mention.
///
/// A customer file says the same about a company on each of its people's rows; comparing those would cost the square
/// of their number and tell nothing.
struct CompanyTable: Sendable {
  /// For each row its mention, or -1.
  private(set) var mention: [Int32]
  /// For each mention its smallest row.
  private(set) var rows: [Int32] = []
  let columns: [RawColumn]
  /// For each mention how many rows make it.
  var bearing: [Int32] {
    var counts = Array(repeating: Int32(0), count: rows.count)
    for number in mention where number >= 0 { counts[Int(number)] += 1 }
    return counts
  }

  /// What is compared of a company, in the order of the columns.
  enum Column: Int, CaseIterable {
    case name, form, businessID, street, postcode, city, phone, domain, industry

    /// The column's name, as a pair's explanation shows it, its kind, and the fields that it is made of.
    var shape: (name: String, kind: FieldKind, fields: [Field]) {
      switch self {
      case .name: ("name", .company, [.companyName])
      case .form: ("legal form", .category, [.companyName])
      case .businessID: ("business ID", .identifier, [.companyBusinessID])
      case .street: ("street", .address, [.companyStreet])
      case .postcode: ("postcode", .postcode, [.companyPostcode])
      case .city: ("city", .place, [.companyCity])
      case .phone: ("phone", .phone, [.companyPhone])
      case .domain: ("domain", .identifier, [.companyWebsite, .companyEmail, .personEmail])
      case .industry: ("industry", .category, [.companyIndustry])
      }
    }
  }

  /// What is compared, column by column.
  static let shape = Column.allCases.map(\.shape)

  /// Mentions that are known.
  init(mention: [Int32], rows: [Int32], columns: [RawColumn]) {
    (self.mention, self.rows, self.columns) = (mention, rows, columns)
  }

  /// The mentions of a table.
  ///
  /// Rows of one valid business ID and one name are one mention, which says what most of them say; so are rows of one
  /// name and one postcode, phone or domain, unless their business IDs differ, and rows that say the same but for the
  /// industry. `broad` are the values that several firms share, and say nothing.
  init(_ table: ObservationTable, broad: BroadValues, threads: Int) {
    let parts = Parallel.map(2, threads: threads) { part in
      Self.read(
        table, part == 0 ? [.name, .businessID, .street, .postcode] : [.city, .phone, .domain, .industry], broad)
    }
    let all = parts[0].columns + parts[1].columns
    let name = all[0]
    let folded = (0..<Int32(truncatingIfNeeded: name.distinct)).map {
      Fold.folded(name.values.arena, name.values.range($0))
    }
    let form = RawColumn(
      name: Column.form.shape.name, values: folded.map { LegalForms.form($0).map { Array($0.rawValue.utf8) } ?? [] },
      of: name.of)
    var stems = Interner()
    let stem = folded.map { bytes in
      // A housing company and another firm of its name are two.
      let stem = LegalForms.stem(bytes) + (LegalForms.form(bytes).map(FirmNames.isOfHousing) == true ? [0x1F] : [])
      return stems.intern(stem, 0..<stem.count)
    }
    let raw = [name, form] + all[1...]
    let ids = raw[.businessID]
    let isValid = (0..<Int32(truncatingIfNeeded: ids.distinct)).map {
      BusinessIDNumber.isValid(Array(ids.values.arena[ids.values.range($0)]))
    }
    var known = Interner()
    var mention = Array(repeating: Int32(-1), count: table.count)
    var rows: [Int32] = []
    var key: [UInt8] = []
    for row in 0..<table.count where parts[0].isThere[row] || parts[1].isThere[row] {
      let (id, own) = (ids.of[row], Int32(truncatingIfNeeded: row))
      let name = name.of[row]
      key.removeAll(keepingCapacity: true)
      if id >= 0, isValid[Int(id)] {
        for number in [-2, id, name < 0 ? -1 : stem[Int(name)]] { Self.append(number, to: &key) }
      } else {
        for column in raw.dropLast() { Self.append(column.of[row], to: &key) }
      }
      let number = known.intern(key, 0..<key.count)
      if Int(number) == rows.count { rows.append(own) }
      mention[row] = number
    }
    let (base, count) = (mention, rows.count)
    let said = Parallel.map(raw.count, threads: threads) { Self.commonest(raw[$0], base, count) }
    let joined = Self.joined(
      said, stem: said[.name].of.map { $0 < 0 ? -1 : stem[Int($0)] },
      id: said[.businessID].of.map { $0 >= 0 && isValid[Int($0)] ? $0 : -1 })
    var number = Array(repeating: Int32(-1), count: count)
    self.mention = []
    for (old, head) in joined.enumerated() where Int(head) == old {
      number[old] = Int32(truncatingIfNeeded: self.rows.count)
      self.rows.append(rows[old])
    }
    let final = mention.map { $0 < 0 ? -1 : number[Int(joined[Int($0)])] }
    let finals = self.rows.count
    self.mention = final
    columns = Parallel.map(raw.count, threads: threads) { Self.commonest(raw[$0], final, finals) }
  }

  /// Weighs rows of a table, each by what it says alone.
  static func scorer(
    of rows: [Int32], _ table: ObservationTable, _ broad: BroadValues, _ model: KindModel
  ) -> PairScorer {
    let alone = rows.map { CompanyTable(table.part([$0]), broad: broad, threads: 1).columns }
    let columns = shape.indices.map { column in
      var all = RawColumn(name: shape[column].name)
      for row in alone { all.append(row[column], 0) }
      return all
    }
    return RegisterPlan.company.scorer(columns, rows: rows.count, model, threads: 1)
  }

  /// The valid business ID that a row says; nil if it says none.
  static func validID(_ table: ObservationTable, _ row: Int) -> [UInt8]? {
    var ranges: [Range<Int>] = []
    PackedFields.split(table.bytes, table.range(row), into: &ranges)
    let id = Digits.of(table.bytes[ranges[Field.companyBusinessID.rawValue]])
    return BusinessIDNumber.isValid(id) ? id : nil
  }

  private static func append(_ number: Int32, to key: inout [UInt8]) {
    for shift in [0, 8, 16, 24] as [Int32] { key.append(UInt8(truncatingIfNeeded: number >> shift)) }
  }

  /// For each mention the first of those that are surely one with it: they have the name and the postcode, the phone or
  /// the domain in common, and all of them together no two valid business IDs.
  private static func joined(
    _ said: [RawColumn], stem: [Int32], id: [Int32]
  ) -> [Int32] {
    var sets = UnionFind(stem.count)
    for column in [Column.postcode, .phone, .domain] {
      let values = said[column]
      var first: [UInt64: Int32] = [:]
      for mention in stem.indices where stem[mention] >= 0 && values.of[mention] >= 0 {
        let key = Pairs.packed(stem[mention], values.of[mention])
        if let known = first[key] {
          sets.join(known, Int32(truncatingIfNeeded: mention))
        } else {
          first[key] = Int32(truncatingIfNeeded: mention)
        }
      }
    }
    let heads = stem.indices.map { sets.root(Int32(truncatingIfNeeded: $0)) }
    var known = Array(repeating: Int32(-1), count: stem.count)
    var isMixed = Array(repeating: false, count: stem.count)
    for (mention, head) in heads.enumerated() where id[mention] >= 0 {
      if known[Int(head)] >= 0, known[Int(head)] != id[mention] { isMixed[Int(head)] = true }
      known[Int(head)] = id[mention]
    }
    return heads.enumerated().map { isMixed[Int($1)] ? Int32(truncatingIfNeeded: $0) : $1 }
  }

  /// Columns of the table and for each row whether it has a company's field among them.
  private static func read(
    _ table: ObservationTable, _ wanted: [Column], _ broad: BroadValues
  ) -> (columns: [RawColumn], isThere: [Bool]) {
    let shapes = wanted.map(\.shape)
    var columns = shapes.map { RawColumn(name: $0.name) }
    var isThere = Array(repeating: false, count: table.count)
    var ranges: [Range<Int>] = []
    let bytes = table.bytes
    for row in 0..<table.count {
      PackedFields.split(bytes, table.range(row), into: &ranges)
      isThere[row] = Field.company.contains { !ranges[$0.rawValue].isEmpty }
      broad.mute(bytes, &ranges)
      for column in wanted.indices {
        if wanted[column] == .domain {
          let domain = broad.holds(.domain, bytes, ranges) ? [] : domain(bytes, ranges)
          columns[column].append(domain, 0..<domain.count)
        } else {
          columns[column].append(bytes, ranges[shapes[column].fields[0].rawValue])
        }
      }
    }
    return (columns, isThere)
  }

  /// A column of mentions: of each the value that most of its rows have, the smallest of equally frequent ones.
  private static func commonest(_ column: RawColumn, _ mention: [Int32], _ count: Int) -> RawColumn {
    var entries: [UInt64] = []
    for (row, number) in mention.enumerated() where number >= 0 && column.of[row] >= 0 {
      entries.append(Pairs.packed(number, column.of[row]))
    }
    let sorted = RadixSort.byBothHalves(entries)
    var of = Array(repeating: Int32(-1), count: count)
    var most = Array(repeating: 0, count: count)
    var start = 0
    while start < sorted.count {
      var end = start + 1
      while end < sorted.count, sorted[end] == sorted[start] { end += 1 }
      let (number, value) = (Int(Pairs.left(sorted[start])), Pairs.right(sorted[start]))
      let isBetter =
        end - start > most[number]
        || (end - start == most[number] && column.values.precedes(value, of[number]))
      if isBetter { (of[number], most[number]) = (value, end - start) }
      start = end
    }
    return RawColumn(column, of: of)
  }

  /// The domain that tells the company: its website's, its own mail's, its people's; none that many share.
  static func domain(_ bytes: [UInt8], _ ranges: [Range<Int>]) -> [UInt8] {
    let website = host(bytes, ranges[Field.companyWebsite.rawValue])
    if !website.isEmpty, !DomainKind.of(website, 0..<website.count).isShared { return website }
    for field in [Field.companyEmail, .personEmail] {
      let address = ranges[field.rawValue]
      guard let at = bytes[address].lastIndex(of: 0x40), at + 1 < address.upperBound else { continue }
      let host = (at + 1)..<address.upperBound
      if !DomainKind.of(bytes, host).isShared { return bytes[host].map(lowerCase) }
    }
    return []
  }

  /// The host of a web address, lower case and without `www.`.
  private static func host(_ bytes: [UInt8], _ range: Range<Int>) -> [UInt8] {
    var text = bytes[range].map(lowerCase)[...]
    for prefix in ["https://", "http://", "//"] where text.starts(with: prefix.utf8) {
      text = text.dropFirst(prefix.utf8.count)
      break
    }
    if text.starts(with: "www.".utf8) { text = text.dropFirst(4) }
    return Array(text.prefix { $0 != 0x2F && $0 != 0x3A && $0 != 0x3F && $0 != 0x23 })
  }

  private static func lowerCase(_ byte: UInt8) -> UInt8 { (0x41...0x5A).contains(byte) ? byte | 0x20 : byte }
}

extension [RawColumn] {
  /// A column of companies.
  subscript(column: CompanyTable.Column) -> RawColumn { self[column.rawValue] }
}
