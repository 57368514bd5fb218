import Records

/// What a night's changes make of companies and contacts: only what may have changed is matched, against all that is there.
///
/// The outcome is that of ``Resolver`` over all rows that hold now, if what was kept is its outcome over those that held
/// then. It rests on three things: what two rows weigh depends on the two alone; which pairs are weighed depends on how
/// large their blocks are, which is counted over all rows; and what comes of links depends on what hangs together.
public struct ChangedResolver: Sendable {
  /// What stewards decided about rows, now and then.
  public struct Rulings: Sendable {
    /// Those that hold now, the oldest first.
    public var decisions: [RowDecision] = []
    /// Rows that a decision has to do with: with one of them the others are looked at.
    public var bound: [(Int32, Int32)] = []
    /// Groups of rows that are one contact each, to which nothing is joined.
    public var sealed: [[Int32]] = []

    /// No decisions.
    public init() {}
  }

  private let model: MatchModel
  private let rulings: Rulings
  private let threads: Int

  /// A resolver under the model under which the kept contacts were made.
  public init(model: MatchModel, _ rulings: Rulings = Rulings(), threads: Int = 2) {
    (self.model, self.rulings, self.threads) = (model, rulings, threads)
  }

  /// The companies and contacts that may have changed.
  public func resolve(_ change: ChangedObservations) -> PartialResolution {
    var known = change
    let rows = 0..<change.table.count
    let groups = CompanyGroups(
      change.table, isThen: rows.map(change.wasThere), isNow: rows.map { $0 < change.current },
      threads: threads)
    let (companies, replaced) = companies(change, groups, &known)
    let persons = persons(change, groups, known, companies, replaced)
    return PartialResolution(change, known, companies: companies, persons: persons, replaced)
  }

  /// The companies. In `known` a row that only took another's place gets what that one belonged to.
  private func companies(
    _ change: ChangedObservations, _ groups: CompanyGroups, _ known: inout ChangedObservations
  ) -> (ChangedKind, [Replacement]) {
    let mentions = CompanyUnits(
      change, groups, replacements: Replacement.all(change, bound: rulings.bound), model.company, threads: threads)
    known.replace(mentions.replaced)
    var region = Region(
      known, .company, merge: model.company.merge, bound: rulings.bound,
      settled: Set(mentions.replaced.flatMap { [$0.gone, $0.row] }))
    for row in mentions.changed { region.touch(row) }
    // What parts a mention rests on what its rows say one by one, also where the mention says the same.
    for (row, _) in rulings.bound { region.touch(row) }
    for (row, unit) in mentions.unitOfRow.enumerated() where unit >= 0 {
      region.tie(Int32(truncatingIfNeeded: row), mentions.rowOfUnit[Int(unit)])
    }
    look(mentions.units, model.company, &region, row: { mentions.rowOfUnit[Int($0)] }) {
      mentions.scorer($0, model.company, threads: threads)
    }
    let stays = known
    let settled = settle(known, .company, &region) { part in
      let (table, units) = mentions.table(part.rows)
      let kept = KindMatch.Part(
        sizes: TouchedBlocks.sizes(mentions.units, units, threads: threads),
        kept: table.rows.map { part.kept(stays, .company, Int($0)) })
      return resolver(part).companies(
        change.table.part(part.rows), table, groups.broadNow, model.company, part: kept, &part.resolution)
    }
    return (settled, mentions.replaced)
  }

  /// Matches a region and what is near it, until nothing outside may be joined with what is inside.
  private func settle(
    _ change: ChangedObservations, _ kind: EntityKind, _ region: inout Region,
    _ match: (inout ChangedKind) -> [(left: Int32, right: Int32)]
  ) -> ChangedKind {
    while true {
      let isIn = region.rows()
      var part = ChangedKind(change, isIn, near: region.around(isIn))
      let looked = match(&part).map { (part.rows[Int($0.left)], part.rows[Int($0.right)]) }
      let crossing = looked.filter { isIn[Int($0.0)] != isIn[Int($0.1)] }
      if crossing.isEmpty { return part }
      for (one, other) in crossing {
        region.touch(one)
        region.touch(other)
      }
    }
  }

