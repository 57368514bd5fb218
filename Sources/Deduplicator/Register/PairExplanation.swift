import Records

/// Why two observations weigh what they weigh, line by line.
///
/// The model tells how frequent values are, and ``SharedFacts`` which of them say nothing, so a table of the two and of their
/// companies' other observations is enough: the lines add up to what a night found over the whole register.
public struct PairExplanation: Sendable {
  private let companies: Side
  private let persons: Side

  /// One kind's rows, ready to be compared.
  fileprivate struct Side: Sendable {
    let scorer: PairScorer
    /// For each row of the observations its position, or -1.
    let position: [Int32]
    let shape: [(name: String, kind: FieldKind, fields: [Field])]

    init(
      _ columns: consuming [RawColumn], _ plan: RegisterPlan, _ model: KindModel, rows: Int, of row: [Int32],
      shape: [(name: String, kind: FieldKind, fields: [Field])], threads: Int
    ) {
      let table = plan.table(columns, rows: rows, threads: threads)
      scorer = PairScorer(
        comparer: PlanMaker.comparer(table, organisation: plan.organisation, model), weights: model.weights.weights)
      var place = Array(repeating: Int32(-1), count: rows)
      for (position, own) in table.order.enumerated() { place[Int(own)] = Int32(truncatingIfNeeded: position) }
      position = row.map { $0 < 0 ? -1 : place[Int($0)] }
      self.shape = shape
    }
  }

  /// Explains pairs of `table`, where `company[row]` is the founding row of each row's company, or -1; `shared` is what says
  /// nothing among all rows that hold.
  public init(
    _ table: ObservationTable, company: [Int32], _ shared: SharedFacts, model: MatchModel, threads: Int = 2
  ) {
    let mentions = CompanyTable(table, broad: shared.broad, threads: threads)
    companies = Side(
      mentions.columns, .company, model.company, rows: mentions.rows.count, of: mentions.mention,
      shape: CompanyTable.shape, threads: threads)
    let people = PersonTable(table, OrganisationKeys(table, company: company), shared.mutes, threads: threads)
    var place = Array(repeating: Int32(-1), count: table.count)
    for (person, row) in people.rows.enumerated() { place[Int(row)] = Int32(truncatingIfNeeded: person) }
    persons = Side(
      people.columns, .person, model.person, rows: people.rows.count, of: place, shape: PersonTable.shape,
      threads: threads)
  }

  /// The waterfall of two rows: the prior, a line a comparison, what frequencies add to the names, and what another
  /// person of the same firm or name takes off. The weights add up to the pair's; empty if a row is none of the kind.
  public func waterfall(_ kind: EntityKind, _ left: Int, _ right: Int) -> [ComparisonOutcome] {
    let side = kind == .company ? companies : persons
    let (one, other) = (side.position[left], side.position[right])
    guard one >= 0, other >= 0 else { return [] }
    return side.waterfall(side.scorer, Int(min(one, other)), Int(max(one, other)))
  }

  /// The waterfall of two groups of rows as a second look weighs them: what all rows of each say, as if one row said it.
  public func waterfall(_ kind: EntityKind, _ left: [Int], _ right: [Int]) -> [ComparisonOutcome] {
    let side = kind == .company ? companies : persons
    let groups = [left, right].map { rows in Set(rows.map { side.position[$0] }).filter { $0 >= 0 }.sorted() }
    guard groups.allSatisfy({ !$0.isEmpty }) else { return [] }
    let both = PairScorer(comparer: side.scorer.comparer.consolidated(groups), weights: side.scorer.weights)
    return side.waterfall(both, 0, 1)
  }
}

extension PairExplanation.Side {
  func waterfall(_ scorer: PairScorer, _ left: Int, _ right: Int) -> [ComparisonOutcome] {
    let (comparer, weights) = (scorer.comparer, scorer.weights)
    var lines = [
      ComparisonOutcome(
        comparison: "prior", level: "two rows at random", weight: ScoredLink.weight(weights.prior), fields: [])
    ]
    var index = 0
    while index < comparer.steps.count {
      var found = Compared()
      let next = comparer.compare(left, right, at: index, &found)
      let isName = next > index + 1
      for comparison in index..<next {
        let about = comparer.plan.comparisons[comparison]
        let level = found.pattern[comparison]
        lines.append(
          ComparisonOutcome(
            comparison: about.name, level: about.measure.label(of: level),
            weight: ScoredLink.weight(weights.match[16 * comparison + level] + (isName ? 0 : found.frequency)),
            fields: fields(about)))
      }
      if isName {
        lines.append(
          ComparisonOutcome(
            comparison: "frequency of the name", level: found.frequency < 0 ? "more frequent" : "rarer, or as usual",
            weight: ScoredLink.weight(found.frequency), fields: [.personName]))
      }
      index = next
    }
    let rest = scorer.weight(left, right) - lines.reduce(0) { $0 + $1.weight }
    lines.append(
      ComparisonOutcome(
        comparison: "somebody else", level: "of the same firm, family or name", weight: rest, fields: []))
    return lines
  }

  private func fields(_ comparison: FieldComparison) -> [Field] {
    if comparison.measure == .organisation { return Field.company }
    if comparison.measure == .place { return [.companyStreet, .companyPostcode, .companyCity] }
    return shape.first { $0.name == comparison.name }?.fields ?? shape.first?.fields ?? []
  }
}
