/// Sets that grow together; a set is told by its smallest member.
struct UnionFind: Sendable {
  private var parent: [Int32]

  /// `count` sets of one member each.
  init(_ count: Int) { parent = (0..<Int32(truncatingIfNeeded: count)).map { $0 } }

  /// Members of all sets.
  var count: Int { parent.count }

  /// The smallest member of the set that `member` is in.
  mutating func root(_ member: Int32) -> Int32 {
    var member = member
    while parent[Int(member)] != member {
      parent[Int(member)] = parent[Int(parent[Int(member)])]
      member = parent[Int(member)]
    }
    return member
  }

  /// Makes one set of the two that hold `left` and `right`.
  mutating func join(_ left: Int32, _ right: Int32) {
    let (a, b) = (root(left), root(right))
    if a != b { parent[Int(max(a, b))] = min(a, b) }
  }
}
