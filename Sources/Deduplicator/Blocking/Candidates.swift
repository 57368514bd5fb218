import Records

/// A scored pair of mentions, `left < right`.
struct Link: Sendable, Equatable {
  var left: Int32
  var right: Int32
  var score: Score

  static func == (one: Link, other: Link) -> Bool { one.left == other.left && one.right == other.right }
}

/// Turns blocks into scored pairs.
enum Candidates {
  /// All candidate pairs at or above `threshold`, in ascending order, each once.
  static func links<Comparer: PairComparer>(
    _ blocks: Blocks, _ mentions: Mentions, _ weigher: Weigher<Comparer>, threshold: Int32, threads: Int
  ) -> [Link] {
    var blocks = blocks
    var links: [Link] = []
    for rule in blocks.rules.indices {
      let entries = blocks.sorted(by: rule)
      let (small, large) = split(entries, cap: blocks.rules[rule].cap)
      for block in large {
        blocks.retire(entries[block], rule)
        guard blocks.rules[rule].oversize == .neighbours else { continue }
        links += neighbours(entries[block].map { Int(UInt32(truncatingIfNeeded: $0)) }, mentions, weigher, threshold)
      }
      let ready = blocks
      // A few pieces for each thread, since blocks differ in size.
      let pieces = threads * 8
      let found = Parallel.map(pieces, threads: threads) { piece in
        var found: [Link] = []
        for block in small[(small.count * piece / pieces)..<(small.count * (piece + 1) / pieces)] {
          score(entries, block, rule, ready, weigher, threshold, &found)
        }
        return found
      }
      for part in found { links += part }
    }
    return unique(links)
  }

  /// The blocks of two mentions or more, as ranges of `entries`, and those above the cap.
  private static func split(_ entries: [UInt64], cap: Int) -> (small: [Range<Int>], large: [Range<Int>]) {
    var small: [Range<Int>] = []
    var large: [Range<Int>] = []
    var start = 0
    while start < entries.count {
      var end = start + 1
      while end < entries.count, entries[end] >> 32 == entries[start] >> 32 { end += 1 }
      if end - start > cap { large.append(start..<end) } else if end - start > 1 { small.append(start..<end) }
      start = end
    }
    return (small, large)
  }

  private static func score<Comparer: PairComparer>(
    _ entries: [UInt64], _ block: Range<Int>, _ rule: Int, _ blocks: Blocks, _ weigher: Weigher<Comparer>,
    _ threshold: Int32, _ links: inout [Link]
  ) {
    for first in block {
      let left = UInt32(truncatingIfNeeded: entries[first])
      for second in (first + 1)..<block.upperBound {
        let right = UInt32(truncatingIfNeeded: entries[second])
        if blocks.isKnown(Int(left), Int(right), before: rule) { continue }
        let score = weigher.score(Int(left), Int(right))
        guard score.weight >= threshold else { continue }
        links.append(Link(left: Int32(bitPattern: left), right: Int32(bitPattern: right), score: score))
      }
    }
  }

  private static func neighbours<Comparer: PairComparer>(
    _ block: [Int], _ mentions: Mentions, _ weigher: Weigher<Comparer>, _ threshold: Int32
  ) -> [Link] {
    let order = block.sorted { (mentions.tags[$0], $0) < (mentions.tags[$1], $1) }
    var links: [Link] = []
    for first in order.indices {
      for second in order[(first + 1)...].prefix(16) {
        let (left, right) = (min(order[first], second), max(order[first], second))
        let score = weigher.score(left, right)
        guard score.weight >= threshold else { continue }
        links.append(
          Link(left: Int32(truncatingIfNeeded: left), right: Int32(truncatingIfNeeded: right), score: score))
      }
    }
    return links
  }

  private static func unique(_ links: [Link]) -> [Link] {
    var result: [Link] = []
    result.reserveCapacity(links.count)
    for link in links.sorted(by: { ($0.left, $0.right) < ($1.left, $1.right) }) where result.last != link {
      result.append(link)
    }
    return result
  }
}
