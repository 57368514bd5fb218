import Testing

@testable import Deduplicator

@Suite("Blocks and the way from rows to them") struct BlockIndexTests {
  @Test("A row's blocks are those in which it stands") func ways() {
    let blocking = BlockingTable.town(seed: 52, people: 60)
    let index = blocking.index()
    for row in 0..<blocking.table.count {
      let there = index.cells.indices.filter { index.members[index.range($0)].contains(Int32(row)) }
      #expect(index.blocks(of: row).map { index.block($0) } == there)
    }
  }

  @Test("Size classes are in order of sizes, and cells are each a rule's") func classes() {
    let classes = (2...BlockIndex.largest).map { BlockIndex.sizeClass($0) }
    #expect(zip(classes, classes.dropFirst()).allSatisfy { $0 <= $1 })
    #expect(classes.allSatisfy { (0..<BlockIndex.classes).contains($0) })
    for rule in 0..<20 {
      for size in 2...BlockIndex.largest {
        #expect(BlockIndex.cell(rule: rule, size: size) / BlockIndex.classes == rule)
      }
    }
  }

  @Test("Blocks in ascending order of rows, none of one row") func order() {
    let index = BlockingTable.town(seed: 53, people: 60).index()
    for block in index.cells.indices {
      let rows = Array(index.members[index.range(block)])
      #expect(rows.count >= 2 && zip(rows, rows.dropFirst()).allSatisfy { $0 < $1 })
    }
  }

  @Test("A wide table's cells keep their numbers") func wide() {
    var index = BlockIndex()
    let cell = BlockIndex.cell(rule: 9000, size: 2)
    index.append([0, 1], cell: cell, isNarrow: true)
    #expect(Int(index.cells[0]) == cell)
  }
}
