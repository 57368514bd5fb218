import Records

/// What is matched of one kind, companies' mentions or persons, as it was and as it is: the keys by which they block, and a
/// tag by which those that say the same are found.
struct Units: Sendable {
  /// Some of them, keyed by the engine's own table.
  struct Chunk: Sendable {
    let keys: KeyMaker
    /// A hash of all that a unit says.
    let tags: [UInt64]
    /// For each unit its number among the columns' rows.
    let number: [Int32]

    /// Keys of `rows` rows of a plan's columns.
    init(_ columns: [RawColumn], rows: Int, _ plan: RegisterPlan, _ model: KindModel) {
      let table = plan.table(columns, rows: rows, threads: 1)
      var bag = WordBag(table, PlanMaker.nameColumns(table))
      if let known = model.bags.first { bag.recount(known) }
      keys = KeyMaker(table, bag, model, threads: 1)
      let hashes = (0..<table.starts.count - 1).map { Hash.of(table.arena, table.range(Int32(truncatingIfNeeded: $0))) }
      tags = (0..<rows).map { row in
        (0..<table.width).reduce(0) { tag, column in
          let value = table.cell(row, column)
          return Hash.pair(tag, value < 0 ? 0 : hashes[Int(value)] | 1)
        }
      }
      number = table.order
    }
  }

  let chunks: [Chunk]
  /// Where each chunk's units begin; one more entry at the end.
  let starts: [Int]
  /// Whether a unit was there, and whether it is.
  private(set) var isThen: [Bool]
  private(set) var isNow: [Bool]
  /// Groups of units that say the same, where one stands for all.
  private(set) var twins: [[Int32]] = []
  /// Whether a unit stands in blocks.
  private(set) var seenThen: [Bool]
  private(set) var seenNow: [Bool]
  /// Units whose pairs nobody has looked at.
  private(set) var isNew: [Bool]

  /// Units: `enough` tells of some whether two of their like are one.
  init(
    _ chunks: [Chunk], isThen: [Bool], isNow: [Bool],
    enough: (_ units: [Int32], _ places: [(chunk: Int, number: Int)]) -> [Bool]
  ) {
    self.chunks = chunks
    (self.isThen, self.isNow) = (isThen, isNow)
    (seenThen, seenNow) = (isThen, isNow)
    starts = chunks.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1.tags.count) }
    isNew = zip(isThen, isNow).map { !$0 && $1 }
    let groups = Self.groups(chunks)
    if groups.isEmpty { return }
    let firsts = groups.map { $0[0] }
    for (group, isOne) in zip(groups, enough(firsts, firsts.map(number))) where isOne { standIn(group) }
  }

  var count: Int { isNow.count }

  /// A unit's chunk and its place there.
  func place(_ unit: Int32) -> (chunk: Int, position: Int) {
    var (low, high) = (0, chunks.count)
    while low + 1 < high {
      let middle = (low + high) / 2
      if starts[middle] <= Int(unit) { low = middle } else { high = middle }
    }
    return (low, Int(unit) - starts[low])
  }

  /// A unit's number among the columns of its chunk.
  func number(_ unit: Int32) -> (chunk: Int, number: Int) {
    let (chunk, position) = place(unit)
    return (chunk, Int(chunks[chunk].number[position]))
  }

  /// Units of one tag, two and more.
  private static func groups(_ chunks: [Chunk]) -> [[Int32]] {
    let tags = Array(chunks.map(\.tags).joined())
    let order = RadixSort.order(tags)
    var groups: [[Int32]] = []
    var start = 0
    while start < order.count {
      var end = start + 1
      while end < order.count, tags[Int(order[end])] == tags[Int(order[start])] { end += 1 }
      if end - start > 1 { groups.append(Array(order[start..<end])) }
      start = end
    }
    return groups
  }

  /// Lets one of a group stand for all, the same then and now if it can.
  private mutating func standIn(_ group: [Int32]) {
    twins.append(group)
    let then = group.filter { isThen[Int($0)] }
    let now = group.filter { isNow[Int($0)] }
    let both = now.first { then.contains($0) }
    for unit in then where unit != both ?? then[0] { seenThen[Int(unit)] = false }
    for unit in now {
      if unit != both ?? now[0] { seenNow[Int(unit)] = false }
      if !then.isEmpty { isNew[Int(unit)] = false }
    }
  }
}
