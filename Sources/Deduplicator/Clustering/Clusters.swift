import Records

/// Solves each connected component of the graph of kept pairs.
enum Clusters {
  /// The largest component that is solved by mean link over all its pairs.
  static let largest = 200

  /// For each mention the smallest mention of its cluster.
  ///
  /// A component in which every pair is scored and merges is taken whole. In any other one the pairs not yet scored are
  /// scored and the members join by mean link. A component of more than ``largest`` members is first cut: links below a
  /// bar that rises by two bits are left out until its parts are small, or the bar can rise no further.
  static func solve<Comparer: PairComparer>(
    _ mentions: Mentions, _ links: [Link], _ weigher: Weigher<Comparer>, _ decisions: Decisions, merge: Int32,
    threads: Int
  ) -> [Int32] {
    var cluster = (0..<Int32(truncatingIfNeeded: mentions.count)).map { $0 }
    let solver = Solver(mentions: mentions, weigher: weigher, decisions: decisions, merge: merge)
    var open: [[Int32]] = []
    for component in components(mentions.count, links, decisions) {
      if component.members.count <= largest {
        if component.isClean(merge) {
          for member in component.members { cluster[Int(member)] = component.members[0] }
        } else {
          open.append(component.members)
        }
      } else {
        open += solver.cut(component)
      }
    }
    let parts = open
    for (members, heads) in zip(parts, Parallel.map(parts.count, threads: threads) { solver.solve(parts[$0]) }) {
      for (member, head) in zip(members, heads) { cluster[Int(member)] = members[head] }
    }
    return cluster
  }

  /// A connected component: its members in ascending order, and its links.
  struct Component {
    var members: [Int32]
    var links: [Link]
    var isDecided: Bool

    /// Whether all pairs are scored, and all of them merge.
    func isClean(_ merge: Int32) -> Bool {
      !isDecided && links.count == members.count * (members.count - 1) / 2
        && links.allSatisfy { $0.score.weight >= merge && !$0.score.forbids }
    }
  }

  /// The components of two members or more, in order of their smallest members.
  static func components(_ count: Int, _ links: [Link], _ decisions: Decisions) -> [Component] {
    var sets = UnionFind(count)
    for link in links { sets.join(link.left, link.right) }
    for (left, right) in decisions.together { sets.join(left, right) }
    var place = Array(repeating: Int32(-1), count: count)
    var components: [Component] = []
    var sizes = Array(repeating: Int32(0), count: count)
    for member in 0..<Int32(truncatingIfNeeded: count) { sizes[Int(sets.root(member))] += 1 }
    for member in 0..<Int32(truncatingIfNeeded: count) {
      let root = Int(sets.root(member))
      guard sizes[root] > 1 else { continue }
      if place[root] < 0 {
        place[root] = Int32(truncatingIfNeeded: components.count)
        components.append(Component(members: [], links: [], isDecided: false))
      }
      components[Int(place[root])].members.append(member)
    }
    for link in links { components[Int(place[Int(sets.root(link.left))])].links.append(link) }
    for (left, _) in decisions.together { components[Int(place[Int(sets.root(left))])].isDecided = true }
    for index in components.indices where !components[index].isDecided {
      components[index].isDecided = components[index].links.contains {
        decisions.forbids(Int($0.left), Int($0.right))
      }
    }
    return components
  }
}

/// Solves one component at a time.
private struct Solver<Comparer: PairComparer>: Sendable {
  let mentions: Mentions
  let weigher: Weigher<Comparer>
  let decisions: Decisions
  let merge: Int32

  /// For each of `members` the position of the smallest member of its cluster.
  func solve(_ members: [Int32]) -> [Int] {
    if members.count > Clusters.largest { return solveChained(members) }
    let together = decisions.together.compactMap { pair -> (Int, Int)? in
      guard let left = members.firstIndex(of: pair.0), let right = members.firstIndex(of: pair.1) else { return nil }
      return (left, right)
    }
    return MeanLink.clusters(tags: members.map { mentions.tags[Int($0)] }, together: together) { left, right in
      link(members[left], members[right])
    }
  }

