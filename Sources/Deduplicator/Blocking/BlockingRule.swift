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
    let broad = max(6, Double(rows) * 0.02)
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
    second < 0
      ? atoms[first].name
      : second == first ? "two: \(atoms[first].name)" : "\(atoms[first].name) and \(atoms[second].name)"
  }
}
