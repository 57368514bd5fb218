import Records
import Text

/// One field's contest: the observations that have a value, and the rules that choose among them.
///
/// One contest serves a whole loop; its arrays keep their room.
struct Contest: Sendable {
  /// The contenders' rows, ascending, which is founder order.
  private(set) var rows: [Int32] = []
  private var ranges: [Range<Int>] = []
  /// How sure each contender's value is, and the surest there is.
  private var confidences: [Confidence] = []
  private var surest = Confidence.damaged
  /// For each contender how new its correction is, or 0 where its value was not put right, and the newest there is.
  private var corrections: [Int64] = []
  private var newest: Int64 = 0
  /// For each contender the number of its value; equal when compared folded.
  private var values: [Int32] = []

  /// What it is about: one field, or those that are one value.
  private var fields = (first: Field.personName, last: Field.personName)

  private var folded: [UInt8] = []
  private var foldedEnds: [Int] = []
  private var votes: [UInt64] = []
  private var sourcesOfValue: [Int32] = []

  /// The row that won and the rule that decided; -1 and `none` where nobody has a value.
  typealias Decision = (winner: Int32, reason: SurvivorshipReason)

  /// Forgets the contenders: what follows is about the fields from `first` to `last`, taken as one value.
  mutating func clear(for first: Field, to last: Field) {
    fields = (first, last)
    rows.removeAll(keepingCapacity: true)
    ranges.removeAll(keepingCapacity: true)
    confidences.removeAll(keepingCapacity: true)
    surest = .damaged
    corrections.removeAll(keepingCapacity: true)
    newest = 0
  }

  /// Adds a contender; rows come in ascending order and bring a value.
  mutating func enter(
    _ row: Int32, _ range: Range<Int>, _ confidence: Confidence = .stated, correction: Int64 = 0
  ) {
    rows.append(row)
    corrections.append(correction)
    newest = max(newest, correction)
    ranges.append(range)
    confidences.append(confidence)
    surest = max(surest, confidence)
  }

  /// Decides by the rules in their order: corrected, only, agreed, surest, trust, majority, newer, founder.
  ///
  /// The newer value is the one that has stood since a later run: what else its record says may be older or newer. Of
  /// equally sure and trusted contenders that say the same, case does not win: see ``Spelling``.
  mutating func decide(_ evidence: Evidence) -> Decision {
    let decision = decideValue(evidence)
    guard newest == 0, rows.count > 1 else { return decision }
    return (bestSpelled(decision.winner, evidence), decision.reason)
  }

  /// The first of the contenders as sure and trusted as `winner` that says the same with capitals where they belong, if
  /// `winner` has them everywhere or nowhere.
  private func bestSpelled(_ winner: Int32, _ evidence: Evidence) -> Int32 {
    guard let won = rows.firstIndex(of: winner), let first = ranges.first,
      !ranges.allSatisfy({ Self.equal(evidence.bytes, first, evidence.bytes, $0) }),
      Spelling.isUniform(evidence.bytes[ranges[won]])
    else { return winner }
    let trust = evidence.trust(of: winner)
    let better = rows.indices.first { index in
      values[index] == values[won] && competes(index, evidence, trust)
        && !Self.equal(evidence.bytes, ranges[index], evidence.bytes, ranges[won])
        && Spelling.improves(evidence.bytes[ranges[index]], on: evidence.bytes[ranges[won]])
    }
    return better.map { rows[$0] } ?? winner
  }

  private mutating func decideValue(_ evidence: Evidence) -> Decision {
    guard let first = rows.first else { return (-1, .none) }
    if newest > 0, let right = corrections.firstIndex(of: newest) {
      _ = numberValues(evidence.bytes)
      return (rows[right], .corrected)
    }
    if rows.count == 1 {
      values = [0]
      return (first, .only)
    }
    var highest = Int.min
    for index in rows.indices where isSurest(index) { highest = max(highest, evidence.trust(of: rows[index])) }
    let top = rows.indices.first { competes($0, evidence, highest) }.map { rows[$0] } ?? first
    if numberValues(evidence.bytes) == 1 { return (top, .agreed) }
    if isOneValue(where: { isSurest($0) }) { return (top, .surest) }
    if isOneValue(where: { competes($0, evidence, highest) }) { return (top, .trust) }

    let most = countSources(evidence, trust: highest)
    var leaders: (first: Int32, newest: Int64) = (-1, .min)
    var leading: Int32 = -1
    var undecided = false
    for index in rows.indices where leads(index, evidence, highest, most) {
      if leaders.first < 0 { (leaders.first, leading) = (rows[index], values[index]) }
      if values[index] != leading { undecided = true }
      leaders.newest = max(leaders.newest, evidence.since(rows[index], fields))
    }
    if !undecided { return (leaders.first, .majority) }

    var winner: (row: Int32, value: Int32) = (-1, -1)
    for index in rows.indices
    where leads(index, evidence, highest, most) && evidence.since(rows[index], fields) == leaders.newest {
      if winner.row < 0 {
        winner = (rows[index], values[index])
      } else if values[index] != winner.value {
        return (winner.row, .founder)
      }
    }
    return (winner.row, .newer)
  }

