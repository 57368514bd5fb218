import Records
import Text

/// A column, by its name, that says something for or against writing to a record's person.
public struct NamedRestriction: Sendable {
  /// The column's name.
  public let column: String
  let values: StatedRestriction.Values
  let forbids: RowStance, permits: RowStance
  let leavesOut: Bool

  /// A column with what it says: see ``StatedRestriction``.
  public init(
    column: String, values: StatedRestriction.Values, forbids: RowStance, permits: RowStance = [],
    leavesOut: Bool = false
  ) {
    (self.column, self.values, self.forbids, self.permits) = (column, values, forbids, permits)
    self.leavesOut = leavesOut
  }
}

/// Finds the columns that a source's `map` names among those that a file really has.
public enum LayoutResolver {
  /// The columns' indices in one ``Layout``.
  ///
  /// `map` gives for every declared field the columns it is made of; `key` the columns of the source key, or `identity`
  /// the alternatives that make it; `status`, `endDate`, `restrictions` and `ignore` are columns by name. Names are compared exactly,
  /// then folded (case, diacritics, spaces and punctuation do not count).
  ///
  /// Throws ``Problem`` (65) that names the missing column and the columns there are; `file` is the file's path.
  public static func resolve(
    map: [(field: Field, columns: [String])], key: [String] = [], identity: [[Field]] = [], status: String? = nil,
    endedValues: [String] = [], endDate: String? = nil, dateOrder: DateOrder? = nil,
    restrictions: [NamedRestriction] = [], ignore: (column: String, values: [String])? = nil,
    columns: [String], file: String? = nil, line: Int? = nil
  ) throws(Problem) -> Layout {
    let folded = columns.map { Fold.folded($0) }
    func find(_ name: String) throws(Problem) -> Int {
      if let exact = columns.firstIndex(of: name) { return exact }
      let wanted = Fold.folded(name)
      let like = folded.indices.filter { folded[$0] == wanted }
      if let only = like.first, like.count == 1 { return only }
      throw Problem(
        .badData, file: file, line: line,
        like.isEmpty ? "there is no column \"\(name)\"" : "more than one column is like \"\(name)\"",
        remedy: "name one of the file's columns: " + QuotedColumns.list(columns))
    }
    func find(_ names: [String]) throws(Problem) -> [Int] {
      var found: [Int] = []
      for name in names { found.append(try find(name)) }
      return found
    }
    var layout = Layout()
    for (field, names) in map { layout.columns[field.rawValue] = try find(names) }
    layout.key = try find(key)
    layout.identity = identity
    if let status { layout.status = try find(status) }
    layout.endedValues = endedValues
    if let endDate { layout.endDate = try find(endDate) }
    layout.dateOrder = dateOrder
    for one in restrictions {
      // A column that stands twice says what either of the two says.
      let first = try find(one.column)
      for column in folded.indices where folded[column] == folded[first] {
        layout.restrictions.append(
          StatedRestriction(
            column: column, values: one.values, forbids: one.forbids, permits: one.permits, leavesOut: one.leavesOut))
      }
    }
    if let ignore { layout.ignore = (try find(ignore.column), ignore.values) }
    return layout
  }
}