  private func persons(
    _ change: ChangedObservations, _ groups: CompanyGroups, _ known: ChangedObservations, _ companies: ChangedKind,
    _ replaced: [Replacement]
  ) -> ChangedKind {
    let company = companies.companies(known)
    let people = PersonMutes(change.table, threads: threads)
    let gone = Array(repeating: Int64(0), count: change.table.count - change.current)
    let mutes = PersonUnits.Mutes(
      then: people.told(change.wasThere, company: change.company, groups.broadThen),
      now: people.told({ $0 < change.current }, company: company.map { Int64($0) + 1 } + gone, groups.broadNow))
    var then = others(change, company, companies, replaced)
    let told = Set(then.map(\.row))
    // What says nothing now and did, or the other way round, makes another person of a row.
    for row in 0..<Int32(truncatingIfNeeded: change.current)
    where change.wasThere(Int(row)) && mutes.differ(row) && !told.contains(row) {
      then.append(PersonUnits.Former(row: row, key: .as(row)))
    }
    let persons = PersonUnits(
      change, company: company, then: then, mutes, model.person, threads: threads)
    var region = Region(change, .person, merge: model.person.merge, bound: rulings.bound)
    for former in then { region.touch(former.row) }
    for row in 0..<change.current where companies.isIn[row] {
      let id = company[row] < 0 ? 0 : change.table.key[Int(company[row])]
      if id != change.company[row] { region.touch(Int32(truncatingIfNeeded: row)) }
    }
    look(persons.units, model.person, &region, row: persons.row) {
      persons.scorer($0, model.person, threads: threads)
    }
    return settle(change, .person, &region) { part in
      let table = persons.table(part.rows, change.table.part(part.rows), threads: threads)
      let units = part.rows.map { persons.unitOfRow[Int($0)] }.filter { $0 >= 0 }
      let kept = KindMatch.Part(
        sizes: TouchedBlocks.sizes(persons.units, units, threads: threads),
        kept: table.rows.map { part.kept(change, .person, Int($0)) })
      return resolver(part).contacts(table, part: kept, &part.resolution)
    }
  }

  /// The rows that were other persons then, with the keys that their companies had.
  private func others(
    _ change: ChangedObservations, _ founders: [Int32], _ companies: ChangedKind, _ replaced: [Replacement]
  ) -> [PersonUnits.Former] {
    // A company that says the same, row by row, is known by the same key.
    let restated = Set(replaced.filter { !isRestated(change.table, $0) }.map { change.company[Int($0.gone)] })
    let founding = Set(replaced.filter { !isRestated(change.table, $0) }.map { founders[Int($0.row)] })
    func rows(_ range: Range<Int>, _ isAsked: (Int) -> Bool) -> [Int32] {
      range.filter { companies.isIn[$0] || isAsked($0) }.map { Int32(truncatingIfNeeded: $0) }
    }
    let are = rows(0..<change.current) { founders[$0] >= 0 && founding.contains(founders[$0]) }
    var place = Array(repeating: Int32(-1), count: change.current)
    for (index, row) in are.enumerated() { place[Int(row)] = Int32(truncatingIfNeeded: index) }
    let now = OrganisationKeys(
      change.table.part(are), company: are.map { founders[Int($0)] < 0 ? -1 : place[Int(founders[Int($0)])] })
    let were = rows(0..<change.table.count) { change.company[$0] != 0 && restated.contains(change.company[$0]) }
      .filter { change.wasThere(Int($0)) }
    var first: [Int64: Int32] = [:]
    let company = were.enumerated().map { place, row -> Int32 in
      let id = change.company[Int(row)]
      if id == 0 { return -1 }
      let place = Int32(truncatingIfNeeded: place)
      first[id] = first[id] ?? place
      return first[id] ?? place
    }
    let then = OrganisationKeys(change.table.part(were), company: company)
    var formers = were.enumerated().compactMap { index, row -> PersonUnits.Former? in
      let key = then.key(index)
      let isSame = Int(row) < change.current && key == now.key(Int(place[Int(row)]))
      return isSame ? nil : PersonUnits.Former(row: row, key: .known(key))
    }
    let told = Set(were)
    for one in replaced where !told.contains(one.gone) {
      formers.append(PersonUnits.Former(row: one.gone, key: .as(one.row)))
    }
    return formers
  }

  /// Whether a row says of its company what the one that it took the place of said.
  private func isRestated(_ table: ObservationTable, _ one: Replacement) -> Bool {
    var ranges: [Range<Int>] = []
    func said(_ row: Int32) -> [UInt8] {
      PackedFields.split(table.bytes, table.range(Int(row)), into: &ranges)
      var said: [UInt8] = []
      PackedFields.append(Field.company, of: table.bytes, ranges, to: &said)
      return said
    }
    return said(one.gone) == said(one.row)
  }

  /// Ties what says the same and what is linked anew.
  private func look(
    _ units: Units, _ model: KindModel, _ region: inout Region, row: (Int32) -> Int32, _ weigh: ([Int32]) -> PairScorer
  ) {
    for group in units.twins { for unit in group { region.tie(row(group[0]), row(unit)) } }
    let blocks = TouchedBlocks(units, model, threads: threads)
    for link in blocks.links(units, least: model.least, threads: threads, weigh) {
      if link.weight >= model.merge { region.tie(row(link.left), row(link.right)) }
      region.touch(row(link.left))
      region.touch(row(link.right))
    }
  }

  private func resolver(_ changed: ChangedKind) -> Resolver {
    let sealed = rulings.sealed.map { rows in
      rows.compactMap { row in
        changed.place.indices.contains(Int(row)) && changed.place[Int(row)] >= 0 ? changed.place[Int(row)] : nil
      }
    }
    return Resolver(
      model: model, decisions: rulings.decisions.placed(changed.place), sealed: sealed.filter { !$0.isEmpty },
      threads: threads)
  }
}
