import Testing

@testable import Deduplicator

@Suite("How frequent categories are among people of one name") struct SharesByNameTests {
  /// A tenth of 400 people are called Sundqvist and speak Swedish, as nobody else does; teams go round.
  private let rows = (0..<400).map { row in
    [
      "Etu\(row % 97)", row % 10 == 0 ? "Sundqvist" : "Suku\(row % 7)", row % 10 == 0 ? "sv" : "fi", "team \(row % 3)",
    ]
  }

  private func comparer(_ rows: [[String]]) -> RowComparer {
    PlanMaker.comparer(
      matchTable(
        [Field("given", .given), Field("family", .family), Field("language", .category), Field("team", .category)], rows
      ))
  }

  private func share(_ text: String, _ column: String, _ comparer: RowComparer) -> Float {
    let place = comparer.table.place(column)
    return comparer.frequencies.share[Int(comparer.table.value(text, place)) + comparer.table.columns[place].shift]
  }

  @Test("What a name says already is frequent, what it does not say is as frequent as ever") func shares() {
    var comparer = comparer(rows)
    #expect(abs(share("sv", "language", comparer) - 0.1) < 1e-6)
    SecondPass.recount(&comparer, Array(0..<400))
    #expect(share("sv", "language", comparer) > 0.9)
    #expect(share("fi", "language", comparer) > 0.9)
    #expect(abs(share("team 1", "team", comparer) - 1.0 / 3) < 0.05)
    #expect(abs(share("sundqvist", "family", comparer) - 0.1) < 1e-6)
  }

  @Test("A person's own rows are not her namesakes") func ownRows() {
    // Everybody twice, each with a team of her own: only her own rows share it.
    let rows = (0..<300).map { ["Etu\($0 / 2 % 50)", "Suku\($0 / 2 % 7)", "fi", "team \($0 / 2)"] }
    var comparer = comparer(rows)
    let clusters = comparer.table.order.indices.map { position -> Int32 in
      let person = comparer.table.order[position] / 2
      return Int32(comparer.table.order.firstIndex { $0 / 2 == person } ?? position)
    }
    SecondPass.recount(&comparer, clusters)
    #expect(share("team 1", "team", comparer) < 0.02)
  }
}
