import Text

@testable import Deduplicator

/// A small table of persons with all that blocking needs.
struct BlockingTable {
  let comparer: RowComparer
  let atoms: [Atom]
  let maker: KeyMaker

  var table: MatchTable { comparer.table }
  var rules: [BlockingRule] { maker.rules }

  /// A table and all rules over it.
  init(_ fields: [Field], _ rows: [[String]]) {
    self.init(fields, rows) { BlockingRule.all($0, rows: rows.count) }
  }

  /// A table and the rules that `rules` makes of its atoms.
  init(_ fields: [Field], _ rows: [[String]], rules: (_ atoms: [Atom]) -> [BlockingRule]) {
    comparer = PlanMaker.comparer(matchTable(fields, rows))
    atoms = AtomList(comparer).atoms
    maker = KeyMaker(comparer.table, bag: comparer.bags.first, atoms, rules(atoms), threads: 1)
  }

  /// A row's keys under a rule.
  func keys(_ row: Int, _ rule: BlockingRule) -> Set<UInt32> {
    var keys: Set<UInt32> = []
    maker.forEachKey(rule, row..<(row + 1)) { _, key in keys.insert(key) }
    return keys
  }

  /// The persons of a town.
  static func town(seed: UInt64, people: Int) -> BlockingTable {
    let rows = Town(seed: seed, people: people).rows.enumerated().map { index, row in
      let words = row.name.split(separator: " ").map(String.init)
      return [
        words[0], words.last ?? "", row.email, row.postcode, "\(1 + index % 28).\(1 + index % 12).\(1950 + index % 40)",
      ]
    }
    let fields = [
      Field("given", .given), Field("family", .family), Field("email", .email), Field("postcode", .postcode),
      Field("born", .date),
    ]
    return BlockingTable(fields, rows)
  }

  /// The blocks of a rule by comparing keys: two rows and more, no more than the largest block, sorted.
  func blocks(_ rule: BlockingRule) -> [[Int32]] {
    var rows: [UInt32: [Int32]] = [:]
    for row in 0..<table.count {
      for key in keys(row, rule) { rows[key, default: []].append(Int32(row)) }
    }
    return rows.values.filter { (2...BlockIndex.largest).contains($0.count) }.sorted {
      $0.lexicographicallyPrecedes($1)
    }
  }

  /// The blocks of all rules over the whole table.
  func index(threads: Int = 1, isChosen: (_ cell: Int) -> Bool = { _ in true }) -> BlockIndex {
    ChosenBlocks.index(
      maker, chosen: (0..<rules.count * BlockIndex.classes).map(isChosen),
      largest: rules.map { _ in BlockIndex.largest }, threads: threads)
  }
}

extension BlockIndex {
  /// The rows of all blocks of a rule, sorted.
  func blocks(rule: Int) -> [[Int32]] {
    cells.indices.filter { Int(cells[$0]) / Self.classes == rule }.map { Array(members[range($0)]) }
      .sorted { $0.lexicographicallyPrecedes($1) }
  }

  /// All pairs of all blocks, each once, sorted.
  var pairs: [[Int32]] {
    var pairs: Set<[Int32]> = []
    for block in cells.indices {
      for left in members[range(block)] {
        for right in members[range(block)] where left < right { pairs.insert([left, right]) }
      }
    }
    return pairs.sorted { $0.lexicographicallyPrecedes($1) }
  }
}
