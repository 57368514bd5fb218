import Records

/// What stewards make of clusters that the rows alone have made: each decision in its turn, the oldest first.
///
/// *Same* unites the two clusters whole; *different* parts the cluster that holds both rows in two, and touches no other. So
/// a *same* never makes more clusters than there were, and a *different* never fewer.
struct StewardsWord {
  /// For each row the smallest row of its cluster, or -1.
  private(set) var clusters: [Int32]
  /// The rows of those clusters that decisions name, by the smallest; ascending.
  private var members: [Int32: [Int32]] = [:]
  /// The decisions that hold, in their order: rows decided the same that are one, and rows decided different.
  private(set) var same: [(left: Int32, right: Int32)] = []
  private(set) var different: [(left: Int32, right: Int32)] = []

  private let weigher: Weigher

  /// How the rows of a cluster are weighed against one another.
  struct Weigher {
    /// For each row the row that it is surely one with: what says the same, or makes one mention of a company.
    let sure: [Int32]
    /// Weighs some rows, in their order.
    let scorer: ([Int32]) -> PairScorer
    /// A row's valid business ID, where different ones are two by law.
    let businessID: (Int32) -> [UInt8]?
  }

  /// Applies decisions on rows of one kind to clusters.
  ///
  /// Each group of `sealed` rows (Article 18) is one cluster, and holds nothing else.
  init(_ clusters: [Int32], _ decisions: [RowDecision], sealed: [[Int32]] = [], _ weigher: Weigher) {
    (self.clusters, self.weigher) = (clusters, weigher)
    let named = Set(decisions.flatMap { [clusters[Int($0.left)], clusters[Int($0.right)]] })
    defer { seal(sealed) }
    if named.isEmpty { return }
    for (row, head) in clusters.enumerated() where head >= 0 && named.contains(head) {
      members[head, default: []].append(Int32(truncatingIfNeeded: row))
    }
    for decision in decisions {
      let (one, other) = (clusters[Int(decision.left)], clusters[Int(decision.right)])
      if one >= 0, other >= 0, decision.left != decision.right { apply(decision) }
    }
    same.removeAll { self.clusters[Int($0.left)] != self.clusters[Int($0.right)] }
  }

  private mutating func seal(_ groups: [[Int32]]) {
    if groups.isEmpty { return }
    var group: [Int32: Int] = [:]
    for (number, rows) in groups.enumerated() {
      for row in rows where clusters[Int(row)] >= 0 { group[row] = number }
    }
    var (headOfGroup, headOfRest): ([Int: Int32], [Int32: Int32]) = ([:], [:])
    for (row, old) in clusters.enumerated() where old >= 0 {
      let row = Int32(truncatingIfNeeded: row)
      let head: Int32
      if let number = group[row] {
        head = headOfGroup[number] ?? row
        headOfGroup[number] = head
      } else {
        head = headOfRest[old] ?? row
        headOfRest[old] = head
      }
      clusters[Int(row)] = head
    }
    same.removeAll { self.clusters[Int($0.left)] != self.clusters[Int($0.right)] }
  }

  private mutating func apply(_ decision: RowDecision) {
    let (left, right) = (decision.left, decision.right)
    let (one, other) = (clusters[Int(left)], clusters[Int(right)])
    switch decision.verdict {
    case .same:
      if one != other {
        if isForbidden(one, other) { return }
        unite(one, other)
      }
      same.append((left, right))
    case .different:
      if one == other { part(one, left, right) }
      different.append((left, right))
    }
  }

  /// Whether two clusters must not be one: an earlier decision stands against it, or the law.
  private func isForbidden(_ one: Int32, _ other: Int32) -> Bool {
    let heads: Set = [one, other]
    let isDecided = different.contains {
      heads.contains(clusters[Int($0.left)]) && heads.contains(clusters[Int($0.right)])
    }
    let ids = [one, other].map { Set((members[$0] ?? []).compactMap(weigher.businessID)) }
    return isDecided || ids[0].contains { id in ids[1].contains { $0 != id } }
  }

  private mutating func unite(_ one: Int32, _ other: Int32) {
    put(((members.removeValue(forKey: one) ?? []) + (members.removeValue(forKey: other) ?? [])).sorted())
  }

  private mutating func put(_ rows: [Int32]) {
    guard let head = rows.first else { return }
    members[head] = rows
    for row in rows { clusters[Int(row)] = head }
  }

  // MARK: Parting

  /// Parts a cluster: two rows of it go apart, every other one stays with the one that it is nearer to.
  private mutating func part(_ head: Int32, _ left: Int32, _ right: Int32) {
    let rows = members.removeValue(forKey: head) ?? []
    let scorer = weigher.scorer(rows)
    var position = Array(repeating: Int32(0), count: rows.count)
    for (place, row) in scorer.comparer.table.order.enumerated() {
      position[Int(row)] = Int32(truncatingIfNeeded: place)
    }
    let units = units(rows, left, right, scorer.comparer.table)
    let groups = units.map { unit in Self.distinct(unit.map { position[Int($0)] }, scorer) }
    func unit(of row: Int32) -> Int { units.firstIndex { $0.contains { rows[Int($0)] == row } } ?? 0 }
    var parting = Parting(groups, apart: (unit(of: left), unit(of: right)), scorer)
    for side in parting.sides() { put(side.flatMap { units[$0].map { rows[Int($0)] } }.sorted()) }
  }

