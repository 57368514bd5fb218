import Testing

@testable import Deduplicator

@Suite("Which cells are worth their candidates") struct YieldChoiceTests {
  /// Three columns: in two of them two rows each agree, other ones, in the third six.
  private static let rows = (0..<60).map { ["pair \($0 / 2)", "six \($0 / 6)", "other \(($0 + 1) / 2)"] }

  /// For each rule whether any cell of it is chosen, where `isMatch` tells the matches by a pair's agreeing columns.
  private func chosen(_ names: [String], _ isMatch: (_ agreesInPair: Bool) -> Float) -> [Bool] {
    let fields = ["pair", "six", "other"].map { Field($0, .category) }
    let blocking = BlockingTable(fields, Self.rows) { atoms in
      names.map { name in BlockingRule(first: atoms.firstIndex { $0.name == name } ?? 0, second: -1) }
    }
    let rules = blocking.rules
    let blocks = AnchorBlocks(blocking.maker, anchors: blocking.table.count, threads: 1)
    let sample = AnchorPairs(blocks, rows: blocking.table.count, rules: rules.count, threads: 1)
    let probability = sample.pairs.map { pair in
      isMatch(blocking.table.cell(Int(pair.left), 0) == blocking.table.cell(Int(pair.right), 0))
    }
    let cells = YieldChoice.chosen(sample, probability: probability)
    #expect(cells.count == sample.byCell.count)
    #expect(cells.indices.allSatisfy { !cells[$0] || !sample.byCell[$0].isEmpty })
    return rules.indices.map { rule in
      cells[(rule * BlockIndex.classes)..<((rule + 1) * BlockIndex.classes)].contains(true)
    }
  }

  @Test(
    "The cell that brings the matches, and not the one that brings them again",
    arguments: [
      (["pair", "six"], [true, false]), (["six", "pair"], [false, true]),
    ])
  func best(_ names: [String], _ expected: [Bool]) { #expect(chosen(names) { $0 ? 1 : 0 } == expected) }

  @Test("The wider cell, where nothing else brings them") func wider() {
    #expect(chosen(["six"]) { $0 ? 1 : 0 } == [true])
  }

  @Test("Both, where each brings matches of its own") func both() {
    #expect(chosen(["pair", "other"]) { _ in 1 } == [true, true])
  }

  @Test("The same rule twice is chosen once") func twice() {
    #expect(chosen(["pair", "pair"]) { _ in 1 }.filter { $0 }.count == 1)
  }

  @Test("None, where there are no matches") func none() {
    #expect(chosen(["pair", "six"]) { _ in 0 } == [false, false])
    #expect(chosen([]) { _ in 1 } == [])
  }
}
