import Foundation
import Records

/// Whole names that are more frequent than their parts' frequencies say.
enum Namesakes {
  /// For each row what its whole name is more frequent than its two names' frequencies say, in nats, not above 0.
  ///
  /// Names go with languages and families: Niklas Lindholm is more frequent than Niklas times Lindholm.
  static func learned(_ comparer: RowComparer, _ clusters: [Int32]) -> [Float] {
    let (table, plan) = (comparer.table, comparer.plan)
    guard plan.given >= 0, plan.family >= 0 else { return [] }
    var place = PairTable(capacity: table.count)
    var bearers: [UInt64] = []
    var entities = 0
    var number = Array(repeating: Int32(-1), count: table.count)
    for row in 0..<table.count {
      if Int(clusters[row]) == row { entities += 1 }
      let (given, family) = (table.cell(row, plan.given), table.cell(row, plan.family))
      guard given >= 0, family >= 0 else { continue }
      let key = Pairs.packed(given, family)
      let known = place[key] ?? place.count
      place[key] = known
      number[row] = Int32(truncatingIfNeeded: known)
      bearers.append(Pairs.packed(Int32(truncatingIfNeeded: known), clusters[row]))
    }
    var counts = Array(repeating: 0, count: place.count)
    for entry in Pairs.counted(bearers) { counts[Int(entry.key)] = entry.count }
    return (0..<table.count).map { row in
      guard number[row] >= 0, counts[Int(number[row])] > 1 else { return 0 }
      let given = Int(table.cell(row, plan.given)) + table.columns[plan.given].shift
      let family = Int(table.cell(row, plan.family)) + table.columns[plan.family].shift
      let expected = Double(comparer.frequencies.share[given]) * Double(comparer.frequencies.share[family])
      let seen = Double(counts[Int(number[row])] - 1) / Double(entities)
      return Float(min(0, log(expected / seen)))
    }
  }

  /// As a model knows them.
  static func known(_ comparer: RowComparer, _ known: HashCounts) -> [Float] {
    let (table, plan) = (comparer.table, comparer.plan)
    guard plan.given >= 0, plan.family >= 0, !known.hashes.isEmpty else { return [] }
    return (0..<table.count).map { row in
      guard let name = hash(table, plan, row), let nats = known[name] else { return 0 }
      return Float(nats) / 1000
    }
  }

  /// For a model: the names that at least `least` bear.
  static func hashes(_ comparer: RowComparer, _ clusters: [Int32], least: Int) -> HashCounts {
    var bearers: [UInt64] = []
    for (row, nats) in comparer.namesakes.enumerated() where nats < -0.05 {
      guard let name = hash(comparer.table, comparer.plan, row) else { continue }
      bearers.append(UInt64(name) << 32 | UInt64(clusters[row]))
    }
    var numbers = HashCounts(
      Pairs.counted(bearers).filter { $0.count >= least }.map { (UInt32(bitPattern: $0.key), 0) })
    numbers = HashCounts(
      comparer.namesakes.indices.compactMap { row in
        guard let name = hash(comparer.table, comparer.plan, row), numbers[name] != nil else { return nil }
        return (name, Int32((1000 * comparer.namesakes[row]).rounded()))
      })
    return numbers
  }

  private static func hash(_ table: MatchTable, _ plan: ComparisonPlan, _ row: Int) -> UInt32? {
    let (given, family) = (table.cell(row, plan.given), table.cell(row, plan.family))
    guard given >= 0, family >= 0 else { return nil }
    let both = Hash.pair(UInt64(table.hashes[Int(given)]), UInt64(table.hashes[Int(family)]))
    return UInt32(truncatingIfNeeded: both >> 32)
  }
}
