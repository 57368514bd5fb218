import Records

/// The mentions of companies as they were and as they are.
struct CompanyUnits: Sendable {
  let units: Units
  private let tables: [CompanyTable]
  /// For each row of the change the mention that it is of now, or -1.
  private(set) var unitOfRow: [Int32]
  /// Rows whose mention says something else than then, or is of other rows, though they are the same.
  private(set) var changed: [Int32] = []
  /// Rows that took another's place in a mention that says the same, of the same rows.
  private(set) var replaced: [Replacement] = []
  /// For each mention one of its rows.
  private(set) var rowOfUnit: [Int32] = []

  /// Mentions of a part of the groups.
  private struct Part {
    let table: CompanyTable
    /// The part's rows of the change.
    let rows: [Int32]
    let isThen: Bool, isNow: Bool
    let chunk: Units.Chunk
  }

  /// The mentions of groups of rows, of which `replacements` took others' places.
  init(
    _ change: ChangedObservations, _ groups: CompanyGroups, replacements: [Replacement], _ model: KindModel,
    threads: Int
  ) {
    let pieces = change.table.count > 20_000 ? 8 * threads : 1
    var untouched = Array(repeating: [Int32](), count: pieces)
    var (then, now) = (untouched, untouched)
    for (row, group) in groups.of.enumerated() where group != 0 {
      let piece = Int(Hash.mix(group) % UInt64(pieces))
      let isTouched = groups.touched.contains(group)
      if row < change.current {
        if isTouched { now[piece].append(Int32(row)) } else { untouched[piece].append(Int32(row)) }
      }
      if isTouched, change.wasThere(row) { then[piece].append(Int32(row)) }
    }
    let plan = untouched.map { ($0, true, true) } + then.map { ($0, true, false) } + now.map { ($0, false, true) }
    let parts = Parallel.map(plan.count, threads: threads) { index in
      let (rows, isThen, isNow) = plan[index]
      let table = CompanyTable(
        change.table.part(rows), broad: isNow ? groups.broadNow : groups.broadThen, threads: 1)
      return Part(
        table: table, rows: rows, isThen: isThen, isNow: isNow,
        chunk: Units.Chunk(table.columns, rows: table.rows.count, .company, model))
    }
    let tables = parts.map(\.table)
    self.tables = tables
    var unitOfRow = Array(repeating: Int32(-1), count: change.table.count)
    var unitThen = unitOfRow
    var start = 0
    for part in parts {
      var place = Array(repeating: Int32(0), count: part.table.rows.count)
      for (position, number) in part.chunk.number.enumerated() { place[Int(number)] = Int32(start + position) }
      for (row, mention) in zip(part.rows, part.table.mention) where mention >= 0 {
        let unit = place[Int(mention)]
        if part.isNow { unitOfRow[Int(row)] = unit }
        if part.isThen { unitThen[Int(row)] = unit }
      }
      start += part.table.rows.count
    }
    self.unitOfRow = unitOfRow
    (changed, replaced) = Self.compared(
      then: unitThen, now: unitOfRow, tags: parts.flatMap(\.chunk.tags), replacements)
    rowOfUnit = parts.flatMap { part in part.chunk.number.map { part.rows[Int(part.table.rows[Int($0)])] } }
    units = Units(
      parts.map(\.chunk), isThen: parts.flatMap { Array(repeating: $0.isThen, count: $0.table.rows.count) },
      isNow: parts.flatMap { Array(repeating: $0.isNow, count: $0.table.rows.count) }
    ) { firsts, places in
      Self.scorer(tables, firsts.indices.map { places[$0] }, model, threads: threads).areEnough(model)
    }
  }

  /// The rows whose mentions are others than they were, by what these say or by which rows make them; and the rows that
  /// took another's place where neither is so.
  private static func compared(
    then: [Int32], now: [Int32], tags: [UInt64], _ replacements: [Replacement]
  ) -> (changed: [Int32], replaced: [Replacement]) {
    var bearing = Array(repeating: 0, count: tags.count)
    var known = bearing
    var twin = Array(repeating: Int32(-1), count: tags.count)
    var isOther = Array(repeating: false, count: tags.count)
    for row in then.indices where then[row] != now[row] {
      if then[row] >= 0 { bearing[Int(then[row])] += 1 }
      if now[row] >= 0 { bearing[Int(now[row])] += 1 }
    }
    let stayed = then.indices.filter { then[$0] >= 0 && now[$0] >= 0 && then[$0] != now[$0] }
      .map { Replacement(gone: Int32(truncatingIfNeeded: $0), row: Int32(truncatingIfNeeded: $0)) }
    let all = stayed + replacements.filter { then[Int($0.gone)] >= 0 && now[Int($0.row)] >= 0 }
    for one in all {
      let (old, new) = (then[Int(one.gone)], now[Int(one.row)])
      for (unit, other) in [(Int(old), new), (Int(new), old)] {
        if twin[unit] >= 0, twin[unit] != other { isOther[unit] = true }
        twin[unit] = other
        known[unit] += 1
      }
    }
    func isSame(_ one: Replacement) -> Bool {
      let (old, new) = (Int(then[Int(one.gone)]), Int(now[Int(one.row)]))
      return !isOther[old] && !isOther[new] && tags[old] == tags[new] && bearing[old] == known[old]
        && bearing[new] == known[new]
    }
    let changed = all.filter { !isSame($0) }.flatMap { [$0.gone, $0.row] }
    return (changed, all.filter { $0.gone != $0.row && isSame($0) })
  }

  /// Weighs mentions.
  func scorer(_ mentions: [Int32], _ model: KindModel, threads: Int) -> PairScorer {
    Self.scorer(tables, mentions.map(units.number), model, threads: threads)
  }

  private static func scorer(
    _ tables: [CompanyTable], _ mentions: [(chunk: Int, number: Int)], _ model: KindModel, threads: Int
  ) -> PairScorer {
    RegisterPlan.company.scorer(columns(tables, mentions), rows: mentions.count, model, threads: threads)
  }

  private static func columns(_ tables: [CompanyTable], _ mentions: [(chunk: Int, number: Int)]) -> [RawColumn] {
    CompanyTable.shape.indices.map { column in
      var all = RawColumn(name: CompanyTable.shape[column].name)
      for (chunk, number) in mentions { all.append(tables[chunk].columns[column], number) }
      return all
    }
  }

  /// The mentions of some rows, which must be all rows of these mentions, in founder order.
  func table(_ rows: [Int32]) -> (table: CompanyTable, units: [Int32]) {
    var number: [Int32: Int32] = [:]
    var (found, first): ([Int32], [Int32]) = ([], [])
    let mention = rows.enumerated().map { place, row in
      let unit = unitOfRow[Int(row)]
      if unit < 0 { return Int32(-1) }
      if let known = number[unit] { return known }
      let next = Int32(truncatingIfNeeded: found.count)
      number[unit] = next
      found.append(unit)
      first.append(Int32(truncatingIfNeeded: place))
      return next
    }
    return (
      CompanyTable(mention: mention, rows: first, columns: Self.columns(tables, found.map(units.number))), found
    )
  }
}
