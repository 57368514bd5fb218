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
    for lines in try [observations(names), golden(.person, names), golden(.company, names), pairs(names)] {
      for line in lines { hash.update(line) }
      hash.update([0x1D])
    }
    // A register in which nothing was put right has the hash that it always had.
    var corrections: [[UInt8]] = []
    for one in try CorrectionStore(connection).standing() {
      let correction = one.correction
      let said = [correction.field.name, correction.value, correction.incorrect].map { Array($0.utf8) }
      corrections.append(Array((names.record(one.key) + said).joined(separator: [0x1E])))
    }
    for one in corrections.sorted(by: { $0.lexicographicallyPrecedes($1) }) { hash.update(one + [0x0A]) }
    return hash.finalize()
  }

  /// A line of values in the order in which they are hashed.
  private static func line(_ values: [[UInt8]]) -> [UInt8] {
    var line: [UInt8] = []
    for value in values { line += value + [0x1E] }
    return line + [0x0A]
  }

  private static let none: [UInt8] = [0x00]

  private static func value(_ row: borrowing Statement, _ column: Int32) -> [UInt8] {
    row.isNull(column) ? none : row.bytes(column)
  }

  private func observations(_ names: LogicalNames) throws(Problem) -> [[UInt8]] {
    let rows = try connection.prepare(
      """
      SELECT o.key, m.contact, m.company, o.raw, o.relationship, m.contact_weight, m.company_weight
      FROM membership m JOIN observation o ON o.id = m.observation WHERE m.closed IS NULL
      """)
    var lines: [[[UInt8]]] = []
    while try rows.step() {
      lines.append(
        names.key(rows.integer(0)) + [Self.value(rows, 3), Self.value(rows, 4)]
          + names.name(rows.optionalInteger(1), .person) + names.name(rows.optionalInteger(2), .company)
          + [Self.value(rows, 5), Self.value(rows, 6)])
    }
    return Self.sorted(lines)
  }

  private func golden(_ kind: EntityKind, _ names: LogicalNames) throws(Problem) -> [[UInt8]] {
    let values = GoldenColumns.names(kind)
    let company = kind == .person ? ", company" : ""
    let rows = try connection.prepare(
      "SELECT id, \(values.joined(separator: ", ")), why\(company) FROM \(GoldenColumns.table(kind)) WHERE closed IS NULL"
    )
    var lines: [[[UInt8]]] = []
    let last = Int32(values.count + 1)
    while try rows.step() {
      var line = names.name(rows.integer(0), kind) + (1...last).map { Self.value(rows, $0) }
      if kind == .person {
        let company = rows.optionalInteger(last + 1).map { names.name($0, .company) }
        line.append(company.map { Array($0.joined(separator: [0x1F])) } ?? Self.none)
      }
      lines.append(line)
    }
    return Self.sorted(lines)
  }

  private func pairs(_ names: LogicalNames) throws(Problem) -> [[UInt8]] {
    let rows = try connection.prepare(
      """
      SELECT a.key, a.raw, b.key, b.raw, p.kind, p.weight, p.pattern
      FROM pair p JOIN observation a ON a.id = p.a JOIN observation b ON b.id = p.b WHERE p.closed IS NULL
      """)
    var pairs: [(kind: Int64, weight: Int64, pattern: Int64, ends: [[UInt8]])] = []
    while try rows.step() {
      let ends = [(0, 1), (2, 3)].map { key, raw in
        Array((names.key(rows.integer(key)) + [Self.value(rows, raw)]).joined(separator: [0x1F]))
      }
      pairs.append(
        (
          rows.integer(4), rows.integer(5), rows.integer(6), ends.sorted { $0.lexicographicallyPrecedes($1) }
        ))
    }
    pairs.sort { one, other in
      if one.kind != other.kind { return one.kind < other.kind }
      for (left, right) in zip(one.ends, other.ends) where left != right {
        return left.lexicographicallyPrecedes(right)
      }
      return (one.weight, one.pattern) < (other.weight, other.pattern)
    }
    return pairs.map { pair in
      Self.line([pair.kind, pair.weight, pair.pattern].map { Array("\($0)".utf8) } + pair.ends)
    }
  }

  private static func sorted(_ lines: [[[UInt8]]]) -> [[UInt8]] {
    lines.sorted { one, other in
      for (left, right) in zip(one, other) where left != right { return left.lexicographicallyPrecedes(right) }
      return false
    }.map(line)
  }
}
