import Text

/// The firms of a table's rows, to be told apart by their names.
///
/// It is whole clusters that are compared, by their fullest names: of `Konepaja N. Laurila`, `KNL` and `Kone. Laurila` two
/// have nothing in common, and all are one firm; `Meri Rakennus` and `Meri Sähkö` are two, though `Meri` may be either.
struct FirmRows: Sendable {
  /// The names of a cluster of rows that are no part of another name of it, with how many rows stand for each; and its
  /// valid business ID, or -1.
  struct Cluster: Sendable {
    fileprivate(set) var names: [(name: Int32, mass: Int)] = []
    fileprivate(set) var id: Int32 = -1
  }

  /// For each row the number of its name and form, or -1.
  private let name: [Int32]
  private let names: [FirmNames.Name]
  private let identifiers: [Int32]
  private let table: MatchTable
  /// The columns in which a firm's own values stand: ID, street, phone, domain.
  private let keys: [Int]

  /// The firms of a register's table, of which `identifiers` are the valid business IDs; nil if it has no names.
  init?(_ table: MatchTable, _ identifiers: [Int32]) {
    guard let column = table.columns(.company).first,
      let form = table.columns.firstIndex(where: { $0.name == CompanyTable.Column.form.shape.name })
    else { return nil }
    var number: [UInt64: Int32] = [:]
    var names: [FirmNames.Name] = []
    name = (0..<table.count).map { row in
      let value = table.cell(row, column)
      if value < 0 { return -1 }
      let formed = table.cell(row, form)
      let key = Pairs.packed(value, formed)
      if let known = number[key] { return known }
      let next = Int32(truncatingIfNeeded: names.count)
      number[key] = next
      let word = formed < 0 ? nil : Self.forms[Array(table.arena[table.range(formed)])]
      names.append(FirmNames.Name(table.arena, table.range(value), form: word))
      return next
    }
    self.names = names
    self.identifiers = identifiers
    self.table = table
    keys = table.columns(.identifier) + table.columns(.address) + table.columns(.phone)
  }

  /// The cluster of one row that stands for `mass` rows.
  func cluster(_ row: Int, mass: Int) -> Cluster {
    Cluster(names: name[row] < 0 ? [] : [(name[row], mass)], id: identifiers[row])
  }

  /// Two clusters as one.
  func joined(_ one: Cluster, _ other: Cluster) -> Cluster {
    var joined = Cluster(names: [], id: max(one.id, other.id))
    var open = one.names
    for entry in other.names {
      if let known = open.firstIndex(where: { $0.name == entry.name }) {
        open[known].mass += entry.mass
      } else {
        open.append(entry)
      }
    }
    // The heavier of two that are one name stands for both.
    open.sort { ($1.mass, $0.name) < ($0.mass, $1.name) }
    for entry in open {
      if let known = joined.names.firstIndex(where: { isWithin(entry.name, $0.name) }) {
        joined.names[known].mass += entry.mass
        continue
      }
      let parts = joined.names.filter { isWithin($0.name, entry.name) }
      joined.names.removeAll { known in parts.contains { $0.name == known.name } }
      joined.names.append((entry.name, parts.reduce(entry.mass) { $0 + $1.mass }))
    }
    return joined
  }

  private func isWithin(_ part: Int32, _ whole: Int32) -> Bool {
    let relation = FirmNames.relation(names[Int(part)], names[Int(whole)])
    return relation == .same || relation == .firstIsPart
  }

  /// Whether two clusters may be one firm: one of the fullest names of each is none of two firms, or they have one ID.
  func mayBeOne(_ one: Cluster, _ other: Cluster) -> Bool {
    if one.names.isEmpty || other.names.isEmpty || (one.id >= 0 && one.id == other.id) { return true }
    return one.names.contains { a in
      other.names.contains { b in
        a.name == b.name || FirmNames.relation(names[Int(a.name)], names[Int(b.name)]) != .two
      }
    }
  }

  /// Whether two rows have too little in common for one firm: no name, or a part of one and nothing of a firm's own. A
  /// group's `Meri` and `Meri Rakennus` are in one town, too.
  func areTwo(_ left: Int, _ right: Int) -> Bool {
    guard name[left] >= 0, name[right] >= 0, name[left] != name[right] else { return false }
    switch FirmNames.relation(names[Int(name[left])], names[Int(name[right])]) {
    case .same: return false
    case .two: return identifiers[left] < 0 || identifiers[left] != identifiers[right]
    case .firstIsPart, .secondIsPart:
      return !keys.contains { table.cell(left, $0) >= 0 && table.cell(left, $0) == table.cell(right, $0) }
    }
  }

  /// The forms by how a category is compared: folded.
  private static let forms = Dictionary(
    LegalForm.allCases.map { (Array(Fold.folded($0.rawValue).utf8), $0) }, uniquingKeysWith: { first, _ in first })
}
