import Foundation

/// How frequent each value of each column is, and what a match on it is worth beyond the other values of its bin.
///
/// Agreement on a value is a level of its own for each of five bins of frequency. Inside a bin a value adds ln(p̄ / p),
/// where p̄ = Σp² / Σp over the bin's values in that column: so "fi" is not punished for being more frequent than names.
struct TermFrequencies: Sendable {
  /// The bin of each entry of the table's counts: 0 from 1 in 100, 1 from 1 in 1,000 … 4 rarer than 1 in 100,000.
  private(set) var bin: [UInt8]
  /// Shares.
  private(set) var share: [Float]
  /// Nats to add where two rows agree on it.
  private(set) var adjustment: [Float]
  /// For each column and bin Σp²: the chance that two rows agree on a value of the bin.
  private(set) var chance: [[Double]]
  /// For each column and bin p̄.
  private(set) var mean: [[Float]]

  /// For each column the rows that have a value.
  private(set) var totals: [Int]

  /// The most that an agreeing value can add, in nats.
  private(set) var mostAdded: Float

  static let bins = 5
  /// The mean of a bin that has no value: no share is as large.
  static let unseen: Float = 2
  /// A share in the middle of each bin.
  static let usual: [Float] = [2e-2, 3e-3, 3e-4, 3e-5, 3e-6]
  /// A row that agrees with itself is no pair; what is left of it stands for values not seen.
  private static let itself = 0.8

  /// From how often each value of each column occurs; `counts` is laid out as the table's, and so is `among`: where it
  /// says more, it is the share of a value.
  init(_ table: MatchTable, counts: [Int32], isLeftOut: [Bool], among: [Float] = []) {
    bin = Array(repeating: 0, count: counts.count)
    share = Array(repeating: 0, count: counts.count)
    adjustment = Array(repeating: 0, count: counts.count)
    chance = []
    mean = []
    totals = []
    mostAdded = 0
    for column in table.columns {
      let entries = (column.values.lowerBound + column.shift)..<(column.values.upperBound + column.shift)
      var total = 0
      for entry in entries { total += Int(counts[entry]) }
      totals.append(total)
      let all = Double(max(1, total))
      // Sums of integers, so that no order of values changes them.
      var squares = Array(repeating: 0, count: Self.bins)
      var squaresOfPersons = squares
      var sumsOfPersons = squares
      var sums = Array(repeating: 0, count: Self.bins)
      for entry in entries where counts[entry] > 0 {
        let count = Int(counts[entry])
        let alike = among.isEmpty ? count : max(count, Int((Double(among[entry]) * all).rounded()))
        let share = Double(alike) / all
        let bin = Self.bin(share)
        self.bin[entry] = UInt8(truncatingIfNeeded: bin)
        self.share[entry] = Float(share)
        squares[bin] += count * alike
        if !isLeftOut[entry] {
          squaresOfPersons[bin] += count * alike
          sumsOfPersons[bin] += count
        }
        sums[bin] += count
      }
      let mean = (0..<Self.bins).map { bin in
        sums[bin] == 0 ? Self.unseen : Float(Double(squares[bin]) / Double(sums[bin]) / all)
      }
      for entry in entries where counts[entry] > 0 {
        adjustment[entry] = log(mean[Int(bin[entry])] / share[entry])
      }
      self.mean.append(mean)
      chance.append(zip(squaresOfPersons, sumsOfPersons).map { (Double($0) - Self.itself * Double($1)) / all / all })
    }
    let rarest = share.lazy.filter { $0 > 0 }.min() ?? 1
    mostAdded = max(log(3), log(Self.usual[4] / rarest), adjustment.max() ?? 0)
  }

  /// As a model knows them: a value that it does not know has one bearer.
  init(_ table: MatchTable, _ columns: [KindModel.Column]) {
    bin = Array(repeating: 0, count: table.counts.count)
    share = Array(repeating: 0, count: table.counts.count)
    adjustment = Array(repeating: 0, count: table.counts.count)
    chance = []
    mean = []
    totals = columns.map { Int($0.total) }
    mostAdded = Self.mostAdded(table, columns)
    for (column, about) in zip(columns, table.columns) {
      let total = Double(max(1, column.total))
      mean.append(column.means.map { exp(Float($0) / 1000) })
      for value in about.values where table.counts[value + about.shift] > 0 {
        let share = Double(column.bearers[table.hashes[value]] ?? 1) / total
        let bin = Self.bin(share)
        let entry = value + about.shift
        self.bin[entry] = UInt8(truncatingIfNeeded: bin)
        self.share[entry] = Float(share)
        adjustment[entry] = Float(column.means[bin]) / 1000 - Float(log(share))
      }
    }
  }

  /// The same of all values that a model knows or does not know: a part of a table is pruned as the whole is.
  private static func mostAdded(_ table: MatchTable, _ columns: [KindModel.Column]) -> Float {
    var most = log(Float(3))
    var names: [KindModel.Column] = []
    for (column, about) in zip(columns, table.columns) where !column.means.isEmpty {
      if about.kind.isName { names.append(column) }
      let total = Double(max(1, column.total))
      for number in Set(column.bearers.numbers).union([1]) {
        let share = Double(number) / total
        most = max(
          most, Float(column.means[bin(share)]) / 1000 - Float(log(share)), log(usual[bin(share)] / Float(share)))
      }
    }
    // A given name that is the other's family name: the shares' and the means' geometric mean.
    guard let first = names.first, let last = names.last else { return most }
    let rarest = 1 / (Double(max(1, first.total)) * Double(max(1, last.total))).squareRoot()
    for bin in 0..<bins {
      let share = max(rarest, bin == bins - 1 ? 0 : pow(10, Double(-2 - bin)))
      most = max(most, Float(first.means[bin] + last.means[bin]) / 2000 - Float(log(share)) + 1e-3)
    }
    return most
  }

  /// The bin of a share.
  static func bin(_ share: Double) -> Int {
    share >= 1e-2 ? 0 : share >= 1e-3 ? 1 : share >= 1e-4 ? 2 : share >= 1e-5 ? 3 : 4
  }
}
