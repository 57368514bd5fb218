import Records
import SQLite
import Text

/// One person's rows of every table in which the census knows a personal column: what an answer under Article 15 lists.
///
/// Erasure walks the same census, so that nothing is in the one and not in the other.
public struct PersonalRows {
  /// Whose rows: the observations that are hers, with their records, and the contacts and companies they are part of.
  public struct Subject: Sendable {
    /// IDs of observations, keys, contacts and companies.
    public let observations: [Int64], records: [Int64], contacts: [Int64], companies: [Int64]
    /// Names and addresses, for reasons that people typed.
    public let names: [String]

    /// A subject.
    public init(
      observations: [Int64], records: [Int64], contacts: [Int64], companies: [Int64], names: [String]
    ) {
      self.observations = observations
      self.records = records
      self.contacts = contacts
      self.companies = companies
      self.names = names
    }
  }

  /// A table's rows, all columns of the census as text; nil where there is nothing.
  public struct Table: Sendable, Equatable {
    /// The table, its columns in order of name, and those of them that are personal.
    public let name: String, columns: [String], personal: [String]
    /// The rows.
    public let rows: [[String?]]
  }

  private let connection: Connection
  private let subject: Subject

  /// The rows of a person in a register.
  public init(_ register: RegisterFile, _ subject: Subject) {
    connection = register.connection
    self.subject = subject
  }

  /// The tables with a personal column, in order of name.
  public static var tables: [String] {
    Census.labels.filter { $0.value.values.contains(.personal) }.keys.sorted()
  }

  /// The rows, table by table; throws ``ExitCode/bug`` for a table of which nobody has said how hers are found.
  public func tables() throws(Problem) -> [Table] {
    var tables: [Table] = []
    for name in Self.tables { tables.append(try table(name)) }
    return tables
  }

  /// SQL over a table: which rows are the person's; nil for a table that is not known here.
  ///
  /// Columns in `guarded` are left empty where the condition beside them does not hold: the value is of another record.
  private func rule(_ table: String) -> (rows: String, guarded: [String: String])? {
    let (observations, records) = (Queries.list(subject.observations), Queries.list(subject.records))
    let inputs = "SELECT input FROM observation WHERE id IN (\(observations))"
    switch table {
    case "input": return ("id IN (\(inputs))", [:])
    case "key":
      // Later names of a record have its number behind two marks.
      let target = "CAST(substr(key, instr(key, char(30, 30)) + 2) AS INTEGER)"
      return ("id IN (\(records)) OR instr(key, char(30, 30)) > 0 AND \(target) IN (\(records))", [:])
    case "observation": return ("id IN (\(observations))", [:])
    case "contact": return golden(.person, subject.contacts, observations)
    case "company": return golden(.company, subject.companies, observations)
    case "decision":
      // What a steward typed about two people is told to one of them only where both records are hers.
      let both = "left_key IN (\(records)) AND right_key IN (\(records))"
      return (
        "left_key IN (\(records)) OR right_key IN (\(records))",
        [
          "reason": both, "evidence": both, "left_key": "left_key IN (\(records))",
          "right_key": "right_key IN (\(records))",
        ]
      )
    case "correction": return ("key IN (\(records))", [:])
    case "quarantine":
      return (
        "digest IN (SELECT digest FROM observation WHERE id IN (\(observations))) OR \(mentions("discard_reason"))", [:]
      )
    case "request": return ("contact IN (\(Queries.list(subject.contacts)))", [:])
    case "guard_trip", "source_review": return (mentions("reason"), [:])
    case "hold":
      return (
        "key IN (\(records)) OR \(mentions("reason")) OR \(mentions("release_reason"))", ["key": "key IN (\(records))"]
      )
    case "processing_restriction":
      return (
        "key IN (\(records)) OR \(mentions("reason")) OR \(mentions("close_reason"))", ["key": "key IN (\(records))"]
      )
    default: return nil
    }
  }

  /// Rows of contacts or companies, of whose values those are shown that rest on an observation of hers.
  private func golden(
    _ kind: EntityKind, _ ids: [Int64], _ observations: String
  ) -> (rows: String, guarded: [String: String]) {
    let names = GoldenColumns.names(kind)
    var guarded: [String: String] = [:]
    for name in names {
      guarded[name] = "\(name)_from IN (\(observations))"
      guarded[name + "_from"] = guarded[name]
    }
    let any = names.map { "\($0)_from IN (\(observations))" }.joined(separator: " OR ")
    return ("id IN (\(Queries.list(ids))) AND (\(any))", guarded)
  }

  private func mentions(_ column: String) -> String {
    let each = (0..<subject.names.count).map { "instr(lower(\(column)), lower(?\($0 + 1))) > 0" }
    return each.isEmpty ? "0" : "(" + each.joined(separator: " OR ") + ")"
  }

  private func table(_ name: String) throws(Problem) -> Table {
    let labels = Census.labels[name] ?? [:]
    // A register that is only read may be older than the census.
    var columns: [String] = []
    let info = try connection.prepare("PRAGMA table_info(\(name))")
    while try info.step() { columns.append(try info.string("name")) }
    columns = columns.filter { labels[$0] != nil }
    let personal = columns.filter { labels[$0] == .personal }
    guard !columns.isEmpty else { return Table(name: name, columns: [], personal: [], rows: []) }
    guard let rule = rule(name) else {
      throw Problem(.bug, "nobody has said how a person's rows are found in the table \(name)")
    }
    let selected = columns.map { column in
      rule.guarded[column].map { "CASE WHEN \($0) THEN \"\(column)\" END" } ?? "\"\(column)\""
    }
    let query = try connection.prepare(
      "SELECT \(selected.joined(separator: ", ")), \(columns.map { "typeof(\"\($0)\")" }.joined(separator: ", ")) "
        + "FROM \(name) WHERE \(rule.rows) ORDER BY 1")
    if rule.rows.contains("?") {
      for (index, text) in subject.names.enumerated() { query.bind(Int32(index + 1), text) }
    }
    var rows: [[String?]] = []
    let count = Int32(columns.count)
    while try query.step() {
      rows.append(
        (0..<count).map { column in
          if query.isNull(column) { return nil }
          if query.string(count + column) == "blob" { return Self.hex(query.bytes(column)) }
          return query.string(column).split(separator: "\u{1F}", omittingEmptySubsequences: false)
            .joined(separator: " | ")
        })
    }
    return Table(name: name, columns: columns, personal: personal, rows: rows)
  }

  private static func hex(_ bytes: [UInt8]) -> String {
    if let digest = Digest(bytes: bytes) { return digest.hex }
    return bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }
}
