import Testing

@testable import Deduplicator

@Suite("Scored pairs of blocks") struct ScoredLinksTests {
  private let blocking = BlockingTable.town(seed: 56, people: 90)

  /// Agreement speaks for, difference against.
  private var scorer: PairScorer {
    var weights = MatchWeights(comparisons: blocking.comparer.plan.comparisons.count)
    for entry in weights.match.indices { weights.match[entry] = entry % 16 == 0 ? 0 : Float(entry % 16) - 5 }
    return PairScorer(comparer: blocking.comparer, weights: weights)
  }

  @Test("Each pair once, sorted, with its weight", arguments: [1, 2, 3]) func once(_ threads: Int) {
    let index = blocking.index()
    let (links, candidates) = ScoredLinks.of(index, scorer, least: .min, threads: threads)
    #expect(links.map { [$0.left, $0.right] } == index.pairs)
    #expect(candidates == links.count)
    #expect(links.allSatisfy { $0.weight == scorer.weight(Int($0.left), Int($0.right)) })
  }

  @Test("Weak pairs are scored and forgotten") func least() {
    let all = ScoredLinks.of(blocking.index(), scorer, least: .min, threads: 1)
    let some = ScoredLinks.of(blocking.index(), scorer, least: 0, threads: 2)
    #expect(some.candidates == all.candidates)
    let (kept, expected) = (some.links, all.links.filter { $0.weight >= 0 })
    #expect(kept.map { [$0.left, $0.right, $0.weight] } == expected.map { [$0.left, $0.right, $0.weight] })
    #expect(kept.count < all.links.count && !kept.isEmpty)
  }

  @Test("No blocks, no pairs") func none() {
    let (links, candidates) = ScoredLinks.of(blocking.index { _ in false }, scorer, least: .min, threads: 2)
    #expect(links.isEmpty && candidates == 0)
  }

  @Test("Weights keep their order and stay in their range") func weights() {
    let scores: [Float] = [-.infinity, -1e9, -3, -0.5, 0, 0.5, 3, 1e9, .infinity]
    let weights = scores.map { ScoredLink.weight($0) }
    #expect(weights == weights.sorted() && weights[4] == 0)
    #expect(weights[3] == -weights[5])
  }
}
