import Foundation
import Text

/// The words of the values of one dictionary, and how rare they are among its rows.
struct WordBag: Sendable {
  /// The columns whose words these are.
  let columns: [Int]
  private let base: Int
  private(set) var words = Interner()
  private var ends: [Int32] = [0]
  private(set) var list: [Int32] = []
  /// Rows or clusters that were counted.
  private(set) var rows = 0
  /// Rows that have a word.
  private(set) var counts: [Int32] = []
  /// −ln of a word's share of rows, at most 10.
  private(set) var weight: [Float] = []
  private(set) var letters: [UInt32] = []

  /// The words of `columns`, which are of one dictionary.
  init(_ table: MatchTable, _ columns: [Int]) {
    self.columns = columns
    let values = columns.first.map { table.columns[$0].values } ?? 0..<0
    base = values.lowerBound
    for value in values {
      let first = list.count
      for word in Words.split(table.arena, table.range(Int32(truncatingIfNeeded: value))) {
        let number = words.intern(table.arena, word)
        if !list[first...].contains(number) { list.append(number) }
      }
      ends.append(Int32(truncatingIfNeeded: list.count))
    }
    letters = (0..<Int32(truncatingIfNeeded: words.count)).map { MatchTable.letters(words.arena, words.range($0)) }
    counts = Array(repeating: 0, count: words.count)
    var seen: [Int32] = []
    for row in 0..<table.count {
      seen.removeAll(keepingCapacity: true)
      append(row, table, to: &seen)
      for word in seen { counts[Int(word)] += 1 }
    }
    setWeights(rows: table.count)
  }

  /// Sets weights from `counts` among `rows` rows or clusters.
  mutating func setWeights(rows: Int) {
    self.rows = rows
    weight = counts.map { Float(min(10, -log(max(1, Double($0)) / Double(max(1, rows))))) }
  }

  /// Sets counts, and the weights that follow.
  mutating func recount(_ counts: [Int32], rows: Int) {
    self.counts = counts
    setWeights(rows: rows)
  }

  /// Sets counts and weights as a model knows them: a word that it does not know has one bearer.
  mutating func recount(_ known: KindModel.Words) {
    counts = words.shortHashes.map { known.bearers[$0] ?? 1 }
    setWeights(rows: Int(known.rows))
  }

  /// The words of a value, as a range of `list`.
  @inline(__always)
  func range(_ value: Int32) -> Range<Int> {
    let index = Int(value) &- base
    return Int(ends[index])..<Int(ends[index + 1])
  }

  /// The weight of all words of a value, sixteen at most; nil if it has none.
  @inline(__always)
  func wholeWeight(_ value: Int32) -> Float? {
    let range = range(value)
    if range.isEmpty { return nil }
    var sum: Float = 0
    for index in range.prefix(16) { sum += weight[Int(list[index])] }
    return sum
  }

  /// Appends a row's words, each once.
  func append(_ row: Int, _ table: MatchTable, to words: inout [Int32]) {
    for column in columns {
      let value = table.cell(row, column)
      guard value >= 0 else { continue }
      for index in range(value) where !words.contains(list[index]) { words.append(list[index]) }
    }
  }
}
