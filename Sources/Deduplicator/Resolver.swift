import Records

/// Finds out which observations speak of one company and which of one person.
///
/// Companies first, then persons with their resolved company as evidence. The result depends on the rows, the model and
/// the decisions only: not on threads, and on the order of rows only in which row names a cluster.
public struct Resolver: Sendable {
  private let model: MatchModel
  private let cannotLink: [RowDecision]
  private let mustLink: [RowDecision]
  private let threads: Int

  /// A resolver under `model` and the decisions of stewards, which name rows of the table to be resolved.
  ///
  /// Where a pair stands in both lists it is kept apart. At most `threads` threads are used.
  public init(
    model: MatchModel = .starting, cannotLink: [RowDecision] = [], mustLink: [RowDecision] = [], threads: Int = 2
  ) {
    self.model = model
    self.cannotLink = cannotLink
    self.mustLink = mustLink
    self.threads = max(1, threads)
  }

  /// The companies and contacts of a table. About 5 µs and 0.4 KB a row on two threads.
  public func resolve(_ table: ObservationTable) -> Resolution {
    var resolution = Resolution(count: table.count)
    let columns = FieldColumns(table, threads: threads)
    let values = CompanyValues(columns)
    let mentions = companies(columns, values, &resolution)
    let persons = PersonValues(
      columns, mailboxes: values.mailboxes, mentions: mentions, company: resolution.company)
    contacts(persons, values, mentions, &resolution)
    return resolution
  }

  /// The waterfall of two rows' match weight: the prior, then a line a comparison; the weights add up to the pair's.
  ///
  /// Prepares the whole table, so ask ``KindModel/waterfall(_:)`` with the pattern where the pair is a stored one.
  public func explain(
    _ table: ObservationTable, _ resolution: Resolution, kind: EntityKind, left: Int32, right: Int32
  ) -> [ComparisonOutcome] {
    let (left, right) = (Int(left), Int(right))
    guard (0..<table.count).contains(left), (0..<table.count).contains(right) else { return [] }
    let columns = FieldColumns(table, threads: threads)
    let values = CompanyValues(columns)
    let pattern: Int
    switch kind {
    case .company: pattern = CompanyComparer(values).pattern(rows: left, right)
    case .person:
      let persons = PersonValues(
        columns, mailboxes: values.mailboxes, mentions: Mentions(none: table.count), company: resolution.company)
      pattern = PersonComparer(persons, values).pattern(rows: left, right)
    }
    return model[kind].waterfall(Int64(pattern))
  }

  private func companies(
    _ columns: FieldColumns, _ values: CompanyValues, _ resolution: inout Resolution
  ) -> Mentions {
    let comparer = CompanyComparer(values)
    let table = WeightTable(model.company)
    let mentions = Mentions(
      count: columns.count, apart: Decisions.rows(.company, cannotLink),
      facts: { columns.hasCompany[$0] ? values.rows[$0] : nil }, hash: { $0.tag(values) },
      isEnough: { table.score(comparer.pattern(rows: $0, $0)).weight >= model.mergeThreshold })
    let blocks = CompanyRules.blocks(mentions, values, threads: threads)
    var ready = comparer
    ready.rows = mentions.rows
    let outcome = solve(.company, mentions, blocks, ready, &resolution)
    resolution.company = outcome.founder
    resolution.companyWeight = outcome.weight
    return mentions
  }

  private func contacts(
    _ persons: PersonValues, _ values: CompanyValues, _ companies: Mentions, _ resolution: inout Resolution
  ) {
    var companyTag = Array(repeating: UInt64.max, count: persons.rows.count)
    for (mention, row) in companies.rows.enumerated() {
      let founder = Int(resolution.company[Int(row)])
      companyTag[founder] = min(companyTag[founder], companies.tags[mention])
    }
    let comparer = PersonComparer(persons, values)
    let table = WeightTable(model.person)
    let mentions = Mentions(
      count: persons.rows.count, apart: Decisions.rows(.person, cannotLink),
      facts: { persons.rows[$0].name >= 0 || persons.rows[$0].email >= 0 ? persons.rows[$0] : nil },
      hash: { facts in
        let company = facts.mention < 0 ? 0 : companies.tags[Int(facts.mention)]
        let mailbox = facts.email < 0 ? 0 : values.mailboxes.hash(facts.email, values.domains)
        return Hash.pair(Hash.pair(persons.names.names.hash(facts.name), mailbox), company)
      },
      isEnough: { table.score(comparer.pattern(rows: $0, $0)).weight >= model.mergeThreshold })
    let blocks = PersonRules.blocks(mentions, persons, values, companyTag: companyTag, threads: threads)
    var ready = comparer
    ready.rows = mentions.rows
    let outcome = solve(.person, mentions, blocks, ready, &resolution)
    resolution.contact = outcome.founder
    resolution.contactWeight = outcome.weight
  }

  /// Blocks to links to clusters; the links join `resolution.pairs`.
  private func solve<Comparer: PairComparer>(
    _ kind: EntityKind, _ mentions: Mentions, _ blocks: Blocks, _ comparer: Comparer, _ resolution: inout Resolution
  ) -> (founder: [Int32], weight: [Int32]) {
    let weigher = Weigher(comparer: comparer, table: WeightTable(model[kind]))
    let links = Candidates.links(
      blocks, mentions, weigher, threshold: model.reviewThreshold, threads: threads)
    let decisions = Decisions(kind, mentions, mustLink: mustLink, cannotLink: cannotLink)
    let cluster = Clusters.solve(
      mentions, links, weigher, decisions, merge: model.mergeThreshold, threads: threads)
    var strongest = Array(repeating: Int32(0), count: mentions.count)
    for link in links {
      let (left, right) = (Int(link.left), Int(link.right))
      resolution.pairs.append(
        ScoredPair(
          kind: kind, left: mentions.rows[left], right: mentions.rows[right], weight: link.score.weight,
          pattern: Int64(link.score.pattern)))
      guard cluster[left] == cluster[right] else { continue }
      strongest[left] = max(strongest[left], link.score.weight)
      strongest[right] = max(strongest[right], link.score.weight)
    }
    var founder = mentions.of
    var weight = Array(repeating: Int32(0), count: founder.count)
    for row in founder.indices where mentions.of[row] >= 0 {
      let mention = Int(mentions.of[row])
      founder[row] = mentions.rows[Int(cluster[mention])]
      if cluster[mention] != mentions.of[row], mentions.rows[mention] == Int32(truncatingIfNeeded: row) {
        weight[row] = strongest[mention]
      }
    }
    return (founder, weight)
  }
}
