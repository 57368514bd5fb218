import Testing
import Text

@testable import Deduplicator

@Suite("A set of small numbers") struct BitSetTests {
  @Test("As a set would", arguments: [1, 63, 64, 65, 1000]) func set(_ count: Int) {
    var random = SplitMix64(seed: 8)
    var bits = BitSet(count: count)
    var known: Set<Int> = []
    for _ in 0..<count {
      let bit = Int.random(in: 0..<count, using: &random)
      bits.insert(bit)
      known.insert(bit)
    }
    #expect((0..<count).allSatisfy { bits[$0] == known.contains($0) })
  }
}
