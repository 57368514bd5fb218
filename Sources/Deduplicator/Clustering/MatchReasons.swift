/// What the pairs of clusters agree in, the commonest first.
enum MatchReasons {
  /// At most five reasons, from some 20,000 pairs.
  static func of(_ scorer: PairScorer, _ links: [ScoredLink], _ clusters: [Int32]) -> [DedupeOutcome.Reason] {
    let joined = links.filter { clusters[Int($0.left)] == clusters[Int($0.right)] }
    let step = max(1, joined.count / 20_000)
    var counts: [String: Int] = [:]
    for link in stride(from: 0, to: joined.count, by: step).map({ joined[$0] }) {
      let pattern = scorer.comparer.compare(Int(link.left), Int(link.right)).pattern
      var fields: [String] = []
      for (index, comparison) in scorer.comparer.plan.comparisons.enumerated()
      where comparison.measure != .orientation && scorer.weights.match[16 * index + pattern[index]] > 1 {
        fields.append(comparison.name)
      }
      counts[fields.isEmpty ? "many small agreements" : fields.joined(separator: ", "), default: 0] += step
    }
    return counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(5)
      .map { DedupeOutcome.Reason(text: $0.key, pairs: $0.value) }
  }
}
