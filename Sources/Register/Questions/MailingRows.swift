import Records
import SQLite

/// What must be known of contacts to tell whether they may be written to: golden rows and current observations, as streams.
public struct MailingRows {
  /// The terms of a source as they were last read.
  public struct Terms: Sendable, Equatable {
    /// The source's name.
    public let source: String
    /// Its purposes, as the contract words them, and from whom it has its records; empty where nobody has said.
    public let purposes: [String], collectedFrom: String

    /// The terms of a source.
    public init(source: String, purposes: [String], collectedFrom: String) {
      (self.source, self.purposes, self.collectedFrom) = (source, purposes, collectedFrom)
    }
  }

  /// A contact, as far as an audience is chosen by it.
  public struct Contact: Sendable {
    /// Its ID, and its company's.
    public let id: Int64, company: Int64?
    /// Its values now; nil where there is none.
    public let name: String?, email: String?, title: String?, area: String?, language: String?

    /// A contact.
    public init(
      id: Int64, company: Int64?, name: String?, email: String?, title: String?, area: String?, language: String?
    ) {
      (self.id, self.company, self.name, self.email) = (id, company, name, email)
      (self.title, self.area, self.language) = (title, area, language)
    }

    /// The contact that a golden record is.
    public init(_ record: GoldenRecord) {
      self.init(
        id: record.id, company: record.company, name: record.value(.personName), email: record.value(.personEmail),
        title: record.value(.personTitle), area: record.value(.personResponsibility),
        language: record.value(.personLanguage))
    }
  }

  /// A company, as far as an audience is chosen by it.
  public struct Company: Sendable {
    /// Business ID, name, address, website and industry; nil where there is none.
    public let businessID: String?, name: String?, email: String?, website: String?, industry: String?
  }

  private let connection: Connection

  /// The rows of a register.
  public init(_ register: RegisterFile) { connection = register.connection }

  /// The terms of every source, by the source's ID: those of its last run that was not undone.
  public func terms() throws(Problem) -> [Int64: Terms] {
    let query = try connection.prepare(
      """
      SELECT s.id, s.name, sr.purpose, sr.collected_from FROM source_run sr JOIN source s ON s.id = sr.source
      JOIN run r ON r.id = sr.run
      WHERE r.state = 'committed'
        AND NOT EXISTS(SELECT 1 FROM run u WHERE u.undoes = sr.run AND u.state = 'committed')
      ORDER BY sr.run
      """)
    var terms: [Int64: Terms] = [:]
    while try query.step() {
      terms[try query.integer("id")] = Terms(
        source: try query.string("name"),
        purposes: try query.string("purpose").split(separator: ",").map { $0.trimmingPrefix(while: { $0 == " " }) }
          .map(String.init), collectedFrom: try query.string("collected_from"))
    }
    return terms
  }

  /// All companies by ID.
  public func companies(_ only: [Int64]? = nil) throws(Problem) -> [Int64: Company] {
    let query = try connection.prepare(
      """
      SELECT id, business_id, name, email, website, industry FROM company
      WHERE closed IS NULL AND \(only.map { "id IN (\(Queries.list($0)))" } ?? "1")
      """)
    var companies: [Int64: Company] = [:]
    let columns = try query.columns(["id", "business_id", "name", "email", "website", "industry"])
    while try query.step() {
      companies[query.integer(columns[0])] = Company(
        businessID: query.optionalString(columns[1]), name: query.optionalString(columns[2]),
        email: query.optionalString(columns[3]), website: query.optionalString(columns[4]),
        industry: query.optionalString(columns[5]))
    }
    return companies
  }

  /// Calls `body` with every contact; `areas` are the only areas of interest where they are given: others are counted only.
  /// Returns how many contacts there are.
  public func contacts(
    areas: [String]?, languages: [String]?, _ body: (Contact) -> Void
  ) throws(Problem) -> Int {
    func among(_ column: String, _ words: [String]?) -> String {
      words.map { words in
        "\(column) IN (\(words.map { "'\($0.replacing("'", with: "''"))'" }.joined(separator: ", ")))"
      }
        ?? "1"
    }
    let total = try connection.integer("SELECT COUNT(*) FROM contact WHERE closed IS NULL") ?? 0
    let query = try connection.prepare(
      """
      SELECT id, company, name, email, title, responsibility, language FROM contact
      WHERE closed IS NULL AND \(among("responsibility", areas)) AND \(among("language", languages)) ORDER BY id
      """)
    let columns = try query.columns(["id", "company", "name", "email", "title", "responsibility", "language"])
    while try query.step() {
      body(
        Contact(
          id: query.integer(columns[0]), company: query.optionalInteger(columns[1]),
          name: query.optionalString(columns[2]), email: query.optionalString(columns[3]),
          title: query.optionalString(columns[4]), area: query.optionalString(columns[5]),
          language: query.optionalString(columns[6])))
    }
    return Int(total)
  }

  /// Of these addresses those that several contacts have.
  public func shared(_ emails: [String], all: Bool) throws(Problem) -> Set<[UInt8]> {
    var shared: Set<[UInt8]> = []
    if all {
      let query = try connection.prepare(
        "SELECT email FROM contact WHERE closed IS NULL AND email IS NOT NULL GROUP BY email HAVING COUNT(*) > 1")
      while try query.step() { shared.insert(query.bytes(0)) }
      return shared
    }
    let query = try connection.prepare("SELECT COUNT(*) FROM contact WHERE closed IS NULL AND email = ?")
    for email in emails {
      query.bind(1, email)
      if try query.step(), query.integer(0) > 1 { shared.insert(Array(email.utf8)) }
      query.reset()
    }
    return shared
  }

  /// The companies whose website or address may have one of some hosts, which stand anywhere in it.
  public func companies(naming hosts: [String]) throws(Problem) -> [Int64: Company] {
    var found: [Int64: Company] = [:]
    let query = try connection.prepare(
      """
      SELECT id, business_id, name, email, website, industry FROM company
      WHERE closed IS NULL AND (instr(website, ?1) > 0 OR instr(email, ?1) > 0)
      """)
    for host in hosts {
      query.bind(1, host)
      while try query.step() {
        found[try query.integer("id")] = try Company(
          businessID: query.optionalString("business_id"), name: query.optionalString("name"),
          email: query.optionalString("email"),
          website: query.optionalString("website"), industry: query.optionalString("industry"))
      }
      query.reset()
    }
    return found
  }
}
