import Testing
import Text

@testable import Deduplicator

@Suite("Numbers by hash") struct HashCountsTests {
  @Test("What went in is found, nothing else") func found() {
    var random = SplitMix64(seed: 9)
    let entries = (0..<500).map { _ in
      (hash: UInt32(truncatingIfNeeded: random.next()), number: Int32(random.next() % 99))
    }
    let counts = HashCounts(entries.shuffled(using: &random))
    for entry in entries { #expect(counts[entry.hash] == entry.number) }
    #expect(counts[entries[0].hash ^ 1] == nil)
    #expect(HashCounts()[7] == nil)
  }

  @Test("Of two under one hash the larger stands, in any order") func twice() {
    #expect(HashCounts([(5, 1), (5, 3), (2, 4)]) == HashCounts([(2, 4), (5, 3), (5, 1)]))
    #expect(HashCounts([(5, 1), (5, 3)])[5] == 3)
  }
}
