/// Where two values differ, down to the characters.
struct Difference {
  /// A stretch of a value, and whether the other value lacks it.
  struct Stretch: Equatable {
    var text: String
    var differs: Bool
  }

  /// The left value in stretches.
  private(set) var left: [Stretch] = []
  /// The right value in stretches.
  private(set) var right: [Stretch] = []

  /// More than that many pairs of characters are not compared: the middle is then marked as a whole.
  private static let limit = 40_000

  /// Compares two values: common start and end first, then the longest common subsequence of what is between.
  init(_ leftText: String, _ rightText: String) {
    var a = Array(leftText)[...]
    var b = Array(rightText)[...]
    var start: [Character] = []
    while let first = a.first, first == b.first {
      start.append(first)
      a.removeFirst()
      b.removeFirst()
    }
    var end: [Character] = []
    while let last = a.last, last == b.last {
      end.append(last)
      a.removeLast()
      b.removeLast()
    }
    let common = a.count * b.count <= Self.limit ? Self.common(Array(a), Array(b)) : ([], [])
    left = Self.stretches(start, Array(a), common.0, end.reversed())
    right = Self.stretches(start, Array(b), common.1, end.reversed())
  }

  /// For each side, which characters belong to the longest common subsequence.
  ///
  /// One that is short against the values is chance, and marks everything instead: confetti helps nobody.
  private static func common(_ a: [Character], _ b: [Character]) -> ([Bool], [Bool]) {
    var inA = Array(repeating: false, count: a.count)
    var inB = Array(repeating: false, count: b.count)
    if a.isEmpty || b.isEmpty { return (inA, inB) }
    let width = b.count + 1
    var lengths = Array(repeating: 0, count: (a.count + 1) * width)
    for i in a.indices.reversed() {
      for j in b.indices.reversed() {
        let at = i * width + j
        lengths[at] = a[i] == b[j] ? lengths[at + width + 1] + 1 : max(lengths[at + width], lengths[at + 1])
      }
    }
    if lengths[0] * 2 < max(a.count, b.count) { return (inA, inB) }
    var (i, j) = (0, 0)
    while i < a.count && j < b.count {
      let at = i * width + j
      if a[i] == b[j] {
        (inA[i], inB[j]) = (true, true)
        (i, j) = (i + 1, j + 1)
      } else if lengths[at + width] >= lengths[at + 1] {
        i += 1
      } else {
        j += 1
      }
    }
    return (inA, inB)
  }

  private static func stretches(
    _ start: [Character], _ middle: [Character], _ common: [Bool], _ end: [Character]
  ) -> [Stretch] {
    var stretches: [Stretch] = []
    func add(_ text: String, _ differs: Bool) {
      if text.isEmpty { return }
      if let last = stretches.indices.last, stretches[last].differs == differs {
        stretches[last].text += text
      } else {
        stretches.append(Stretch(text: text, differs: differs))
      }
    }
    add(String(start), false)
    for (index, character) in middle.enumerated() {
      add(String(character), !(index < common.count && common[index]))
    }
    add(String(end), false)
    return stretches
  }
}
