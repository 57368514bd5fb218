import Records
import SQLite

/// Writes what matching and survivorship made of the observations, as the difference to what the register says.
public struct ResolutionWriter {
  /// What a run changed in contacts and companies.
  public struct Counts: Sendable, Equatable {
    public var contactsBefore = 0, contactsAfter = 0, companiesBefore = 0, companiesAfter = 0
    /// Observations that joined another one's contact in this run.
    public var merges = 0
    /// Contacts whose observations lie in several contacts now.
    public var splits = 0
    /// Pairs of persons and of companies that are left for review now.
    public var reviewPairs = 0

    /// All zero.
    public init() {}
  }

  private let register: RegisterFile
  private let connection: Connection
  private let run: Int64
  /// The rows that are written of what is a part of the register; nil where it is the whole.
  private var written: [Bool]?

  /// A writer for a run, inside its transaction.
  public init(_ register: RegisterFile, run: Int64) {
    self.register = register
    connection = register.connection
    self.run = run
  }

  /// Writes contacts, companies, aliases, memberships and pairs.
  public func write(
    _ table: ObservationTable, _ resolution: Resolution, contacts: GoldenRows, companies: GoldenRows
  ) throws(Problem) -> Counts {
    var counts = Counts()
    (counts.companiesBefore, counts.companiesAfter) = try writeGolden(table, companies, resolution)
    (counts.contactsBefore, counts.contactsAfter) = try writeGolden(table, contacts, resolution)
    (counts.merges, counts.splits) = try writeMemberships(table, resolution)
    try writePairs(table, resolution)
    counts.reviewPairs = Self.reviewPairs(table, resolution)
    // So that a night in which nothing changes need not count.
    try note(counts)
    return counts
  }

  private func note(_ counts: Counts) throws(Problem) {
    try connection.execute(
      "UPDATE run SET contacts = \(counts.contactsAfter), companies = \(counts.companiesAfter), "
        + "review_pairs = \(counts.reviewPairs) WHERE id = \(run)")
  }

  /// Writes what was made anew of a part of the register, as the difference to what stands of it; the rest stays.
  ///
  /// `table` holds the part's rows, `contacts` and `companies` what was made anew only.
  public func write(
    _ part: PartialResolution, of change: ChangedObservations, _ table: ObservationTable, contacts: GoldenRows,
    companies: GoldenRows
  ) throws(Problem) -> Counts {
    var counts = try Self.standingCounts(register)
    let touched = try TouchedRows(connection, part, change, table, contacts, companies)
    var table = table
    table.blocked = change.table.blocked.filter { change.ended.containsSorted($0) }
    var writer = self
    writer.written = part.rows.indices.map { part.matchedCompanies[$0] || part.matchedContacts[$0] }
    let company = try writer.writeGolden(table, companies, part.resolution)
    let contact = try writer.writeGolden(table, contacts, part.resolution)
    counts.companiesAfter += company.after - company.before
    counts.contactsAfter += contact.after - contact.before
    (counts.merges, counts.splits) = try writer.writeMemberships(table, part.resolution)
    try writer.writePairs(table, part.resolution)
    counts.reviewPairs = Self.reviewPairs(table, part.resolution) + touched.reviewPairsElsewhere
    try touched.forget()
    try note(counts)
    return counts
  }

  /// Pairs between two IDs, as ``Queries/reviewPairs()`` counts them.
  private static func reviewPairs(_ table: ObservationTable, _ resolution: Resolution) -> Int {
    resolution.pairs.count { pair in
      let entity = pair.kind == .person ? resolution.contact : resolution.company
      let (one, other) = (entity[Int(pair.left)], entity[Int(pair.right)])
      return one != other && (one < 0 || other < 0 || table.key[Int(one)] != table.key[Int(other)])
    }
  }

  // The standing rows are read while new ones are written, so every such query leaves out the rows of this run.

  /// What stands in a table, in `order`; of a part of the register only what it touches, by those columns.
  private func standing(
    _ columns: String, of table: String, where condition: String = "", order: String, _ what: TouchedRows.Kind,
    by column: String
  ) throws(Problem) -> Statement {
    let isAll = written == nil
    let from =
      isAll
      ? "\(table) WHERE \(condition)"
      : "temp.touched CROSS JOIN \(table) ON \(column) WHERE what = \(what.rawValue) AND"
    return try connection.prepare(
      "SELECT \(columns) FROM \(from) closed IS NULL AND opened < \(run) ORDER BY \(isAll ? order : "number, other, opened")"
    )
  }

  // MARK: - Golden rows

