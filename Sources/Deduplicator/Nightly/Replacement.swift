import Records

/// A row that holds now in place of one that is gone: the only one of its key, then and now.
struct Replacement: Sendable {
  let gone: Int32
  let row: Int32

  /// Those of a change, but for the rows that decisions are about.
  static func all(_ change: ChangedObservations, bound: [(Int32, Int32)]) -> [Replacement] {
    let ruled = Set(bound.flatMap { [$0.0, $0.1] })
    var found: [Int64: (gone: Int32, row: Int32)] = [:]
    for row in change.current..<change.table.count {
      let key = change.table.key[row]
      found[key] = (found[key] == nil && !ruled.contains(Int32(row)) ? Int32(row) : -1, -1)
    }
    for row in 0..<change.current {
      guard let known = found[change.table.key[row]] else { continue }
      let isOnly = known.row < 0 && !change.wasThere(row) && !ruled.contains(Int32(row))
      found[change.table.key[row]] = (isOnly ? known.gone : -1, Int32(row))
    }
    return found.values.filter { $0.gone >= 0 && $0.row >= 0 }.map { Replacement(gone: $0.gone, row: $0.row) }
      .sorted { $0.gone < $1.gone }
  }
}

extension ChangedObservations {
  /// Gives rows what those belonged to, as companies, whose place they took.
  mutating func replace(_ replaced: [Replacement]) {
    var row: [Int32: Int32] = [:]
    for one in replaced {
      row[one.gone] = one.row
      company[Int(one.row)] = company[Int(one.gone)]
      companyWeight[Int(one.row)] = companyWeight[Int(one.gone)]
    }
    if row.isEmpty { return }
    for index in pairs.indices where pairs[index].kind == .company {
      pairs[index].left = row[pairs[index].left] ?? pairs[index].left
      pairs[index].right = row[pairs[index].right] ?? pairs[index].right
    }
  }

  /// The companies' pairs of rows that took another's place, but for those that were matched anew.
  func renamed(_ replaced: [Replacement], _ isAnew: (Int32) -> Bool) -> [ScoredPair] {
    let rows = Set(replaced.map(\.row))
    return pairs.filter { pair in
      pair.kind == .company && (rows.contains(pair.left) || rows.contains(pair.right)) && !isAnew(pair.left)
        && !isAnew(pair.right)
    }.map { pair in
      ScoredPair(
        kind: .company, left: min(pair.left, pair.right), right: max(pair.left, pair.right), weight: pair.weight,
        pattern: pair.pattern)
    }
  }
}