  /// What does not come apart, as places among `rows`: what is surely one, and what earlier decisions made one, unless the
  /// two themselves would come together.
  private func units(_ rows: [Int32], _ left: Int32, _ right: Int32, _ table: MatchTable) -> [[Int32]] {
    var place: [Int32: Int32] = [:]
    for (index, row) in rows.enumerated() { place[row] = Int32(truncatingIfNeeded: index) }
    var sets = UnionFind(rows.count)
    func tie(_ one: Int32?, _ other: Int32?) {
      guard let one, let other, let x = place[left], let y = place[right] else { return }
      var tied = sets
      tied.join(one, other)
      if tied.root(x) != tied.root(y) { sets = tied }
    }
    // What is surely one and holds the two comes apart by what its rows say.
    let broken = weigher.sure[Int(left)] == weigher.sure[Int(right)] ? weigher.sure[Int(left)] : -1
    var last: (position: Int, index: Int32)?
    for (position, index) in table.order.enumerated() {
      let row = rows[Int(index)]
      guard weigher.sure[Int(row)] == broken, row != left, row != right else { continue }
      if let last, table.isSame(last.position, position) { sets.join(last.index, index) }
      last = (position, index)
    }
    var first: [Int32: Int32] = [:]
    for (index, row) in rows.enumerated() where weigher.sure[Int(row)] != broken {
      let (index, sure) = (Int32(truncatingIfNeeded: index), weigher.sure[Int(row)])
      if let known = first[sure] { sets.join(known, index) } else { first[sure] = index }
    }
    for pair in same { tie(place[pair.left], place[pair.right]) }
    var groups: [Int32: [Int32]] = [:]
    for index in rows.indices {
      let index = Int32(truncatingIfNeeded: index)
      groups[sets.root(index), default: []].append(index)
    }
    return groups.sorted { $0.key < $1.key }.map(\.value)
  }

  /// One of each of those positions that say the same, at most ``most``.
  private static func distinct(_ positions: [Int32], _ scorer: PairScorer) -> [Int32] {
    var kept: [Int32] = []
    for position in positions.sorted() where kept.count < most {
      if let last = kept.last, scorer.comparer.table.isSame(Int(last), Int(position)) { continue }
      kept.append(position)
    }
    return kept
  }

  /// Rows of what stays together that are looked at.
  private static let most = 40
}

/// A cluster while it is parted in two: what is nearest by mean link comes together first, whatever it weighs, until only the
/// two are left that must stay apart.
private struct Parting {
  private var sums: [[Int]]
  private var sizes: [Int]
  private var inside: [[Int]]
  private var isThere: [Bool]
  private let apart: (Int, Int)
  /// Which of them the two that stay apart are in.
  private var holds: (Int, Int)

  init(_ groups: [[Int32]], apart: (Int, Int), _ scorer: PairScorer) {
    sizes = groups.map(\.count)
    inside = groups.indices.map { [$0] }
    isThere = groups.map { _ in true }
    (self.apart, holds) = (apart, apart)
    sums = groups.map { _ in Array(repeating: 0, count: groups.count) }
    for one in groups.indices {
      for other in groups.indices where other > one {
        for left in groups[one] {
          for right in groups[other] {
            sums[one][other] += Int(scorer.weight(Int(min(left, right)), Int(max(left, right))))
          }
        }
        sums[other][one] = sums[one][other]
      }
    }
  }

  private func mean(_ one: Int, _ other: Int) -> Int { sums[one][other] / (sizes[one] * sizes[other]) }

  private func isApart(_ one: Int, _ other: Int) -> Bool {
    (one == holds.0 && other == holds.1) || (one == holds.1 && other == holds.0)
  }

  /// The nearest to one, the first of equally near ones; nil if it may join none.
  private func nearest(_ one: Int) -> Int? {
    var best: Int?
    for other in isThere.indices where other != one && isThere[other] && !isApart(one, other) {
      if let known = best, mean(one, known) >= mean(one, other) { continue }
      best = other
    }
    return best
  }

  /// The two sides.
  mutating func sides() -> [[Int]] {
    var near = isThere.indices.map(nearest)
    for _ in 0..<max(0, isThere.count - 2) {
      var best: (one: Int, other: Int)?
      for one in isThere.indices where isThere[one] {
        guard let other = near[one] else { continue }
        if let known = best, mean(known.one, known.other) >= mean(one, other) { continue }
        best = (one, other)
      }
      guard let best else { break }
      let (kept, gone) = (min(best.one, best.other), max(best.one, best.other))
      join(kept, gone)
      for one in isThere.indices where isThere[one] {
        let isStale =
          one == kept || near[one] == kept || near[one] == gone || near[one].map { isApart(one, $0) } == true
        if isStale {
          near[one] = nearest(one)
        } else if !isApart(one, kept), let known = near[one], (mean(one, kept), known) > (mean(one, known), kept) {
          near[one] = kept
        }
      }
    }
    return isThere.indices.filter { isThere[$0] }.map { inside[$0] }
  }

  private mutating func join(_ kept: Int, _ gone: Int) {
    isThere[gone] = false
    inside[kept] += inside[gone]
    sizes[kept] += sizes[gone]
    for other in isThere.indices where isThere[other] && other != kept {
      sums[kept][other] += sums[gone][other]
      sums[other][kept] = sums[kept][other]
    }
    if holds.0 == gone { holds.0 = kept }
    if holds.1 == gone { holds.1 = kept }
  }
}
