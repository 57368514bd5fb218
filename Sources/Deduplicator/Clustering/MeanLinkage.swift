import Records

/// Joins rows to clusters by mean link: two clusters join if the mean over all pairs across them, weights clipped, is
/// above the threshold; the best first.
///
/// What joins at a higher threshold joins first at a lower one, so one run at the lowest serves all: see ``Joins``.
///
/// Pairs across two clusters that blocking did not bring are scored when they are needed: a chain of likely pairs does
/// not join what is unlikely as a whole.
struct MeanLinkage: Sendable {
  let scorer: PairScorer
  /// The lowest threshold of interest, in 1/1000 bit.
  let threshold: Int32
  /// Rows that must not stand in one cluster.
  var apart: CannotLink?

  /// For each row how many it stands for; empty for one each. Where it is given, a cluster does not join one of two that
  /// must stay apart while it is about as near to the other: nobody can tell to which it belongs.
  var bearing: [Int32] = []

  /// How near, in 1/1000 bit; and how many times as many rows tell the two apart all the same.
  private static let ambiguous = 3000
  private static let outnumbers = 8

  /// The least and the most that one pair can count, in 1/1000 bit: −9.5 and 6.5 nats.
  private static let least: Int32 = -13_706
  private static let most: Int32 = 9_378
  /// The same, where a threshold that was asked for leaves more than 8 nats below it.
  private var most: Int32 { max(Self.most, threshold + 11_542) }

  /// All joins. `links` are sorted; those below the threshold spare scoring them again.
  func joins(_ links: [ScoredLink], rows: Int, threads: Int) -> Joins {
    var sets = UnionFind(rows)
    for link in links where link.weight > threshold { sets.join(link.left, link.right) }
    let roots = (0..<Int32(truncatingIfNeeded: rows)).map { sets.root($0) }
    var sizes = Array(repeating: Int32(0), count: rows)
    for root in roots { sizes[Int(root)] += 1 }
    var place = Array(repeating: Int32(-1), count: rows)
    var components: [(members: [Int32], links: [ScoredLink])] = []
    for (row, root) in roots.enumerated() where sizes[Int(root)] > 1 {
      if place[Int(root)] < 0 {
        place[Int(root)] = Int32(truncatingIfNeeded: components.count)
        components.append(([], []))
      }
      components[Int(place[Int(root)])].members.append(Int32(truncatingIfNeeded: row))
    }
    for link in links where roots[Int(link.left)] == roots[Int(link.right)] {
      components[Int(place[Int(roots[Int(link.left)])])].links.append(link)
    }
    let open = components
    let chunk = 64
    let solved = Parallel.map((open.count + chunk - 1) / chunk, threads: threads) { part in
      (part * chunk..<min(open.count, (part + 1) * chunk)).flatMap { solve(open[$0].members, open[$0].links) }
    }
    return Joins(rows: rows, joins: Array(solved.joined()))
  }

  /// The joins within one connected component.
  private func solve(_ members: [Int32], _ links: [ScoredLink]) -> [Joins.Join] {
    if members.count == 2, let link = links.first {
      let value = value(Int(link.left), Int(link.right), link.weight)
      let firms = members.compactMap { firm(Int($0)) }
      return value > Int(threshold) && (firms.count < 2 || mayBeOne(firms[0], firms[1]))
        ? [Joins.Join(left: members[0], right: members[1], value: Int32(clamping: value))] : []
    }
    var component = Component(members: members, links: links, linkage: self)
    return component.solve()
  }

  /// What two rows that must stay apart count, enough that no cluster outweighs it.
  fileprivate static let never = -1_000_000_000_000

  /// One connected component while it is being solved.
  private struct Component {
    private let members: [Int32]
    private let linkage: MeanLinkage
    /// Weights of pairs known, clipped, by positions.
    private var known: PairTable
    /// Sums of weights across two clusters.
    private var sums: PairTable
    private var inside: [[Int32]]
    private var neighbours: [[Int32]]
    private var version: [Int32]
    /// Rows that each cluster stands for; empty where that does not matter.
    private var mass: [Int] = []
    /// What is known of each cluster's firm; empty where firms are not told apart.
    private var firms: [FirmRows.Cluster] = []
    private var heap = Heap()

