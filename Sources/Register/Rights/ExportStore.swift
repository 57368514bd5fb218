import Records
import SQLite

/// The lists that were given to recipients, and the notices of where data came from that people were given.
public struct ExportStore {
  /// One list.
  public struct Entry: Sendable, Equatable {
    /// Its number, and the run that made it.
    public let id: Int64, run: Int64
    /// What it was for, to whom it went, and by what options it was chosen.
    public let purpose: ExportPurpose, recipient: String, criteria: String
    /// How many rows it had, and when it was made (seconds since 1970).
    public let rows: Int, made: Int64

    /// Whether it tells its persons where their data came from.
    public var carriesNotice: Bool { purpose == .notice || criteria.hasSuffix(ExportStore.withNotice) }
  }

  /// The last of a mailing's options where the mailing tells its persons where their data came from.
  public static let withNotice = "with notice"

  private let connection: Connection

  /// The exports of a register.
  public init(_ register: RegisterFile) { self.init(register.connection) }

  init(_ connection: Connection) { self.connection = connection }

  /// Writes down a list with those whom it carried, and returns its number; `list` is its SHA-256. Part of a transaction.
  public func add(
    purpose: ExportPurpose, recipient: String, criteria: String, list: [UInt8], members: [Int64], run: Int64,
    at now: Int64
  ) throws(Problem) -> Int64 {
    let id = try (connection.integer("SELECT MAX(id) FROM export") ?? 0) + 1
    try connection.insert(
      into: "export",
      [
        "id": id, "run": run, "purpose": purpose.rawValue, "recipient": recipient, "criteria": criteria,
        "rows": members.count,
        "list": list, "made": now,
      ])
    let insert = try connection.prepare("INSERT OR IGNORE INTO export_member(export, contact) VALUES (?, ?)")
    for member in members.sorted() {
      insert.bind(1, id)
      insert.bind(2, member)
      try insert.run()
    }
    return id
  }

  /// The records whose persons were told where they came from.
  public func noticedKeys() throws(Problem) -> Set<Int64> {
    let query = try connection.prepare("SELECT DISTINCT key FROM notice")
    var keys: Set<Int64> = []
    while try query.step() { keys.insert(query.integer(0)) }
    return keys
  }

  /// The lists that carried one of these contacts, the oldest first.
  public func entries(carrying contacts: [Int64]) throws(Problem) -> [Entry] {
    try entries(where: "id IN (SELECT export FROM export_member WHERE contact IN (\(Queries.list(contacts))))")
  }

  /// All lists, the oldest first.
  public func entries() throws(Problem) -> [Entry] { try entries(where: "1") }

  private func entries(where condition: String) throws(Problem) -> [Entry] {
    let query = try connection.prepare(
      "SELECT id, run, purpose, recipient, criteria, rows, made FROM export WHERE \(condition) ORDER BY id")
    var entries: [Entry] = []
    while try query.step() {
      try entries.append(
        Entry(
          id: query.integer("id"), run: query.integer("run"), purpose: query.word("purpose"),
          recipient: query.string("recipient"), criteria: query.string("criteria"), rows: Int(query.integer("rows")),
          made: query.integer("made")))
    }
    return entries
  }
}
