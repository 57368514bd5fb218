import Foundation

/// How frequent a category's values are among people of one name.
///
/// Names go with languages, and languages with what titles are written in: of those called Sundqvist nearly all have the
/// language that one Finn in twenty has. Two of one name who share it have nothing more in common than their name.
enum SharesByName {
  /// Pairs that stand for the share among all where a value has few pairs of one name.
  private static let usual = 20.0

  /// For each entry of the table's counts the chance that another entity of like given or family name has the value as
  /// well, whichever is greater; 0 but for categories.
  ///
  /// An entity is as its cluster's first row, so that its own rows are not its namesakes.
  static func learned(_ comparer: RowComparer, _ clusters: [Int32]) -> [Float] {
    let (table, plan) = (comparer.table, comparer.plan)
    var shares = Array(repeating: Float(0), count: table.counts.count)
    let heads = clusters.indices.filter { Int(clusters[$0]) == $0 }
    for comparison in plan.comparisons where comparison.measure == .category {
      let about = table.columns[comparison.column]
      for name in [plan.given, plan.family] where name >= 0 {
        let bearers = heads.compactMap { row -> UInt64? in
          let (name, value) = (table.cell(row, name), table.cell(row, comparison.column))
          return name >= 0 && value >= 0 ? Pairs.packed(name, value) : nil
        }
        for (value, pairs) in sharing(bearers, about.values) {
          let entry = value + about.shift
          let usual = Double(comparer.frequencies.share[entry])
          let share = (Double(pairs.same) + Self.usual * usual) / (Double(pairs.all) + Self.usual)
          shares[entry] = max(shares[entry], Float(share))
        }
      }
    }
    return shares
  }

  /// For each value that bearers of a name have, the ordered pairs of bearers of one name of whom the first has it, and
  /// those of whom both have it.
  private static func sharing(_ bearers: [UInt64], _ values: Range<Int>) -> [(value: Int, pairs: (same: Int, all: Int))]
  {
    let sorted = RadixSort.byBothHalves(bearers)
    var (same, all) = (Array(repeating: 0, count: values.count), Array(repeating: 0, count: values.count))
    var start = 0
    while start < sorted.count {
      var end = start
      while end < sorted.count, Pairs.left(sorted[end]) == Pairs.left(sorted[start]) { end += 1 }
      var first = start
      while first < end {
        var next = first
        while next < end, sorted[next] == sorted[first] { next += 1 }
        let value = Int(Pairs.right(sorted[first])) - values.lowerBound
        same[value] += (next - first) * (next - first - 1)
        all[value] += (next - first) * (end - start - 1)
        first = next
      }
      start = end
    }
    return values.filter { all[$0 - values.lowerBound] > 0 }.map { value in
      (value, (same[value - values.lowerBound], all[value - values.lowerBound]))
    }
  }
}
