import Records

/// A pair of rows, `left < right`, and its weight in 1/1000 bit.
struct ScoredLink: Sendable {
  var left: Int32
  var right: Int32
  var weight: Int32

  /// The probability of being the same.
  var probability: Double { MatchWeights.probability(Float(weight) / Self.perNat) }

  /// Thousandths of a bit in a nat.
  static let perNat: Float = 1442.695

  /// A weight from the logarithm of odds.
  @inline(__always)
  static func weight(_ score: Float) -> Int32 { Int32((max(-1e6, min(1e6, score * perNat))).rounded()) }
}

/// Scores the pairs of an index of blocks, each once.
enum ScoredLinks {
  /// The pairs with a weight of at least `least`, by left and then by right row, and how many were scored; of those
  /// only in which one row at least is `among` some, if these are given.
  static func of(
    _ index: BlockIndex, _ scorer: PairScorer, least: Int32, among: BitSet? = nil, threads: Int
  ) -> (links: [ScoredLink], candidates: Int) {
    let rows = scorer.comparer.table.count
    let pieces = max(1, min(threads * 16, rows))
    let parts = Parallel.map(pieces, threads: threads) { piece in
      let range = (rows * piece / pieces)..<(rows * (piece + 1) / pieces)
      return scored(index, scorer, least, among, range, rows)
    }
    var links: [ScoredLink] = []
    links.reserveCapacity(parts.reduce(0) { $0 + $1.links.count })
    for part in parts { links += part.links }
    return (links, parts.reduce(0) { $0 + $1.candidates })
  }

  /// The same pairs, weighed anew.
  static func again(_ links: [ScoredLink], _ scorer: PairScorer, threads: Int) -> [ScoredLink] {
    let chunks = Parallel.chunks(links.count, threads: threads)
    return Array(
      Parallel.map(chunks.count, threads: threads) { chunk in
        links[chunks[chunk]].map { link in
          ScoredLink(left: link.left, right: link.right, weight: scorer.weight(Int(link.left), Int(link.right)))
        }
      }.joined())
  }

  private static func scored(
    _ index: BlockIndex, _ scorer: PairScorer, _ least: Int32, _ among: BitSet?, _ range: Range<Int>, _ rows: Int
  ) -> (links: [ScoredLink], candidates: Int) {
    var links: [ScoredLink] = []
    var candidates = 0
    // Rows to the left of a pair's own are of no interest.
    var seen = Array(repeating: Int32(-1), count: rows - range.lowerBound)
    for left in range {
      let first = links.count
      for place in index.blocks(of: left) {
        for member in index.range(index.block(place)).reversed() {
          let right = Int(index.members[member])
          if right <= left { break }
          if seen[right - range.lowerBound] == Int32(truncatingIfNeeded: left) { continue }
          if let among, !among[left], !among[right] { continue }
          seen[right - range.lowerBound] = Int32(truncatingIfNeeded: left)
          candidates += 1
          if let weight = scorer.weight(left, right, least: least) {
            links.append(
              ScoredLink(
                left: Int32(truncatingIfNeeded: left), right: Int32(truncatingIfNeeded: right), weight: weight))
          }
        }
      }
      if links.count - first > 1 { links[first...].sort { $0.right < $1.right } }
    }
    return (links, candidates)
  }
}
