import Records
import SQLite
import Text

/// Takes a person's values out of every table, as ``ErasureRule`` has it. Part of the erasing run's transaction; contacts
/// are to be made anew after it.
public struct Eraser {
  /// What was done, counted.
  public struct Counts: Sendable, Equatable {
    /// Observations erased, those of them of which the company is left, and others that lost her address.
    public var observations = 0, companiesKept = 0, mailboxes = 0
    /// Observations that lost single fields.
    public var fields = 0
    /// Keys that became codes, values of contacts and companies, decisions, reasons, and names of files.
    public var keys = 0, values = 0, decisions = 0, reasons = 0, inputs = 0

    /// Nothing.
    public init() {}
  }

  /// The names that take the place of erased ones.
  public struct Names: Sendable {
    /// That of a source's key.
    public let key: @Sendable (_ source: String, _ key: String) -> String
    /// That of a file.
    public let path: @Sendable (_ path: String) -> String

    /// The names by these functions.
    public init(
      key: @escaping @Sendable (_ source: String, _ key: String) -> String,
      path: @escaping @Sendable (_ path: String) -> String
    ) {
      (self.key, self.path) = (key, path)
    }
  }

  private let connection: Connection
  private let run: Int64
  private let names: Names

  /// An eraser in a run.
  public init(_ register: RegisterFile, run: Int64, names: Names) {
    connection = register.connection
    (self.run, self.names) = (run, names)
  }

  /// The names and addresses in observations.
  public static func identity(_ register: RegisterFile, _ observations: [Int64]) throws(Problem) -> Identity {
    let (names, emails) = try told(register, observations)
    return Identity(names: names, emails: emails)
  }

  /// The names and addresses in observations, one by one.
  static func told(
    _ register: RegisterFile, _ observations: [Int64]
  ) throws(Problem) -> (names: [String], emails: [String]) {
    let query = try register.connection.prepare(
      "SELECT raw, normal, uncorrected FROM observation WHERE id = :id AND raw IS NOT NULL")
    var (names, emails): ([String], [String]) = ([], [])
    for id in observations {
      try query.bind("id", id)
      if try query.step() {
        for packed in try [query.bytes("raw"), query.bytes("normal"), query.bytes("uncorrected")] where !packed.isEmpty
        {
          let values = PackedFields.values(packed)
          names.append(values[Field.personName.rawValue])
          emails.append(values[Field.personEmail.rawValue])
        }
      }
      query.reset()
    }
    return (names, emails)
  }

  /// The keys under which nothing but these observations stands, with their sources.
  public static func keys(
    _ register: RegisterFile, heldOnlyBy observations: [Int64]
  ) throws(Problem) -> [(id: Int64, source: String, key: String)] {
    let hers = Set(observations)
    let connection = register.connection
    let key = try connection.prepare(
      """
      SELECT k.id, s.name AS source, k.key FROM observation o JOIN key k ON k.id = o.key JOIN source s ON s.id = k.source
      WHERE o.id = :id
      """)
    let others = try connection.prepare("SELECT id FROM observation WHERE key = ? AND raw IS NOT NULL")
    var keys: [Int64: (source: String, key: String)] = [:]
    for id in observations {
      try key.bind("id", id)
      if try key.step() { keys[try key.integer("id")] = try (key.string("source"), key.string("key")) }
      key.reset()
    }
    var held: [(id: Int64, source: String, key: String)] = []
    for (id, name) in keys.sorted(by: { $0.key < $1.key }) {
      others.bind(1, id)
      var isHers = true
      while try others.step() { isHers = isHers && hers.contains(others.integer(0)) }
      others.reset()
      if isHers { held.append((id, name.source, name.key)) }
    }
    return held
  }

  /// The paths of inputs that tell of the person, by their names or addresses.
  public static func paths(_ register: RegisterFile, telling identity: Identity) throws(Problem) -> [String] {
    let query = try register.connection.prepare(
      "SELECT DISTINCT path, coalesce(url, '') AS url FROM input WHERE path IS NOT NULL ORDER BY path")
    var paths: [String] = []
    while try query.step() {
      let path = try query.string("path")
      let url = try query.string("url")
      guard !ErasedKey.isOne(path), identity.isNamed(in: path) || identity.isNamed(in: url) else { continue }
      if paths.last != path { paths.append(path) }
    }
    return paths
  }

