import Testing

@testable import Deduplicator

@Suite("Pairs around a sample of rows") struct AnchorPairsTests {
  private let blocking = BlockingTable.town(seed: 55, people: 90)

  private func pairs(anchors: Int, threads: Int = 1) -> (blocks: AnchorBlocks, pairs: AnchorPairs) {
    let blocks = AnchorBlocks(blocking.maker, anchors: anchors, threads: threads)
    return (
      blocks, AnchorPairs(blocks, rows: blocking.table.count, rules: blocking.rules.count, threads: threads)
    )
  }

  @Test("Blocks are whole", arguments: [1.0, 0.3]) func blocks(_ share: Double) {
    let anchors = Int(Double(blocking.table.count) * share)
    let index = pairs(anchors: anchors).blocks.index
    for (number, rule) in blocking.rules.enumerated() {
      let all = Set(blocking.blocks(rule))
      for block in index.blocks(rule: number) {
        #expect(all.contains(block))
        #expect(block.contains { $0 < anchors })
      }
    }
  }

  @Test("Each pair once, its left row an anchor", arguments: [1.0, 0.3]) func once(_ share: Double) {
    let anchors = Int(Double(blocking.table.count) * share)
    let (blocks, sample) = pairs(anchors: anchors)
    #expect(!sample.pairs.isEmpty)
    #expect(sample.pairs.allSatisfy { $0.left < $0.right && $0.left < anchors })
    #expect(sample.pairs.allSatisfy { $0.weight == ($0.right < anchors ? 2 : 1) })
    let found = sample.pairs.map { [$0.left, $0.right] }
    #expect(found.sorted { $0.lexicographicallyPrecedes($1) } == blocks.index.pairs.filter { $0[0] < anchors })
  }

  @Test("A cell has the pairs of its blocks") func cells() {
    let (blocks, sample) = pairs(anchors: blocking.table.count)
    for (cell, members) in sample.byCell.enumerated() {
      var expected: Set<[Int32]> = []
      for block in blocks.index.cells.indices where blocks.index.cells[block] == cell {
        let rows = blocks.index.members[blocks.index.range(block)]
        for left in rows { for right in rows where left < right { expected.insert([left, right]) } }
      }
      #expect(Set(members.map { [sample.pairs[Int($0)].left, sample.pairs[Int($0)].right] }) == expected)
    }
  }

  @Test("A pair that shares two keys of a cell stands in it once") func twoKeys() {
    let names = [
      ["Matti", "Meri"], ["Matti", "Meri"], ["Matti", "Meri"], ["Matti", "Oja"], ["Liisa", "Meri"], ["Olli", "Saari"],
      ["Eero", "Kivi"],
    ]
    let blocking = BlockingTable([Field("given", .given), Field("family", .family)], names) { atoms in
      [BlockingRule(first: atoms.firstIndex { $0.name == "word" } ?? 0, second: -1)]
    }
    let blocks = AnchorBlocks(blocking.maker, anchors: names.count, threads: 1)
    let sample = AnchorPairs(blocks, rows: names.count, rules: 1, threads: 1)
    for members in sample.byCell { #expect(Set(members).count == members.count) }
  }

  @Test("Threads do not show") func threads() {
    let (one, two) = (pairs(anchors: 60).pairs, pairs(anchors: 60, threads: 2).pairs)
    #expect(one.pairs.map { [$0.left, $0.right, $0.weight] } == two.pairs.map { [$0.left, $0.right, $0.weight] })
    #expect(one.byCell == two.byCell)
  }

  @Test("A thinned sample stands for about as many pairs, and its cells follow") func thin() {
    var sample = pairs(anchors: blocking.table.count).pairs
    let before = sample
    sample.thin(narrow: before.pairs.count, wide: before.pairs.count)
    #expect(sample.pairs.count == before.pairs.count)
    sample.thin(narrow: 100, wide: 100)
    #expect(sample.pairs.count < before.pairs.count && !sample.pairs.isEmpty)
    let (weight, whole) = (sample.pairs.reduce(0) { $0 + $1.weight }, before.pairs.reduce(0) { $0 + $1.weight })
    #expect(abs(Double(weight) / Double(whole) - 1) < 0.35)
    for (cell, members) in sample.byCell.enumerated() {
      let all = Set(before.byCell[cell].map { [before.pairs[Int($0)].left, before.pairs[Int($0)].right] })
      let kept = members.map { [sample.pairs[Int($0)].left, sample.pairs[Int($0)].right] }
      #expect(all.isSuperset(of: kept))
    }
  }
}
