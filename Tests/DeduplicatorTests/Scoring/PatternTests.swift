import Testing
import Text

@testable import Deduplicator

@Suite("Levels of a pair in one word") struct PatternTests {
  @Test("As an array would") func array() {
    var random = SplitMix64(seed: 5)
    var pattern = Pattern()
    var levels = Array(repeating: 0, count: Pattern.limit)
    for _ in 0..<2000 {
      let (comparison, level) = (Int.random(in: levels.indices, using: &random), Int.random(in: 0...15, using: &random))
      pattern[comparison] = level
      levels[comparison] = level
      #expect(levels.indices.map { pattern[$0] } == levels)
    }
  }

  @Test("Counts are sorted sums, whatever the order") func counts() {
    var random = SplitMix64(seed: 6)
    let entries = (0..<500).map { _ in
      (pattern: Pattern(bits: random.next() % 40), weight: Int(random.next() % 5))
    }
    let (one, other) = (PatternCounts(entries), PatternCounts(entries.shuffled(using: &random)))
    #expect(one.patterns == other.patterns && one.counts == other.counts)
    #expect(zip(one.patterns, one.patterns.dropFirst()).allSatisfy { $0.bits < $1.bits })
    #expect(one.total == Double(entries.reduce(0) { $0 + $1.weight }))
    #expect(PatternCounts([]).total == 0)
  }
}
