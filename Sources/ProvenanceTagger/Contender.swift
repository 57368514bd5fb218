import Records

/// An observation with a value for a field, and how it fared against the golden value.
public struct Contender: Sendable, Equatable {
  /// How a value fared.
  public enum Standing: Sendable, Equatable, CaseIterable {
    /// It is the golden value.
    case won
    /// It says the same as the golden value, compared folded.
    case agrees
    /// It rests on weaker grounds: derived where another is stated, or damaged.
    case lessSure
    /// Its source is less trusted.
    case lessTrusted
    /// Fewer sources of equal trust say it.
    case fewerSources
    /// It has stood since an earlier run.
    case older
    /// It comes later in founder order.
    case laterFounder
    /// It belongs to an address that was not chosen.
    case otherAddress
    /// It is what was put right.
    case incorrect
    /// It is neither the right value nor what was put right.
    case contradicts

    /// How it fared in words, as shown to people.
    public var text: String {
      switch self {
      case .won: "won"
      case .agrees: "says the same"
      case .lessSure: "rests on weaker grounds"
      case .lessTrusted: "less trusted source"
      case .fewerSources: "said by fewer sources of equal trust"
      case .older: "from an earlier run"
      case .laterFounder: "later in founder order"
      case .otherAddress: "part of another address"
      case .incorrect: "incorrect"
      case .contradicts: "contradicts a correction"
      }
    }
  }

  /// Row of the table.
  public let row: Int32
  /// How its value fared.
  public let standing: Standing
}

extension Survivorship {
  /// Every member with a value for a field, in founder order, and why it won or lost. For explanations, one at a time.
  ///
  /// `members` are the entity's rows of the table, ascending.
  public func contenders(_ table: ObservationTable, members: [Int32], field: Field) -> [Contender] {
    let (kind, position) = (field.kind, field.position)
    let golden = golden(table, members: members, kind: kind)
    let winner = golden.winners[position]
    let evidence = Evidence(table)
    var bench = Bench(kind)
    bench.load(evidence, members[...])
    bench.fill(evidence, members[...], field)
    _ = bench.contest.decide(evidence)
    let newest = members.compactMap { evidence.corrected[$0] }.newest(field)
    return bench.contest.rows.map { row in
      if let newest, row != winner, !bench.contest.agree(row, winner) {
        let said = table.value(Int(row), field)
        let isIncorrect = newest.correction.verdict(on: said, incorrect: newest.incorrect) == .repeated
        return Contender(row: row, standing: isIncorrect ? .incorrect : .contradicts)
      }
      return Contender(
        row: row,
        standing: row == winner
          ? .won : Self.standing(of: row, against: winner, field, golden.reasons[position], evidence, &bench.contest))
    }
  }

  private static func standing(
    of row: Int32, against winner: Int32, _ field: Field, _ reason: SurvivorshipReason, _ evidence: Evidence,
    _ contest: inout Contest
  ) -> Contender.Standing {
    if winner < 0 || !contest.rows.contains(winner) { return .otherAddress }
    if contest.agree(row, winner) { return .agrees }
    let trust = evidence.trust(of: winner)
    if reason == .address { return .otherAddress }
    if contest.confidence(of: row) < contest.confidence(of: winner) { return .lessSure }
    if evidence.trust(of: row) < trust { return .lessTrusted }
    if contest.sources(saying: row, trust: trust, evidence) < contest.sources(saying: winner, trust: trust, evidence) {
      return .fewerSources
    }
    let (its, winning) = (evidence.since(row, (field, field)), evidence.since(winner, (field, field)))
    return reason == .newer && its < winning ? .older : .laterFounder
  }
}
