import Testing
import Text

@testable import Deduplicator

@Suite("Joining rows by mean link") struct MeanLinkageTests {
  /// Rows that have nothing in common: whatever pair no link tells of is as unlikely as can be.
  private static func strangers(_ rows: Int) -> PairScorer {
    let table = matchTable([Field("id", .identifier)], (0..<rows).map { [String(Hash.mix(UInt64($0 + 1)), radix: 36)] })
    var weights = MatchWeights(comparisons: 1)
    weights.match[1] = -30
    return PairScorer(comparer: PlanMaker.comparer(table), weights: weights)
  }

  private static let scorer = strangers(600)

  private func joins(
    _ rows: Int, _ links: [ScoredLink], threshold: Int32 = 0, threads: Int = 1, apart: CannotLink? = nil
  ) -> Joins {
    MeanLinkage(scorer: Self.scorer, threshold: threshold, apart: apart).joins(links, rows: rows, threads: threads)
  }

  private func clusters(
    _ rows: Int, _ links: [ScoredLink], threshold: Int32 = 0, threads: Int = 1, apart: CannotLink? = nil
  ) -> [Int32] {
    joins(rows, links, threshold: threshold, threads: threads, apart: apart).clusters(threshold)
  }

  /// Keeps apart the rows of one source, where they have any; by position.
  private func apart(_ source: (Int) -> String) throws -> CannotLink {
    let table = Self.scorer.comparer.table
    var rules = DedupeRules()
    rules.oneRecordPerEntity = ["source"]
    return try #require(CannotLink([column("source", table.positions.map(source))], rules, table))
  }

  /// Links written as left, right, weight.
  private func links(_ all: [[Int32]]) -> [ScoredLink] {
    all.map { ScoredLink(left: $0[0], right: $0[1], weight: $0[2]) }
  }

  static let cases: [(description: String, links: [[Int32]], clusters: [Int32])] = [
    ("no links", [], [0, 1, 2, 3]), ("one likely pair", [[1, 3, 500]], [0, 1, 2, 1]),
    ("one unlikely pair", [[1, 3, -500]], [0, 1, 2, 3]),
    ("two pairs", [[0, 2, 500], [1, 3, 500]], [0, 1, 0, 1]),
    ("a chain whose ends nothing joins", [[0, 1, 6000], [1, 2, 5000]], [0, 0, 2, 3]),
    ("the better pair of a chain first", [[0, 1, 5000], [1, 2, 6000]], [0, 1, 1, 3]),
    ("a chain whose ends are nearly likely", [[0, 1, 6000], [0, 2, -1000], [1, 2, 5000]], [0, 0, 0, 3]),
    ("a chain whose ends are unlikely", [[0, 1, 6000], [0, 2, -7000], [1, 2, 5000]], [0, 0, 2, 3]),
    ("a bridge between two pairs", [[0, 1, 6000], [1, 2, 5000], [2, 3, 6000]], [0, 0, 2, 2]),
    (
      "all pairs likely", [[0, 1, 1], [0, 2, 2], [0, 3, 3], [1, 2, 4], [1, 3, 5], [2, 3, 6]], [0, 0, 0, 0]
    ),
    (
      "one strong pair does not outweigh three",
      [[0, 1, 900], [0, 2, 800], [0, 3, -2000], [1, 2, 700], [1, 3, -2000], [2, 3, 600]],
      [0, 0, 0, 3]
    ),
  ]

  @Test(arguments: cases.indices) func small(_ index: Int) {
    let one = Self.cases[index]
    #expect(clusters(4, links(one.links)) == one.clusters, "\(one.description)")
    let moved = one.links.map { [$0[0], $0[1], $0[2] - 300] }
    #expect(clusters(4, links(moved), threshold: -300) == one.clusters, "\(one.description), another threshold")
  }