    init(members: [Int32], links: [ScoredLink], linkage: MeanLinkage) {
      self.members = members
      self.linkage = linkage
      known = PairTable(capacity: links.count)
      sums = PairTable(capacity: links.count)
      inside = members.indices.map { [Int32(truncatingIfNeeded: $0)] }
      neighbours = members.indices.map { _ in [] }
      version = Array(repeating: 0, count: members.count)
      if !linkage.bearing.isEmpty { mass = members.map { Int(linkage.bearing[Int($0)]) } }
      firms = members.compactMap { linkage.firm(Int($0)) }
      var position: [Int32: Int32] = [:]
      position.reserveCapacity(members.count)
      for (index, member) in members.enumerated() { position[member] = Int32(truncatingIfNeeded: index) }
      for link in links {
        guard let left = position[link.left], let right = position[link.right] else { continue }
        let key = Pairs.packed(left, right)
        let value = linkage.value(Int(link.left), Int(link.right), link.weight)
        known[key] = value
        guard value > Int(linkage.threshold) else { continue }
        sums[key] = value
        neighbours[Int(left)].append(right)
        neighbours[Int(right)].append(left)
        heap.push(Heap.Entry(value: value, left: left, right: right, versionLeft: 0, versionRight: 0))
      }
    }

    mutating func solve() -> [Joins.Join] {
      var joins: [Joins.Join] = []
      while let best = heap.pop() {
        let (left, right) = (Int(best.left), Int(best.right))
        guard version[left] == best.versionLeft, version[right] == best.versionRight else { continue }
        guard mayBeOne(left, right) else { continue }
        if !mass.isEmpty, isAmbiguous(left, right, best.value) || isAmbiguous(right, left, best.value) { continue }
        joins.append(
          Joins.Join(
            left: members[Int(inside[left][0])], right: members[Int(inside[right][0])],
            value: Int32(clamping: best.value)))
        join(left, right)
      }
      return joins
    }

    /// Whether a cluster is about as near to a third one that must stay apart from the one it is to join.
    private mutating func isAmbiguous(_ cluster: Int, _ joining: Int, _ value: Int) -> Bool {
      // It is the lesser one that seeks its place.
      if mass[cluster] > mass[joining] { return false }
      for other in neighbours[cluster].map({ Int($0) }) where other != joining && version[other] >= 0 {
        guard mass[other] * MeanLinkage.outnumbers > mass[joining] else { continue }
        let mean = sum(cluster, other) / (inside[cluster].count * inside[other].count)
        guard mean >= value - MeanLinkage.ambiguous, mayBeOne(cluster, other) else { continue }
        if sum(joining, other) <= MeanLinkage.never / 2 || !mayBeOne(joining, other) { return true }
      }
      return false
    }

    private func mayBeOne(_ left: Int, _ right: Int) -> Bool {
      firms.isEmpty || linkage.mayBeOne(firms[left], firms[right])
    }

