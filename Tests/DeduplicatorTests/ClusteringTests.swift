import Testing
import Text

@testable import Deduplicator

@Suite("Large components") struct ClusteringTests {
  @Test("One business ID on five hundred mentions is one company") func largeComponent() {
    let rows = (0..<500).map { Row("", "", "Kuusi Oy", id: businessID(1), postcode: "\(10000 + $0)") }
    let resolution = Resolver().resolve(table(rows))
    #expect(resolution.company.allSatisfy { $0 == 0 })
  }

  @Test("Sorting by counting is sorting") func radix() {
    var random = SplitMix64(seed: 5)
    let values = (0..<3000).map { (random.next() % 50) << 60 | (random.next() % 9) << 33 | UInt64($0) }
    let isSorted = RadixSort.byUpperHalf(values) == values.sorted()
    #expect(isSorted)
  }

  @Test("Equal bytes get equal numbers, however many there are") func interner() {
    var interner = Interner()
    var random = SplitMix64(seed: 6)
    var known: [String: Int32] = [:]
    for _ in 0..<5000 {
      let text = "wert \(random.next() % 900)"
      let bytes = Array(("x" + text).utf8)
      let id = interner.intern(bytes, 1..<bytes.count)
      #expect(known[text, default: id] == id)
      known[text] = id
      #expect(String(decoding: interner.arena[interner.range(id)], as: UTF8.self) == text)
    }
    #expect(interner.count == known.count && interner.intern([], 0..<0) == -1)
  }
}
