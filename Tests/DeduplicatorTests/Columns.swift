import Text

@testable import Deduplicator

/// A column of text, one value a row.
func column(_ name: String, _ values: [String]) -> RawColumn {
  var column = RawColumn(name: name)
  for value in values {
    let bytes = Array(value.utf8)
    column.append(bytes, 0..<bytes.count)
  }
  return column
}

/// The columns of a header and rows of cells; a row that is too short is empty at its end.
func columns(_ header: [String], _ rows: [[String]]) -> [RawColumn] {
  header.indices.map { index in column(header[index], rows.map { index < $0.count ? $0[index] : "" }) }
}

/// A column of a test table, and what it holds.
struct Field: Sendable {
  let name: String
  let kind: FieldKind

  init(_ name: String, _ kind: FieldKind) {
    self.name = name
    self.kind = kind
  }
}

/// A table ready for matching.
func matchTable(_ fields: [Field], _ rows: [[String]], nearby: FieldKind? = nil, threads: Int = 1) -> MatchTable {
  MatchTable(
    columns(fields.map(\.name), rows), kinds: fields.map(\.kind), nearby: nearby, rows: rows.count, threads: threads)
}

extension MatchTable {
  /// The normalised text of a cell; empty where there is none.
  func text(_ row: Int, _ column: Int) -> String {
    let value = cell(row, column)
    return value < 0 ? "" : String(decoding: arena[range(value)], as: UTF8.self)
  }

  /// The position of the column with this name.
  func place(_ name: String) -> Int { columns.firstIndex { $0.name == name } ?? -1 }

  /// The number of a value that is written like this in a column, or -1.
  func value(_ text: String, _ column: Int) -> Int32 {
    (0..<count).first { self.text($0, column) == text }.map { cell($0, column) } ?? -1
  }

  /// Where each row of the file stands.
  var positions: [Int] {
    var positions = Array(repeating: 0, count: count)
    for (position, row) in order.enumerated() { positions[Int(row)] = position }
    return positions
  }
}

/// The partition that clusters make of `keys`: each set sorted, the sets sorted.
func sets(_ clusters: [Int32], _ keys: [Int]) -> [[Int]] {
  Dictionary(grouping: clusters.indices, by: { clusters[$0] }).values.map { $0.map { keys[$0] }.sorted() }
    .sorted { $0[0] < $1[0] }
}

/// Short words of few letters, so that they often resemble each other.
struct Babble {
  var random: SplitMix64
  /// Bytes to choose from.
  var letters = Array("abcdeé 12".utf8)

  init(seed: UInt64) { random = SplitMix64(seed: seed) }

  /// A word of one to `longest` bytes.
  mutating func word(_ longest: Int) -> [UInt8] {
    (0..<Int.random(in: 1...longest, using: &random)).map { _ in
      letters[Int.random(in: letters.indices, using: &random)]
    }
  }

  /// The word with up to three slips; never empty.
  mutating func slipped(_ word: [UInt8]) -> [UInt8] {
    var word = word
    for _ in 0..<Int.random(in: 0...3, using: &random) {
      let index = Int.random(in: word.indices, using: &random)
      switch Int.random(in: 0...3, using: &random) {
      case 0 where word.count > 1: word.remove(at: index)
      case 1: word.insert(letters[Int.random(in: letters.indices, using: &random)], at: index)
      case 2 where index > 0: word.swapAt(index, index - 1)
      default: word[index] = letters[Int.random(in: letters.indices, using: &random)]
      }
    }
    return word
  }
}