  /// Ends the contacts and companies of which an erasure has left nothing; false where all must be matched at once.
  public func endStanding(_ target: ErasureTarget) throws(Problem) -> Bool {
    guard target.fields.isEmpty else { return false }
    return try ErasedStanding(connection, run: run, target.observations).end(mailboxes: target.mailboxes)
  }

  /// Erases what is meant.
  public func erase(_ target: ErasureTarget) throws(Problem) -> Counts {
    var counts = try erase(target.observations, mailboxes: target.mailboxes)
    let contents = ErasedContents(connection, run: run)
    var blanked: [Int64: Set<Field>] = [:]
    var values: Set<String> = []
    for (id, fields) in target.fields.sorted(by: { $0.key < $1.key }) {
      for row in try contents.values(id) { values.formUnion(fields.map { Fold.folded(row[$0.rawValue]) }) }
      blanked[id] = try contents.remove(fields, from: id)
      counts.fields += 1
    }
    values.remove("")
    for id in target.fields.keys.sorted() {
      counts.reasons += try searchReasons(ofDecisionsAbout: id, telling: values)
    }
    counts.values += try contents.follow(blanked)
    return counts
  }

  /// What was typed about two records tells of one's title, if it does; elsewhere the same words are somebody else's.
  private func searchReasons(ofDecisionsAbout observation: Int64, telling values: Set<String>) throws(Problem) -> Int {
    let query = try connection.prepare(
      """
      SELECT d.id, d.reason FROM observation o JOIN decision d ON d.left_key = o.key OR d.right_key = o.key
      WHERE o.id = :id AND d.reason IS NOT NULL
      """)
    try query.bind("id", observation)
    var telling: [Int64] = []
    while try query.step() {
      let reason = try Fold.folded(query.string("reason"))
      if values.contains(where: { reason.contains($0) }) { try telling.append(query.integer("id")) }
    }
    for id in telling {
      try connection.execute("UPDATE decision SET reason = '[erased]' WHERE id = \(id)")
    }
    return telling.count
  }

  private func erase(_ observations: [Int64], mailboxes: [Int64]) throws(Problem) -> Counts {
    var counts = Counts()
    guard !observations.isEmpty || !mailboxes.isEmpty else { return counts }
    let register = RegisterFile(sharing: connection)
    let identity = try Self.identity(register, observations)
    let keys = try Self.keys(register, heldOnlyBy: observations)
    let paths = try Self.paths(register, telling: identity)
    let contents = ErasedContents(connection, run: run)
    var blanked: [Int64: Set<Field>] = [:]
    try CorrectionStore(connection).forget(personsOf: keys.map(\.id), run: run)
    try ProcessingRestrictionStore(connection).forget(keys.map(\.id), run: run)
    for id in observations {
      let kept = try contents.reduce(id)
      blanked[id] = Set(Field.allCases).subtracting(kept)
      counts.observations += 1
      if !kept.isEmpty { counts.companiesKept += 1 }
    }
    for id in mailboxes where blanked[id] == nil {
      if try contents.removeMailbox(id) { counts.mailboxes += 1 }
      blanked[id] = [.companyEmail]
    }
    counts.values = try contents.follow(blanked)
    counts.decisions = try forgetDecisions(observations)
    counts.reasons = try searchReasons(identity, numbers: keys.map { RecordKey.bare($0.key) })
    counts.keys = try rename(keys)
    counts.inputs = try rename(paths, observations)
    return counts
  }