  /// Links at the edge of what decides, and one to either side of it.
  static let edges: [(description: String, threshold: Int32, links: [[Int32]], clusters: [Int32])] = [
    ("a pair at the threshold", 0, [[0, 1, 0]], [0, 1, 2, 3]), ("a pair above it", 0, [[0, 1, 1]], [0, 0, 2, 3]),
    ("a pair at another threshold", 700, [[0, 1, 700]], [0, 1, 2, 3]),
    ("a pair above another", 700, [[0, 1, 701]], [0, 0, 2, 3]),
    // However strong a pair is, it counts 11,542 above the threshold at most.
    ("a strong pair outweighs", 0, [[0, 1, 30_000], [0, 2, 12_000], [1, 2, -11_540]], [0, 0, 0, 3]),
    ("a strong pair is clipped", 0, [[0, 1, 30_000], [0, 2, 12_000], [1, 2, -11_541]], [0, 0, 2, 3]),
    ("clipped above a threshold", 5000, [[0, 1, 30_000], [0, 2, 20_000], [1, 2, -6540]], [0, 0, 0, 3]),
    ("clipped above it, one less", 5000, [[0, 1, 30_000], [0, 2, 20_000], [1, 2, -6541]], [0, 0, 2, 3]),
    // However unlikely a pair is, it counts −13,706 at least, and so does one that no link tells of.
    (
      "two outweigh an unlikely one", 0,
      [[0, 1, 9378], [0, 2, 9378], [0, 3, 8000], [1, 2, 9378], [1, 3, 5709], [2, 3, -30_000]], [0, 0, 0, 0]
    ),
    (
      "two do not, one less", 0,
      [[0, 1, 9378], [0, 2, 9378], [0, 3, 8000], [1, 2, 9378], [1, 3, 5708], [2, 3, -30_000]], [0, 0, 0, 3]
    ),
    (
      "two outweigh an unknown one", 0,
      [[0, 1, 9378], [0, 2, 9378], [0, 3, 8000], [1, 2, 9378], [1, 3, 5709]], [0, 0, 0, 0]
    ),
    (
      "two do not outweigh an unknown one, one less", 0,
      [[0, 1, 9378], [0, 2, 9378], [0, 3, 8000], [1, 2, 9378], [1, 3, 5708]], [0, 0, 0, 3]
    ),
  ]

  /// What one pair counts at most, by threshold: 9378, or 11,542 above it.
  @Test(arguments: [(-5000, 9378), (-2164, 9378), (-2163, 9379), (0, 11_542), (5000, 16_542)] as [(Int32, Int32)])
  func most(_ threshold: Int32, _ value: Int32) {
    #expect(joins(2, links([[0, 1, 30_000]]), threshold: threshold).joins.map(\.value) == [value])
  }

  @Test(arguments: edges.indices) func edge(_ index: Int) {
    let one = Self.edges[index]
    #expect(clusters(4, links(one.links), threshold: one.threshold) == one.clusters, "\(one.description)")
  }

  /// Row 1 between rows 0 and 2, which must stay apart: how many observations each stands for, how strongly it is linked to
  /// the one and the other.
  static let between: [(description: String, bearing: [Int32], left: Int32, right: Int32, clusters: [Int32])] = [
    ("as near to both", [1, 1, 1], 8000, 8000, [0, 1, 2]), ("about as near", [1, 1, 1], 8000, 5000, [0, 1, 2]),
    ("nearer to one", [1, 1, 1], 8000, 4999, [0, 0, 2]), ("nearer to the other", [1, 1, 1], 4999, 8000, [0, 1, 1]),
    ("one has seven times as many", [7, 1, 1], 8000, 8000, [0, 1, 2]),
    ("one has eight times as many", [8, 1, 1], 8000, 8000, [0, 0, 2]),
    ("it has more itself", [1, 2, 1], 8000, 8000, [0, 0, 2]),
    ("it has as many itself", [2, 2, 2], 8000, 8000, [0, 1, 2]),
    ("nobody counts", [], 8000, 8000, [0, 0, 2]),
  ]

  @Test(arguments: between.indices) func ambiguous(_ index: Int) throws {
    let one = Self.between[index]
    let links = links([[0, 1, one.left], [1, 2, one.right]])
    func clusters(_ apart: CannotLink?) -> [Int32] {
      var linkage = MeanLinkage(scorer: Self.scorer, threshold: 0, apart: apart)
      linkage.bearing = one.bearing
      return linkage.joins(links, rows: 3, threads: 1).clusters(0)
    }
    let twoApart = try apart { $0 == 1 ? "" : "a" }
    #expect(clusters(twoApart) == one.clusters, "\(one.description)")
    // Where nothing keeps the two apart, the row goes to the nearer one.
    #expect(clusters(nil) == (one.right > one.left ? [0, 1, 1] : [0, 0, 2]), "\(one.description)")
  }

  @Test("Rows that must stay apart do") func apart() throws {
    let apart = try apart { $0 == 0 || $0 == 2 ? "a" : "" }
    #expect(clusters(3, links([[0, 2, 9000]]), apart: apart) == [0, 1, 2])
    #expect(clusters(3, links([[0, 1, 8000], [0, 2, 9000], [1, 2, 7000]]), apart: apart) == [0, 0, 2])
    #expect(clusters(3, links([[0, 1, 7000], [1, 2, 8000]]), apart: apart) == [0, 1, 1])
  }

