import Records
import Testing

@testable import Deduplicator

@Suite("A second look, cluster against cluster") struct SecondLookTests {
  private static let fields = [Field("given", .given), Field("family", .family), Field("email", .email)]

  /// In the order in which the table has them, which is its own.
  private func comparer(_ rows: [[String]]) -> RowComparer { PlanMaker.comparer(matchTable(Self.fields, rows)) }

  private func position(_ comparer: RowComparer, _ row: Int) -> Int32 {
    Int32(comparer.table.order.firstIndex(of: Int32(row)) ?? -1)
  }

  @Test("A group says what most of its rows say, names and addresses as a whole") func consolidated() {
    let rows = [
      ["Matti", "Meri", "matti.meri@kuusi.example"], ["Matti", "Merinen", ""],
      ["Matti", "Meri", "m.meri@kuusi.example"],
      ["", "Merinen", "m.meri@kuusi.example"], ["Liisa", "Lampi", ""],
    ]
    let comparer = comparer(rows)
    let group = (0..<4).map { position(comparer, $0) }.sorted()
    let whole = comparer.consolidated([group, [position(comparer, 4)]])
    #expect(whole.table.count == 2)
    let text = (0..<whole.table.width).map { whole.table.text(0, $0) }
    #expect(text == ["matti", "meri", "m.meri@kuusi.example", "m.meri", "kuusi.example"])
    #expect((0..<whole.table.width).map { whole.table.text(1, $0) } == ["liisa", "lampi", "", "", ""])
    let alone = comparer.consolidated([[position(comparer, 3)], [position(comparer, 2)]])
    #expect(
      alone.compare(0, 1).pattern == comparer.compare(Int(position(comparer, 3)), Int(position(comparer, 2))).pattern)
  }

  /// Weights under which a value that agrees speaks for a match, and one that differs against it.
  private func scorer(_ comparer: RowComparer, prior: Float) -> PairScorer {
    var weights = MatchWeights(comparisons: comparer.plan.comparisons.count)
    for step in comparer.steps.indices where comparer.steps[step].measure != .orientation {
      for level in 1..<16 { weights.match[16 * step + level] = level >= Measure.agrees ? 4 : -4 }
    }
    weights.prior = prior
    return PairScorer(comparer: comparer, weights: weights)
  }

  @Test(
    "A join has to be above threshold and margin; what may reach them is looked at", arguments: [-1, 0, 1] as [Int32])
  func margin(_ above: Int32) throws {
    let rows = [
      ["Matti", "Meri", ""], ["", "Meri", "matti@kuusi.example"], ["Matti", "Meri", ""],
      ["", "Meri", "matti@kuusi.example"], ["Liisa", "Lampi", "liisa@honka.example"],
      ["Matti", "Meri", ""],
    ]
    let comparer = comparer(rows)
    let place = rows.indices.map { position(comparer, $0) }
    var clusters = (0..<Int32(rows.count)).map { $0 }
    for group in [[0, 1, 5], [2, 3]] {
      for row in group { clusters[Int(place[row])] = group.map { place[$0] }.min() ?? 0 }
    }
    let links = [ScoredLink(left: min(place[0], place[2]), right: max(place[0], place[2]), weight: -1500)]
    func look(_ margin: Int32) -> SecondLook {
      SecondLook(
        clusters, links, MeanLinkage(scorer: scorer(comparer, prior: -9), threshold: -200), margin: margin, threads: 1)
    }
    // What the two weigh together.
    let weight = try #require(look(0).joins.first).weight
    #expect(weight > 0 && weight < 9378)
    let after = look(weight + 200 + above)
    #expect(after.joins.count == (above < 0 ? 1 : 0))
    #expect(after.looked.count == (above <= 0 ? 1 : 0))
    #expect((after.clusters == clusters) == (above >= 0))
    if let join = after.joins.first { #expect(join.pairs == 6 && join.weight == weight) }
    let heads = [clusters[Int(place[0])], clusters[Int(place[2])]].sorted()
    for pair in after.looked { #expect([pair.left, pair.right] == heads) }
  }

  /// A cluster of two rows, of so many observations each, and two rows that say the same, one of which must not be joined
  /// with it: whether the other is.
  @Test(
    "A group stands for all that its rows stand for",
    arguments: [([4, 4], true), ([4, 3], false), ([1, 1], false)] as [([Int32], Bool)])
  func bearing(_ bearing: [Int32], _ isJoined: Bool) {
    let rows = [
      ["Matti", "Meri", "matti@kuusi.example"], ["Matti", "Meri", "matti@kuusi.example"],
      ["Matti", "Meri", "matti@kuusi.example"], ["Matti", "Meri", "matti@kuusi.example"],
    ]
    let comparer = comparer(rows)
    let clusters: [Int32] = [0, 0, 2, 3]
    let pairs: [(Int32, Int32)] = [(0, 2), (0, 3), (2, 3)]
    let links = pairs.map { ScoredLink(left: $0, right: $1, weight: -1) }
    var linkage = MeanLinkage(
      scorer: scorer(comparer, prior: -4), threshold: 0,
      apart: CannotLink(comparer, .person, decided: [Pairs.packed(0, 3)]))
    linkage.bearing = bearing + [1, 1]
    // The third row is as near to the group as to the fourth row.
    #expect(SecondLook(clusters, links, linkage, threads: 1).clusters == (isJoined ? [0, 0, 0, 3] : clusters))
  }

  @Test("Clusters join for what they say together, and never against a cannot-link") func joined() {
    // Two rows of one person, one with the name, one with the mailbox; another two like them.
    let rows = [
      ["Matti", "Meri", ""], ["", "Meri", "matti@kuusi.example"], ["Matti", "Meri", ""],
      ["", "Meri", "matti@kuusi.example"], ["Liisa", "Lampi", "liisa@honka.example"],
    ]
    let comparer = comparer(rows)
    // The name alone is not enough.
    let scorer = scorer(comparer, prior: -9)
    let place = rows.indices.map { position(comparer, $0) }
    var clusters = (0..<Int32(rows.count)).map { $0 }
    for (one, other) in [(0, 1), (2, 3)] {
      let head = min(place[one], place[other])
      clusters[Int(place[one])] = head
      clusters[Int(place[other])] = head
    }
    let links = [ScoredLink(left: min(place[0], place[2]), right: max(place[0], place[2]), weight: -1500)]
    func look(_ decided: Set<UInt64>) -> SecondLook {
      let apart = CannotLink(comparer, .person, decided: decided)
      return SecondLook(clusters, links, MeanLinkage(scorer: scorer, threshold: 0, apart: apart), threads: 2)
    }
    let after = look([]).clusters
    #expect(look([]).joins.map(\.pairs) == [4] && look([]).joins[0].weight > 0)
    #expect(Set(place[0..<4].map { after[Int($0)] }).count == 1)
    #expect(after[Int(place[4])] == place[4])
    #expect(look([Pairs.packed(min(place[1], place[3]), max(place[1], place[3]))]).clusters == clusters)
    #expect(SecondLook(clusters, [], MeanLinkage(scorer: scorer, threshold: 0), threads: 1).clusters == clusters)
  }
}
