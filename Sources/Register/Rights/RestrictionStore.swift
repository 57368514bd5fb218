import Records
import SQLite

/// What sources say against writing to people: codes, as the rights journal has them, and never whose.
public struct RestrictionStore {
  /// One restriction.
  public struct Entry: Sendable, Equatable {
    /// Its number, what it is, and the source that states it.
    public let id: Int64, kind: RestrictionKind, source: String
    /// Its codes, packed.
    public let codes: [UInt8]
    /// The version of the key that made the codes.
    public let keyVersion: Int
    /// When the source first said so: seconds since 1970.
    public let since: Int64
    /// The run that noted it; nil where it was brought back to a restored register.
    public let run: Int64?
  }

  private let connection: Connection

  /// The restrictions of a register.
  public init(_ register: RegisterFile) { connection = register.connection }

  /// Those that stand, of one source or all.
  public func standing(source: String? = nil) throws(Problem) -> [Entry] {
    try entries("lifted IS NULL AND (:source IS NULL OR source = :source)") { (query) throws(Problem) in
      try query.bind("source", source)
    }
  }

  /// Whether any of these kinds stand that a source states.
  public func stand(_ kinds: [RestrictionKind], of source: String) throws(Problem) -> Bool {
    let query = try connection.prepare(
      "SELECT EXISTS(SELECT 1 FROM restriction WHERE source = :source AND kind = :kind AND lifted IS NULL)")
    for kind in kinds {
      try query.bind("source", source)
      try query.bind("kind", kind.rawValue)
      if try query.step(), query.integer(0) == 1 { return true }
      query.reset()
    }
    return false
  }

  /// Those that a run lifted.
  public func lifted(by run: Int64) throws(Problem) -> [Entry] {
    try entries("lifted = :run") { (query) throws(Problem) in try query.bind("run", run) }
  }

  /// Adds restrictions; one that stands already stays as it is, and one that was lifted stands again, since its first day.
  public func add(
    _ codes: [[UInt8]], _ kind: RestrictionKind, source: String, keyVersion: Int, entry: Int, since: Int64, run: Int64?
  ) throws(Problem) {
    let known = try known(kind, source: source)
    let again = try connection.prepare("UPDATE restriction SET lifted = NULL, run = :run WHERE id = :id")
    let insert = try connection.prepare(
      """
      INSERT INTO restriction(kind, source, codes, key_version, since, entry, run)
      VALUES(:kind, :source, :codes, :version, :since, :entry, :run)
      """)
    var new: Set<[UInt8]> = []
    for code in codes {
      if let id = known[code] {
        try again.bind("run", run)
        try again.bind("id", id)
        try again.run()
      } else if new.insert(code).inserted {
        try insert.bind("kind", kind.rawValue)
        try insert.bind("source", source)
        try insert.bind("codes", blob: code)
        try insert.bind("version", Int64(keyVersion))
        try insert.bind("since", since)
        try insert.bind("entry", Int64(entry))
        try insert.bind("run", run)
        try insert.run()
      }
    }
  }

  /// Lifts restrictions: their source has said so. Without a run it counts as of the last one that there is.
  public func lift(_ codes: [[UInt8]], _ kind: RestrictionKind, source: String, run: Int64?) throws(Problem) {
    let known = try known(kind, source: source)
    var run = run
    if run == nil { run = try connection.integer("SELECT MAX(id) FROM run") }
    let update = try connection.prepare("UPDATE restriction SET lifted = :run WHERE id = :id")
    for code in codes {
      guard let id = known[code], let run else { continue }
      try update.bind("run", run)
      try update.bind("id", id)
      try update.run()
    }
  }

  private func known(_ kind: RestrictionKind, source: String) throws(Problem) -> [[UInt8]: Int64] {
    let query = try connection.prepare("SELECT id, codes FROM restriction WHERE source = :source AND kind = :kind")
    try query.bind("source", source)
    try query.bind("kind", kind.rawValue)
    var known: [[UInt8]: Int64] = [:]
    while try query.step() { known[try query.bytes("codes")] = try query.integer("id") }
    return known
  }

  private func entries(
    _ condition: String, _ bind: (borrowing Statement) throws(Problem) -> Void
  ) throws(Problem) -> [Entry] {
    let query = try connection.prepare(
      """
      SELECT id, kind, source, codes, key_version, since, run FROM restriction WHERE \(condition) ORDER BY id
      """)
    try bind(query)
    var entries: [Entry] = []
    while try query.step() {
      try entries.append(
        Entry(
          id: query.integer("id"), kind: query.word("kind"), source: query.string("source"),
          codes: query.bytes("codes"),
          keyVersion: Int(query.integer("key_version")), since: query.integer("since"),
          run: query.optionalInteger("run")))
    }
    return entries
  }
}
