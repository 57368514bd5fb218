import Records
import Text

/// Compares rows as companies.
struct CompanyComparer: PairComparer {
  let values: CompanyValues
  /// For each mention its row.
  var rows: [Int32] = []
  /// For each name whether the table knows several companies that bear it.
  private let isCommon: [Bool]
  private let isExclusive: [Bool]

  init(_ values: CompanyValues) {
    self.values = values
    isExclusive = LegalForm.allCases.map { $0 != .tmi && $0 != .foreign }
    // Two valid IDs, or three towns (two may be a move), make a name common.
    var ids: [UInt64] = []
    var cities: [UInt64] = []
    for facts in values.rows where facts.name >= 0 {
      if facts.id >= 0, values.isValid[Int(facts.id)] { ids.append(Pairs.packed(facts.name, facts.id)) }
      if facts.city >= 0 { cities.append(Pairs.packed(facts.name, facts.city)) }
    }
    var isCommon = Array(repeating: false, count: values.names.names.count)
    for name in Pairs.counted(ids) where name.count > 1 { isCommon[Int(name.key)] = true }
    for name in Pairs.counted(cities) where name.count > 2 { isCommon[Int(name.key)] = true }
    self.isCommon = isCommon
  }

  func pattern(_ left: Int, _ right: Int) -> Int { pattern(rows: Int(rows[left]), Int(rows[right])) }

  /// The pattern of two rows of the table.
  func pattern(rows left: Int, _ right: Int) -> Int {
    let (a, b) = (values.rows[left], values.rows[right])
    return id(a, b).rawValue | name(a, b).rawValue << 4 | contact(a, b).rawValue << 8
  }

  private typealias Facts = CompanyValues.Facts

  private func id(_ a: Facts, _ b: Facts) -> IDLevel {
    guard a.id >= 0, b.id >= 0 else { return .null }
    if a.id == b.id { return .same }
    if values.isValid[Int(a.id)], values.isValid[Int(b.id)] { return .otherValid }
    let arena = values.ids.arena
    let edits = Similarity.editDistance(arena, values.ids.range(a.id), arena, values.ids.range(b.id), limit: 1)
    return edits <= 1 ? .misspelt : .differs
  }

  private func name(_ a: Facts, _ b: Facts) -> CompanyNameLevel {
    guard a.name >= 0, b.name >= 0 else { return .null }
    if a.name == b.name {
      let differ = a.form >= 0 && b.form >= 0 && a.form != b.form
      if isCommon[Int(a.name)] || differ { return .sameCommon }
      return a.form >= 0 && a.form == b.form && isExclusive[Int(a.form)] ? .sameWithForm : .same
    }
    if values.names.bag[Int(a.name)] == values.names.bag[Int(b.name)] || isMisspelt(a.name, b.name) {
      return .misspelt
    }
    return values.names.contained(a.name, b.name) ? .contained : .differs
  }

  /// One edit, or two in names of ten letters and more; numbers must agree ("Kohde 1" is not "Kohde 2").
  private func isMisspelt(_ left: Int32, _ right: Int32) -> Bool {
    let arena = values.names.names.arena
    let (a, b) = (values.names.names.range(left), values.names.names.range(right))
    let shorter = min(a.count, b.count)
    let limit = shorter >= 10 ? 2 : 1
    guard shorter >= 4, abs(a.count - b.count) <= limit,
      Similarity.editDistance(arena, a, arena, b, limit: limit) <= limit
    else { return false }
    return Digits.of(arena[a]) == Digits.of(arena[b])
  }

  private func contact(_ a: Facts, _ b: Facts) -> ContactLevel {
    var agreeing = 0
    var differing = 0
    func compare(_ left: Int32, _ right: Int32) -> Bool {
      guard left >= 0, right >= 0 else { return false }
      if left == right { agreeing += 1 } else { differing += 1 }
      return left == right
    }
    let domain = compare(a.domain, b.domain)
    let phone = compare(a.phone, b.phone)
    let postcode = compare(a.postcode, b.postcode)
    if agreeing > 1 { return .several }
    if domain { return .domain }
    if phone { return .phone }
    if postcode { return .postcode }
    if a.city >= 0, a.city == b.city { return differing == 0 ? .city : .cityOnly }
    return differing > 0 || (a.city >= 0 && b.city >= 0) ? .differs : .null
  }
}
