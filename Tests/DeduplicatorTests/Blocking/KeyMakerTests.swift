import Testing

@testable import Deduplicator

@Suite("Keys of rows") struct KeyMakerTests {
  private let blocking = BlockingTable.town(seed: 51, people: 60)

  @Test("No key for what is missing") func missing() {
    for rule in blocking.rules {
      for row in 0..<blocking.table.count { #expect(!blocking.keys(row, rule).contains(0)) }
    }
    let empty = BlockingTable([Field("given", .given), Field("email", .email)], [["", ""], ["", ""]])
    for rule in empty.rules { #expect(empty.keys(0, rule).isEmpty && empty.blocks(rule).isEmpty) }
  }

  @Test("Rows come in order, whatever the range") func ranges() {
    let count = blocking.table.count
    for rule in blocking.rules {
      var rows: [Int] = []
      var keys: [Int: Set<UInt32>] = [:]
      blocking.maker.forEachKey(rule, 0..<count) { row, key in
        rows.append(row)
        keys[row, default: []].insert(key)
      }
      #expect(rows == rows.sorted())
      for row in 0..<count { #expect(keys[row] ?? [] == blocking.keys(row, rule)) }
    }
  }

  @Test("Rows agree in a key where they agree in what the rule is about") func agreement() {
    let (table, atoms) = (blocking.table, blocking.atoms)
    for rule in blocking.rules {
      let columns = [rule.first, rule.second].filter { $0 >= 0 }.map { atom -> Int in
        if case .column(let column, _) = atoms[atom].origin, atoms[atom].name == table.columns[column].name {
          return column
        }
        return -1
      }
      guard !columns.contains(-1) else { continue }
      for left in 0..<table.count {
        for right in (left + 1)..<max(left + 1, table.count) {
          let isSame = columns.allSatisfy { table.cell(left, $0) >= 0 && table.cell(left, $0) == table.cell(right, $0) }
          let agrees = !blocking.keys(left, rule).isDisjoint(with: blocking.keys(right, rule))
          #expect(agrees == isSame, "\(rule.name(atoms))")
        }
      }
    }
  }

  @Test("Every rule and every atom has a name") func names() {
    #expect(blocking.atoms.allSatisfy { !$0.name.isEmpty })
    #expect(Set(blocking.atoms.map(\.name)).count == blocking.atoms.count)
    #expect(Set(blocking.rules.map { $0.name(blocking.atoms) }).count == blocking.rules.count)
  }

  @Test("Compound rules take atoms of different fields, and words of one name") func compound() {
    let atoms = blocking.atoms
    for rule in blocking.rules where rule.second >= 0 && rule.second != rule.first {
      #expect(atoms[rule.first].field != atoms[rule.second].field)
    }
    for rule in blocking.rules where rule.second == rule.first { #expect(atoms[rule.first].field == 0) }
  }
}
