import Records

/// The blocks of the chosen rules over the whole table.
enum ChosenBlocks {
  /// The blocks of each rule whose size is of a chosen class and within the rule's budget.
  ///
  /// Where the rows are a part of what there is, `sizes` tells how many rows all in all have a key.
  static func index(
    _ maker: KeyMaker, chosen: [Bool], largest: [Int], sizes: [KeyCounts]? = nil, threads: Int
  ) -> BlockIndex {
    let rules = maker.rules
    let used = rules.indices.filter { rule in
      (0..<BlockIndex.classes).contains { chosen[rule * BlockIndex.classes + $0] }
    }
    let parts = Parallel.map(used.count, threads: threads) { place in
      blocks(
        maker, rules[used[place]], used[place], chosen, largest[used[place]], sizes?[used[place]])
    }
    var index = BlockIndex()
    for part in parts { index.append(part) }
    index.finish(rows: maker.rows, threads: threads)
    return index
  }

  private static func blocks(
    _ maker: KeyMaker, _ rule: BlockingRule, _ number: Int, _ chosen: [Bool], _ largest: Int, _ sizes: KeyCounts?
  ) -> BlockIndex {
    // Most keys stand alone: two bits for each remainder of a key tell which need not be sorted.
    var bits = 16
    while 1 << bits < maker.rows * 8 { bits += 1 }
    let shift = UInt32(32 - bits)
    var once = BitSet(count: 1 << bits)
    var twice = BitSet(count: 1 << bits)
    var entries: [UInt64] = []
    maker.forEachKey(rule, 0..<maker.rows) { row, key in
      let bit = Int(key >> shift)
      if once[bit] { twice.insert(bit) } else { once.insert(bit) }
      let entry = UInt64(key) << 32 | UInt64(row)
      if entries.last != entry { entries.append(entry) }
    }
    var kept = 0
    for entry in entries where twice[Int(UInt32(truncatingIfNeeded: entry >> 32) >> shift)] {
      entries[kept] = entry
      kept += 1
    }
    entries.removeLast(entries.count - kept)
    let sorted = RadixSort.byUpperHalf(entries)
    var index = BlockIndex()
    var start = 0
    while start < sorted.count {
      var end = start + 1
      var size = 1
      while end < sorted.count, sorted[end] >> 32 == sorted[start] >> 32 {
        // A row that has a key twice stands next to itself.
        if sorted[end] != sorted[end - 1] { size += 1 }
        end += 1
      }
      if size > 1 { size = sizes?.count(UInt32(truncatingIfNeeded: sorted[start] >> 32)) ?? size }
      if size > 1, size <= largest {
        let cell = BlockIndex.cell(rule: number, size: size)
        if chosen[cell] {
          index.append(
            (start..<end).lazy.filter { $0 == start || sorted[$0] != sorted[$0 - 1] }
              .map { Int32(truncatingIfNeeded: UInt32(truncatingIfNeeded: sorted[$0])) }, cell: cell, isNarrow: false)
        }
      }
      start = end
    }
    return index
  }
}

/// A set of small numbers.
struct BitSet: Sendable {
  private var words: [UInt64]

  init(count: Int) { words = Array(repeating: 0, count: (count + 63) / 64) }

  @inline(__always)
  subscript(bit: Int) -> Bool { words[bit >> 6] >> UInt64(bit & 63) & 1 == 1 }

  @inline(__always)
  mutating func insert(_ bit: Int) { words[bit >> 6] |= 1 << UInt64(bit & 63) }
}
