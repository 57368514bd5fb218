/// Words and how often each is drawn, as bytes.
struct WordTable: Sendable {
  private let bytes: [UInt8]
  private let ends: [Int]
  private let cumulative: [UInt64]

  /// A table of `Word 21882,Other word 144,…`: what follows an entry's last space is its weight.
  init(_ text: String) {
    var bytes: [UInt8] = []
    var ends: [Int] = []
    var cumulative: [UInt64] = []
    var total: UInt64 = 0
    for entry in text.utf8.split(separator: 0x2C) {
      guard let space = entry.lastIndex(of: 0x20) else { continue }
      bytes.append(contentsOf: entry[..<space].drop { $0 == 0x20 })
      ends.append(bytes.count)
      total += entry[entry.index(after: space)...].reduce(0) { $0 * 10 + UInt64($1 & 0x0F) }
      cumulative.append(total)
    }
    self.bytes = bytes
    self.ends = ends
    self.cumulative = cumulative
  }

  /// The number of words.
  var count: Int { ends.count }

  /// A word's bytes.
  subscript(index: Int) -> ArraySlice<UInt8> { bytes[(index == 0 ? 0 : ends[index - 1])..<ends[index]] }

  /// The index of a word drawn by weight.
  func draw(_ dice: inout Dice) -> Int {
    guard let total = cumulative.last else { return 0 }
    let drawn = dice.next() % total
    var low = 0
    var high = cumulative.count - 1
    while low < high {
      let middle = (low + high) / 2
      if cumulative[middle] > drawn { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
