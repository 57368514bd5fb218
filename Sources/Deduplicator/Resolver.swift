import Records

/// Finds out which observations speak of one company and which of one person.
///
/// Companies first, then persons with their resolved company as evidence. The result depends on the rows, the model and
/// the decisions only: not on threads, and on the order of rows only in which row names a cluster.
public struct Resolver: Sendable {
  private let model: MatchModel
  private let decisions: [RowDecision]
  private let sealed: [[Int32]]
  private let threads: Int

  /// A resolver under `model` and the decisions of stewards, the oldest first, which name rows of the table to be resolved.
  ///
  /// Each group of `sealed` rows is one contact and nothing else is joined to it. At most `threads` threads are used.
  public init(
    model: MatchModel = .starting, decisions: [RowDecision] = [], sealed: [[Int32]] = [], threads: Int = 2
  ) {
    self.model = model
    self.decisions = decisions
    self.sealed = sealed
    self.threads = max(1, threads)
  }

  /// The companies and contacts of a table.
  public func resolve(_ table: ObservationTable) -> Resolution {
    var resolution = Resolution(count: table.count)
    let broad = BroadValues(table, threads: threads)
    companies(table, broad, model.company, &resolution)
    resolution.company = FounderKeys.parted(resolution.company, table.key)
    contacts(Self.persons(table, broad, resolution, threads: threads), &resolution)
    resolution.contact = FounderKeys.parted(resolution.contact, table.key)
    return resolution
  }

  /// The persons of a whole table whose companies are resolved.
  static func persons(
    _ table: ObservationTable, _ broad: BroadValues, _ resolution: Resolution, threads: Int
  ) -> PersonTable {
    let mutes = PersonMutes(table, threads: threads).told(
      { _ in true }, company: resolution.company.map { Int64($0) + 1 }, broad)
    return PersonTable(table, OrganisationKeys(table, company: resolution.company), mutes.of, threads: threads)
  }

  /// Fills in the companies under a model of them; `broad` is what several of them share.
  func companies(
    _ table: ObservationTable, _ broad: BroadValues, _ model: KindModel, _ resolution: inout Resolution
  ) {
    companies(table, CompanyTable(table, broad: broad, threads: threads), broad, model, &resolution)
  }

  /// Fills in the companies of a table's mentions; returns pairs of rows, one of each of two clusters that a second look
  /// may join.
  @discardableResult
  func companies(
    _ table: ObservationTable, _ companies: CompanyTable, _ broad: BroadValues, _ model: KindModel,
    part: KindMatch.Part? = nil, _ resolution: inout Resolution
  ) -> [(left: Int32, right: Int32)] {
    let match = KindMatch(
      companies.columns, .company, rows: companies.rows.count, bearing: companies.bearing, model, part: part,
      threads: threads)
    var members = Array(repeating: 0, count: companies.rows.count)
    for head in match.cluster { members[Int(head)] += 1 }
    let own = Array(0..<Int32(truncatingIfNeeded: table.count))
    // Rows that say too little to be one are one only where something else joins them.
    let isAlone = match.cluster.indices.map { !match.isEnough[$0] && members[Int(match.cluster[$0])] == 1 }
    func named(_ mentions: [Int32]) -> [Int32] {
      zip(own, companies.mention).map { row, mention in
        mention < 0 ? -1 : isAlone[Int(mention)] ? row : companies.rows[Int(mentions[Int(mention)])]
      }
    }
    let word = StewardsWord(
      named(match.cluster), decisions.filter { $0.kind == .company },
      .init(
        sure: named(match.twin), scorer: { CompanyTable.scorer(of: $0, table, broad, model) },
        businessID: { CompanyTable.validID(table, Int($0)) }))
    settle(.company, match, companies.rows, word, of: companies.mention, part, &resolution)
    return match.looked.map { (companies.rows[Int($0.left)], companies.rows[Int($0.right)]) }
  }

