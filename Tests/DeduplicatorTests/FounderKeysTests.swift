import Testing

@testable import Deduplicator

@Suite("No two contacts are named by one key") struct FounderKeysTests {
  @Test(
    "A second one is named by the next of its keys, or is the first one's",
    arguments: [
      // Each row's founder, each row's key, and the founders that come of it.
      ([0, 1, 2], [1, 2, 3], [0, 1, 2]), ([0, 0, 2], [1, 1, 2], [0, 0, 2]), ([0, 1], [1, 1], [0, 0]),
      ([0, 1, 1], [1, 1, 2], [0, 2, 2]), ([0, 1, 0, 1], [1, 1, 2, 3], [0, 3, 0, 3]),
      ([0, 1, 1, 3], [1, 1, 2, 2], [0, 0, 0, 3]), ([-1, 1, -1], [1, 1, 1], [-1, 1, -1]),
      ([0, 1, 2, 2], [1, 1, 1, 4], [0, 0, 3, 3]),
    ] as [([Int32], [Int64], [Int32])])
  func parted(_ founder: [Int32], _ key: [Int64], _ expected: [Int32]) {
    let parted = FounderKeys.parted(founder, key)
    #expect(parted == expected)
    #expect(FounderKeys.parted(parted, key) == parted)
    let named = parted.enumerated().filter { Int($0.element) == $0.offset }.map { key[$0.offset] }
    #expect(Set(named).count == named.count)
  }
}
