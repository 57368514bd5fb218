import Records

/// The blocks of all rules around a sample of rows: enough to train a model and to choose rules, at a cost that does not
/// grow with the square of anything.
///
/// The first rows of the canonical order are the anchors: a random sample that content alone decides. All rows that
/// share a key with one of them are found, so the pairs of anchors are an unbiased sample of the pairs of the table.
struct AnchorBlocks {
  /// Rows that are anchors.
  let anchors: Int
  /// The blocks of all rules.
  private(set) var index = BlockIndex()
  /// For each rule the largest block within its budget.
  private(set) var largest: [Int] = []

  /// Pairs a row that a rule may make at all, and for training.
  private static let budget = 8.0
  private static let narrowBudget = 1.5
  private static let narrowLargest = 60

  init(_ maker: KeyMaker, anchors: Int, threads: Int) {
    self.anchors = anchors
    let parts = Parallel.map(maker.rules.count, threads: threads) { Self.blocks(maker, maker.rules[$0], $0, anchors) }
    for part in parts {
      index.append(part.index)
      largest.append(part.largest)
    }
    index.finish(rows: anchors)
  }

  private static func blocks(
    _ maker: KeyMaker, _ rule: BlockingRule, _ number: Int, _ anchors: Int
  ) -> (index: BlockIndex, largest: Int) {
    var sought = KeySlots()
    maker.forEachKey(rule, 0..<anchors) { _, key in sought.insert(key) }
    var sizes = Array(repeating: Int32(0), count: sought.count)
    var anchorsIn = sizes
    var last = Array(repeating: Int32(-1), count: sought.count)
    var hits: [(slot: Int32, row: Int32)] = []
    maker.forEachKey(rule, 0..<maker.rows) { row, key in
      guard let slot = sought.find(key), last[slot] != Int32(truncatingIfNeeded: row) else { return }
      last[slot] = Int32(truncatingIfNeeded: row)
      sizes[slot] += 1
      if row < anchors { anchorsIn[slot] += 1 }
      if Int(sizes[slot]) <= BlockIndex.largest {
        hits.append((Int32(truncatingIfNeeded: slot), Int32(truncatingIfNeeded: row)))
      }
    }
    var starts = Array(repeating: 0, count: sizes.count + 1)
    for hit in hits { starts[Int(hit.slot) + 1] += 1 }
    for slot in sizes.indices { starts[slot + 1] += starts[slot] }
    var rows = Array(repeating: Int32(0), count: hits.count)
    var next = starts
    for hit in hits {
      rows[next[Int(hit.slot)]] = hit.row
      next[Int(hit.slot)] += 1
    }
    var bySize = Array(repeating: [Int](), count: BlockIndex.largest + 1)
    for (slot, size) in sizes.enumerated() where size > 1 && Int(size) <= BlockIndex.largest {
      bySize[Int(size)].append(slot)
    }
    var index = BlockIndex()
    var pairs = 0.0
    var largest = 0
    filling: for (size, slots) in bySize.enumerated() {
      for slot in slots {
        pairs += Double(anchorsIn[slot]) * Double(size - 1)
        if pairs > 2 * budget * Double(anchors) { break filling }
        index.append(
          rows[starts[slot]..<starts[slot + 1]], cell: BlockIndex.cell(rule: number, size: size),
          isNarrow: size <= narrowLargest && pairs <= 2 * narrowBudget * Double(anchors))
      }
      largest = size
    }
    return (index, largest)
  }
}

/// A set of keys, numbered in the order in which they came.
struct KeySlots {
  private(set) var count = 0
  private var keys: [UInt32] = Array(repeating: 0, count: 1024)
  private var numbers: [Int32] = Array(repeating: 0, count: 1024)

  mutating func insert(_ key: UInt32) {
    var slot = slot(key)
    if keys[slot] == key { return }
    if (count + 1) * 4 > keys.count {
      grow()
      slot = self.slot(key)
    }
    keys[slot] = key
    numbers[slot] = Int32(truncatingIfNeeded: count)
    count += 1
  }

  @inline(__always)
  func find(_ key: UInt32) -> Int? {
    let slot = slot(key)
    return keys[slot] == key ? Int(numbers[slot]) : nil
  }

  @inline(__always)
  private func slot(_ key: UInt32) -> Int {
    let mask = keys.count &- 1
    var slot = Int(truncatingIfNeeded: key >> 1) & mask
    while keys[slot] != 0, keys[slot] != key { slot = (slot &+ 1) & mask }
    return slot
  }

  private mutating func grow() {
    let (old, oldNumbers) = (keys, numbers)
    keys = Array(repeating: 0, count: old.count * 4)
    numbers = Array(repeating: 0, count: old.count * 4)
    for (key, number) in zip(old, oldNumbers) where key != 0 {
      let slot = slot(key)
      keys[slot] = key
      numbers[slot] = number
    }
  }
}
