import Foundation
import Records

/// What clusters teach: levels within them, frequencies among them, other spellings of one word.
enum SecondPass {
  /// Teaches a comparer all of it but the levels.
  static func learn(_ comparer: inout RowComparer, _ clusters: [Int32]) {
    learnAliases(&comparer, clusters)
    recount(&comparer, clusters)
    comparer.namesakes = Namesakes.learned(comparer, clusters)
  }

  /// The levels of the pairs within clusters, and how many pairs there are.
  ///
  /// At most some 200,000 pairs are compared, cluster by cluster from a part of the canonical order.
  static func levels(
    _ comparer: RowComparer, _ clusters: [Int32], threads: Int
  ) -> (levels: [[Double]], pairs: Double) {
    let members = members(clusters)
    var pairs = 0
    for group in members { pairs += group.count * (group.count - 1) / 2 }
    let step = max(1, pairs / 100_000)
    let chunks = Parallel.chunks(members.count, threads: threads)
    let counts = Parallel.map(chunks.count, threads: threads) { chunk in
      var counts = Array(repeating: 0, count: 16 * comparer.plan.comparisons.count)
      for index in chunks[chunk] where index % step == 0 {
        let group = members[index]
        for (position, left) in group.enumerated() {
          for right in group[(position + 1)...] {
            let pattern = comparer.compare(Int(left), Int(right)).pattern
            for comparison in comparer.plan.comparisons.indices { counts[16 * comparison + pattern[comparison]] += 1 }
          }
        }
      }
      return counts
    }
    let levels = comparer.plan.comparisons.indices.map { comparison in
      (0..<16).map { level in counts.reduce(0.0) { $0 + Double($1[16 * comparison + level]) } }
    }
    return (levels, Double(pairs))
  }

  /// The rows of each cluster of two and more.
  static func members(_ clusters: [Int32]) -> [[Int32]] {
    var place = Array(repeating: Int32(-1), count: clusters.count)
    var members: [[Int32]] = []
    for (row, head) in clusters.enumerated() where Int(head) != row {
      if place[Int(head)] < 0 {
        place[Int(head)] = Int32(truncatingIfNeeded: members.count)
        members.append([head])
      }
      members[Int(place[Int(head)])].append(Int32(truncatingIfNeeded: row))
    }
    return members
  }

  /// Recounts values and words by cluster: ten copies of one record are one bearer of its name.
  static func recount(_ comparer: inout RowComparer, _ clusters: [Int32]) {
    let table = comparer.table
    var counts = table.counts
    var words = comparer.bags.map(\.counts)
    var seen: [UInt64] = []
    var merged = 0
    for group in members(clusters) {
      merged += group.count - 1
      for (column, about) in table.columns.enumerated() {
        seen.removeAll(keepingCapacity: true)
        for row in group {
          let value = table.cell(Int(row), column)
          guard value >= 0 else { continue }
          if seen.contains(UInt64(value)) {
            counts[Int(value) + about.shift] -= 1
          } else {
            seen.append(UInt64(value))
          }
        }
      }
      var list: [Int32] = []
      for bag in comparer.bags.indices {
        seen.removeAll(keepingCapacity: true)
        for row in group {
          list.removeAll(keepingCapacity: true)
          comparer.bags[bag].append(Int(row), table, to: &list)
          for word in list {
            if seen.contains(UInt64(word)) { words[bag][Int(word)] -= 1 } else { seen.append(UInt64(word)) }
          }
        }
      }
    }
    comparer.frequencies = TermFrequencies(
      table, counts: counts, isLeftOut: comparer.plan.isShared, among: SharesByName.learned(comparer, clusters))
    for bag in comparer.bags.indices { comparer.bags[bag].recount(words[bag], rows: clusters.count - merged) }
  }

  /// Learns aliases: words, or given names, that stand for each other in three clusters and more, far oftener than by
  /// chance.
  static func learnAliases(_ comparer: inout RowComparer, _ clusters: [Int32]) {
    let (table, plan) = (comparer.table, comparer.plan)
    let bag = plan.fullName == nil ? nil : comparer.bags.first
    guard bag != nil || (plan.given >= 0 && plan.family >= 0) else { return }
    // What a row's name is known by: its words, or its given name where the family name is the same.
    func words(_ row: Int32, to list: inout [Int32]) {
      list.removeAll(keepingCapacity: true)
      if let bag { return bag.append(Int(row), table, to: &list) }
      let (given, family) = (table.cell(Int(row), plan.given), table.cell(Int(row), plan.family))
      if given >= 0, family >= 0, table.range(given).count > 1 { list += [given, family] }
    }
    var found: [UInt64] = []
    var (a, b): ([Int32], [Int32]) = ([], [])
    for group in members(clusters) {
      let first = found.count
      for (position, left) in group.prefix(20).enumerated() {
        words(left, to: &a)
        guard a.count > 1 else { continue }
        for right in group.prefix(20)[(position + 1)...] {
          words(right, to: &b)
          let (x, y) = (a.filter { !b.contains($0) }, b.filter { !a.contains($0) })
          guard x.count == 1, y.count == 1, bag != nil || (x[0] == a[0] && y[0] == b[0]) else { continue }
          let key = Pairs.packed(min(x[0], y[0]), max(x[0], y[0]))
          if !found[first...].contains(key) { found.append(key) }
        }
      }
    }
    var total = 0
    for (row, head) in clusters.enumerated() where Int(head) == row { total += 1 }
    let entities = Double(max(1, total))
    func bearers(_ word: Int32) -> Double {
      Double(bag?.counts[Int(word)] ?? table.counts[Int(word) + table.columns[plan.given].shift])
    }
    var aliases = Aliases()
    let sorted = RadixSort.byBothHalves(found)
    var start = 0
    while start < sorted.count {
      var end = start + 1
      while end < sorted.count, sorted[end] == sorted[start] { end += 1 }
      let (one, other) = (Pairs.left(sorted[start]), Pairs.right(sorted[start]))
      let chance = bearers(one) / entities * bearers(other) / entities
      if end - start >= 3, Double(end - start) / entities > 5 * chance { aliases.add(one, other) }
      start = end
    }
    comparer.aliases = aliases
  }
}
