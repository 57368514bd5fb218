import Testing
import Text

@testable import Deduplicator

@Suite("Sorting by counting") struct RadixSortTests {
  /// Many equal halves, and many equal values.
  private func values(_ count: Int) -> [UInt64] {
    var random = SplitMix64(seed: 10)
    return (0..<count).map { index in
      switch index % 4 {
      case 0: return random.next()
      case 1: return (random.next() % 5) << 40 | random.next() % 7
      case 2: return random.next() % 9
      default: return .max - random.next() % 3
      }
    }
  }

  @Test("Positions in order of values, equal ones in their own", arguments: [0, 1, 2, 100, 9000]) func order(
    _ count: Int
  ) {
    let values = values(count)
    let expected = values.indices.sorted { (values[$0], $0) < (values[$1], $1) }.map { Int32($0) }
    let isSorted = RadixSort.order(values) == expected
    #expect(isSorted)
  }

  @Test("By both halves", arguments: [0, 1, 100, 9000]) func bothHalves(_ count: Int) {
    let isSorted = RadixSort.byBothHalves(values(count)) == values(count).sorted()
    #expect(isSorted)
  }

  @Test("By the upper half, equal ones in their order", arguments: [0, 1, 100, 9000]) func upperHalf(_ count: Int) {
    let values = values(count)
    let expected = values.enumerated().sorted { ($0.element >> 32, $0.offset) < ($1.element >> 32, $1.offset) }
    let isSorted = RadixSort.byUpperHalf(values) == expected.map(\.element)
    #expect(isSorted)
  }
}