  private func link(_ left: Int32, _ right: Int32) -> Int32? {
    let score = weigher.score(Int(left), Int(right))
    return score.forbids || decisions.forbids(Int(left), Int(right)) ? nil : score.weight - merge
  }

  /// The parts of two members or more that a large component falls into when its weaker links are left out.
  func cut(_ component: Clusters.Component) -> [[Int32]] {
    var parts: [[Int32]] = []
    var open = [(component, merge)]
    while let (component, bar) = open.popLast() {
      let strong = component.links.filter { $0.score.weight >= bar && !$0.score.forbids }
      for part in pieces(component.members, strong) {
        if part.members.count <= Clusters.largest || bar > merge + 24_000 {
          parts.append(part.members)
        } else {
          open.append((part, bar + 2000))
        }
      }
    }
    return parts.sorted { $0[0] < $1[0] }
  }

  private func pieces(_ members: [Int32], _ links: [Link]) -> [Clusters.Component] {
    var position: [Int32: Int32] = [:]
    for (index, member) in members.enumerated() { position[member] = Int32(truncatingIfNeeded: index) }
    var sets = UnionFind(members.count)
    func local(_ member: Int32) -> Int32 { position[member] ?? 0 }
    for link in links { sets.join(local(link.left), local(link.right)) }
    for pair in decisions.together {
      if let left = position[pair.0], let right = position[pair.1] { sets.join(left, right) }
    }
    var parts: [Int32: Clusters.Component] = [:]
    for (index, member) in members.enumerated() {
      let root = sets.root(Int32(truncatingIfNeeded: index))
      parts[root, default: .init(members: [], links: [], isDecided: true)].members.append(member)
    }
    for link in links { parts[sets.root(local(link.left))]?.links.append(link) }
    return parts.keys.sorted().compactMap { parts[$0] }.filter { $0.members.count > 1 }
  }

  /// Members too many to solve at once, yet bound by the strongest links (one business ID on thousands of mentions):
  /// solved in runs of ``Clusters/largest`` in the order of their content, then the runs' clusters among each other.
  private func solveChained(_ members: [Int32]) -> [Int] {
    let order = members.indices.sorted {
      (mentions.tags[Int(members[$0])], members[$0]) < (mentions.tags[Int(members[$1])], members[$1])
    }
    var groups = order.map { [$0] }
    while groups.count > 1 {
      var joined: [[Int]] = []
      for start in stride(from: 0, to: groups.count, by: Clusters.largest) {
        let run = Array(groups[start..<min(groups.count, start + Clusters.largest)])
        let tags = run.map { mentions.tags[Int(members[$0[0]])] }
        let heads = MeanLink.clusters(tags: tags, together: []) { link(run[$0], run[$1], members) }
        for head in run.indices where heads[head] == head {
          joined.append(run.indices.filter { heads[$0] == head }.flatMap { run[$0] })
        }
      }
      let isSettled = joined.count == groups.count || groups.count <= Clusters.largest
      groups = joined
      if isSettled { break }
    }
    var sets = UnionFind(members.count)
    for group in groups {
      for member in group { sets.join(Int32(truncatingIfNeeded: group[0]), Int32(truncatingIfNeeded: member)) }
    }
    for pair in decisions.together {
      if let left = members.firstIndex(of: pair.0), let right = members.firstIndex(of: pair.1) {
        sets.join(Int32(truncatingIfNeeded: left), Int32(truncatingIfNeeded: right))
      }
    }
    return members.indices.map { Int(sets.root(Int32(truncatingIfNeeded: $0))) }
  }

  /// The mean link across two groups; nil where one pair across is forbidden.
  private func link(_ left: [Int], _ right: [Int], _ members: [Int32]) -> Int32? {
    var sum = 0
    for one in left {
      for other in right {
        guard let value = link(members[one], members[other]) else { return nil }
        sum += Int(max(-8000, min(8000, value)))
      }
    }
    return Int32(truncatingIfNeeded: sum / (left.count * right.count))
  }
}