  private func rename(_ keys: [(id: Int64, source: String, key: String)]) throws(Problem) -> Int {
    let taken = try connection.prepare(
      "SELECT 1 FROM key k JOIN source s ON s.id = k.source WHERE s.name = :source AND k.key = :key AND k.id <> :id")
    let update = try connection.prepare("UPDATE key SET key = :key WHERE id = :id")
    var count = 0
    for key in keys where !ErasedKey.isOne(key.key) {
      var name = names.key(key.source, key.key)
      try taken.bind("source", key.source)
      try taken.bind("key", name)
      try taken.bind("id", key.id)
      // Erased once before, readmitted, and now again.
      if try taken.step() { name += "/\(key.id)" }
      taken.reset()
      try update.bind("key", name)
      try update.bind("id", key.id)
      try update.run()
      count += 1
      // Its later names lead nowhere any more.
      for other in try ErasureStore(RegisterFile(sharing: connection)).otherKeys(of: key.id) {
        let renamed = RecordKey.renamed(Array(other.utf8)[...], to: key.id)
        let delete = try connection.prepare("DELETE FROM key WHERE key = ?")
        delete.bind(1, text: renamed, renamed.indices)
        try delete.run()
      }
    }
    return count
  }

  /// Files whose names tell of her get others; of a file in which nobody else stands the digest goes too.
  private func rename(_ paths: [String], _ observations: [Int64]) throws(Problem) -> Int {
    let update = try connection.prepare("UPDATE input SET path = :name, url = NULL, sha256 = NULL WHERE path = :path")
    for path in paths {
      try update.bind("name", names.path(path))
      try update.bind("path", path)
      try update.run()
    }
    try connection.execute("CREATE TEMP TABLE IF NOT EXISTS erased_observation(id INTEGER PRIMARY KEY)")
    try connection.execute("DELETE FROM temp.erased_observation")
    let insert = try connection.prepare("INSERT OR IGNORE INTO temp.erased_observation VALUES(?)")
    for id in observations {
      insert.bind(1, id)
      try insert.run()
    }
    let inputs = try connection.prepare(
      """
      SELECT DISTINCT o.input FROM temp.erased_observation e JOIN observation o ON o.id = e.id
      WHERE o.input NOT IN (SELECT input FROM quarantine)
      """)
    // Nearly every file holds somebody else near its beginning.
    let others = try connection.prepare(
      "SELECT 1 FROM observation WHERE input = ? AND id NOT IN (SELECT id FROM temp.erased_observation) LIMIT 1")
    var hers: [Int64] = []
    while try inputs.step() {
      others.bind(1, inputs.integer(0))
      if try !others.step() { hers.append(inputs.integer(0)) }
      others.reset()
    }
    for input in hers { try connection.execute("UPDATE input SET sha256 = NULL WHERE id = \(input)") }
    return paths.count
  }

  private func forgetDecisions(_ observations: [Int64]) throws(Problem) -> Int {
    let key = try connection.prepare("SELECT key FROM observation WHERE id = ?")
    var keys: Set<Int64> = []
    for id in observations {
      key.bind(1, id)
      if try key.step() { keys.insert(key.integer(0)) }
      key.reset()
    }
    let update = try connection.prepare(
      "UPDATE decision SET evidence = NULL, reason = NULL WHERE (left_key = ?1 OR right_key = ?1) AND evidence IS NOT NULL"
    )
    var count = 0
    for key in keys.sorted() {
      update.bind(1, key)
      try update.run()
      count += Int(try connection.integer("SELECT changes()") ?? 0)
    }
    return count
  }

  /// Where people type: table, and the column of the reason.
  private static let typed = [
    ("correction", "reason"), ("correction", "close_reason"), ("decision", "reason"), ("guard_trip", "reason"),
    ("hold", "reason"), ("hold", "release_reason"), ("processing_restriction", "reason"),
    ("processing_restriction", "close_reason"),
    ("quarantine", "discard_reason"), ("request", "reason"), ("source_review", "reason"),
  ]

  private func searchReasons(_ identity: Identity, numbers: [String]) throws(Problem) -> Int {
    let numbers = numbers.filter { !ErasedKey.isOne($0) }
    var count = 0
    for (table, column) in Self.typed {
      let query = try connection.prepare("SELECT DISTINCT \(column) FROM \(table) WHERE \(column) IS NOT NULL")
      var telling: [String] = []
      while try query.step() {
        if identity.isMeant(in: query.string(0), numbers: numbers) { telling.append(query.string(0)) }
      }
      let update = try connection.prepare("UPDATE \(table) SET \(column) = '[erased]' WHERE \(column) = ?")
      for reason in telling {
        update.bind(1, reason)
        try update.run()
        count += Int(try connection.integer("SELECT changes()") ?? 0)
      }
    }
    return count
  }
}