  /// How sure the value of a contender, named by its row, is.
  func confidence(of row: Int32) -> Confidence { rows.firstIndex(of: row).map { confidences[$0] } ?? .weak }

  /// The number of sources of that trust that say the value of a contender's row on the surest grounds (after
  /// ``decide(_:)``).
  mutating func sources(saying row: Int32, trust: Int, _ evidence: Evidence) -> Int32 {
    guard let index = rows.firstIndex(of: row) else { return 0 }
    _ = countSources(evidence, trust: trust)
    return sourcesOfValue[Int(values[index])]
  }

  /// Whether two contenders, named by their rows, say the same (after ``decide(_:)``).
  func agree(_ left: Int32, _ right: Int32) -> Bool {
    guard let one = rows.firstIndex(of: left), let two = rows.firstIndex(of: right) else { return false }
    return values[one] == values[two]
  }

  /// Gives every contender the number of its value, and returns how many values there are.
  ///
  /// Nearly always the bytes are equal, so folding waits until they are not. Past a few contenders a dictionary keeps the
  /// work linear: a large company has tens of thousands of observations.
  mutating func numberValues(_ bytes: [UInt8]) -> Int {
    values.removeAll(keepingCapacity: true)
    guard let first = ranges.first else { return 0 }
    if ranges.allSatisfy({ Self.equal(bytes, first, bytes, $0) }) {
      for _ in ranges { values.append(0) }
      return 1
    }
    folded.removeAll(keepingCapacity: true)
    foldedEnds.removeAll(keepingCapacity: true)
    for range in ranges {
      Fold.append(bytes, range, to: &folded)
      foldedEnds.append(folded.count)
    }
    return ranges.count <= 24 ? numberByComparing() : numberByDictionary()
  }

  private mutating func numberByComparing() -> Int {
    var count: Int32 = 0
    for index in ranges.indices {
      let twin = (0..<index).first { Self.equal(folded, foldedRange($0), folded, foldedRange(index)) }
      if let twin {
        values.append(values[twin])
      } else {
        values.append(count)
        count += 1
      }
    }
    return Int(count)
  }

  private mutating func numberByDictionary() -> Int {
    var numbers: [ArraySlice<UInt8>: Int32] = [:]
    for index in ranges.indices {
      let value = folded[foldedRange(index)]
      let number = numbers[value] ?? Int32(numbers.count)
      numbers[value] = number
      values.append(number)
    }
    return numbers.count
  }

  private func isOneValue(where counts: (Int) -> Bool) -> Bool {
    var value: Int32 = -1
    for index in rows.indices where counts(index) {
      if value < 0 { value = values[index] }
      if values[index] != value { return false }
    }
    return true
  }

  private func isSurest(_ index: Int) -> Bool { confidences[index] == surest }

  /// Whether a contender is still in once the less sure and the less trusted are out.
  private func competes(_ index: Int, _ evidence: Evidence, _ trust: Int) -> Bool {
    isSurest(index) && evidence.trust(of: rows[index]) == trust
  }

  private func leads(_ index: Int, _ evidence: Evidence, _ trust: Int, _ most: Int32) -> Bool {
    competes(index, evidence, trust) && sourcesOfValue[Int(values[index])] == most
  }

  /// Counts, for every value, the sources of that trust that say it on the surest grounds; returns the largest count.
  ///
  /// Sources are counted, not observations: a source that repeats itself does not become a majority.
  private mutating func countSources(_ evidence: Evidence, trust: Int) -> Int32 {
    votes.removeAll(keepingCapacity: true)
    for index in rows.indices where competes(index, evidence, trust) {
      votes.append(UInt64(values[index]) << 32 | UInt64(evidence.source[Int(rows[index])]))
    }
    votes.sort()
    sourcesOfValue.removeAll(keepingCapacity: true)
    for _ in values { sourcesOfValue.append(0) }
    var most: Int32 = 0
    for index in votes.indices where index == 0 || votes[index] != votes[index - 1] {
      let value = Int(votes[index] >> 32)
      sourcesOfValue[value] += 1
      most = max(most, sourcesOfValue[value])
    }
    return most
  }

  private func foldedRange(_ index: Int) -> Range<Int> {
    (index == 0 ? 0 : foldedEnds[index - 1])..<foldedEnds[index]
  }

  /// Whether two stretches hold the same bytes.
  static func equal(_ a: [UInt8], _ left: Range<Int>, _ b: [UInt8], _ right: Range<Int>) -> Bool {
    guard left.count == right.count else { return false }
    let shift = right.lowerBound - left.lowerBound
    for position in left where a[position] != b[position + shift] { return false }
    return true
  }
}
