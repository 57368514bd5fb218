import Foundation
import Records

/// What precision and recall the clusters are expected to have, from the pairs' probabilities alone.
struct ExpectedQuality: Sendable {
  private let rows: Int
  private let unseenShare: Double
  /// Pairs within clusters, and how many of them are expected to be right, with their variance.
  private(set) var joined = 0.0
  private(set) var right = 0.0
  private(set) var variance = 0.0
  /// Pairs across clusters that are expected to be the same.
  private(set) var missed = 0.0

  /// The quality of clusters.
  ///
  /// Within a cluster a pair is as probable as its own weight says or as its best witness does: a member of which both
  /// are probable; pairs that a second look joined are as probable as the two clusters together. At most about `most`
  /// pairs are looked at; `kept` is the share of expected matches that blocking keeps.
  init(
    _ scorer: PairScorer, _ clusters: [Int32], after second: SecondLook? = nil, _ links: [ScoredLink], kept: Double,
    pairs most: Int = 100_000, unseenShare: Double = Self.ofAnyTable, threads: Int
  ) {
    rows = clusters.count
    self.unseenShare = unseenShare
    let members = SecondPass.members(clusters)
    var pairs = 0
    for group in members { pairs += group.count * (group.count - 1) / 2 }
    let step = max(1, pairs / most)
    // As many pieces whatever the threads, so that sums are the same to the last bit.
    let chunks = Parallel.chunks(members.count, threads: 8)
    let parts = Parallel.map(chunks.count, threads: threads) { chunk in
      var sums = (pairs: 0.0, right: 0.0, variance: 0.0)
      for index in chunks[chunk] where index % step == 0 {
        for probability in Self.probabilities(Array(members[index].prefix(40)), scorer) {
          sums.pairs += 1
          sums.right += probability
          sums.variance += probability * (1 - probability)
        }
      }
      return sums
    }
    var looked = 0.0
    for part in parts {
      looked += part.pairs
      right += part.right
      variance += part.variance
    }
    joined = Double(pairs)
    let scale = looked > 0 ? joined / looked : 1
    right *= scale
    variance *= scale * scale
    for (pairs, weight) in second?.joins ?? [] {
      let probability = MatchWeights.probability(Float(weight) / ScoredLink.perNat)
      joined += Double(pairs)
      right += Double(pairs) * probability
      // They are right or wrong together.
      variance += Double(pairs * pairs) * probability * (1 - probability)
    }
    let final = second?.clusters ?? clusters
    for link in links where final[Int(link.left)] != final[Int(link.right)] {
      missed += MatchWeights.probability(Float(link.weight) / ScoredLink.perNat)
    }
    missed += (right + missed) * (1 / max(0.5, kept) - 1)
  }

  private static func probabilities(_ group: [Int32], _ scorer: PairScorer) -> [Double] {
    let count = group.count
    var direct = Array(repeating: 0.0, count: count * count)
    for (x, left) in group.enumerated() {
      for y in (x + 1)..<count {
        let weight = scorer.weight(Int(min(left, group[y])), Int(max(left, group[y])))
        let probability = MatchWeights.probability(Float(weight) / ScoredLink.perNat)
        direct[x * count + y] = probability
        direct[y * count + x] = probability
      }
    }
    var result: [Double] = []
    for x in 0..<count {
      for y in (x + 1)..<count {
        var best = direct[x * count + y]
        for witness in 0..<count where witness != x && witness != y {
          best = max(best, direct[x * count + witness] * direct[witness * count + y])
        }
        result.append(best)
      }
    }
    return result
  }

  /// How much more may be wrong than is expected: the surer the model, the more of what is wrong it cannot see, such as
  /// namesakes of one firm. Over the synthetic contacts, from even odds to 1,000 to 1, an expected share of d wrong pairs
  /// was up to 2 d + 0.14 √d in truth. Namesakes grow with the table: at a million rows it was twice that.
  private var unseen: Double { unseenShare * pow(max(1, Double(rows) / 100_000), 0.3) }
  /// The share of it in any table.
  static let ofAnyTable = 0.14
  /// The same in a register, where relatives and neighbours are kept apart by their names whatever they weigh.
  static let ofRegister = 0.07
  /// How far the recall may be wrong as a share of what is doubtful: pairs of one cluster are not independent, and the
  /// model is surer than it should be. Up to a million synthetic contacts it was wrong by 1.8 of it at worst.
  private static let doubt = 2.0

  /// The expected share of joined pairs that are right.
  var precision: DedupeOutcome.Estimate {
    guard joined > 0 else { return .init(value: 1, low: 1, high: 1) }
    let value = right / joined
    let spread = 1.645 * variance.squareRoot() / joined + (1 - value) + unseen * (1 - value).squareRoot()
    return .init(value: value, low: max(0, value - spread), high: min(1, value + spread))
  }

  /// The expected share of true pairs that are joined.
  var recall: DedupeOutcome.Estimate {
    guard right + missed > 0 else { return .init(value: 1, low: 1, high: 1) }
    let value = right / (right + missed)
    let spread = 1.645 * (variance + missed).squareRoot() / (right + missed) + Self.doubt * (1 - value) / 2
    return .init(value: value, low: max(0, value - spread), high: min(1, value + spread))
  }

  /// The harmonic mean of both.
  var f1: Double { 2 * precision.value * recall.value / max(1e-9, precision.value + recall.value) }
}
