import Records
import SQLite

/// Current observations of contacts and companies with what stands in them: who they may be about, and what their source
/// may be used for.
public struct Bearers: ~Copyable {
  /// One current observation.
  public struct Bearer: Sendable {
    /// The observation and its record; the contact and the company that it belongs to.
    public let observation: Int64, record: Int64, contact: Int64?, company: Int64?
    /// The source's ID and name, and the key.
    public let sourceID: Int64, source: String, key: [UInt8]
    /// The packed rows; the normalised one is empty where it is the raw one.
    public let raw: [UInt8], normal: [UInt8]
    /// What the record says for and against writing to its person.
    public let stance: RowStance
    /// Whether the person was told where the record came from.
    public let hasNotice: Bool
  }

  private let query: Statement
  private let names: [Int64: String]

  /// The current observations of some contacts and companies, or all.
  public init(_ register: RegisterFile, contacts: [Int64], companies: [Int64], all: Bool) throws(Problem) {
    let connection = register.connection
    let some = "(m.contact IN (\(Queries.list(contacts))) OR m.company IN (\(Queries.list(companies))))"
    let names = try Self.names(connection)
    let hasNotices = try connection.integer("SELECT 1 FROM notice LIMIT 1") != nil
    let query = try connection.prepare(
      """
      SELECT o.id, o.key AS record, m.contact, m.company, k.source, k.key, o.raw, o.normal, o.stance,
        \(hasNotices ? "EXISTS(SELECT 1 FROM notice n WHERE n.key = o.key)" : "0") AS has_notice
      FROM membership m JOIN observation o ON o.id = m.observation JOIN key k ON k.id = o.key
      WHERE m.closed IS NULL AND o.raw IS NOT NULL AND \(all ? "1" : some)
      """)
    self.init(query, names)
  }

  private init(_ query: consuming Statement, _ names: [Int64: String]) {
    self.query = query
    self.names = names
  }

  private static func names(_ connection: Connection) throws(Problem) -> [Int64: String] {
    let sources = try connection.prepare("SELECT id, name FROM source")
    var names: [Int64: String] = [:]
    while try sources.step() { names[try sources.integer("id")] = try sources.string("name") }
    return names
  }

  /// The next one; nil at the end.
  public func next() throws(Problem) -> Bearer? {
    guard try query.step() else { return nil }
    let source = try query.integer("source")
    return try Bearer(
      observation: query.integer("id"), record: query.integer("record"), contact: query.optionalInteger("contact"),
      company: query.optionalInteger("company"), sourceID: source, source: names[source] ?? "",
      key: query.bytes("key"), raw: query.bytes("raw"), normal: query.bytes("normal"),
      stance: RowStance(rawValue: UInt16(truncatingIfNeeded: query.integer("stance"))),
      hasNotice: query.flag("has_notice"))
  }
}

/// What sources may be used for now: their terms at the last reading that is not undone.
public struct SourceTerms: Sendable {
  /// The terms of one source.
  public struct Terms: Sendable {
    /// The source's name.
    public let name: String
    /// The purposes and their bases, as the contract words them.
    public let purposes: [String], bases: [String]
    /// From whom its records are, and, of those from the person, since which day the person has been told.
    public let origin: String, noticeGiven: String?
  }

  /// By the source's ID.
  public let all: [Int64: Terms]

  /// Those of a register.
  public init(_ register: RegisterFile) throws(Problem) {
    let query = try register.connection.prepare(
      """
      SELECT s.id, s.name, sr.purpose, sr.basis, sr.collected_from FROM source s
      JOIN source_run sr ON sr.source = s.id AND sr.run = (
        SELECT MAX(l.run) FROM source_run l JOIN run r ON r.id = l.run
        WHERE l.source = s.id AND l.outcome <> 'held' AND r.state = 'committed'
          AND NOT EXISTS(SELECT 1 FROM run u WHERE u.undoes = l.run AND u.state = 'committed'))
      """)
    var all: [Int64: Terms] = [:]
    while try query.step() {
      func list(_ column: String) throws(Problem) -> [String] {
        try query.string(column).split(separator: ",").map { String($0.drop { $0 == " " }) }
      }
      let collected = try query.string("collected_from").split(separator: " ").map(String.init)
      all[try query.integer("id")] = try Terms(
        name: query.string("name"), purposes: list("purpose"), bases: list("basis"),
        // Of a source that was read before anybody asked nothing is known of the person's having been told.
        origin: collected.first ?? "employer", noticeGiven: collected.count > 1 ? collected[1] : nil)
    }
    self.all = all
  }
}