  /// All pairs of `rows` rows: likely within groups of three, now and then across.
  private func complete(_ rows: Int, _ random: inout SplitMix64) -> [ScoredLink] {
    (0..<Int32(rows)).flatMap { left in
      ((left + 1)..<max(left + 1, Int32(rows))).map { right in
        let isLikely = left / 3 == right / 3 ? random.next() % 5 > 0 : random.next() % 6 == 0
        return ScoredLink(
          left: left, right: right,
          weight: isLikely ? .random(in: 1...8000, using: &random) : .random(in: -8000...0, using: &random))
      }
    }
  }

  @Test("Never two of them, in any component", arguments: [0, -4000] as [Int32]) func neverTwo(_ threshold: Int32)
    throws
  {
    var random = SplitMix64(seed: 14)
    for round in 0..<60 {
      let source = { (row: Int) in ["", "", "a", "b", "c"][Int(Hash.mix(UInt64(row * 100 + round)) % 5)] }
      let found = clusters(14, complete(14, &random), threshold: threshold, apart: try apart(source))
      for left in found.indices {
        for right in found.indices where left < right && found[left] == found[right] {
          #expect(source(left) != source(right) || source(left).isEmpty)
        }
      }
    }
  }

  /// The definition: the two clusters of the highest mean, while it is above the threshold; nil where two pairs are as good.
  private func defined(_ rows: Int, _ links: [ScoredLink], _ threshold: Int) -> [Int32]? {
    var clusters = (0..<rows).map { [$0] }
    var weight = Array(repeating: 0, count: rows * rows)
    for link in links {
      weight[Int(link.left) * rows + Int(link.right)] = Int(link.weight)
      weight[Int(link.right) * rows + Int(link.left)] = Int(link.weight)
    }
    while true {
      var best: (mean: Int, left: Int, right: Int)?
      var isTie = false
      for left in clusters.indices {
        for right in (left + 1)..<max(left + 1, clusters.count) {
          var total = 0
          for a in clusters[left] { for b in clusters[right] { total += weight[a * rows + b] } }
          let mean = total / (clusters[left].count * clusters[right].count)
          guard mean > threshold else { continue }
          isTie = best.map { $0.mean == mean || (isTie && $0.mean > mean) } ?? false
          if best.map({ $0.mean < mean }) ?? true { best = (mean, left, right) }
        }
      }
      guard let best else { break }
      if isTie { return nil }
      clusters[best.left] += clusters.remove(at: best.right)
    }
    var heads = Array(repeating: Int32(0), count: rows)
    for cluster in clusters { for row in cluster { heads[row] = Int32(cluster.min() ?? 0) } }
    return heads
  }

  @Test("As the definition has it", arguments: [3, 6, 12, 20], [0, -3000, 2000]) func definition(
    _ rows: Int, _ threshold: Int
  ) {
    var random = SplitMix64(seed: 15)
    var told = 0
    for _ in 0..<40 {
      let links = complete(rows, &random)
      guard let expected = defined(rows, links, threshold) else { continue }
      told += 1
      #expect(clusters(rows, links, threshold: Int32(threshold)) == expected)
    }
    #expect(told > 20)
  }

  @Test("One run at the lowest threshold serves all") func thresholds() {
    var random = SplitMix64(seed: 18)
    for _ in 0..<30 {
      let links = complete(16, &random)
      let joins = joins(16, links, threshold: -5000)
      for threshold in [-5000, -2500, -1, 0, 1, 1500, 4000, 7000] as [Int32] {
        #expect(joins.clusters(threshold) == clusters(16, links, threshold: threshold))
      }
      #expect(joins.clusters(.max) == (0..<16).map { $0 })
    }
  }

  @Test("Neither the order of links nor threads show") func order() {
    var random = SplitMix64(seed: 16)
    let part = complete(20, &random)
    var links: [ScoredLink] = []
    for block in 0..<Int32(30) {
      for link in part {
        links.append(
          ScoredLink(left: link.left + block * 20, right: link.right + block * 20, weight: link.weight - block * 50))
      }
    }
    let one = clusters(600, links)
    #expect(Set(one).count > 30)
    #expect(clusters(600, links, threads: 2) == one)
    #expect(clusters(600, links.shuffled(using: &random)) == one)
  }

  @Test("Heads are the smallest rows of their clusters") func heads() {
    var random = SplitMix64(seed: 17)
    let found = clusters(30, complete(30, &random))
    for (row, head) in found.enumerated() { #expect(Int(head) <= row && found[Int(head)] == head) }
    #expect(clusters(0, []) == [])
  }
}
