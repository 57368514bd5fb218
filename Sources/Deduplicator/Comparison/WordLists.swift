import Text

/// Folded names as lists of words: distinct names, their words, and what order-free equality needs.
struct WordLists: Sendable {
  /// Distinct folded names.
  private(set) var names = Interner()
  /// Distinct words of all names.
  private(set) var words = Interner()
  private var list: [Int32] = []
  private var ends: [Int] = []
  /// For each name a hash of its words in which order does not count.
  private(set) var bag: [UInt64] = []

  /// The number of a folded name; its words are split when it is first seen.
  mutating func intern(_ folded: [UInt8]) -> Int32 {
    let before = names.count
    let id = names.intern(folded, 0..<folded.count)
    guard names.count > before else { return id }
    var sum: UInt64 = 0
    var start = 0
    for index in 0...folded.count where index == folded.count || folded[index] == 0x20 {
      let word = words.intern(folded, start..<index)
      start = index + 1
      guard word >= 0 else { continue }
      list.append(word)
      sum &+= Hash.mix(words.hash(word) | 1)
    }
    ends.append(list.count)
    bag.append(Hash.mix(sum))
    return id
  }

  /// How many words a name has.
  func count(_ name: Int32) -> Int { range(name).count }

  /// The first word: of a person's name the given name, as far as one can guess.
  func first(_ name: Int32) -> Int32 { list[range(name).lowerBound] }

  /// The last word: of a person's name the family name, as far as one can guess.
  func last(_ name: Int32) -> Int32 { list[range(name).upperBound - 1] }

  /// The second word of a name with three words or more: a middle name or initial.
  func middle(_ name: Int32) -> Int32? {
    let range = range(name)
    return range.count > 2 ? list[range.lowerBound + 1] : nil
  }

  /// Whether every word of the shorter name is a word of the longer one.
  func contained(_ left: Int32, _ right: Int32) -> Bool {
    let (short, long) = count(left) <= count(right) ? (range(left), range(right)) : (range(right), range(left))
    return short.allSatisfy { inner in long.contains { list[$0] == list[inner] } }
  }

  /// A word's first byte.
  func initial(_ word: Int32) -> UInt8 { words.arena[words.range(word).lowerBound] }

  /// Whether one of two words is a single letter and begins the other.
  func abbreviates(_ left: Int32, _ right: Int32) -> Bool {
    initial(left) == initial(right) && min(words.range(left).count, words.range(right).count) == 1
  }

  /// Whether two different words look like one word misspelt: one edit, or Jaro–Winkler of at least 0.92.
  ///
  /// Words under four letters never do: there one edit makes another name.
  func misspelt(_ left: Int32, _ right: Int32) -> Bool {
    let (a, b) = (words.range(left), words.range(right))
    guard min(a.count, b.count) >= 4 else { return false }
    return Similarity.editDistance(words.arena, a, words.arena, b, limit: 1) <= 1
      || Similarity.jaroWinkler(words.arena, a, words.arena, b) >= 0.92
  }

  private func range(_ name: Int32) -> Range<Int> {
    let index = Int(name)
    return (index == 0 ? 0 : ends[index - 1])..<ends[index]
  }
}
