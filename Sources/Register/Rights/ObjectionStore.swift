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
    let query = try connection.prepare(
      "SELECT scope, code, key_version, entry, since FROM objection ORDER BY scope, code")
    var entries: [Entry] = []
    while try query.step() {
      try entries.append(
        Entry(
          scope: query.word("scope"), code: query.bytes("code"), keyVersion: Int(query.integer("key_version")),
          entry: Int(query.integer("entry")), since: query.integer("since")))
    }
    return entries
  }

  /// Those of these codes that stand in some scopes, by scope and code.
  public func entries(_ codes: [[UInt8]], in scopes: [SuppressionScope]) throws(Problem) -> [Entry] {
    let query = try connection.prepare(
      "SELECT key_version, entry, since FROM objection WHERE scope = :scope AND code = :code")
    var entries: [Entry] = []
    for scope in scopes.sorted(by: { $0.rawValue < $1.rawValue }) {
      for code in codes.sorted(by: { $0.lexicographicallyPrecedes($1) }) {
        try query.bind("scope", scope.rawValue)
        try query.bind("code", blob: code)
        if try query.step() {
          try entries.append(
            Entry(
              scope: scope, code: code, keyVersion: Int(query.integer("key_version")),
              entry: Int(query.integer("entry")),
              since: query.integer("since")))
        }
        query.reset()
      }
    }
    return entries
  }

  /// Adds codes; one that stands already stays as it is, with its day.
  public func add(_ entries: [Entry], run: Int64?) throws(Problem) {
    let insert = try connection.prepare(
      """
      INSERT OR IGNORE INTO objection(scope, code, key_version, since, entry, run)
      VALUES(:scope, :code, :version, :since, :entry, :run)
      """)
    for entry in entries {
      try insert.bind("scope", entry.scope.rawValue)
      try insert.bind("code", blob: entry.code)
      try insert.bind("version", Int64(entry.keyVersion))
      try insert.bind("since", entry.since)
      try insert.bind("entry", Int64(entry.entry))
      try insert.bind("run", run)
      try insert.run()
    }
  }

  /// Takes a code away: the person has said so.
  public func lift(scope: SuppressionScope, code: [UInt8]) throws(Problem) {
    let delete = try connection.prepare("DELETE FROM objection WHERE scope = :scope AND code = :code")
    try delete.bind("scope", scope.rawValue)
    try delete.bind("code", blob: code)
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
      return try Bearer(
        contact: query.optionalInteger("contact"), company: query.optionalInteger("company"),
        source: query.string("source"), key: query.bytes("key"), raw: query.bytes("raw"), normal: query.bytes("normal"))
    }
  }

  /// By what a company is known: its business ID, name, address and website as they are now; empty where there is none.
  public struct Company: Sendable {
    /// Its business ID, name, address and website.
    public let id: String, name: String, email: String, website: String
  }

  /// By what companies are known, or all.
  public func companies(_ companies: [Int64], all: Bool) throws(Problem) -> [Int64: Company] {
    let query = try connection.prepare(
      """
      SELECT id, business_id, name, email, website FROM company
      WHERE closed IS NULL AND \(all ? "1" : "id IN (\(Queries.list(companies)))")
      """)
    var found: [Int64: Company] = [:]
    while try query.step() {
      found[try query.integer("id")] = try Company(
        id: query.optionalString("business_id") ?? "", name: query.optionalString("name") ?? "",
        email: query.optionalString("email") ?? "", website: query.optionalString("website") ?? "")
    }
    return found
  }

  /// The current observations of some contacts and companies, or all.
  public func bearers(contacts: [Int64], companies: [Int64], all: Bool) throws(Problem) -> Bearers {
    let some = "(m.contact IN (\(Queries.list(contacts))) OR m.company IN (\(Queries.list(companies))))"
    return Bearers(
      try connection.prepare(
        """
        SELECT m.contact, m.company, s.name AS source, k.key, o.raw, o.normal FROM membership m
        JOIN observation o ON o.id = m.observation JOIN key k ON k.id = o.key JOIN source s ON s.id = k.source
        WHERE m.closed IS NULL AND o.raw IS NOT NULL AND \(all ? "1" : some)
        """))
  }
}
