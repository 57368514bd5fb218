import Records

/// Blocks of several rules, and for each row the blocks that it stands in.
struct BlockIndex: Sendable {
  /// The most rows of a block.
  static let largest = 128

  /// The rows of all blocks, block by block, in ascending order within each.
  private(set) var members: [Int32] = []
  /// Where each block ends among the members.
  private(set) var ends: [Int32] = []
  /// For each block its rule and size class: ``cell(rule:size:)``.
  private(set) var cells: [UInt32] = []
  /// Whether a block is narrow enough to train on.
  private(set) var isNarrow: [Bool] = []
  private var rowStarts: [Int32] = []
  private var rowBlocks: [Int32] = []

  static let classes = 8

  /// A number for a rule and a class of sizes: 2, to 4, to 8, to 16, to 32, to 64, to 128.
  static func cell(rule: Int, size: Int) -> Int { rule * classes + sizeClass(size) }

  /// The class of a size.
  static func sizeClass(_ size: Int) -> Int {
    size <= 2 ? 0 : size <= 4 ? 1 : size <= 8 ? 2 : size <= 16 ? 3 : size <= 32 ? 4 : size <= 64 ? 5 : 6
  }

  /// Adds a block.
  mutating func append(_ rows: some Sequence<Int32>, cell: Int, isNarrow: Bool) {
    members.append(contentsOf: rows)
    ends.append(Int32(truncatingIfNeeded: members.count))
    cells.append(UInt32(truncatingIfNeeded: cell))
    self.isNarrow.append(isNarrow)
  }

  /// Adds all blocks of another index.
  mutating func append(_ other: BlockIndex) {
    let base = Int32(truncatingIfNeeded: members.count)
    members += other.members
    ends.reserveCapacity(ends.count + other.ends.count)
    for end in other.ends { ends.append(base + end) }
    cells += other.cells
    isNarrow += other.isNarrow
  }

  /// Prepares the way from rows to blocks, for rows below `rows`.
  mutating func finish(rows: Int, threads: Int = 1) {
    // Each thread looks at all members and keeps to its own rows.
    let chunks = threads > 1 && members.count > 100_000 ? Parallel.chunks(rows, pieces: threads) : [0..<rows]
    let (members, ends) = (self.members, self.ends)
    let parts = Parallel.map(chunks.count, threads: threads) { chunk in
      let (first, count) = (Int32(truncatingIfNeeded: chunks[chunk].lowerBound), chunks[chunk].count)
      var starts = Array(repeating: Int32(0), count: count + 1)
      for row in members {
        let own = Int(row &- first)
        if own >= 0, own < count { starts[own + 1] += 1 }
      }
      for row in 0..<count { starts[row + 1] += starts[row] }
      var blocks = Array(repeating: Int32(0), count: Int(starts[count]))
      var next = starts
      var start = 0
      for (block, end) in ends.enumerated() {
        for index in start..<Int(end) {
          let own = Int(members[index] &- first)
          guard own >= 0, own < count else { continue }
          blocks[Int(next[own])] = Int32(truncatingIfNeeded: block)
          next[own] += 1
        }
        start = Int(end)
      }
      return (starts: starts, blocks: blocks)
    }
    (rowStarts, rowBlocks) = ([0], [])
    for part in parts {
      let base = Int32(truncatingIfNeeded: rowBlocks.count)
      rowStarts += part.starts.dropFirst().map { $0 + base }
      rowBlocks += part.blocks
    }
  }

  /// The blocks of a row.
  @inline(__always)
  func blocks(of row: Int) -> Range<Int> { Int(rowStarts[row])..<Int(rowStarts[row + 1]) }

  /// The block at a place of ``blocks(of:)``.
  @inline(__always)
  func block(_ place: Int) -> Int { Int(rowBlocks[place]) }

  /// The range of a block among ``members``.
  @inline(__always)
  func range(_ block: Int) -> Range<Int> { (block == 0 ? 0 : Int(ends[block - 1]))..<Int(ends[block]) }
}
