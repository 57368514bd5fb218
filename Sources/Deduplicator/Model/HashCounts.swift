/// Numbers by content hash, for values that are not kept themselves: sorted, so that equal ones are equal bytes.
struct HashCounts: Sendable, Equatable {
  private(set) var hashes: [UInt32] = []
  private(set) var numbers: [Int32] = []

  /// No values.
  init() {}

  /// The numbers of `entries`; of two values under one hash the larger number stands.
  init(_ entries: [(hash: UInt32, number: Int32)]) {
    for entry in entries.sorted(by: { ($0.hash, $1.number) < ($1.hash, $0.number) }) where entry.hash != hashes.last {
      hashes.append(entry.hash)
      numbers.append(entry.number)
    }
  }

  /// Numbers by hashes in ascending order.
  init(hashes: [UInt32], numbers: [Int32]) {
    self.hashes = hashes
    self.numbers = numbers
  }

  /// The number of a hash, if it is known.
  subscript(hash: UInt32) -> Int32? {
    var (low, high) = (0, hashes.count)
    while low < high {
      let middle = (low + high) / 2
      if hashes[middle] < hash { low = middle + 1 } else { high = middle }
    }
    return low < hashes.count && hashes[low] == hash ? numbers[low] : nil
  }
}
