/// The IDs of some records, numbered from 0 on: a register counts its IDs, so a number is found by its place.
struct NumberedIDs: Sendable {
  /// The IDs, in order.
  let ids: [Int64]
  private var numbers: [Int32]

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
    numbers = Array(repeating: -1, count: ids.last.map { Int($0) + 1 } ?? 0)
    for (number, id) in ids.enumerated() { numbers[Int(id)] = Int32(number) }
  }

  /// The number of an ID; nil where it is none of them.
  subscript(id: Int64?) -> Int? {
    guard let id, numbers.indices.contains(Int(id)), numbers[Int(id)] >= 0 else { return nil }
    return Int(numbers[Int(id)])
  }
}
