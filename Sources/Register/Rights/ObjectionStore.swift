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

  /// Adds a code; one that stands already stays as it is, with its day.
  public func add(_ entry: Entry, run: Int64?) throws(Problem) {
    try connection.insert(
      into: "objection",
      [
        "scope": entry.scope.rawValue, "code": entry.code, "key_version": entry.keyVersion, "since": entry.since,
        "entry": entry.entry, "run": run,
      ], onConflict: .ignore)
  }

  /// Takes a code away: the person has said so.
  public func lift(scope: SuppressionScope, code: [UInt8]) throws(Problem) {
    let delete = try connection.prepare("DELETE FROM objection WHERE scope = :scope AND code = :code")
    try delete.bind("scope", scope.rawValue)
    try delete.bind("code", blob: code)
    try delete.run()
  }

  // MARK: - Companies and addresses as they are now

  /// What is asked of a company: each value empty where there is none.
  public struct Company: Sendable {
    /// Business ID, name, website, address and industry.
    public let id: String, name: String, website: String, email: String, industry: String
  }

  /// Companies as they are now, or all.
  public func companies(_ companies: [Int64], all: Bool) throws(Problem) -> [Int64: Company] {
    let query = try connection.prepare(
      """
      SELECT id, business_id, name, website, email, industry FROM company
      WHERE closed IS NULL AND \(all ? "1" : "id IN (\(Queries.list(companies)))")
      """)
    var found: [Int64: Company] = [:]
    while try query.step() {
      found[try query.integer("id")] = try Company(
        id: query.optionalString("business_id") ?? "", name: query.optionalString("name") ?? "",
        website: query.optionalString("website") ?? "", email: query.optionalString("email") ?? "",
        industry: query.optionalString("industry") ?? "")
    }
    return found
  }

  /// The addresses that several contacts have now.
  public func sharedAddresses() throws(Problem) -> Set<String> {
    let query = try connection.prepare(
      "SELECT email FROM contact WHERE closed IS NULL AND email IS NOT NULL GROUP BY email HAVING COUNT(*) > 1")
    var shared: Set<String> = []
    while try query.step() { shared.insert(try query.string("email")) }
    return shared
  }
}
