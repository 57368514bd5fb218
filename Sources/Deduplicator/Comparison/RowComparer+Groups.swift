import Records

extension RowComparer {
  /// A comparer of groups of rows: one row each, which says what most of the group says, the first of equally frequent
  /// values. Names that belong together come from one row, and so does an address with its parts.
  func consolidated(_ groups: [[Int32]]) -> RowComparer {
    var parts: [[Int]] = []
    for column in 0..<table.width {
      let source = table.columns[column].source
      if column == plan.family, plan.given >= 0 { continue }
      if column == plan.given, plan.family >= 0 {
        parts.append([plan.given, plan.family])
      } else if source == column {
        parts.append([column] + (0..<table.width).filter { $0 != column && table.columns[$0].source == column })
      }
    }
    var cells = Array(repeating: Int32(-1), count: groups.count * table.width)
    var (spelling, firm, names): ([UInt8], [Bool], [Float]) = ([], [], [])
    for (index, group) in groups.enumerated() {
      var (named, mailed) = (group[0], Int32(-1))
      for part in parts {
        guard let row = commonest(group, part) else { continue }
        for column in part { cells[index * table.width + column] = table.cell(Int(row), column) }
        if part[0] == plan.given { named = row }
        if plan.mailbox.map(part.contains) == true { mailed = row }
      }
      spelling.append(mailed < 0 ? 0 : plan.spelling[Int(mailed)])
      if !plan.familyFirm.isEmpty { firm.append(group.contains { plan.familyFirm[Int($0)] }) }
      if !namesakes.isEmpty { names.append(namesakes[Int(named)]) }
    }
    var comparer = self
    comparer.table.replace(cells, rows: groups.count)
    comparer.plan.spelling = spelling
    comparer.plan.familyFirm = firm
    comparer.namesakes = names
    return comparer
  }

  /// The first of the rows that have the commonest values in some columns; nil if none has any.
  private func commonest(_ group: [Int32], _ columns: [Int]) -> Int32? {
    func value(_ row: Int32, _ column: Int) -> Int32 { table.cell(Int(row), column) }
    var filled = group.filter { row in columns.allSatisfy { value(row, $0) >= 0 } }
    if filled.isEmpty { filled = group.filter { row in columns.contains { value(row, $0) >= 0 } } }
    guard filled.count > 2 else { return filled.first }
    let sorted = filled.sorted { one, other in
      for column in columns where value(one, column) != value(other, column) {
        return value(one, column) < value(other, column)
      }
      return one < other
    }
    var best = (count: 0, row: Int32.max)
    var start = 0
    while start < sorted.count {
      var end = start + 1
      while end < sorted.count, columns.allSatisfy({ value(sorted[end], $0) == value(sorted[start], $0) }) { end += 1 }
      if (end - start, best.row) > (best.count, sorted[start]) { best = (end - start, sorted[start]) }
      start = end
    }
    return best.row
  }
}
