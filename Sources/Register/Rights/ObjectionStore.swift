import Records
import SQLite

/// The objections to marketing that stand in a register: codes, as the rights journal has them, and never whose.
public struct ObjectionStore {
  /// One code.
  public struct Entry: Sendable, Equatable {
    /// What was objected to, and the code of who did.
    public let scope: SuppressionScope, code: [UInt8]
    /// The version of the key that made the code, and the rights journal's entry.
    public let keyVersion: Int, entry: Int
    /// When: seconds since 1970.
    public let since: Int64

    /// A code of an entry of the rights journal.
    public init(scope: SuppressionScope, code: [UInt8], keyVersion: Int, entry: Int, since: Int64) {
      (self.scope, self.code, self.keyVersion, self.entry, self.since) = (scope, code, keyVersion, entry, since)
    }
  }

  private let connection: Connection

  /// The objections of a register.
  public init(_ register: RegisterFile) { connection = register.connection }

  /// All that stand, by scope and code.
  public func all() throws(Problem) -> [Entry] {
    let query = try connection.prepare("SELECT scope, code, key_version, entry, since FROM objection ORDER BY 1, 2")
    var entries: [Entry] = []
    while try query.step() {
      entries.append(
        Entry(
          scope: try query.word(0), code: query.bytes(1), keyVersion: Int(query.integer(2)),
          entry: Int(query.integer(3)),
          since: query.integer(4)))
    }
    return entries
  }

  /// Adds a code; one that stands already stays as it is, with its day.
  public func add(_ entry: Entry, run: Int64?) throws(Problem) {
    let insert = try connection.prepare(
      "INSERT OR IGNORE INTO objection(scope, code, key_version, since, entry, run) VALUES(?, ?, ?, ?, ?, ?)")
    insert.bind(1, entry.scope.rawValue)
    insert.bind(2, blob: entry.code)
    insert.bind(3, Int64(entry.keyVersion))
    insert.bind(4, entry.since)
    insert.bind(5, Int64(entry.entry))
    insert.bind(6, run)
    try insert.run()
  }

  /// Takes a code away: the person has said so.
  public func lift(scope: SuppressionScope, code: [UInt8]) throws(Problem) {
    let delete = try connection.prepare("DELETE FROM objection WHERE scope = ? AND code = ?")
    delete.bind(1, scope.rawValue)
    delete.bind(2, blob: code)
    try delete.run()
  }

  // MARK: - Who it may be about

  /// What is known of a current observation: whose it is, its source and key, and its packed rows, raw and normalised.
  public struct Bearer: Sendable {
    /// The contact and the company it belongs to.
    public let contact: Int64?, company: Int64?
    /// The source and the key.
    public let source: String, key: [UInt8]
    /// The packed rows; the normalised one is empty where it is the raw one.
    public let raw: [UInt8], normal: [UInt8]
  }

  /// Current observations, one after the other.
  public struct Bearers: ~Copyable {
    private let query: Statement

    fileprivate init(_ query: consuming Statement) { self.query = query }

    /// The next one; nil at the end.
    public func next() throws(Problem) -> Bearer? {
      guard try query.step() else { return nil }
      return Bearer(
        contact: query.optionalInteger(0), company: query.optionalInteger(1), source: query.string(2),
        key: query.bytes(3), raw: query.bytes(4), normal: query.bytes(5))
    }
  }

  /// The current observations of some contacts and companies, or all.
  public func bearers(contacts: [Int64], companies: [Int64], all: Bool) throws(Problem) -> Bearers {
    let some = "(m.contact IN (\(Queries.list(contacts))) OR m.company IN (\(Queries.list(companies))))"
    return Bearers(
      try connection.prepare(
        """
        SELECT m.contact, m.company, s.name, k.key, o.raw, o.normal FROM membership m
        JOIN observation o ON o.id = m.observation JOIN key k ON k.id = o.key JOIN source s ON s.id = k.source
        WHERE m.closed IS NULL AND o.raw IS NOT NULL AND \(all ? "1" : some)
        """))
  }
}
