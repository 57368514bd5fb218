import Records
import SQLite
import Text

/// A digest of what the register says: equal for two registers that say the same, however they came to it.
///
/// It covers the current observations, the contacts and companies (named by their founder's source and key), who belongs
/// to them, the stored pairs, and what was put right; it leaves out surrogate numbers, salts, commitments, times, runs and aliases.
/// A key is what the source writes, canonically spelled: which of several people under it came first does not show.
public struct LogicalHash {
  private let connection: Connection

  /// The hash of a register.
  public init(_ register: RegisterFile) { connection = register.connection }

  /// Computes the digest.
  public func digest() throws(Problem) -> Digest {
    var hash = SHA256()
    let names = try LogicalNames(connection)
    try update(&hash, Self.observations) { row throws(Problem) in
      [
        names.key(row.integer(0)), names.name(row.optionalInteger(1), .person),
        names.name(row.optionalInteger(2), .company),
      ]
    }
    try update(&hash, Self.golden(.person)) { row throws(Problem) in
      [names.name(row.integer(0), .person), names.name(row.optionalInteger(1), .company), []]
    }
    try update(&hash, Self.golden(.company)) { row throws(Problem) in
      [names.name(row.integer(0), .company), [], []]
    }
    try update(&hash, Self.pairs) { row throws(Problem) in
      let ends = [names.key(row.integer(0)) + [0x1F] + row.bytes(1), names.key(row.integer(2)) + [0x1F] + row.bytes(3)]
      return ends.sorted { $0.lexicographicallyPrecedes($1) }
    }
    // A register in which nothing was put right has the hash that it always had.
    var corrections: [[UInt8]] = []
    for one in try CorrectionStore(connection).standing() {
      let correction = one.correction
      let said = [correction.field.name, correction.value, correction.incorrect].joined(separator: "\u{1E}")
      corrections.append(names.record(one.key) + [0x1E] + Array(said.utf8))
    }
    for one in corrections.sorted(by: { $0.lexicographicallyPrecedes($1) }) { hash.update(one + [0x0A]) }
    return hash.finalize()
  }

  /// Adds the rows of a query in the order of what they say; `named` are names in the place of its first columns, as many as
  /// it tells to leave out.
  private func update(
    _ hash: inout SHA256, _ sql: (text: String, numbers: Int32),
    _ named: (borrowing Statement) throws(Problem) -> [[UInt8]]
  ) throws(Problem) {
    let rows = try connection.prepare(sql.text)
    var lines: [[UInt8]] = []
    while try rows.step() {
      var line: [UInt8] = []
      for name in try named(rows) { line += name + [0x1E] }
      for column in rows.columns where column >= sql.numbers {
        line += (rows.isNull(column) ? [0x00] : rows.bytes(column)) + [0x1E]
      }
      lines.append(line + [0x0A])
    }
    lines.sort { $0.lexicographicallyPrecedes($1) }
    for line in lines { hash.update(line) }
    hash.update([0x1D])
  }

  private static let observations = (
    text: """
    SELECT o.key, m.contact, m.company, o.raw, o.relationship, m.contact_weight, m.company_weight
    FROM membership m JOIN observation o ON o.id = m.observation WHERE m.closed IS NULL
    """, numbers: 3 as Int32
  )

  private static func golden(_ kind: EntityKind) -> (text: String, numbers: Int32) {
    let values = GoldenColumns.names(kind).joined(separator: ", ")
    let company = kind == .person ? "company, " : ""
    return (
      "SELECT id, \(company)\(values), why FROM \(GoldenColumns.table(kind)) WHERE closed IS NULL",
      kind == .person ? 2 : 1
    )
  }

  private static let pairs = (
    text: """
    SELECT a.key, a.raw, b.key, b.raw, p.kind, p.weight, p.pattern
    FROM pair p JOIN observation a ON a.id = p.a JOIN observation b ON b.id = p.b WHERE p.closed IS NULL
    """, numbers: 4 as Int32
  )
}
