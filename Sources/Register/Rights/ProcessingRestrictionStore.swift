import Records
import SQLite

/// Records whose processing is restricted (Article 18): they are stored, and used for nothing.
public struct ProcessingRestrictionStore {
  /// One record that is restricted.
  public struct Entry: Sendable {
    /// Its key, and the run that restricted it.
    public let key: Int64, opened: Int64
    /// When its person was told that it will be lifted: seconds since 1970; nil where they were not.
    public let told: Int64?
  }

  private let connection: Connection

  /// The restrictions of a register.
  public init(_ register: RegisterFile) { self.init(register.connection) }

  init(_ connection: Connection) { self.connection = connection }

  /// The restrictions that stand, by key.
  public func standing() throws(Problem) -> [Entry] {
    let query = try connection.prepare(
      "SELECT key, opened, told FROM processing_restriction WHERE closed IS NULL ORDER BY key")
    var entries: [Entry] = []
    while try query.step() {
      try entries.append(
        Entry(key: query.integer("key"), opened: query.integer("opened"), told: query.optionalInteger("told")))
    }
    return entries
  }

  /// The keys that are restricted.
  public func keys() throws(Problem) -> Set<Int64> { Set(try standing().map(\.key)) }

  /// Of contacts those of which any record is restricted; with `everWere` also those of which it was a part once.
  public func contacts(everWere: Bool = false) throws(Problem) -> Set<Int64> {
    let query = try connection.prepare(
      """
      SELECT DISTINCT m.contact FROM processing_restriction p JOIN observation o ON o.key = p.key
      JOIN membership m ON m.observation = o.id AND \(everWere ? "1" : "m.closed IS NULL")
      WHERE p.closed IS NULL AND m.contact IS NOT NULL
      """)
    var contacts: Set<Int64> = []
    while try query.step() { contacts.insert(query.integer(0)) }
    return contacts
  }

  /// The observations of restricted records that stand in a contact, with that contact.
  public func observations() throws(Problem) -> [Int64: Int64] {
    let query = try connection.prepare(
      """
      SELECT o.id AS observation, m.contact FROM processing_restriction p JOIN observation o ON o.key = p.key
      JOIN membership m ON m.observation = o.id AND m.closed IS NULL WHERE p.closed IS NULL AND m.contact IS NOT NULL
      """)
    var contacts: [Int64: Int64] = [:]
    while try query.step() { contacts[try query.integer("observation")] = try query.integer("contact") }
    return contacts
  }

  /// The keys of observations.
  public func keys(ofObservations observations: [Int64]) throws(Problem) -> Set<Int64> {
    let query = try connection.prepare("SELECT key FROM observation WHERE id = :id")
    var keys: Set<Int64> = []
    for observation in observations {
      try query.bind("id", observation)
      while try query.step() { keys.insert(query.integer(0)) }
      query.reset()
    }
    return keys
  }

  /// Restricts records; those that are stay as they are.
  public func restrict(_ keys: [Int64], reason: StoredText, run: Int64) throws(Problem) {
    let restricted = try self.keys()
    for key in keys where !restricted.contains(key) {
      try connection.insert(into: "processing_restriction", ["key": key, "reason": reason, "opened": run])
    }
  }

  /// Notes when the person of records was told that their restriction will be lifted.
  public func tell(_ keys: [Int64], at day: Int64) throws(Problem) {
    let update = try connection.prepare(
      "UPDATE processing_restriction SET told = :told WHERE key = :key AND closed IS NULL")
    for key in keys {
      try update.bind("told", day)
      try update.bind("key", key)
      try update.run()
    }
  }

  /// Ends what stands for records that are erased: nothing is left that could be restricted, nor why it was.
  func forget(_ keys: [Int64], run: Int64) throws(Problem) {
    try lift(keys, reason: .init("[erased]"), run: run)
    let update = try connection.prepare(
      "UPDATE processing_restriction SET reason = '[erased]', close_reason = '[erased]' WHERE key = :key")
    for key in keys {
      try update.bind("key", key)
      try update.run()
    }
  }

  /// Lifts the restriction of records.
  public func lift(_ keys: [Int64], reason: StoredText, run: Int64) throws(Problem) {
    let update = try connection.prepare(
      """
      UPDATE processing_restriction SET closed = :run, close_reason = :reason WHERE key = :key AND closed IS NULL
      """)
    for key in keys {
      try update.bind("run", run)
      try update.bind("reason", reason)
      try update.bind("key", key)
      try update.run()
    }
  }
}
