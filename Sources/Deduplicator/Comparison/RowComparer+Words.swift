import Text

extension RowComparer {
  func bag(_ left: Int, _ right: Int, _ comparison: Step) -> BagLevel {
    let (a, b) = (table.cell(left, comparison.column), table.cell(right, comparison.column))
    if a < 0 || b < 0 { return .nothing }
    let match =
      a == b
      ? bags[comparison.other].wholeWeight(a).map { (weight: $0, coverage: 1) }
      : bagMatch(bags[comparison.other], a, b)
    guard let found = match else { return .nothing }
    return BagLevel(weight: found.weight, coverage: found.coverage)
  }

  /// The weight of the words that agree, and their share of the lighter row's weight; nil where a row has no words.
  func bagMatch(_ left: Int, _ right: Int, _ bag: WordBag) -> (weight: Float, coverage: Float)? {
    if bag.columns.count == 1 {
      let (a, b) = (table.cell(left, bag.columns[0]), table.cell(right, bag.columns[0]))
      if a < 0 || b < 0 { return nil }
      return bagMatch(bag, a, b)
    }
    var a: [Int32] = []
    var b: [Int32] = []
    bag.append(left, table, to: &a)
    bag.append(right, table, to: &b)
    return a.isEmpty || b.isEmpty ? nil : bagMatch(bag, a, a.indices, b, b.indices)
  }

  private func bagMatch(_ bag: WordBag, _ a: Int32, _ b: Int32) -> (weight: Float, coverage: Float)? {
    bagMatch(bag, bag.list, bag.range(a), bag.list, bag.range(b))
  }

  private func bagMatch(
    _ bag: WordBag, _ listA: [Int32], _ rangeA: Range<Int>, _ listB: [Int32], _ rangeB: Range<Int>
  ) -> (weight: Float, coverage: Float)? {
    let (n, m) = (min(rangeA.count, 16), min(rangeB.count, 16))
    if n == 0 || m == 0 { return nil }
    let (startA, startB) = (rangeA.lowerBound, rangeB.lowerBound)
    var (totalA, totalB): (Float, Float) = (0, 0)
    for x in 0..<n { totalA += bag.weight[Int(listA[startA &+ x])] }
    for y in 0..<m { totalB += bag.weight[Int(listB[startB &+ y])] }
    var sum: Float = 0
    var (freeA, freeB) = ((UInt32(1) << UInt32(n)) &- 1, (UInt32(1) << UInt32(m)) &- 1)
    for x in 0..<n {
      for y in 0..<m where freeB >> UInt32(y) & 1 == 1 && listA[startA &+ x] == listB[startB &+ y] {
        freeA &= ~(1 << UInt32(x))
        freeB &= ~(1 << UInt32(y))
        sum += bag.weight[Int(listA[startA &+ x])]
        break
      }
    }
    if freeA != 0, freeB != 0 {
      for pass in (aliases.isEmpty ? 1 : 0)..<3 {
        var openA = freeA
        while openA != 0, freeB != 0 {
          let x = openA.trailingZeroBitCount
          openA &= openA &- 1
          let a = listA[startA &+ x]
          var openB = freeB
          while openB != 0 {
            let y = openB.trailingZeroBitCount
            openB &= openB &- 1
            let b = listB[startB &+ y]
            let share = wordLikeness(bag, a, b, pass)
            if share > 0 {
              freeA &= ~(1 << UInt32(x))
              freeB &= ~(1 << UInt32(y))
              sum += share * min(bag.weight[Int(a)], bag.weight[Int(b)])
              break
            }
          }
        }
      }
    }
    let coverage = sum / max(1e-9, min(totalA, totalB))
    // `Asunto Oy Kuusi 1` and `2` are two, however much else agrees.
    if freeA != 0, freeB != 0, hasNumber(bag, listA, startA, freeA), hasNumber(bag, listB, startB, freeB) {
      return (min(sum, 4), min(coverage, 0.5))
    }
    return (sum, coverage)
  }

  /// Whether one of the words left over is a number.
  private func hasNumber(_ bag: WordBag, _ list: [Int32], _ start: Int, _ free: UInt32) -> Bool {
    var open = free
    while open != 0 {
      let word = bag.words.range(list[start &+ open.trailingZeroBitCount])
      open &= open &- 1
      if bag.words.arena[word].allSatisfy({ $0 &- 0x30 < 10 }) { return true }
    }
    return false
  }

  /// What two different words count for, as a share of the lighter one's weight: as aliases, by edits, as a beginning.
  private func wordLikeness(_ bag: WordBag, _ a: Int32, _ b: Int32, _ pass: Int) -> Float {
    if pass == 0 { return aliases.contains(a, b) ? 0.8 : 0 }
    let (lettersA, lettersB) = (bag.letters[Int(a)], bag.letters[Int(b)])
    // A beginning has no letter that the whole has not.
    if pass == 2, lettersA & ~lettersB != 0, lettersB & ~lettersA != 0 { return 0 }
    let arena = bag.words.arena
    let (ra, rb) = (bag.words.range(a), bag.words.range(b))
    let shorter = min(ra.count, rb.count)
    if pass == 1 {
      guard shorter >= 4 else { return 0 }
      if (lettersA ^ lettersB).nonzeroBitCount <= 4, abs(ra.count - rb.count) <= 2 {
        let edits = Similarity.editDistance(arena, ra, arena, rb, limit: 2)
        if edits == 1 { return 0.8 }
        if edits == 2, shorter >= 6 { return 0.65 }
      }
      guard Likeness.mayReach(0.9, ra.count, rb.count, lettersA, lettersB, 4),
        Likeness.mayReach(
          0.9, ra.count, rb.count, lettersA, lettersB, Likeness.commonBeginning(arena, ra, arena, rb))
      else { return 0 }
      return Similarity.jaroWinkler(arena, ra, arena, rb) >= 0.9 ? 0.6 : 0
    }
    let (short, long) = ra.count <= rb.count ? (ra, rb) : (rb, ra)
    guard short.count == 1 || short.count >= 3,
      ByteRange.areEqual(arena, short, arena, long.lowerBound..<(long.lowerBound + short.count))
    else { return 0 }
    return short.count == 1 ? 0.3 : 0.5
  }
}
