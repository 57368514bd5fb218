import Testing
import Text

@testable import Deduplicator

@Suite("Numbers by pairs") struct PairTableTests {
  @Test("As a dictionary would", arguments: [0, 1, 32, 5000]) func dictionary(_ capacity: Int) {
    var random = SplitMix64(seed: 4)
    var pairs = PairTable(capacity: capacity)
    var known: [UInt64: Int] = [:]
    for round in 0..<6000 {
      let key = Pairs.packed(
        Int32.random(in: 0..<60, using: &random), Int32.random(in: 0..<60, using: &random))
      #expect(pairs[key] == known[key])
      if round % 3 > 0 {
        pairs[key] = round - 3000
        known[key] = round - 3000
      }
      #expect(pairs.count == known.count)
    }
    for (key, value) in known { #expect(pairs[key] == value) }
  }

  @Test("Keys at the edges") func edges() {
    var pairs = PairTable()
    for key in [0, 1, UInt64.max - 1, 1 << 63, 1 << 32] {
      #expect(pairs[key] == nil)
      pairs[key] = 7
      #expect(pairs[key] == 7)
    }
  }

  @Test("Aliases hold both ways and join nothing else") func aliases() {
    var aliases = Aliases()
    #expect(aliases.isEmpty && !aliases.contains(0, 0))
    aliases.add(5, 3)
    aliases.add(3, 5)
    aliases.add(3, 9)
    #expect(aliases.contains(3, 5) && aliases.contains(5, 3) && aliases.contains(9, 3))
    #expect(!aliases.contains(5, 9) && aliases.count == 2)
  }
}