  /// Fills in the contacts; returns the same of them.
  @discardableResult
  func contacts(
    _ persons: PersonTable, part: KindMatch.Part? = nil, _ resolution: inout Resolution
  ) -> [(left: Int32, right: Int32)] {
    let match = KindMatch(
      persons.columns, .person, rows: persons.rows.count, model.person, part: part, threads: threads)
    var place = Array(repeating: Int32(-1), count: resolution.contact.count)
    for (person, row) in persons.rows.enumerated() { place[Int(row)] = Int32(truncatingIfNeeded: person) }
    let places = place
    func named(_ numbers: [Int32]) -> [Int32] { places.map { $0 < 0 ? -1 : persons.rows[Int(numbers[Int($0)])] } }
    let word = StewardsWord(
      named(match.cluster), decisions.filter { $0.kind == .person }, sealed: sealed,
      .init(
        sure: named(match.twin), scorer: { persons.scorer(of: $0.map { places[Int($0)] }, model.person) },
        businessID: { _ in nil }))
    settle(.person, match, persons.rows, word, of: place, part, &resolution)
    return match.looked.map { (persons.rows[Int($0.left)], persons.rows[Int($0.right)]) }
  }

  /// Fills in what stewards made of the clusters of a kind. `rows` are the rows that were matched, `place` tells of every
  /// row of the table for which of them it stands, or -1.
  private func settle(
    _ kind: EntityKind, _ match: KindMatch, _ rows: [Int32], _ word: StewardsWord, of place: [Int32],
    _ part: KindMatch.Part?, _ resolution: inout Resolution
  ) {
    var first: [Int32: Int32] = [:]
    var clusters = rows.enumerated().map { number, row in
      let head = word.clusters[Int(row)]
      if let known = first[head] { return known }
      first[head] = Int32(truncatingIfNeeded: number)
      return Int32(truncatingIfNeeded: number)
    }
    if let part { clusters = part.keeping(clusters) }
    func placed(_ pairs: [(left: Int32, right: Int32)]) -> [(left: Int32, right: Int32)] {
      pairs.map { (place[Int($0.left)], place[Int($0.right)]) }.filter { $0.left != $0.right }
    }
    let stored = match.stored(clusters, same: placed(word.same), different: placed(word.different))
    var strongest = Array(repeating: Int32(0), count: place.count)
    for (number, row) in rows.enumerated() where word.clusters[Int(row)] != row {
      strongest[Int(row)] = stored.strongest[number]
    }
    if kind == .company {
      (resolution.company, resolution.companyWeight) = (word.clusters, strongest)
    } else {
      (resolution.contact, resolution.contactWeight) = (word.clusters, strongest)
    }
    for pair in stored.pairs {
      resolution.pairs.append(
        ScoredPair(
          kind: kind, left: rows[Int(pair.left)], right: rows[Int(pair.right)], weight: pair.weight,
          pattern: pair.pattern))
    }
    resolution.alarms += match.cuts.compactMap { alarm(kind, $0, rows, word) }
  }

  /// What is left of a cut for a steward to decide; nil if nothing is.
  private func alarm(_ kind: EntityKind, _ cut: ClusterLimits.Cut, _ rows: [Int32], _ word: StewardsWord)
    -> ClusterAlarm?
  {
    let founders = Set(cut.parts.map { word.clusters[Int(rows[Int($0)])] }).sorted()
    let decided = Set(
      word.different.map { pair in
        let (one, other) = (word.clusters[Int(pair.left)], word.clusters[Int(pair.right)])
        return Pairs.packed(min(one, other), max(one, other))
      })
    let isOpen = founders.indices.contains { one in
      founders[(one + 1)...].contains { !decided.contains(Pairs.packed(founders[one], $0)) }
    }
    guard isOpen else { return nil }
    return ClusterAlarm(
      kind: kind, reason: cut.excess.reason, count: cut.excess.count, limit: cut.excess.limit, rows: founders)
  }
}
