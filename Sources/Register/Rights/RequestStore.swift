import Records
import SQLite

/// The requests of persons who use their rights: when they came, until when they are to be answered, what came of them.
public struct RequestStore {
  /// Whose a request is: a contact, under all IDs that led to it, or the codes of an address that no contact had.
  public struct Person: Sendable {
    /// Contacts' IDs, the present one first, and the codes of an address under all keys, the newest last.
    public let contacts: [Int64], codes: [[UInt8]]

    /// Whose contacts these are, or whose address has those codes.
    public init(contacts: [Int64], codes: [[UInt8]]) { (self.contacts, self.codes) = (contacts, codes) }
  }

  /// A request.
  public struct Entry: Sendable, Equatable {
    /// Its number; the right that was used; the person's contact when it came, if she had one.
    public let id: Int64, right: Right, contact: Int64?
    /// The day on which it came and the last day for the answer, as seconds since 1970.
    public let received: Int64, due: Int64
    /// The time at which it was closed, and how; nil while it is open.
    public let closed: Int64?, outcome: RequestOutcome?
    /// Why it was refused.
    public let reason: String?
  }

  private let connection: Connection

  /// The requests of a register.
  public init(_ register: RegisterFile) { connection = register.connection }

  /// All requests, those first that are due first.
  public func all() throws(Problem) -> [Entry] { try entries(where: "1") { _ in } }

  /// The open requests of a person, for one right or all.
  public func open(_ person: Person, right: Right? = nil) throws(Problem) -> [Entry] {
    let marks = person.codes.indices.map { ":code\($0)" }.joined(separator: ", ")
    return try entries(
      where: """
        q.closed IS NULL AND (q.contact IN (\(Queries.list(person.contacts))) OR q.code IN (\(marks)))
        AND (:right IS NULL OR q.kind = :right)
        """
    ) { (query) throws(Problem) in
      try query.bind("right", right?.rawValue)
      for (index, code) in person.codes.enumerated() { try query.bind("code\(index)", blob: code) }
    }
  }

  private func entries(
    where condition: String, _ bind: (borrowing Statement) throws(Problem) -> Void
  ) throws(Problem) -> [Entry] {
    let query = try connection.prepare(
      """
      SELECT q.id, q.kind, q.contact, q.received, q.due, coalesce(r.finished, r.started) AS closed, q.outcome, q.reason
      FROM request q LEFT JOIN run r ON r.id = q.closed WHERE \(condition) ORDER BY q.due, q.id
      """)
    try bind(query)
    var entries: [Entry] = []
    while try query.step() {
      try entries.append(
        Entry(
          id: query.integer("id"), right: query.word("kind"), contact: query.optionalInteger("contact"),
          received: query.integer("received"), due: query.integer("due"), closed: query.optionalInteger("closed"),
          outcome: query.optionalWord("outcome"), reason: query.optionalString("reason")))
    }
    return entries
  }

  /// Writes a request down; part of the run's transaction.
  public func add(
    _ person: Person, right: Right, received: Int64, due: Int64, run: Int64
  ) throws(Problem) {
    try connection.insert(
      into: "request",
      [
        "kind": right.rawValue, "contact": person.contacts.first,
        "code": person.contacts.isEmpty ? person.codes.last : nil, "received": received, "due": due, "opened": run,
      ])
  }

  /// Closes requests; part of the run's transaction.
  public func close(_ requests: [Entry], outcome: RequestOutcome, reason: StoredText? = nil, run: Int64) throws(Problem)
  {
    let update = try connection.prepare(
      "UPDATE request SET closed = :run, outcome = :outcome, reason = :reason WHERE id = :id")
    for request in requests {
      try update.bind("run", run)
      try update.bind("outcome", outcome.rawValue)
      try update.bind("reason", reason)
      try update.bind("id", request.id)
      try update.run()
    }
  }
}
