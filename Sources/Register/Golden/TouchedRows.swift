import Records
import SQLite

/// Which of the standing rows a part of the register has to do with, as a temporary table that the writer's queries ask.
struct TouchedRows {
  /// What a number in the table is the number of.
  enum Kind: Int64 {
    case company, contact
    /// An observation whose membership is written.
    case observation
    /// A pair, with its other observation.
    case companyPair, contactPair
  }

  /// Pairs that are left for review, and stay.
  let reviewPairsElsewhere: Int
  private let connection: Connection

  /// Writes the table down.
  init(
    _ connection: Connection, _ part: PartialResolution, _ change: ChangedObservations, _ table: ObservationTable,
    _ contacts: GoldenRows, _ companies: GoldenRows
  ) throws(Problem) {
    self.connection = connection
    var isAnew = EntityKind.allCases.map { _ in (0..<change.table.count).map { $0 >= change.current } }
    for (index, row) in part.rows.enumerated() {
      isAnew[EntityKind.company.rawValue][Int(row)] = part.matchedCompanies[index]
      isAnew[EntityKind.person.rawValue][Int(row)] = part.matchedContacts[index]
    }
    let anew = isAnew
    func isTouched(_ pair: ChangedObservations.StandingPair) -> Bool {
      anew[pair.kind.rawValue][Int(pair.left)] || anew[pair.kind.rawValue][Int(pair.right)]
    }
    reviewPairsElsewhere = change.pairs.count { pair in
      let entity = pair.kind == .person ? change.contact : change.company
      return !isTouched(pair) && entity[Int(pair.left)] != entity[Int(pair.right)]
    }
    try connection.execute(
      """
      CREATE TEMP TABLE touched(
        what INTEGER NOT NULL, number INTEGER NOT NULL, other INTEGER NOT NULL, PRIMARY KEY(what, number, other)
      ) WITHOUT ROWID
      """)
    let insert = try connection.prepare("INSERT OR IGNORE INTO temp.touched(what, number, other) VALUES(?, ?, ?)")
    func add(_ kind: Kind, _ numbers: [Int64], _ others: [Int64]? = nil) throws(Problem) {
      for (index, number) in numbers.enumerated() {
        insert.bind(1, kind.rawValue)
        insert.bind(2, number)
        insert.bind(3, others?[index] ?? 0)
        try insert.run()
      }
    }
    for kind in EntityKind.allCases {
      let isPerson = kind == .person
      let entity = isPerson ? change.contact : change.company
      var ids = (change.current..<change.table.count).map { entity[$0] }
      for (index, row) in part.rows.enumerated() where isPerson ? part.contacts[index] : part.companies[index] {
        if entity[Int(row)] != ids.last { ids.append(entity[Int(row)]) }
      }
      ids += (isPerson ? contacts : companies).founders.map { table.key[Int($0)] }
      try add(isPerson ? .contact : .company, Set(ids).subtracting([0]).sorted())
      let pairs = change.pairs.filter { $0.kind == kind && isTouched($0) }.map { pair in
        let (one, other) = (change.table.observation[Int(pair.left)], change.table.observation[Int(pair.right)])
        return (min(one, other), max(one, other))
      }
      try add(isPerson ? .contactPair : .companyPair, pairs.map(\.0), pairs.map(\.1))
    }
    let written = part.rows.indices.filter { part.matchedCompanies[$0] || part.matchedContacts[$0] }
    try add(.observation, written.map { table.observation[$0] } + change.ended)
  }

  /// Drops the table.
  func forget() throws(Problem) { try connection.execute("DROP TABLE temp.touched") }
}
