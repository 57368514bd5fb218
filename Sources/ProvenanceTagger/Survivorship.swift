import Records

/// Survivorship: which observation each golden field comes from, and why.
///
/// For every field, among the observations that have a value, in this order: what was put right, the newest correction
/// first; the only one; the one that all agree with (compared folded); what rests on the surest grounds (see `Grounds`: a
/// value that a source states itself goes before one that was derived, whatever the trust); the more trusted source; what
/// more sources of equal trust say; what has stood since the later run, each field for itself; founder order. Of equally
/// sure and trusted observations that say the same, the one with capitals where they belong is named before one in capitals
/// or small letters only. A company's street, postcode and city are decided together,
/// see ``AddressChoice``.
public struct Survivorship: Sendable {
  /// Raised whenever the same members come to other golden values or reasons.
  ///
  /// A run notes under which version it made the golden rows; a night under another one makes all of them anew. A test
  /// compares what survivorship makes of fixed rows with what this version is known to make.
  public static let version = 3

  /// The policy; it has no settings.
  public init() {}

  /// The golden row of one entity.
  ///
  /// `members` are its rows of the table, ascending. For many entities use ``goldenRows(_:_:kind:threads:)``.
  public func golden(_ table: ObservationTable, members: [Int32], kind: EntityKind) -> GoldenRow {
    let evidence = Evidence(table)
    var part = GoldenPart()
    var bench = Bench(kind)
    bench.decide(evidence, members[...], into: &part)
    return GoldenRow(
      winners: part.winners, reasons: part.reasons.map { SurvivorshipReason(rawValue: $0) ?? .none })
  }

  /// The golden rows of all entities of a kind, founders ascending; the same for any number of threads.
  ///
  /// Linear in the table's bytes; most entities have one row, for which nothing is compared.
  public func goldenRows(
    _ table: ObservationTable, _ resolution: Resolution, kind: EntityKind, threads: Int
  ) -> GoldenRows {
    let evidence = Evidence(table)
    let members = EntityMembers(founderOfRow: kind == .person ? resolution.contact : resolution.company)
    let employer = kind == .person ? resolution.company : []
    let stretches = members.parts(max(1, threads))
    let parts = Parallel.map(stretches.count, threads: threads) { number in
      part(evidence, members, stretches[number], employer: employer, kind: kind)
    }
    return GoldenRows(
      kind: kind, founders: members.founders, winners: parts.flatMap(\.winners), reasons: parts.flatMap(\.reasons),
      companies: parts.flatMap(\.companies))
  }

  private func part(
    _ evidence: Evidence, _ members: EntityMembers, _ entities: Range<Int>, employer: [Int32], kind: EntityKind
  ) -> GoldenPart {
    var part = GoldenPart()
    part.winners.reserveCapacity(entities.count * Field.of(kind).count)
    part.reasons.reserveCapacity(entities.count * Field.of(kind).count)
    var bench = Bench(kind)
    for entity in entities {
      let rows = members.rows[members.starts[entity]..<members.starts[entity + 1]]
      bench.decide(evidence, rows, into: &part)
      if kind == .person { part.companies.append(Self.company(evidence, rows, employer)) }
    }
    return part
  }

  /// The company a contact belongs to now: that of its most trusted observation with a company, of several the one that
  /// has named its company since the latest run, then the oldest-founded.
  private static func company(_ evidence: Evidence, _ rows: ArraySlice<Int32>, _ employer: [Int32]) -> Int32 {
    var best: (row: Int32, trust: Int, since: Int64) = (-1, .min, .min)
    for row in rows where employer[Int(row)] >= 0 {
      let trust = evidence.trust(of: row)
      // A new title is no new employer.
      let since = rows.count == 1 ? 0 : evidence.employed(row)
      if best.row < 0 || (trust, since) > (best.trust, best.since) { best = (row, trust, since) }
    }
    return best.row < 0 ? -1 : employer[Int(best.row)]
  }
}
