import Testing

@testable import Deduplicator

@Suite("The blocks of chosen rules") struct ChosenBlocksTests {
  private let blocking = BlockingTable.town(seed: 54, people: 90)

  @Test("All blocks of all rules, none twice", arguments: [1, 2]) func whole(_ threads: Int) {
    let index = blocking.index(threads: threads)
    for (number, rule) in blocking.rules.enumerated() {
      #expect(index.blocks(rule: number) == blocking.blocks(rule), "\(rule.name(blocking.atoms))")
    }
    #expect(index.cells.count == blocking.rules.reduce(0) { $0 + blocking.blocks($1).count })
  }

  @Test("Only chosen cells") func chosen() {
    let index = blocking.index { $0 % 3 == 0 }
    #expect(!index.cells.isEmpty && index.cells.allSatisfy { $0 % 3 == 0 })
    for (number, rule) in blocking.rules.enumerated() {
      let expected = blocking.blocks(rule).filter { BlockIndex.cell(rule: number, size: $0.count) % 3 == 0 }
      #expect(index.blocks(rule: number) == expected)
    }
    #expect(blocking.index { _ in false }.cells.isEmpty)
  }

  @Test("No block beyond a rule's largest") func largest() {
    let index = ChosenBlocks.index(
      blocking.maker, chosen: Array(repeating: true, count: blocking.rules.count * BlockIndex.classes),
      largest: blocking.rules.indices.map { $0 % 5 }, threads: 2)
    for (number, rule) in blocking.rules.enumerated() {
      #expect(index.blocks(rule: number) == blocking.blocks(rule).filter { $0.count <= number % 5 })
    }
  }
}
