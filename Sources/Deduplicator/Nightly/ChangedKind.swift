import Records

/// The rows of one kind that were matched, and what came of it.
struct ChangedKind: Sendable {
  /// For each row of the change whether it is matched anew.
  let isIn: [Bool]
  /// Those that hold now, and those near them, in founder order.
  let rows: [Int32]
  /// For each row of the change its place among ``rows``, or -1.
  let place: [Int32]
  /// What came of them; of those that are only near nothing but their pairs with the others counts.
  var resolution: Resolution

  init(_ change: ChangedObservations, _ isIn: [Bool], near: [Bool]) {
    self.isIn = isIn
    rows = (0..<change.current).filter { near[$0] }.map { Int32(truncatingIfNeeded: $0) }
    var place = Array(repeating: Int32(-1), count: isIn.count)
    for (index, row) in rows.enumerated() { place[Int(row)] = Int32(truncatingIfNeeded: index) }
    self.place = place
    resolution = Resolution(count: rows.count)
  }

  /// What a row stays in; nil if it is matched anew.
  func kept(_ change: ChangedObservations, _ kind: EntityKind, _ index: Int) -> Int64? {
    let row = Int(rows[index])
    return isIn[row] ? nil : kind == .company ? change.company[row] : change.contact[row]
  }

  /// The pairs of which one row at least is matched anew, by rows of the change.
  var pairs: [ScoredPair] {
    resolution.pairs.compactMap { pair in
      var pair = pair
      (pair.left, pair.right) = (rows[Int(pair.left)], rows[Int(pair.right)])
      return isIn[Int(pair.left)] || isIn[Int(pair.right)] ? pair : nil
    }
  }

  /// The alarms over what is matched anew, by rows of the change.
  var alarms: [ClusterAlarm] {
    resolution.alarms.map { alarm in
      var alarm = alarm
      alarm.rows = alarm.rows.map { rows[Int($0)] }
      return alarm
    }
  }

  /// For each row that holds now the founding row of its company, or -1.
  func companies(_ change: ChangedObservations) -> [Int32] { founders(change, resolution.company, change.company) }

  /// For each row that holds now the founding row of its contact, or -1.
  func contacts(_ change: ChangedObservations) -> [Int32] { founders(change, resolution.contact, change.contact) }

  private func founders(_ change: ChangedObservations, _ anew: [Int32], _ kept: [Int64]) -> [Int32] {
    var first: [Int64: Int32] = [:]
    let founders = (0..<change.current).map { row -> Int32 in
      if isIn[row] {
        let founder = anew[Int(place[row])]
        return founder < 0 ? -1 : rows[Int(founder)]
      }
      let id = kept[row]
      if id == 0 { return -1 }
      // Rows stand in founder order, and what is kept is whole.
      if let known = first[id] { return known }
      first[id] = Int32(truncatingIfNeeded: row)
      return Int32(truncatingIfNeeded: row)
    }
    return FounderKeys.parted(founders, Array(change.table.key[..<change.current]))
  }
}

extension PartialResolution {
  /// All rows of which something was made anew, and the founding rows that they refer to.
  init(
    _ change: ChangedObservations, _ known: ChangedObservations, companies: ChangedKind, persons: ChangedKind,
    _ replaced: [Replacement]
  ) {
    let (company, contact) = (companies.companies(known), persons.contacts(change))
    let pairs = companies.pairs + known.renamed(replaced) { companies.isIn[Int($0)] } + persons.pairs
    let anew = (0..<change.current).map { companies.isIn[$0] || persons.isIn[$0] }
    // Where a row took another's place the company is described anew: its values come from other observations.
    let described = Set(replaced.map { company[Int($0.row)] })
    let isDescribed = (0..<change.current).map { companies.isIn[$0] || described.contains(company[$0]) }
    var isIn = zip(anew, isDescribed).map { $0 || $1 }
    for pair in pairs { (isIn[Int(pair.left)], isIn[Int(pair.right)]) = (true, true) }
    for row in isIn.indices where isIn[row] {
      if company[row] >= 0 { isIn[Int(company[row])] = true }
      if contact[row] >= 0 { isIn[Int(contact[row])] = true }
    }
    let rows = isIn.indices.filter { isIn[$0] }.map { Int32(truncatingIfNeeded: $0) }
    var place = Array(repeating: Int32(-1), count: change.current)
    for (index, row) in rows.enumerated() { place[Int(row)] = Int32(truncatingIfNeeded: index) }
    var resolution = Resolution(count: rows.count)
    for (index, row) in rows.map(Int.init).enumerated() {
      resolution.company[index] = company[row] < 0 ? -1 : place[Int(company[row])]
      resolution.contact[index] = contact[row] < 0 ? -1 : place[Int(contact[row])]
      guard anew[row] else { continue }
      resolution.companyWeight[index] =
        companies.isIn[row] ? companies.resolution.companyWeight[Int(companies.place[row])] : known.companyWeight[row]
      resolution.contactWeight[index] =
        persons.isIn[row] ? persons.resolution.contactWeight[Int(persons.place[row])] : change.contactWeight[row]
    }
    resolution.pairs = pairs.map { pair in
      var pair = pair
      (pair.left, pair.right) = (place[Int(pair.left)], place[Int(pair.right)])
      return pair
    }
    resolution.alarms = (companies.alarms + persons.alarms).map { alarm in
      var alarm = alarm
      alarm.rows = alarm.rows.map { place[Int($0)] }
      return alarm
    }
    self.init(
      rows: rows, resolution: resolution, companies: rows.map { isDescribed[Int($0)] },
      contacts: rows.map { persons.isIn[Int($0)] }, matchedCompanies: rows.map { companies.isIn[Int($0)] },
      matchedContacts: rows.map { persons.isIn[Int($0)] })
  }
}
