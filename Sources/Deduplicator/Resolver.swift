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

  /// The companies and contacts of a table.
  public func resolve(_ table: ObservationTable) -> Resolution {
    var resolution = Resolution(count: table.count)
    companies(table, model.company, &resolution)
    resolution.company = FounderKeys.parted(resolution.company, table.key)
    let persons = PersonTable(table, OrganisationKeys(table, company: resolution.company), threads: threads)
    contacts(persons, &resolution)
    resolution.contact = FounderKeys.parted(resolution.contact, table.key)
    return resolution
  }

  /// Fills in the companies under a model of them.
  func companies(_ table: ObservationTable, _ model: KindModel, _ resolution: inout Resolution) {
    companies(
      CompanyTable(table, apart: Decisions.rows(.company, cannotLink), threads: threads), model, &resolution)
  }

  /// The same of mentions; returns pairs of rows, one of each of two clusters that a second look may join.
  @discardableResult
  func companies(
    _ companies: CompanyTable, _ model: KindModel, part: KindMatch.Part? = nil, _ resolution: inout Resolution
  ) -> [(left: Int32, right: Int32)] {
    let match = KindMatch(
      companies.columns, .company, rows: companies.rows.count, bearing: companies.bearing, model,
      Decisions(.company, companies.mention, mustLink: mustLink, cannotLink: cannotLink), part: part,
      threads: threads)
    for row in companies.mention.indices where companies.mention[row] >= 0 {
      let mention = Int(companies.mention[row])
      let (own, head) = (companies.rows[mention], match.cluster[mention])
      // Rows that say too little to be one are one only where something else joins them.
      let isAlone = !match.isEnough[mention] && match.strongest[mention] == 0
      resolution.company[row] = isAlone ? Int32(truncatingIfNeeded: row) : companies.rows[Int(head)]
      if own == Int32(truncatingIfNeeded: row), own != companies.rows[Int(head)] {
        resolution.companyWeight[row] = match.strongest[mention]
      }
    }
    add(.company, match, companies.rows, &resolution)
    return match.looked.map { (companies.rows[Int($0.left)], companies.rows[Int($0.right)]) }
  }

  /// Fills in the contacts; returns the same of them.
  @discardableResult
  func contacts(
    _ persons: PersonTable, part: KindMatch.Part? = nil, _ resolution: inout Resolution
  ) -> [(left: Int32, right: Int32)] {
    var place = Array(repeating: Int32(-1), count: resolution.contact.count)
    for (person, row) in persons.rows.enumerated() { place[Int(row)] = Int32(truncatingIfNeeded: person) }
    let match = KindMatch(
      persons.columns, .person, rows: persons.rows.count, model.person,
      Decisions(.person, place, mustLink: mustLink, cannotLink: cannotLink), part: part, threads: threads)
    for (person, row) in persons.rows.enumerated() {
      let founder = persons.rows[Int(match.cluster[person])]
      resolution.contact[Int(row)] = founder
      resolution.contactWeight[Int(row)] = founder == row ? 0 : match.strongest[person]
    }
    add(.person, match, persons.rows, &resolution)
    return match.looked.map { (persons.rows[Int($0.left)], persons.rows[Int($0.right)]) }
  }

  private func add(_ kind: EntityKind, _ match: KindMatch, _ rows: [Int32], _ resolution: inout Resolution) {
    for pair in match.pairs {
      resolution.pairs.append(
        ScoredPair(
          kind: kind, left: rows[Int(pair.left)], right: rows[Int(pair.right)], weight: pair.weight,
          pattern: pair.pattern))
    }
  }
}
