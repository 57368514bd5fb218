import Testing
import Text

@testable import Deduplicator

@Suite("Mean link") struct ClusteringTests {
  private func clusters(_ count: Int, _ links: [String: Int32], forbidden: String = "", together: [(Int, Int)] = [])
    -> [Int]
  {
    MeanLink.clusters(tags: (0..<count).map { UInt64($0) }, together: together) { left, right in
      "\(left)\(right)" == forbidden ? nil : links["\(left)\(right)"] ?? -8000
    }
  }

  @Test("All pairs merge") func whole() {
    #expect(clusters(3, ["01": 1, "02": 0, "12": 9000]) == [0, 0, 0])
  }

  @Test("A bridge between two groups does not join them") func bridge() {
    #expect(clusters(4, ["01": 8000, "23": 8000, "12": 7000]) == [0, 0, 2, 2])
  }

  @Test("A forbidden pair keeps its clusters apart") func forbidden() {
    #expect(clusters(3, ["01": 8000, "12": 7000], forbidden: "02") == [0, 0, 2])
  }

  @Test("What is put together stays together") func together() {
    #expect(clusters(3, [:], together: [(0, 2)]) == [0, 1, 0])
  }

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
