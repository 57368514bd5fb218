/// A blocking rule: rows that agree in an atom, or in two.
struct BlockingRule: Sendable {
  let first: Int
  /// The other atom, or -1; the same as the first for two words of one name.
  let second: Int

  /// The rules worth trying over a table's atoms: single atoms, words with words, and atoms of different fields.
  static func all(_ atoms: [Atom], rows: Int) -> [BlockingRule] {
    var rules: [BlockingRule] = []
    for (index, atom) in atoms.enumerated() where atom.breadth < 400 && atom.breadth > 0 {
      rules.append(BlockingRule(first: index, second: -1))
    }
    for index in atoms.indices.prefix(2) where atoms[index].field == 0 {
      rules.append(BlockingRule(first: index, second: index))
    }
    var compound: [(breadth: Double, rule: BlockingRule)] = []
    let broad = Double(rows) * 0.02
    for (first, a) in atoms.enumerated() {
      for second in atoms.indices where second > first {
        let b = atoms[second]
        if a.field == b.field || (a.isOfOrganisation && b.isOfOrganisation) { continue }
        if b.breadth > broad || (a.field > 0 && a.breadth > broad) { continue }
        let expected = a.breadth * b.breadth * 2 / Double(max(1, rows))
        if expected > 6 || a.breadth == 0 || b.breadth == 0 { continue }
        compound.append((expected, BlockingRule(first: first, second: second)))
      }
    }
    return rules + compound.map(\.rule)
  }

  /// What the rule's rows agree in.
  func name(_ atoms: [Atom]) -> String {
    second < 0 ? atoms[first].name : second == first ? "two: \(atoms[first].name)" : "\(atoms[first].name) and \(atoms[second].name)"
  }
}

/// Makes the keys of rows.
struct KeyMaker: Sendable {
  let table: MatchTable
  let bag: WordBag?
  let atoms: [Atom]

  /// Replaces `keys` by a row's keys under a rule, each once; never 0. `room` is scratch space.
  @inline(__always)
  func keys(_ row: Int, _ rule: BlockingRule, _ keys: inout [UInt32], _ room: inout [UInt32]) {
    keys.removeAll(keepingCapacity: true)
    append(row, rule.first, &keys)
    if rule.second < 0 || keys.isEmpty { return }
    room.removeAll(keepingCapacity: true)
    if rule.second == rule.first {
      for (index, a) in keys.enumerated() {
        for b in keys[(index + 1)...] { add(Hash.key(Hash.mix(UInt64(a)) &+ Hash.mix(UInt64(b))), &room) }
      }
    } else {
      let firsts = keys.count
      append(row, rule.second, &keys)
      for a in keys[..<firsts] {
        for b in keys[firsts...] { add(Hash.key(UInt64(a) << 32 | UInt64(b)), &room) }
      }
    }
    swap(&keys, &room)
  }

  @inline(__always)
  private func append(_ row: Int, _ atom: Int, _ keys: inout [UInt32]) {
    switch atoms[atom].origin {
    case .column(let column, let base):
      let value = table.cell(row, column)
      guard value >= 0 else { return }
      let hash = atoms[atom].hashes[Int(value) &- base]
      if hash != 0 { keys.append(hash) }
    case .words:
      guard let bag else { return }
      for column in bag.columns {
        let value = table.cell(row, column)
        guard value >= 0 else { continue }
        for index in bag.range(value) {
          let hash = atoms[atom].hashes[Int(bag.list[index])]
          if hash != 0 { add(hash, &keys) }
        }
      }
    }
  }

  @inline(__always)
  private func add(_ key: UInt32, _ keys: inout [UInt32]) {
    if !keys.contains(key) { keys.append(key) }
  }
}
