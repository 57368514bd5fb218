/// What stands for many, as numbers: each combination of bars once, and 0 where nothing stands.
struct StandingNumbers: Sendable {
  private var standings: [Standing] = [.free]
  private var known: [Bar: Int32] = [:]
  private var combined: [[Int32]: Int32] = [:]

  /// What a number stands for.
  subscript(number: Int32) -> Standing { standings[Int(number)] }

  /// The number of one bar alone.
  mutating func number(of bar: Bar) -> Int32 {
    if let number = known[bar] { return number }
    known[bar] = Int32(standings.count)
    standings.append(Standing([bar]))
    return Int32(standings.count - 1)
  }

  /// The number of all that two numbers stand for.
  mutating func union(_ one: Int32, _ other: Int32) -> Int32 {
    if one == other || other == 0 { return one }
    if one == 0 { return other }
    if let number = combined[[one, other]] { return number }
    var both = standings[Int(one)]
    both.formUnion(standings[Int(other)])
    // What is in the one already makes no new combination.
    let number = both == standings[Int(one)] ? one : Int32(standings.count)
    if number != one { standings.append(both) }
    combined[[one, other]] = number
    return number
  }
}
