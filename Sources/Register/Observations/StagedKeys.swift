import Records

/// The keys under which a staged source's rows are stored, in one arena, with an order over them.
struct StagedKeys {
  /// A staged row: its batch, and its row there.
  struct Reference: Hashable {
    var batch: Int32
    var row: Int32
  }

  /// The rows that are to be kept, in key order; rows with equal keys stand in digest order.
  private(set) var ordered: [Reference] = []
  private var arena: [UInt8] = []
  private var ends: [Int] = []

  /// Collects the rows to be kept and sorts them; `stored` are the keys of those that are stored under another than the
  /// source writes.
  init(_ staged: StagedSource, stored: [Reference: [UInt8]] = [:]) {
    var references: [Reference] = []
    for (batchIndex, batch) in staged.batches.enumerated() {
      for (rowIndex, row) in batch.rows.enumerated() where row.disposition == .keep {
        let reference = Reference(batch: Int32(batchIndex), row: Int32(rowIndex))
        if !stored.isEmpty, let key = stored[reference] {
          arena.append(contentsOf: key)
        } else {
          arena.append(contentsOf: batch.bytes[row.key])
        }
        ends.append(arena.count)
        references.append(reference)
      }
    }
    let order = sortedOrder(staged, references)
    var sortedArena: [UInt8] = []
    sortedArena.reserveCapacity(arena.count)
    var sortedEnds: [Int] = []
    sortedEnds.reserveCapacity(ends.count)
    ordered.reserveCapacity(references.count)
    for index in order {
      sortedArena.append(contentsOf: arena[range(index)])
      sortedEnds.append(sortedArena.count)
      ordered.append(references[index])
    }
    arena = sortedArena
    ends = sortedEnds
  }

  /// The key of `ordered[index]` as a range of ``bytes``.
  func range(_ index: Int) -> Range<Int> { (index == 0 ? 0 : ends[index - 1])..<ends[index] }

  /// The arena that ``range(_:)`` points into.
  var bytes: [UInt8] { arena }

  /// Whether the keys of two entries of `ordered` are equal.
  func equal(_ left: Int, _ right: Int) -> Bool { compare(range(left), range(right)) == 0 }

  /// The row of `ordered[index]`.
  func row(_ index: Int, of staged: StagedSource) -> ObservationRow {
    let reference = ordered[index]
    return staged.batches[Int(reference.batch)].rows[Int(reference.row)]
  }

  /// The rows that entries of `ordered` refer to, batch by batch.
  func rows(_ indices: [Int]) -> [(batch: Int, rows: [Int])] {
    var rowsOfBatch: [Int: [Int]] = [:]
    for index in indices { rowsOfBatch[Int(ordered[index].batch), default: []].append(Int(ordered[index].row)) }
    return rowsOfBatch.sorted { $0.key < $1.key }.map { (batch: $0.key, rows: $0.value.sorted()) }
  }

  /// Bytewise order of a key and that of `ordered[index]`: negative, zero or positive.
  func compare(_ key: [UInt8], with index: Int) -> Int {
    let range = range(index)
    let shared = min(key.count, range.count)
    for offset in 0..<shared where key[offset] != arena[range.lowerBound + offset] {
      return Int(key[offset]) - Int(arena[range.lowerBound + offset])
    }
    return key.count - range.count
  }

  private func sortedOrder(_ staged: StagedSource, _ references: [Reference]) -> [Int] {
    // The first eight bytes decide most comparisons, and an export sorted by its key needs no sorting at all.
    var order = references.indices.map { (prefix: prefix(range($0)), index: $0) }
    func digest(_ index: Int) -> [UInt8] {
      staged.batches[Int(references[index].batch)].rows[Int(references[index].row)].digest.bytes
    }
    func before(_ left: (prefix: UInt64, index: Int), _ right: (prefix: UInt64, index: Int)) -> Bool {
      if left.prefix != right.prefix { return left.prefix < right.prefix }
      let order = compare(range(left.index), range(right.index))
      if order != 0 { return order < 0 }
      let digests = (digest(left.index), digest(right.index))
      return digests.0 == digests.1 ? left.index < right.index : digests.0.lexicographicallyPrecedes(digests.1)
    }
    let sorted = order.indices.dropFirst().allSatisfy { before(order[$0 - 1], order[$0]) }
    if !sorted { order.sort(by: before) }
    return order.map(\.index)
  }

  private func prefix(_ range: Range<Int>) -> UInt64 {
    var value: UInt64 = 0
    for offset in 0..<8 {
      value = value << 8 | (offset < range.count ? UInt64(arena[range.lowerBound + offset]) : 0)
    }
    return value
  }

  /// Bytewise order: negative, zero or positive.
  private func compare(_ left: Range<Int>, _ right: Range<Int>) -> Int {
    let shared = min(left.count, right.count)
    for offset in 0..<shared {
      let (a, b) = (arena[left.lowerBound + offset], arena[right.lowerBound + offset])
      if a != b { return Int(a) - Int(b) }
    }
    return left.count - right.count
  }
}
