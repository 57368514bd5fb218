import Text

/// How two different values resemble each other as strings; the numbers are levels of a comparison.
enum Likeness {
  /// Nothing alike, somewhat alike, nearly alike, one a part or an initial of the other, one edit.
  static let differs = 1
  static let weak = 2
  static let near = 3
  static let part = 4
  static let oneEdit = 5

  /// The likeness of two different, non-empty folded values.
  ///
  /// One edit counts from three letters on, two from five. `letters` of the two spare most of the work: within d edits
  /// they differ in at most 2d bits, and each letter that only one of them has is a match less for Jaro–Winkler.
  static func level(
    _ a: [UInt8], _ ra: Range<Int>, _ lettersA: UInt32, _ b: [UInt8], _ rb: Range<Int>, _ lettersB: UInt32,
    hasParts: Bool
  ) -> Int {
    let shorter = min(ra.count, rb.count)
    let apart = (lettersA ^ lettersB).nonzeroBitCount
    var edits = 3
    if apart <= 4, abs(ra.count - rb.count) <= 2 {
      edits = Similarity.editDistance(a, ra, b, rb, limit: 2)
      if edits == 1, shorter >= 3 { return oneEdit }
    }
    if hasParts, isPart(a, ra, b, rb) { return part }
    if edits == 2, shorter >= 5 { return near }
    guard mayReach(0.8, ra.count, rb.count, lettersA, lettersB) else { return differs }
    let likeness = Similarity.jaroWinkler(a, ra, b, rb)
    return likeness >= 0.9 ? near : likeness >= 0.8 ? weak : differs
  }

  /// Whether Jaro–Winkler can reach `least` at all.
  static func mayReach(_ least: Double, _ a: Int, _ b: Int, _ lettersA: UInt32, _ lettersB: UInt32) -> Bool {
    // With a common beginning of four letters 1 − (1 − jaro) · 0.6 is reached.
    let jaro = 1 - (1 - least) / 0.6
    let (missingA, missingB) = ((lettersA & ~lettersB).nonzeroBitCount, (lettersB & ~lettersA).nonzeroBitCount)
    let share = Double(a - missingA) / Double(a) + Double(b - missingB) / Double(b)
    return share + 1 >= 3 * jaro
  }

  /// Whether the shorter begins the longer, or a word of three letters and more stands in both.
  private static func isPart(_ a: [UInt8], _ ra: Range<Int>, _ b: [UInt8], _ rb: Range<Int>) -> Bool {
    let (short, s, long, l) = ra.count <= rb.count ? (a, ra, b, rb) : (b, rb, a, ra)
    if ByteRange.areEqual(short, s, long, l.lowerBound..<(l.lowerBound + s.count)) { return true }
    guard long[l].contains(0x20) || short[s].contains(0x20) else { return false }
    let words = Words.split(long, l)
    for word in Words.split(short, s) where word.count > 2 {
      for other in words where ByteRange.areEqual(short, word, long, other) { return true }
    }
    return false
  }
}
