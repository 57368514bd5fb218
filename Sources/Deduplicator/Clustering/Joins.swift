/// Which rows were joined, and how strongly: clusters for every threshold from the lowest one up.
struct Joins: Sendable {
  /// Two clusters became one; a row of each stands for them.
  struct Join: Sendable {
    let left: Int32
    let right: Int32
    /// The mean link, in 1/1000 bit.
    let value: Int32
  }

  let rows: Int
  let joins: [Join]

  /// For each row the smallest row of its cluster, where only joins above `threshold` count.
  ///
  /// Mean links fall as clusters grow, but for rounding and clipping: a cluster that was joined more strongly than one of
  /// its parts is cut with that part.
  func clusters(_ threshold: Int32) -> [Int32] {
    var sets = UnionFind(rows)
    for join in joins where join.value > threshold { sets.join(join.left, join.right) }
    return (0..<Int32(truncatingIfNeeded: rows)).map { sets.root($0) }
  }
}
