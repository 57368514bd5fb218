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

  /// How many codes stand in a scope.
  public func count(in scope: SuppressionScope) throws(Problem) -> Int {
    let query = try connection.prepare("SELECT COUNT(*) FROM objection WHERE scope = :scope")
    try query.bind("scope", scope.rawValue)
    return try query.step() ? Int(query.integer(0)) : 0
  }

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

  /// Calls `body` with every code that stands in a scope, and since when; the array is the same one, filled again.
  public func forEach(in scope: SuppressionScope, _ body: (_ code: [UInt8], _ since: Int64) -> Void) throws(Problem) {
    let query = try connection.prepare("SELECT code, since FROM objection WHERE scope = :scope")
    try query.bind("scope", scope.rawValue)
    let columns = try query.columns(["code", "since"])
    var code: [UInt8] = []
    while try query.step() {
      code.removeAll(keepingCapacity: true)
      query.append(columns[0], to: &code)
      body(code, query.integer(columns[1]))
    }
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
    let parameters = try insert.parameters(["scope", "code", "version", "since", "entry", "run"])
    for entry in entries {
      insert.bind(parameters[0], entry.scope.rawValue)
      insert.bind(parameters[1], blob: entry.code)
      insert.bind(parameters[2], Int64(entry.keyVersion))
      insert.bind(parameters[3], entry.since)
      insert.bind(parameters[4], Int64(entry.entry))
      insert.bind(parameters[5], run)
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
}
