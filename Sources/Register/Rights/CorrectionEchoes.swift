import Records
import SQLite

/// What sources say now of that which was put right: each record of a contact or company that says something in a corrected
/// field, the right value, the incorrect one, or a third.
public struct CorrectionEchoes {
  /// One record and what it says.
  public struct Echo: Sendable {
    /// The contact or company, and the newest correction of its field.
    public let kind: EntityKind, id: Int64, correction: Correction
    /// The observation, where it stands, and what it says.
    public let observation: Int64, source: String, path: String, url: String?, line: Int64, said: String
    /// How that stands to the correction.
    public let verdict: Correction.Verdict
  }

  private let connection: Connection
  private let withheld: WithheldPersons?

  /// The echoes in a register.
  public init(_ register: RegisterFile) { (connection, withheld) = (register.connection, register.withheld) }

  /// All of them, by contact or company, field and observation; those of `only`, if it is given.
  public func all(of only: (kind: EntityKind, id: Int64)? = nil) throws(Problem) -> [Echo] {
    let rows = try CorrectionStore(connection).correctedRows()
    var echoes: [Echo] = []
    for kind in EntityKind.allCases where only.map({ $0.kind == kind }) ?? true {
      for (id, corrected) in try entities(kind, rows) where only.map({ $0.id == id }) ?? true {
        let fields = Field.of(kind)
        let newest = fields.compactMap { field in corrected.newest(field).map { (field: field, newest: $0) } }
        guard !newest.isEmpty else { continue }
        let members = try members(kind, id)
        let isWithheld = kind == .person ? try withheld?.has(contact: id) == true : false
        for (field, newest) in newest {
          for one in members {
            let said = one.values[field.rawValue]
            guard let verdict = newest.correction.verdict(on: said, incorrect: newest.incorrect) else { continue }
            echoes.append(
              Echo(
                kind: kind, id: id, correction: isWithheld ? newest.correction.withheld : newest.correction,
                observation: one.observation, source: one.source, path: isWithheld ? WithheldPersons.mark : one.path,
                url: isWithheld ? nil : one.url, line: one.line, said: isWithheld ? WithheldPersons.mark : said,
                verdict: verdict))
          }
        }
      }
    }
    return echoes
  }

  /// By source how many of its records were put right and are not there now, under any of their keys.
  public func asleep() throws(Problem) -> [String: Int] {
    guard try !CorrectionStore(connection).all().isEmpty else { return [:] }
    let query = try connection.prepare(
      """
      SELECT s.name AS source, COUNT(DISTINCT c.key) AS count
      FROM correction c JOIN key k ON k.id = c.key JOIN source s ON s.id = k.source
      WHERE c.closed IS NULL AND c.value IS NOT NULL AND NOT EXISTS(
        SELECT 1 FROM observation o JOIN membership m ON m.observation = o.id AND m.closed IS NULL
        WHERE o.key = c.key AND o.uncorrected IS NOT NULL)
      GROUP BY s.name
      """)
    var asleep: [String: Int] = [:]
    while try query.step() { asleep[try query.string("source")] = Int(try query.integer("count")) }
    return asleep
  }

  /// The contacts or companies with corrected records, by ID.
  private func entities(
    _ kind: EntityKind, _ rows: [Int64: CorrectedRow]
  ) throws(Problem) -> [(id: Int64, rows: [CorrectedRow])] {
    let query = try connection.prepare(
      """
      SELECT \(GoldenColumns.table(kind)) FROM membership
      WHERE observation = ? AND closed IS NULL
      """)
    var found: [Int64: [CorrectedRow]] = [:]
    for (observation, row) in rows.sorted(by: { $0.key < $1.key }) {
      query.bind(1, observation)
      if try query.step(), let id = query.optionalInteger(0) { found[id, default: []].append(row) }
      query.reset()
    }
    return found.sorted { $0.key < $1.key }.map { (id: $0.key, rows: $0.value) }
  }

  private struct Member {
    let observation: Int64, source: String, path: String, url: String?, line: Int64, values: [String]
  }

  private func members(_ kind: EntityKind, _ id: Int64) throws(Problem) -> [Member] {
    let query = try connection.prepare(
      """
      SELECT o.id, s.name AS source, i.path, i.url, o.line, coalesce(o.uncorrected, o.normal, o.raw) AS said
      FROM membership m JOIN observation o ON o.id = m.observation JOIN key k ON k.id = o.key
      JOIN source s ON s.id = k.source JOIN input i ON i.id = o.input
      WHERE m.\(GoldenColumns.table(kind)) = :id AND m.closed IS NULL AND o.raw IS NOT NULL ORDER BY o.id
      """)
    try query.bind("id", id)
    var members: [Member] = []
    while try query.step() {
      try members.append(
        Member(
          observation: query.integer("id"), source: query.string("source"), path: query.string("path"),
          url: query.optionalString("url"),
          line: query.integer("line"), values: PackedFields.values(query.bytes("said"))))
    }
    return members
  }
}

extension Queries {
  /// Who made a correction.
  public func author(ofCorrection id: Int64) throws(Problem) -> String {
    let query = try connection.prepare("SELECT author FROM correction WHERE id = ?")
    query.bind(1, id)
    return try query.step() ? query.string(0) : ""
  }

  /// When a contact or company first had one of these values in a field; nil if it never did, or they are gone.
  public func firstHeld(
    _ kind: EntityKind, ids: [Int64], _ field: Field, values: [String]
  ) throws(Problem) -> RunMoment? {
    guard field.kind == kind, !values.isEmpty else { return nil }
    let marks = values.indices.map { "?\($0 + 1)" }.joined(separator: ", ")
    let query = try connection.prepare(
      """
      SELECT r.id, coalesce(r.finished, r.started) AS time FROM \(GoldenColumns.table(kind)) g
      JOIN run r ON r.id = g.opened
      WHERE g.id IN (\(Self.list(ids))) AND g.\(field.declaration.column) IN (\(marks))
      ORDER BY g.opened LIMIT 1
      """)
    for (index, value) in values.enumerated() { query.bind(Int32(index + 1), value) }
    return try query.step() ? RunMoment(run: query.integer("id"), time: query.integer("time")) : nil
  }
}
