import Records

/// The blocks in which pairs must be looked at: those of a new unit, and those that have become worth their candidates, or
/// are so no longer, because units have come or are gone.
struct TouchedBlocks: Sendable {
  /// The units of each block that are there now, ascending; of one with new units only their pairs are of interest.
  private(set) var ofNew: [[Int32]] = []
  private(set) var turned: [[Int32]] = []

  init(_ units: Units, _ model: KindModel, threads: Int) {
    let rules = units.chunks.first?.keys.rules ?? []
    let (chosen, touched) = (model.chosen, Self.touched(units))
    let parts = Parallel.map(rules.count, threads: threads) { number in
      Self.blocks(units, rules[number], touched) { size in
        size > 1 && size <= Int(model.rules[number].largest) && chosen[BlockIndex.cell(rule: number, size: size)]
      }
    }
    for part in parts {
      ofNew += part.ofNew
      turned += part.turned
    }
  }

  /// Units that have come to their blocks or left them, and new ones.
  private static func touched(_ units: Units) -> [Int32] {
    (0..<Int32(truncatingIfNeeded: units.count)).filter { unit in
      let unit = Int(unit)
      return units.seenThen[unit] != units.seenNow[unit] || (units.isNew[unit] && units.seenNow[unit])
    }
  }

  private static func blocks(
    _ units: Units, _ rule: BlockingRule, _ touched: [Int32], isChosen: (Int) -> Bool
  ) -> (ofNew: [[Int32]], turned: [[Int32]]) {
    var wanted = KeyCounts()
    var hasNew: [Bool] = []
    for unit in touched {
      let (chunk, position) = units.place(unit)
      units.chunks[chunk].keys.forEachKey(rule, position..<(position + 1)) { _, key in
        let number = wanted.insert(key)
        if number == hasNew.count { hasNew.append(false) }
        if units.isNew[Int(unit)], units.seenNow[Int(unit)] { hasNew[number] = true }
      }
    }
    if hasNew.isEmpty { return ([], []) }
    let most = (0...BlockIndex.largest).last(where: isChosen) ?? 0
    var then = Array(repeating: 0, count: hasNew.count)
    var now = then
    var last = Array(repeating: Int32(-1), count: hasNew.count)
    var entries: [UInt64] = []
    for (chunk, start) in zip(units.chunks, units.starts) {
      chunk.keys.forEachKey(rule, 0..<chunk.keys.rows) { position, key in
        let number = wanted.number(key)
        if number < 0 { return }
        let unit = start &+ position
        if last[number] == Int32(truncatingIfNeeded: unit) { return }
        last[number] = Int32(truncatingIfNeeded: unit)
        if units.seenThen[unit] { then[number] &+= 1 }
        guard units.seenNow[unit] else { return }
        now[number] &+= 1
        // Of a block that was and is too large nothing is asked.
        if now[number] <= most || then[number] <= most { entries.append(UInt64(number) << 32 | UInt64(unit)) }
      }
    }
    var (ofNew, turned): ([[Int32]], [[Int32]]) = ([], [])
    let isOfInterest = hasNew.indices.map { number in
      isChosen(then[number]) != isChosen(now[number]) || (hasNew[number] && isChosen(now[number]))
    }
    let sorted = RadixSort.byUpperHalf(entries.filter { isOfInterest[Int($0 >> 32)] })
    var start = 0
    while start < sorted.count {
      var end = start + 1
      while end < sorted.count, sorted[end] >> 32 == sorted[start] >> 32 { end += 1 }
      let number = Int(sorted[start] >> 32)
      let block = sorted[start..<end].map { Int32(truncatingIfNeeded: $0 & 0xFFFF_FFFF) }
      if isChosen(then[number]) != isChosen(now[number]) { turned.append(block) } else { ofNew.append(block) }
      start = end
    }
    return (ofNew, turned)
  }

  /// The pairs of units that weigh enough; `weigh` makes a scorer of some units.
  func links(
    _ units: Units, least: Int32, threads: Int, _ weigh: ([Int32]) -> PairScorer
  ) -> [ScoredLink] {
    var isLooked = Array(repeating: false, count: units.count)
    for block in ofNew + turned { for unit in block { isLooked[Int(unit)] = true } }
    let looked = isLooked.indices.filter { isLooked[$0] }.map { Int32(truncatingIfNeeded: $0) }
    if looked.isEmpty { return [] }
    let scorer = weigh(looked)
    let order = scorer.comparer.table.order
    var position = Array(repeating: Int32(-1), count: units.count)
    for (place, row) in order.enumerated() { position[Int(looked[Int(row)])] = Int32(truncatingIfNeeded: place) }
    var new = BitSet(count: looked.count)
    for (place, row) in order.enumerated() where units.isNew[Int(looked[Int(row)])] { new.insert(place) }
    return [(ofNew, new), (turned, nil)].flatMap { blocks, among in
      var index = BlockIndex()
      for block in blocks { index.append(block.map { position[Int($0)] }.sorted(), cell: 0, isNarrow: false) }
      index.finish(rows: looked.count, threads: threads)
      return ScoredLinks.of(index, scorer, least: least, among: among, threads: threads).links.map {
        ScoredLink(
          left: looked[Int(order[Int($0.left)])], right: looked[Int(order[Int($0.right)])], weight: $0.weight)
      }
    }
  }

  /// For each rule how many units have the keys that two and more of `part` have.
  static func sizes(_ units: Units, _ part: [Int32], threads: Int) -> [KeyCounts] {
    let rules = units.chunks.first?.keys.rules ?? []
    let seen = part.filter { units.seenNow[Int($0)] }
    return Parallel.map(rules.count, threads: threads) { number in
      var keys: [UInt64] = []
      for unit in seen {
        let (chunk, position) = units.place(unit)
        units.chunks[chunk].keys.forEachKey(rules[number], position..<(position + 1)) { _, key in
          keys.append(UInt64(key) << 32)
        }
      }
      keys = RadixSort.byUpperHalf(keys)
      var counts = KeyCounts()
      for place in keys.indices.dropFirst()
      where keys[place] == keys[place - 1] && (place < 2 || keys[place] != keys[place - 2]) {
        _ = counts.insert(UInt32(truncatingIfNeeded: keys[place] >> 32))
      }
      if counts.keys.isEmpty { return counts }
      var last = Array(repeating: Int32(-1), count: counts.keys.count)
      for (chunk, start) in zip(units.chunks, units.starts) {
        chunk.keys.forEachKey(rules[number], 0..<chunk.keys.rows) { position, key in
          let number = counts.number(key)
          let unit = Int32(truncatingIfNeeded: start &+ position)
          guard number >= 0, units.seenNow[Int(unit)], last[number] != unit else { return }
          last[number] = unit
          counts.rows[number] += 1
        }
      }
      return counts
    }
  }
}
