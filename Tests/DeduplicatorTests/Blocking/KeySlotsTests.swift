import Testing
import Text

@testable import Deduplicator

@Suite("Keys, numbered as they came") struct KeySlotsTests {
  @Test("As a dictionary would", arguments: [10, 700, 5000]) func dictionary(_ count: Int) {
    var random = SplitMix64(seed: 9)
    var slots = KeySlots()
    var known: [UInt32: Int] = [:]
    for _ in 0..<count {
      // Neighbours collide.
      let key = UInt32(truncatingIfNeeded: random.next() % UInt64(count)) * 2 | 1
      #expect(slots.find(key) == known[key])
      slots.insert(key)
      if known[key] == nil { known[key] = known.count }
      #expect(slots.count == known.count)
    }
    for (key, number) in known { #expect(slots.find(key) == number) }
    #expect(slots.find(.max) == nil)
  }
}
