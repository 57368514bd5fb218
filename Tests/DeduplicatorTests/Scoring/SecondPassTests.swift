import Testing

@testable import Deduplicator

@Suite("What clusters teach") struct SecondPassTests {
  @Test("Members of clusters of two and more") func members() {
    #expect(SecondPass.members([0, 1, 0, 3, 1, 0]) == [[0, 2, 5], [1, 4]])
    #expect(SecondPass.members([0, 1, 2]).isEmpty && SecondPass.members([]).isEmpty)
  }

  /// Three rows of Matti Meri and one of Liisa Meri, by position; `clusters` are Matti's as one.
  private func counted() -> (before: RowComparer, after: RowComparer) {
    let rows = [["Matti", "Meri"], ["Matti", "Meri"], ["Matti", "Meri"], ["Liisa", "Meri"]]
    let before = PlanMaker.comparer(matchTable([Field("given", .given), Field("family", .family)], rows))
    let matti = (0..<Int32(4)).filter { before.table.text(Int($0), 0) == "matti" }
    let clusters = (0..<Int32(4)).map { matti.contains($0) ? matti[0] : $0 }
    var after = before
    SecondPass.recount(&after, clusters)
    return (before, after)
  }

  @Test("Copies of one record are one bearer of its values and words") func recount() {
    let (before, after) = counted()
    let table = before.table
    func share(_ comparer: RowComparer, _ text: String, _ column: Int) -> Float {
      comparer.frequencies.share[Int(table.value(text, column)) + table.columns[column].shift]
    }
    #expect(share(before, "matti", 0) == 0.75 && share(after, "matti", 0) == 0.5)
    #expect(share(after, "liisa", 0) == 0.5 && share(after, "meri", 1) == 1)
    #expect(before.bags[0].counts.sorted() == [1, 3, 4] && after.bags[0].counts.sorted() == [1, 1, 2])
  }

  @Test("Levels are those of all pairs within clusters", arguments: [1, 2]) func levels(_ threads: Int) {
    let comparer = counted().before
    let matti = (0..<Int32(4)).filter { comparer.table.text(Int($0), 0) == "matti" }
    let clusters = (0..<Int32(4)).map { matti.contains($0) ? matti[0] : $0 }
    let (levels, pairs) = SecondPass.levels(comparer, clusters, threads: threads)
    #expect(pairs == 3)
    #expect(levels.allSatisfy { $0.reduce(0, +) == 3 })
    #expect(levels[0][Measure.agrees...].reduce(0, +) == 3)
  }

  @Test("Words that stand for each other again and again are aliases, slips of once are not") func aliases() {
    // Ten families with a Pekka whom some call Petteri, and one Matti who is once Martti.
    let pairs = (0..<10).flatMap { [["Pekka Suku\($0)"], ["Petteri Suku\($0)"]] } + [["Matti Meri"], ["Martti Meri"]]
    let rows = pairs + (0..<120).map { ["Etu\($0 % 30) Nimi\($0)"] }
    var comparer = PlanMaker.comparer(matchTable([Field("koko nimi", .fullName)], rows))
    let positions = comparer.table.positions
    var clusters = (0..<Int32(rows.count)).map { $0 }
    for index in stride(from: 0, to: pairs.count, by: 2) {
      let (one, other) = (positions[index], positions[index + 1])
      clusters[max(one, other)] = Int32(min(one, other))
    }
    SecondPass.learnAliases(&comparer, clusters)
    let words = comparer.bags[0].words
    func word(_ text: String) -> Int32 { words.find(Array(text.utf8), 0..<text.utf8.count) ?? -1 }
    #expect(comparer.aliases.contains(word("pekka"), word("petteri")))
    #expect(comparer.aliases.count == 1)
  }

  @Test("A whole name that many bear takes off, a rare one does not") func namesakes() {
    let rows =
      (0..<12).map { ["Niklas", "Lindholm", "\($0)"] } + (0..<40).map { ["Etu\($0 % 20)", "Suku\($0 % 19)", "\($0)"] }
    let comparer = PlanMaker.comparer(
      matchTable([Field("given", .given), Field("family", .family), Field("x", .code)], rows))
    let found = Namesakes.learned(comparer, (0..<Int32(rows.count)).map { $0 })
    #expect(found.allSatisfy { $0 <= 0 })
    for row in found.indices { #expect((found[row] < 0) == (comparer.table.text(row, 0) == "niklas")) }
  }
}
