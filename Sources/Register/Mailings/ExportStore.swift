import Records
import SQLite

/// The lists that were given to recipients, and whom each carried.
public struct ExportStore {
  /// What a list was for.
  public enum Purpose: String, Sendable, CaseIterable {
    case communication
    case directMarketing = "direct marketing"
    case notice
  }

  /// One list.
  public struct Entry: Sendable, Equatable {
    /// Its number, the run that gave it, and when: seconds since 1970.
    public let id: Int64, run: Int64, made: Int64
    /// What it was for, who got it, by which options it was chosen, and how many rows it has.
    public let purpose: Purpose, recipient: String, criteria: String, rows: Int
    /// SHA-256 of its bytes.
    public let list: [UInt8]
  }

  private let connection: Connection

  /// The lists of a register.
  public init(_ register: RegisterFile) { connection = register.connection }

  /// Writes a list down, with the contacts that it carries; part of a run's transaction. Returns its number.
  public func add(
    run: Int64, _ purpose: Purpose, recipient: String, criteria: String, list: [UInt8], members: [Int64], made: Int64
  ) throws(Problem) -> Int64 {
    try connection.insert(
      into: "export",
      [
        "run": run, "purpose": purpose.rawValue, "recipient": recipient, "criteria": criteria, "rows": members.count,
        "list": list, "made": made,
      ])
    let export = connection.lastInsertedRow
    let insert = try connection.prepare("INSERT OR IGNORE INTO export_member(export, contact) VALUES(:export, :contact)")
    for member in members.sorted() {
      try insert.bind("export", export)
      try insert.bind("contact", member)
      try insert.run()
    }
    return export
  }

  /// Notes that the people of these contacts were told by a list where their data came from: of every record that they rest
  /// on. `given` in seconds since 1970.
  public func noteNotice(of contacts: [Int64], by export: Int64?, given: Int64, run: Int64) throws(Problem) {
    let insert = try connection.prepare(
      """
      INSERT OR IGNORE INTO notice(key, run, given, export)
      SELECT DISTINCT o.key, :run, :given, :export FROM membership m JOIN observation o ON o.id = m.observation
      WHERE m.contact = :contact AND m.closed IS NULL
      """)
    for contact in contacts {
      try insert.bind("run", run)
      try insert.bind("given", given)
      try insert.bind("export", export)
      try insert.bind("contact", contact)
      try insert.run()
    }
  }

  /// All lists, or those that carried one of these contacts; the oldest first.
  public func all(carrying contacts: [Int64]? = nil) throws(Problem) -> [Entry] {
    let condition =
      contacts.map { "id IN (SELECT export FROM export_member WHERE contact IN (\(Queries.list($0))))" } ?? "1"
    let query = try connection.prepare(
      "SELECT id, run, purpose, recipient, criteria, rows, list, made FROM export WHERE \(condition) ORDER BY id")
    var entries: [Entry] = []
    while try query.step() {
      try entries.append(
        Entry(
          id: query.integer("id"), run: query.integer("run"), made: query.integer("made"), purpose: query.word("purpose"),
          recipient: query.string("recipient"), criteria: query.string("criteria"), rows: Int(query.integer("rows")),
          list: query.bytes("list")))
    }
    return entries
  }
}
