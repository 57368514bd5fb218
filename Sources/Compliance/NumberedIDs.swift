/// The IDs of some records, numbered from 0 on. A register counts its IDs, so of many a number is found by its place; of few among
/// many, or of IDs that nobody counted, by looking for it.
struct NumberedIDs: Sendable {
  /// The IDs, in order.
  let ids: [Int64]
  /// The number of each ID up to the last, or -1; empty where that would be far more than there are.
  private let numbers: [Int32]

  /// Numbers in the order of the IDs.
  init(_ some: some Sequence<Int64>) {
    var ids = some.filter { $0 >= 0 }.sorted()
    var kept = 0
    for id in ids where kept == 0 || ids[kept - 1] != id {
      ids[kept] = id
      kept += 1
    }
    ids.removeSubrange(kept...)
    self.ids = ids
    guard let last = ids.last, last / 8 < ids.count else {
      numbers = []
      return
    }
    var numbers = Array(repeating: Int32(-1), count: Int(last) + 1)
    for (number, id) in ids.enumerated() { numbers[Int(id)] = Int32(number) }
    self.numbers = numbers
  }

  /// The number of an ID; nil where it is none of them.
  subscript(id: Int64?) -> Int? {
    guard let id, let last = ids.last, id >= 0, id <= last else { return nil }
    if !numbers.isEmpty { return numbers[Int(id)] < 0 ? nil : Int(numbers[Int(id)]) }
    var (low, high) = (0, ids.count)
    while low < high {
      let middle = (low + high) / 2
      if ids[middle] < id { low = middle + 1 } else { high = middle }
    }
    return ids[low] == id ? low : nil
  }
}