    private mutating func join(_ left: Int, _ right: Int) {
      if !firms.isEmpty, let known = linkage.apart?.firms {
        firms[left] = known.joined(firms[left], firms[right])
        firms[right] = firms[left]
      }
      if !mass.isEmpty {
        mass[left] += mass[right]
        mass[right] = mass[left]
      }
      let isLeftBusier = neighbours[left].count >= neighbours[right].count
      let (a, b) = isLeftBusier ? (left, right) : (right, left)
      var others: [Int32] = []
      for other in neighbours[a] + neighbours[b]
      where other != Int32(truncatingIfNeeded: a) && other != Int32(truncatingIfNeeded: b) && version[Int(other)] >= 0 {
        others.append(other)
      }
      others.sort()
      version[a] += 1
      version[b] = -1
      var kept: [Int32] = []
      kept.reserveCapacity(others.count)
      for other in others where kept.last != other {
        kept.append(other)
        let total = sum(a, Int(other)) + sum(b, Int(other))
        sums[Self.key(a, Int(other))] = total
        noteNeighbour(Int(other), a)
        let mean = total / ((inside[a].count + inside[b].count) * inside[Int(other)].count)
        guard mean > Int(linkage.threshold) else { continue }
        heap.push(
          Heap.Entry(
            value: mean, left: Int32(truncatingIfNeeded: min(a, Int(other))),
            right: Int32(truncatingIfNeeded: max(a, Int(other))),
            versionLeft: version[min(a, Int(other))], versionRight: version[max(a, Int(other))]))
      }
      inside[a] += inside[b]
      inside[b] = []
      neighbours[a] = kept
      neighbours[b] = []
    }

    private mutating func noteNeighbour(_ cluster: Int, _ other: Int) {
      let number = Int32(truncatingIfNeeded: other)
      if !neighbours[cluster].contains(number) { neighbours[cluster].append(number) }
    }

    private mutating func sum(_ a: Int, _ b: Int) -> Int {
      if let known = sums[Self.key(a, b)] { return known }
      var total = 0
      for one in inside[a] {
        for other in inside[b] { total += pair(one, other) }
      }
      return total
    }

    private mutating func pair(_ one: Int32, _ other: Int32) -> Int {
      let key = Pairs.packed(min(one, other), max(one, other))
      if let value = known[key] { return value }
      let (left, right) = (Int(members[Int(min(one, other))]), Int(members[Int(max(one, other))]))
      let value = linkage.value(left, right, linkage.scorer.weight(left, right))
      known[key] = value
      return value
    }

    private static func key(_ a: Int, _ b: Int) -> UInt64 {
      Pairs.packed(Int32(truncatingIfNeeded: min(a, b)), Int32(truncatingIfNeeded: max(a, b)))
    }
  }

  /// What is known of the firm of a row; nil where firms are not told apart.
  fileprivate func firm(_ row: Int) -> FirmRows.Cluster? { apart?.firm(row) }

  fileprivate func mayBeOne(_ one: FirmRows.Cluster, _ other: FirmRows.Cluster) -> Bool {
    apart?.firms?.mayBeOne(one, other) ?? true
  }

  /// A pair's clipped weight; `never` if the two must stay apart.
  fileprivate func value(_ left: Int, _ right: Int, _ weight: Int32) -> Int {
    if let apart, apart.isApart(left, right) { return Self.never }
    return Int(max(Self.least, min(most, weight)))
  }
}

/// Pairs of clusters, the best on top; ties by their positions.
private struct Heap {
  struct Entry {
    let value: Int
    let left: Int32
    let right: Int32
    let versionLeft: Int32
    let versionRight: Int32

    func isBefore(_ other: Entry) -> Bool {
      if value != other.value { return value > other.value }
      return left != other.left ? left < other.left : right < other.right
    }
  }

  private var entries: [Entry] = []

  mutating func push(_ entry: Entry) {
    entries.append(entry)
    var child = entries.count - 1
    while child > 0 {
      let parent = (child - 1) / 2
      guard entries[child].isBefore(entries[parent]) else { return }
      entries.swapAt(child, parent)
      child = parent
    }
  }

  mutating func pop() -> Entry? {
    guard let top = entries.first, let last = entries.popLast() else { return nil }
    guard !entries.isEmpty else { return top }
    entries[0] = last
    var parent = 0
    while true {
      var child = 2 * parent + 1
      guard child < entries.count else { return top }
      if child + 1 < entries.count, entries[child + 1].isBefore(entries[child]) { child += 1 }
      guard entries[child].isBefore(entries[parent]) else { return top }
      entries.swapAt(child, parent)
      parent = child
    }
  }
}
