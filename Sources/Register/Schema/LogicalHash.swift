import Records
import SQLite
import Text

/// A digest of what the register says: equal for two registers that say the same, however they came to it.
///
/// It covers the current observations, the contacts and companies (named by their founder's source and key), who belongs
/// to them, the stored pairs, and what was put right; it leaves out surrogate numbers, salts, commitments, times, runs and aliases.
public struct LogicalHash {
  private let connection: Connection

  /// The hash of a register.
  public init(_ register: RegisterFile) { connection = register.connection }

  /// Computes the digest.
  public func digest() throws(Problem) -> Digest {
    var hash = SHA256()
    for query in [Self.observations, Self.contacts, Self.companies, Self.pairs] {
      let rows = try connection.prepare(query)
      while try rows.step() {
        for column in rows.columns {
          hash.update(rows.isNull(column) ? [0x00] : rows.bytes(column))
          hash.update([0x1E])
        }
        hash.update([0x0A])
      }
      hash.update([0x1D])
    }
    // A register in which nothing was put right has the hash that it always had.
    let names = RecordNames(RegisterFile(sharing: connection))
    var corrections: [String] = []
    for one in try CorrectionStore(connection).standing() {
      guard let name = try names.name(of: one.key, coded: true) else { continue }
      let correction = one.correction
      corrections.append(
        [name.source, name.key, correction.field.name, correction.value, correction.incorrect].joined(
          separator: "\u{1E}")
      )
    }
    for one in corrections.sorted() { hash.update(Array(one.utf8) + [0x0A]) }
    return hash.finalize()
  }

  private static func values(_ kind: EntityKind) -> String {
    GoldenColumns.names(kind).map { "c.\($0)" }.joined(separator: ", ")
  }

  private static let observations = """
    SELECT s.name, k.key, o.raw, o.relationship,
      (SELECT f.name FROM key x JOIN source f ON f.id = x.source WHERE x.id = m.contact),
      (SELECT x.key FROM key x WHERE x.id = m.contact),
      (SELECT f.name FROM key x JOIN source f ON f.id = x.source WHERE x.id = m.company),
      (SELECT x.key FROM key x WHERE x.id = m.company),
      m.contact_weight, m.company_weight
    FROM membership m
    JOIN observation o ON o.id = m.observation JOIN key k ON k.id = o.key JOIN source s ON s.id = k.source
    WHERE m.closed IS NULL
    ORDER BY s.name, k.key, o.raw, o.relationship
    """

  private static let contacts = """
    SELECT s.name, k.key, \(values(.person)), c.why,
      (SELECT f.name || char(31) || x.key FROM key x JOIN source f ON f.id = x.source WHERE x.id = c.company)
    FROM contact c JOIN key k ON k.id = c.id JOIN source s ON s.id = k.source
    WHERE c.closed IS NULL ORDER BY s.name, k.key
    """

  private static let companies = """
    SELECT s.name, k.key, \(values(.company)), c.why
    FROM company c JOIN key k ON k.id = c.id JOIN source s ON s.id = k.source
    WHERE c.closed IS NULL ORDER BY s.name, k.key
    """

  private static let pairs = """
    SELECT * FROM (
      SELECT p.kind AS kind, p.weight AS weight, p.pattern AS pattern,
        min(l.name || char(31) || x.key || char(31) || a.raw, r.name || char(31) || y.key || char(31) || b.raw) AS one,
        max(l.name || char(31) || x.key || char(31) || a.raw, r.name || char(31) || y.key || char(31) || b.raw) AS other
      FROM pair p
      JOIN observation a ON a.id = p.a JOIN key x ON x.id = a.key JOIN source l ON l.id = x.source
      JOIN observation b ON b.id = p.b JOIN key y ON y.id = b.key JOIN source r ON r.id = y.source
      WHERE p.closed IS NULL
    ) ORDER BY kind, one, other, weight, pattern
    """
}
