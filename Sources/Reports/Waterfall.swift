import Records

/// How comparisons add up to a match weight: bars on one scale, each beginning where the last one ended.
struct Waterfall {
  /// A bar; `start` and `end` are shares of the scale in 1/1000, start ≤ end.
  struct Bar: Equatable {
    var name: String
    var level: String
    var weight: Int32
    var start: Int
    var end: Int
  }

  /// The comparisons' bars in order.
  private(set) var bars: [Bar] = []
  /// The sum, from zero.
  private(set) var sum: Bar
  /// Where zero and the thresholds stand on the scale, in 1/1000.
  let zero: Int
  /// Where the review threshold stands on the scale, in 1/1000.
  let review: Int
  /// Where the merge threshold stands on the scale, in 1/1000.
  let merge: Int

  /// The waterfall of an item between its thresholds.
  init(_ item: ReviewReport.Item, _ thresholds: ReviewReport.Thresholds) {
    var steps = item.comparisons.map { (name: $0.comparison, level: $0.level, weight: Int($0.weight)) }
    let rest = Int(item.weight) - steps.reduce(0) { $0 + $1.weight }
    if rest != 0 { steps.insert(("before comparing", "how rare a match is at all", rest), at: 0) }
    var reached = 0
    var sums = [0]
    for step in steps {
      reached += step.weight
      sums.append(reached)
    }
    let marks = sums + [Int(thresholds.review), Int(thresholds.merge)]
    let low = marks.min() ?? 0
    let span = max(1, (marks.max() ?? 0) - low)
    // A little room on both sides, so that no line stands on the edge.
    func share(_ weight: Int) -> Int { 20 + (weight - low) * 960 / span }
    func bar(_ name: String, _ level: String, _ weight: Int, from start: Int) -> Bar {
      let (one, other) = (share(start), share(start + weight))
      return Bar(
        name: name, level: level, weight: Int32(clamping: weight), start: min(one, other), end: max(one, other))
    }
    for (step, start) in zip(steps, sums) { bars.append(bar(step.name, step.level, step.weight, from: start)) }
    sum = bar("sum", "", Int(item.weight), from: 0)
    zero = share(0)
    review = share(Int(thresholds.review))
    merge = share(Int(thresholds.merge))
  }
}
