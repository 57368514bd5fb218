import Records
import SQLite
import Text

/// What a source's reading looks like from outside: what guards compare from night to night. It holds no value of it.
public struct SourceLook: Sendable, Equatable {
  /// The different headers of its files, sorted: of each column the first eight hex digits of its name's SHA-256.
  public private(set) var headers: [[String]] = []
  /// The different encodings of its files, sorted.
  public private(set) var encodings: [String] = []
  /// For each declared field how many records have a value.
  public private(set) var filled = Array(repeating: 0, count: Field.count)

  /// Nothing read yet.
  public init() {}

  /// Adds a file with these column names and this encoding.
  public mutating func add(columns: [String], encoding: String) {
    let header = columns.map(Self.code)
    if !headers.contains(header) {
      headers.append(header)
      headers.sort { $0.lexicographicallyPrecedes($1) }
    }
    // A byte-order mark comes and goes with the program that saved the file.
    let name = encoding.hasSuffix(" with BOM") ? String(encoding.dropLast(9)) : encoding
    if !encodings.contains(name) { encodings = (encodings + [name]).sorted() }
  }

  private static func code(_ column: String) -> String { String(SHA256.hash(Array(column.utf8)).hex.prefix(8)) }

  /// Whether a file of it has a column of that name.
  public func has(column: String) -> Bool {
    let code = Self.code(column)
    return headers.contains { $0.contains(code) }
  }

  /// Adds the filled fields of a batch.
  public mutating func add(_ batch: ObservationBatch) {
    for (field, count) in batch.filled.enumerated() { filled[field] += count }
  }

  /// What the column `headers` of `source_run` holds.
  var storedHeaders: String { headers.map { $0.joined(separator: " ") }.joined(separator: "\n") }

  /// What the column `encodings` holds.
  var storedEncodings: String { encodings.joined(separator: "\n") }

  /// What the column `filled` holds.
  var storedFilled: String { filled.map(String.init).joined(separator: " ") }

  /// Reads these columns of a row; nil for a reading before there were any.
  init?(_ query: borrowing Statement) throws(Problem) {
    if try query.isNull("headers") { return nil }
    headers = try query.string("headers").split(separator: "\n", omittingEmptySubsequences: false)
      .map { $0.split(separator: " ").map(String.init) }
    encodings = try query.string("encodings").split(separator: "\n").map(String.init)
    let counts = try query.string("filled").split(separator: " ").map { Int($0) ?? 0 }
    for (field, count) in counts.prefix(filled.count).enumerated() { filled[field] = count }
  }
}

/// The last readings of a source that are not undone, newest first.
public struct SourceHistory: Sendable {
  /// One reading.
  public struct Reading: Sendable {
    /// Records in it, those that had changed, and those in quarantine.
    public let read: Int, changed: Int, quarantined: Int
    /// What it looked like; nil for a reading before there were guards.
    public let look: SourceLook?
  }

  /// The readings, the newest first, at most seven.
  public let readings: [Reading]

  /// Reads them from the register.
  public init(_ register: RegisterFile, source name: String) throws(Problem) {
    let query = try register.connection.prepare(
      """
      SELECT sr.read, sr.changed, sr.quarantined, sr.headers, sr.encodings, sr.filled
      FROM source_run sr JOIN run r ON r.id = sr.run JOIN source s ON s.id = sr.source
      WHERE s.name = :source AND sr.outcome = 'read' AND r.state = 'committed'
        AND NOT EXISTS(SELECT 1 FROM run u WHERE u.undoes = sr.run AND u.state = 'committed')
      ORDER BY sr.run DESC LIMIT 7
      """)
    try query.bind("source", name)
    var readings: [Reading] = []
    while try query.step() {
      try readings.append(
        Reading(
          read: Int(query.integer("read")), changed: Int(query.integer("changed")),
          quarantined: Int(query.integer("quarantined")), look: SourceLook(query)))
    }
    self.readings = readings
  }

  /// The middle one of the readings' numbers, the higher of two; nil without a reading.
  public func median(_ number: KeyPath<Reading, Int>) -> Int? {
    readings.isEmpty ? nil : readings.map { $0[keyPath: number] }.sorted()[readings.count / 2]
  }

  /// What the newest reading looked like, if that is known.
  public var look: SourceLook? { readings.first?.look }
}
