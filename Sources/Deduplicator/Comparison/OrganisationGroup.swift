/// Which columns are one fact with the company: found among pairs of one company whose names differ.
enum OrganisationGroup {
  /// The columns of the organisation, the company first; empty where there are no persons or no companies.
  ///
  /// A column belongs to it if its header says so, or if colleagues agree on it more than half the time and more than
  /// three times as often as chance has it, and it is not the same nearly everywhere.
  static func parts(_ comparer: RowComparer) -> [ComparisonPlan.Part] {
    let table = comparer.table
    guard let company = table.columns(.company).first, !comparer.plan.nameColumns.contains(company) else { return [] }
    var agreeing = Array(repeating: 0, count: table.width)
    var compared = Array(repeating: 0, count: table.width)
    var left = 200_000
    for group in RowsByValue(table, company, limit: 7).groups where left > 0 {
      for (one, other) in zip(group.rows, group.rows.dropFirst())
      where comparer.namesDiffer(Int(one), Int(other), any: false) {
        left -= 1
        for column in 0..<table.width {
          let (a, b) = (table.cell(Int(one), column), table.cell(Int(other), column))
          guard a >= 0, b >= 0 else { continue }
          compared[column] += 1
          if a == b { agreeing[column] += 1 }
        }
      }
    }
    var columns = [company]
    for (column, about) in table.columns.enumerated() where column != company {
      switch about.kind {
      case .given, .family, .fullName, .mailbox: continue
      case .email where !about.isOfCompany: continue
      default: break
      }
      var squares = 0
      for value in about.values {
        let count = Int(table.counts[value + about.shift])
        squares += count * count
      }
      let chance = Double(squares) / Double(max(1, about.filled)) / Double(max(1, about.filled))
      let share = Double(agreeing[column]) / Double(max(1, compared[column]))
      if about.isOfCompany || (share > 0.5 && chance < 0.3 && share > 3 * chance) { columns.append(column) }
    }
    return columns.map { part(table, $0) }
  }

  /// The columns of these names.
  static func parts(_ table: MatchTable, _ names: [String]) -> [ComparisonPlan.Part] {
    names.compactMap { name in table.columns.firstIndex { $0.name == name } }.map { part(table, $0) }
  }

  private static func part(_ table: MatchTable, _ column: Int) -> ComparisonPlan.Part {
    let about = table.columns[column]
    let role: ComparisonPlan.Part.Role =
      switch about.kind {
      case .company: .name
      case .phone: .phone
      case .domain: .domain
      case .identifier where about.name == PersonTable.Column.resolved.shape.name: .resolved
      case .identifier where about.name == PersonTable.Column.businessID.shape.name: .businessID
      case .identifier: .key
      default: .minor
      }
    return ComparisonPlan.Part(column: column, role: role)
  }
}