  private func writeGolden(
    _ table: ObservationTable, _ golden: GoldenRows, _ resolution: Resolution
  ) throws(Problem) -> (before: Int, after: Int) {
    let isPerson = golden.kind == .person
    let name = GoldenColumns.table(golden.kind)
    let columns = GoldenColumns.names(golden.kind)
    let froms = GoldenColumns.sources(golden.kind)
    let extra = isPerson ? ["company"] : []
    let all = ["id"] + extra + columns + froms + ["why"]
    let insert = try connection.prepare(
      "INSERT INTO \(name)(\(all.joined(separator: ", ")), opened) "
        + "VALUES(\(String(repeating: "?, ", count: all.count))?)")
    let close = try connection.prepare("UPDATE \(name) SET closed = ? WHERE row = ?")
    let standing = try standing(
      "row, " + all.joined(separator: ", "), of: name, order: "id", isPerson ? .contact : .company, by: "id = number")

    let order = golden.founders.indices.sorted {
      table.key[Int(golden.founders[$0])] < table.key[Int(golden.founders[$1])]
    }
    var more = try standing.step()
    var before = 0
    var vanished: [Int64] = []
    var row = GoldenBytes(fieldCount: columns.count)
    func end(_ statement: borrowing Statement) throws(Problem) {
      close.bind(1, run)
      close.bind(2, statement.integer(0))
      try close.run()
    }
    for index in order {
      let id = table.key[Int(golden.founders[index])]
      while more, standing.integer(1) < id {
        before += 1
        vanished.append(standing.integer(1))
        try end(standing)
        more = try standing.step()
      }
      row.fill(table, golden, index)
      if more, standing.integer(1) == id {
        before += 1
        let isSame = row.equals(standing, firstColumn: 2, isPerson: isPerson)
        if !isSame { try end(standing) }
        more = try standing.step()
        if isSame { continue }
      }
      insert.bind(1, id)
      row.bind(to: insert, firstParameter: 2, isPerson: isPerson)
      insert.bind(Int32(all.count + 1), run)
      try insert.run()
    }
    while more {
      before += 1
      vanished.append(standing.integer(1))
      try end(standing)
      more = try standing.step()
    }
    try leaveAliases(vanished, kind: golden.kind, table, resolution)
    return (before, order.count)
  }

  /// An ID that disappears leads for ever to the contact or company where its oldest remaining observation lives; one that two
  /// bore, in a register of an earlier version, leads nowhere.
  private func leaveAliases(
    _ vanished: [Int64], kind: EntityKind, _ table: ObservationTable, _ resolution: Resolution
  ) throws(Problem) {
    guard !vanished.isEmpty else { return }
    let rowOfKey = RowOfKey(table)
    let members = try connection.prepare(
      """
      SELECT DISTINCT o.key FROM membership m JOIN observation o ON o.id = m.observation
      WHERE m.\(GoldenColumns.table(kind)) = ? AND m.closed IS NULL ORDER BY o.key
      """)
    let insert = try connection.prepare("INSERT INTO alias(kind, old, new, run) VALUES(?, ?, ?, ?)")
    let entity = kind == .person ? resolution.contact : resolution.company
    for (index, old) in vanished.enumerated() {
      let isOnly =
        (index == 0 || vanished[index - 1] != old) && (index + 1 == vanished.count || vanished[index + 1] != old)
      guard isOnly else { continue }
      members.bind(1, old)
      var new: Int64?
      while new == nil, try members.step() {
        guard let row = rowOfKey.row(members.integer(0)), entity[row] >= 0 else { continue }
        new = table.key[Int(entity[row])]
      }
      members.reset()
      guard let new else { continue }
      insert.bind(1, Int64(kind.rawValue))
      insert.bind(2, old)
      insert.bind(3, new)
      insert.bind(4, run)
      try insert.run()
    }
  }

  // MARK: - Memberships and pairs

  /// What an observation belongs to; a blocked one belongs to nothing, and is current all the same.
  private struct Membership {
    var observation: Int64
    var contact: Int64?
    var company: Int64?
    var contactWeight: Int64 = 0
    var companyWeight: Int64 = 0
    var joinsAnother = false
  }

  private func writeMemberships(_ table: ObservationTable, _ resolution: Resolution) throws(Problem) -> (
    merges: Int, splits: Int
  ) {
    let insert = try connection.prepare(
      "INSERT INTO membership(observation, opened, contact, company, contact_weight, company_weight) "
        + "VALUES(?, ?, ?, ?, ?, ?)")
    let close = try connection.prepare("UPDATE membership SET closed = ? WHERE observation = ? AND opened = ?")
    let standing = try standing(
      "observation, opened, contact, company, contact_weight, company_weight", of: "membership",
      order: "observation, opened",
      .observation, by: "observation = number")
    var merges = 0
    var moves: [(from: Int64, to: Int64)] = []
    var more = try standing.step()
    func end() throws(Problem) {
      close.bind(1, run)
      close.bind(2, standing.integer(0))
      close.bind(3, standing.integer(1))
      try close.run()
    }
    for one in memberships(table, resolution) {
      while more, standing.integer(0) < one.observation {
        try end()
        more = try standing.step()
      }
      if more, standing.integer(0) == one.observation {
        let isSame =
          standing.optionalInteger(2) == one.contact && standing.optionalInteger(3) == one.company
          && standing.integer(4) == one.contactWeight && standing.integer(5) == one.companyWeight
        if let from = standing.optionalInteger(2), let to = one.contact { moves.append((from, to)) }
        if !isSame { try end() }
        more = try standing.step()
        if isSame { continue }
      }
      if one.joinsAnother { merges += 1 }
      insert.bind(1, one.observation)
      insert.bind(2, run)
      insert.bind(3, one.contact)
      insert.bind(4, one.company)
      insert.bind(5, one.contactWeight)
      insert.bind(6, one.companyWeight)
      try insert.run()
    }
    while more {
      try end()
      more = try standing.step()
    }
    return (merges, Self.splits(moves))
  }

