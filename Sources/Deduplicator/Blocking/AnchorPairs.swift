import Records

/// The pairs of anchors with other rows, each once, with the cells of the blocks that made them.
struct AnchorPairs {
  struct Pair: Sendable {
    let left: Int32
    let right: Int32
    /// 2 if both are anchors, else 1: a pair's chance of being here.
    var weight: Int32
    var isNarrow: Bool
  }

  private(set) var pairs: [Pair] = []
  /// For each cell the pairs of its blocks.
  private(set) var byCell: [[Int32]]

  init(_ blocks: AnchorBlocks, rows: Int, rules: Int, threads: Int) {
    byCell = Array(repeating: [], count: rules * BlockIndex.classes)
    let chunks = Parallel.chunks(blocks.anchors, threads: threads)
    let parts = Parallel.map(chunks.count, threads: threads) {
      Self.pairs(blocks, chunks[$0], rows: rows, cells: rules * BlockIndex.classes)
    }
    for part in parts {
      let base = Int32(truncatingIfNeeded: pairs.count)
      pairs += part.pairs
      for (cell, members) in part.byCell.enumerated() { byCell[cell] += members.map { $0 + base } }
    }
  }

  /// Leaves out all but about `narrow` pairs of narrow blocks and `wide` others; those kept stand for more.
  mutating func thin(narrow: Int, wide: Int) {
    let narrowPairs = pairs.reduce(0) { $0 + ($1.isNarrow ? 1 : 0) }
    let steps = (max(1, narrowPairs / narrow), max(1, (pairs.count - narrowPairs) / wide))
    guard steps != (1, 1) else { return }
    var number = Array(repeating: Int32(-1), count: pairs.count)
    var kept: [Pair] = []
    for (index, pair) in pairs.enumerated() {
      let step = pair.isNarrow ? steps.0 : steps.1
      guard Int(Hash.mix(Pairs.packed(pair.left, pair.right)) >> 40) % step == 0 else { continue }
      number[index] = Int32(truncatingIfNeeded: kept.count)
      kept.append(pair)
      kept[kept.count - 1].weight *= Int32(truncatingIfNeeded: step)
    }
    pairs = kept
    for cell in byCell.indices {
      byCell[cell] = byCell[cell].compactMap { number[Int($0)] < 0 ? nil : number[Int($0)] }
    }
  }

  private static func pairs(
    _ blocks: AnchorBlocks, _ anchors: Range<Int>, rows: Int, cells: Int
  ) -> (pairs: [Pair], byCell: [[Int32]]) {
    let index = blocks.index
    var pairs: [Pair] = []
    var byCell: [[Int32]] = Array(repeating: [], count: cells)
    var number = Array(repeating: Int32(-1), count: rows)
    for anchor in anchors {
      let first = pairs.count
      for place in index.blocks(of: anchor) {
        let block = index.block(place)
        let cell = Int(index.cells[block])
        let isNarrow = index.isNarrow[block]
        for member in index.range(block) {
          let right = Int(index.members[member])
          if right <= anchor { continue }
          if number[right] < Int32(truncatingIfNeeded: first) {
            number[right] = Int32(truncatingIfNeeded: pairs.count)
            pairs.append(
              Pair(
                left: Int32(truncatingIfNeeded: anchor), right: Int32(truncatingIfNeeded: right),
                weight: right < blocks.anchors ? 2 : 1, isNarrow: isNarrow))
          } else if isNarrow {
            pairs[Int(number[right])].isNarrow = true
          }
          byCell[cell].append(number[right])
        }
      }
    }
    // A pair that shares two keys of a cell stands in it once.
    var stamp = Array(repeating: Int32(-1), count: pairs.count)
    for cell in byCell.indices {
      let mark = Int32(truncatingIfNeeded: cell)
      byCell[cell] = byCell[cell].filter { pair in
        defer { stamp[Int(pair)] = mark }
        return stamp[Int(pair)] != mark
      }
    }
    return (pairs, byCell)
  }
}
