/// A fixed set of words, each with a small number: asked by bytes, without making a key.
public struct WordTable: Sendable {
  private var arena: [UInt8] = []
  private var starts: [Int32] = []
  private var values: [Int16] = []
  private var slots: [Int32]

  /// A table of `groups`: words separated by single spaces, and the number of each of them. The first of two equal words
  /// stands.
  public init(_ groups: [(words: String, value: Int)]) {
    let count = groups.reduce(0) { $0 + $1.words.utf8.count { $0 == 0x20 } + 1 }
    var size = 16
    while size < count * 2 { size *= 2 }
    slots = Array(repeating: -1, count: size)
    for (words, value) in groups {
      for word in words.split(separator: " ") { insert(Array(word.utf8), Int16(value)) }
    }
  }

  /// A table of `phrases`, which may hold spaces; the number of each is its index.
  public init(phrases: [[String]]) {
    var size = 16
    while size < phrases.reduce(0, { $0 + $1.count }) * 2 { size *= 2 }
    slots = Array(repeating: -1, count: size)
    for (value, group) in phrases.enumerated() {
      for phrase in group { insert(Array(phrase.utf8), Int16(value)) }
    }
  }

  /// The number of a word; nil if it is not in the table.
  public func value(_ bytes: [UInt8], _ range: Range<Int>) -> Int? {
    let slot = slots[find(bytes, range)]
    return slot < 0 ? nil : Int(values[Int(slot)])
  }

  /// The number of a word that stands alone.
  public func value(_ word: [UInt8]) -> Int? { value(word, 0..<word.count) }

  private mutating func insert(_ word: [UInt8], _ value: Int16) {
    let slot = find(word, 0..<word.count)
    if slots[slot] >= 0 { return }
    slots[slot] = Int32(values.count)
    starts.append(Int32(arena.count))
    values.append(value)
    arena.append(contentsOf: word)
    arena.append(0)
  }

  /// The slot of a word, or the empty one where it would stand.
  private func find(_ bytes: [UInt8], _ range: Range<Int>) -> Int {
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: ByteRange.hash(bytes, range)) & mask
    while slots[slot] >= 0, !equals(Int(slots[slot]), bytes, range) { slot = (slot + 1) & mask }
    return slot
  }

  private func equals(_ index: Int, _ bytes: [UInt8], _ range: Range<Int>) -> Bool {
    let start = Int(starts[index])
    let end = start + range.count
    return end < arena.count && arena[end] == 0 && ByteRange.areEqual(arena, start..<end, bytes, range)
  }
}