  /// How many contacts have observations that went to different ones.
  private static func splits(_ moves: [(from: Int64, to: Int64)]) -> Int {
    let left = Set(moves.lazy.filter { $0.from != $0.to }.map(\.from))
    var first: [Int64: Int64] = [:]
    var split: Set<Int64> = []
    for move in moves where left.contains(move.from) {
      if first[move.from, default: move.to] != move.to { split.insert(move.from) }
      first[move.from] = move.to
    }
    return split.count
  }

  /// The memberships of all current observations, ordered by observation.
  private func memberships(_ table: ObservationTable, _ resolution: Resolution) -> [Membership] {
    func id(_ founder: Int32) -> Int64? { founder < 0 ? nil : table.key[Int(founder)] }
    var all = (0..<table.count).filter { written?[$0] != false }.map { row in
      Membership(
        observation: table.observation[row], contact: id(resolution.contact[row]),
        company: id(resolution.company[row]), contactWeight: Int64(resolution.contactWeight[row]),
        companyWeight: Int64(resolution.companyWeight[row]),
        joinsAnother: resolution.contact[row] >= 0 && resolution.contact[row] != row)
    }
    all += table.blocked.map { Membership(observation: $0) }
    let isSorted = all.indices.dropFirst().allSatisfy { all[$0 - 1].observation < all[$0].observation }
    if !isSorted { all.sort { $0.observation < $1.observation } }
    return all
  }

  private struct PairRow: Comparable {
    var kind: Int64, a: Int64, b: Int64, weight: Int64, pattern: Int64

    static func < (left: PairRow, right: PairRow) -> Bool {
      (left.kind, left.a, left.b) < (right.kind, right.a, right.b)
    }
  }

  private func writePairs(_ table: ObservationTable, _ resolution: Resolution) throws(Problem) {
    for kind in EntityKind.allCases { try writePairs(table, resolution, kind) }
  }

  private func writePairs(
    _ table: ObservationTable, _ resolution: Resolution, _ kind: EntityKind
  ) throws(Problem) {
    let insert = try connection.prepare(
      "INSERT INTO pair(kind, a, b, opened, weight, pattern) VALUES(?, ?, ?, ?, ?, ?)")
    let close = try connection.prepare(
      "UPDATE pair SET closed = ? WHERE kind = ? AND a = ? AND b = ? AND opened = ?")
    let standing = try standing(
      "kind, a, b, weight, pattern, opened", of: "pair", where: "kind = \(kind.rawValue) AND ",
      order: "kind, a, b, opened",
      kind == .company ? .companyPair : .contactPair,
      by: "kind = \(kind.rawValue) AND a = number AND b = other")
    let pairs = resolution.pairs.filter { $0.kind == kind }.map { pair in
      let (left, right) = (table.observation[Int(pair.left)], table.observation[Int(pair.right)])
      return PairRow(
        kind: Int64(pair.kind.rawValue), a: min(left, right), b: max(left, right), weight: Int64(pair.weight),
        pattern: pair.pattern)
    }.sorted()
    func current() -> PairRow {
      PairRow(
        kind: standing.integer(0), a: standing.integer(1), b: standing.integer(2), weight: standing.integer(3),
        pattern: standing.integer(4))
    }
    func end() throws(Problem) {
      close.bind(1, run)
      for column in 0..<3 as Range<Int32> { close.bind(column + 2, standing.integer(column)) }
      close.bind(5, standing.integer(5))
      try close.run()
    }
    var more = try standing.step()
    for pair in pairs {
      while more, current() < pair {
        try end()
        more = try standing.step()
      }
      if more, !(pair < current()) {
        let isSame = current() == pair
        if !isSame { try end() }
        more = try standing.step()
        if isSame { continue }
      }
      insert.bind(1, pair.kind)
      insert.bind(2, pair.a)
      insert.bind(3, pair.b)
      insert.bind(4, run)
      insert.bind(5, pair.weight)
      insert.bind(6, pair.pattern)
      try insert.run()
    }
    while more {
      try end()
      more = try standing.step()
    }
  }
}
