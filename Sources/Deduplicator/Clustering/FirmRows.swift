import Text

/// The firms of a table's rows, to be told apart by their names.
///
/// One business ID is one firm by law: the names that stand with it are names of one, an old and a new one, or a name in two
/// languages. What is like one of them is no other firm for being unlike another.
struct FirmRows: Sendable {
  /// For each row the number of its name and form, or -1.
  let name: [Int32]
  private let names: [FirmNames.Name]
  /// For each row the number of its valid business ID, or -1; and the names that stand with each, by the ID's number.
  private let identifiers: [Int32]
  private let namesOfID: [Int32: [Int32]]

  /// The firms of a register's table; nil if it has no names.
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
    var namesOfID: [Int32: [Int32]] = [:]
    for (row, id) in identifiers.enumerated() where id >= 0 && name[row] >= 0 {
      if namesOfID[id]?.contains(name[row]) != true { namesOfID[id, default: []].append(name[row]) }
    }
    self.namesOfID = namesOfID
  }

  /// Whether two rows of which one at least has no valid business ID are of two firms.
  func areTwo(_ left: Int, _ right: Int) -> Bool {
    if name[left] < 0 || name[right] < 0 || name[left] == name[right] { return false }
    let (one, other) = (known(left), known(right))
    return one.allSatisfy { a in other.allSatisfy { FirmNames.areTwo(names[Int(a)], names[Int($0)]) } }
  }

  private func known(_ row: Int) -> [Int32] { namesOfID[identifiers[row]] ?? [name[row]] }

  /// The forms by how a category is compared: folded.
  private static let forms = Dictionary(
    LegalForm.allCases.map { (Array(Fold.folded($0.rawValue).utf8), $0) }, uniquingKeysWith: { first, _ in first })
}
