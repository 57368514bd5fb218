extension Similarity {
  /// The Jaro–Winkler similarity of two byte strings, 0 to 1; two empty ones are alike.
  ///
  /// Which of the two comes first has no effect. Winkler's prefix scale is 0.1 over at most four bytes and counts at
  /// every similarity; transpositions are halved and rounded down. ASCII of up to 64 bytes a side is compared
  /// by bit masks, without allocating.
  public static func jaroWinkler(_ a: [UInt8], _ ra: Range<Int>, _ b: [UInt8], _ rb: Range<Int>) -> Double {
    precondition(ra.upperBound <= a.count && rb.upperBound <= b.count, "range beyond the bytes")
    if ra.isEmpty || rb.isEmpty { return ra.isEmpty && rb.isEmpty ? 1 : 0 }
    return unsafe a.withUnsafeBufferPointer { a in
      unsafe b.withUnsafeBufferPointer { b in
        let a = unsafe UnsafeBufferPointer(rebasing: a[ra])
        let b = unsafe UnsafeBufferPointer(rebasing: b[rb])
        let (matches, transposed) = unsafe maskedMatches(a, b) ?? plainMatches(a, b)
        guard matches > 0 else { return 0 }
        var prefix = 0
        while prefix < 4, prefix < a.count, prefix < b.count, unsafe a[prefix] == b[prefix] { prefix += 1 }
        let found = Double(matches)
        let parts = found / Double(a.count) + found / Double(b.count) + Double(matches - transposed / 2) / found
        let jaro = parts / 3
        return jaro + Double(prefix) * 0.1 * (1 - jaro)
      }
    }
  }

  /// Matching bytes and how many of them stand in another order; `nil` beyond 64 bytes a side or ASCII.
  private static func maskedMatches(
    _ a: UnsafeBufferPointer<UInt8>, _ b: UnsafeBufferPointer<UInt8>
  ) -> (matches: Int, transposed: Int)? {
    guard a.count <= 64, b.count <= 64 else { return nil }
    let window = max(max(a.count, b.count) / 2 - 1, 0)
    var usedA: UInt64 = 0
    var usedB: UInt64 = 0
    let done: Void? = unsafe PositionMasks.with(a, readFor: b) { positions in
      for j in 0..<b.count {
        let low = UInt64.max << UInt64(max(j - window, 0))
        let high = UInt64.max >> UInt64(max(63 - j - window, 0))
        let free = unsafe positions[b[j]] & low & high & ~usedA
        usedA |= free & (~free &+ 1)
        if free != 0 { usedB |= 1 &<< UInt64(j) }
      }
    }
    guard done != nil else { return nil }
    let matches = usedA.nonzeroBitCount
    var transposed = 0
    while usedA != 0 {
      if unsafe a[usedA.trailingZeroBitCount] != b[usedB.trailingZeroBitCount] { transposed += 1 }
      usedA &= usedA &- 1
      usedB &= usedB &- 1
    }
    return (matches, transposed)
  }

  /// The same for any length.
  private static func plainMatches(
    _ a: UnsafeBufferPointer<UInt8>, _ b: UnsafeBufferPointer<UInt8>
  ) -> (matches: Int, transposed: Int) {
    let window = max(max(a.count, b.count) / 2 - 1, 0)
    var used = [Bool](repeating: false, count: a.count)
    var inB: [UInt8] = []
    for j in 0..<b.count {
      let from = max(j - window, 0)
      let to = min(j + window + 1, a.count)
      guard from < to else { continue }
      for i in from..<to where unsafe !used[i] && a[i] == b[j] {
        used[i] = true
        unsafe inB.append(b[j])
        break
      }
    }
    var transposed = 0
    var index = 0
    for i in 0..<a.count where used[i] {
      if unsafe a[i] != inB[index] { transposed += 1 }
      index += 1
    }
    return (inB.count, transposed)
  }
}
