extension Similarity {
  /// The edit distance of two byte strings under optimal string alignment, or `limit + 1` when it is more than `limit`.
  ///
  /// An edit inserts, deletes or replaces a byte, or swaps two neighbours; no part is edited twice. What both begin and
  /// end with is skipped first. ASCII of which the shorter rest has at most 64 bytes is compared by bit masks, without
  /// allocating (Hyyrö 2003), anything else row by row.
  public static func editDistance(
    _ a: [UInt8], _ ra: Range<Int>, _ b: [UInt8], _ rb: Range<Int>, limit: Int
  ) -> Int {
    precondition(ra.upperBound <= a.count && rb.upperBound <= b.count, "range beyond the bytes")
    if abs(ra.count - rb.count) > limit { return limit + 1 }
    var (ra, rb) = (ra, rb)
    while !ra.isEmpty, !rb.isEmpty, a[ra.lowerBound] == b[rb.lowerBound] {
      ra = (ra.lowerBound + 1)..<ra.upperBound
      rb = (rb.lowerBound + 1)..<rb.upperBound
    }
    while !ra.isEmpty, !rb.isEmpty, a[ra.upperBound - 1] == b[rb.upperBound - 1] {
      ra = ra.lowerBound..<(ra.upperBound - 1)
      rb = rb.lowerBound..<(rb.upperBound - 1)
    }
    if ra.isEmpty || rb.isEmpty { return min(max(ra.count, rb.count), limit + 1) }
    return unsafe a.withUnsafeBufferPointer { a in
      unsafe b.withUnsafeBufferPointer { b in
        let a = unsafe UnsafeBufferPointer(rebasing: a[ra])
        let b = unsafe UnsafeBufferPointer(rebasing: b[rb])
        let (short, long) = unsafe a.count <= b.count ? (a, b) : (b, a)
        return unsafe maskedDistance(short, long, limit) ?? rowDistance(short, long, limit)
      }
    }
  }

  /// One column of the table a step, as bits: which vertical neighbours differ by +1 and by -1;
  /// `nil` beyond 64 bytes or ASCII.
  private static func maskedDistance(
    _ pattern: UnsafeBufferPointer<UInt8>, _ text: UnsafeBufferPointer<UInt8>, _ limit: Int
  ) -> Int? {
    guard pattern.count <= 64 else { return nil }
    return unsafe PositionMasks.with(pattern, readFor: text) { positions in
      let last: UInt64 = 1 &<< UInt64(pattern.count - 1)
      var distance = pattern.count
      var rises = UInt64.max
      var falls: UInt64 = 0
      var diagonal: UInt64 = 0
      var previous: UInt64 = 0
      for index in 0..<text.count {
        let matches = unsafe positions[text[index]]
        let swaps = ((~diagonal & matches) &<< 1) & previous
        diagonal = (((matches & rises) &+ rises) ^ rises) | matches | falls | swaps
        let right = falls | ~(diagonal | rises)
        let left = diagonal & rises
        if right & last != 0 { distance += 1 }
        if left & last != 0 { distance -= 1 }
        if distance - (text.count - 1 - index) > limit { return limit + 1 }
        let shifted = right &<< 1 | 1
        rises = left &<< 1 | ~(diagonal | shifted)
        falls = shifted & diagonal
        previous = matches
      }
      return min(distance, limit + 1)
    }
  }

  /// The table row by row, three rows kept; ends as soon as two whole rows are beyond the limit.
  private static func rowDistance(
    _ short: UnsafeBufferPointer<UInt8>, _ long: UnsafeBufferPointer<UInt8>, _ limit: Int
  ) -> Int {
    let width = short.count
    var before = [Int](repeating: 0, count: width + 1)
    var above = Array(0...width)
    var row = before
    var aboveLeast = 0
    for i in 1...long.count {
      row[0] = i
      var least = i
      for j in 1...width {
        let same = unsafe long[i - 1] == short[j - 1]
        var cost = min(above[j] + 1, row[j - 1] + 1, above[j - 1] + (same ? 0 : 1))
        if i > 1, j > 1, unsafe long[i - 1] == short[j - 2] && long[i - 2] == short[j - 1] {
          cost = min(cost, before[j - 2] + 1)
        }
        row[j] = cost
        least = min(least, cost)
      }
      if least > limit, aboveLeast > limit { return limit + 1 }
      aboveLeast = least
      swap(&before, &above)
      swap(&above, &row)
    }
    return min(above[width], limit + 1)
  }
}
