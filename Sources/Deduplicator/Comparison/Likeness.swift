import Text

/// How two different values resemble each other as strings: nothing alike, somewhat alike, nearly alike, one a part or an
/// initial of the other, one edit.
enum Likeness: UInt8, Comparable {
  case differs = 1
  case weak, near, part, oneEdit

  @inline(__always) static func < (one: Likeness, other: Likeness) -> Bool { one.rawValue < other.rawValue }

  /// The likeness of two different, non-empty folded values.
  ///
  /// One edit counts from three letters on, two from five. `letters` of the two spare most of the work: within d edits
  /// they differ in at most 2d bits, and each letter that only one of them has is a match less for Jaro–Winkler.
  static func level(
    _ a: [UInt8], _ ra: Range<Int>, _ lettersA: UInt32, _ b: [UInt8], _ rb: Range<Int>, _ lettersB: UInt32,
    hasParts: Bool
  ) -> Likeness {
    let shorter = min(ra.count, rb.count)
    let apart = (lettersA ^ lettersB).nonzeroBitCount
    var edits = 3
    if apart <= 4, abs(ra.count - rb.count) <= 2 {
      edits = Similarity.editDistance(a, ra, b, rb, limit: 2)
      if edits == 1, shorter >= 3 { return .oneEdit }
    }
    let begins = commonBeginning(a, ra, b, rb)
    if hasParts, isPart(a, ra, lettersA, b, rb, lettersB, begins) { return .part }
    if edits == 2, shorter >= 5 { return .near }
    guard mayReach(0.8, ra.count, rb.count, lettersA, lettersB, begins) else { return .differs }
    let likeness = Similarity.jaroWinkler(a, ra, b, rb)
    return likeness >= 0.9 ? .near : likeness >= 0.8 ? .weak : .differs
  }

  /// Whether Jaro–Winkler can reach `least` at all, when the first `begins` bytes are the same.
  @inline(__always)
  static func mayReach(
    _ least: Float, _ a: Int, _ b: Int, _ lettersA: UInt32, _ lettersB: UInt32, _ begins: Int
  ) -> Bool {
    // Winkler adds a tenth of what is missing for each letter of a common beginning, four at most.
    let jaro = 1 - (1 - least) / (1 - 0.1 * Float(min(4, begins)))
    let (missingA, missingB) = ((lettersA & ~lettersB).nonzeroBitCount, (lettersB & ~lettersA).nonzeroBitCount)
    let share = Float(a &- missingA) / Float(a) + Float(b &- missingB) / Float(b)
    return share + 1 >= 3 * jaro - 1e-5
  }

  /// How many bytes two ranges begin with in common.
  @inline(__always)
  static func commonBeginning(_ a: [UInt8], _ ra: Range<Int>, _ b: [UInt8], _ rb: Range<Int>) -> Int {
    let most = min(ra.count, rb.count)
    var count = 0
    while count < most, a[ra.lowerBound &+ count] == b[rb.lowerBound &+ count] { count &+= 1 }
    return count
  }

  /// Whether the shorter begins the longer, or a word of three letters and more stands in both.
  @inline(__always)
  private static func isPart(
    _ a: [UInt8], _ ra: Range<Int>, _ lettersA: UInt32, _ b: [UInt8], _ rb: Range<Int>, _ lettersB: UInt32,
    _ begins: Int
  ) -> Bool {
    if begins == min(ra.count, rb.count) { return true }
    // The highest bit stands for whatever is neither letter nor digit, a gap among them.
    return (lettersA | lettersB) >> 31 == 1 && sharesWord(a, ra, b, rb)
  }

  private static func sharesWord(_ a: [UInt8], _ ra: Range<Int>, _ b: [UInt8], _ rb: Range<Int>) -> Bool {
    var start = ra.lowerBound
    for index in ra.lowerBound...ra.upperBound where index == ra.upperBound || a[index] == 0x20 {
      if index &- start > 2, standsIn(a, start..<index, b, rb) { return true }
      start = index &+ 1
    }
    return false
  }

  /// Whether a word stands in `b[rb]` as a whole.
  private static func standsIn(_ a: [UInt8], _ word: Range<Int>, _ b: [UInt8], _ rb: Range<Int>) -> Bool {
    let first = a[word.lowerBound]
    var start = rb.lowerBound
    while start &+ word.count <= rb.upperBound {
      if b[start] == first {
        let end = start &+ word.count
        if end == rb.upperBound || b[end] == 0x20, ByteRange.areEqual(a, word, b, start..<end) { return true }
      }
      while start < rb.upperBound, b[start] != 0x20 { start &+= 1 }
      start &+= 1
    }
    return false
  }
}
