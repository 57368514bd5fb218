import Records
import SQLite

/// Since when observations read as they do, as the register knew it after a run, or knows it now.
///
/// It was noted of every observation, and noted anew where a run was undone: who asks for a time before the undo is told
/// what was known then.
struct SinceThen {
  private let connection: Connection
  /// The sources of which a run was undone later, as they were then.
  private let undoneLater: [Int64: Currency.Source]
  /// What a replay tells, by key.
  private var replays: [Int64: [Int64: FieldSince]] = [:]
  /// Corrections that had ended by then, by key; those whose values are gone with what little is left of them.
  private let ended: [Int64: [Ended]]
  private var moments: [Int64: RunMoment] = [:]

  private struct Ended {
    let field: Field, value: String?, opened: Int64, closed: Int64, who: [UInt8]

    /// Whether it was a record's that says `packed`, as far as that is still known.
    func applied(to packed: [UInt8]) -> Bool {
      Correction(field: field, value: value ?? "", incorrect: "", derived: [], who: who).applies(to: packed)
    }
  }

  init(_ connection: Connection, asOf run: Int64?) throws(Problem) {
    self.connection = connection
    let last = run ?? .max
    var undoneLater: [Int64: Currency.Source] = [:]
    if let run {
      let query = try connection.prepare(
        """
        SELECT DISTINCT sr.source FROM run u JOIN source_run sr ON sr.run = u.undoes
        WHERE u.state = 'committed' AND u.id > :run
        """)
      try query.bind("run", run)
      var touched: Set<Int64> = []
      while try query.step() { touched.insert(try query.integer("source")) }
      if !touched.isEmpty {
        let then = try Currency(connection, asOf: run)
        for source in then.sources where touched.contains(source.id) { undoneLater[source.id] = source }
      }
    }
    self.undoneLater = undoneLater
    let query = try connection.prepare(
      "SELECT key, field, value, opened, closed, who FROM correction WHERE closed <= :run ORDER BY id")
    try query.bind("run", last)
    var ended: [Int64: [Ended]] = [:]
    while try query.step() {
      guard let field = Field(name: try query.string("field")) else { continue }
      try ended[query.integer("key"), default: []].append(
        Ended(
          field: field, value: query.optionalString("value"), opened: query.integer("opened"),
          closed: query.integer("closed"), who: query.bytes("who")))
    }
    self.ended = ended
  }

  /// Since when an observation says what it says by itself; `noted` is what was noted of it.
  mutating func said(_ observation: Int64, key: Int64, source: Int64, noted: FieldSince) throws(Problem) -> FieldSince {
    guard let source = undoneLater[source] else { return noted }
    if replays[key] == nil { replays[key] = try SourceReplay(connection, source, keys: "\(key)").since }
    return replays[key]?[observation] ?? noted
  }

  /// Since when each field reads as it does, corrections counted: what was put right counts from then on, and what was no
  /// longer to be put right from then on.
  mutating func reads(
    _ packed: [UInt8], _ corrected: CorrectedRow?, key: Int64, said since: FieldSince
  ) throws(Problem) -> [RunMoment] {
    let values = PackedFields.values(packed)
    let (endings, said) = (ended[key] ?? [], corrected?.said ?? packed)
    var reads: [RunMoment] = []
    for field in Field.allCases {
      let value = values[field.rawValue]
      var run = corrected?.since(field, reading: value, said: since) ?? since.run(field)
      for one in endings
      where one.field == field && one.closed > run && corrected?.correction(of: field) == nil && one.applied(to: said) {
        run = one.value == value ? min(run, one.opened) : one.closed
      }
      reads.append(try moment(run))
    }
    return reads
  }

  /// A run with the time at which it began.
  mutating func moment(_ run: Int64) throws(Problem) -> RunMoment {
    if let known = moments[run] { return known }
    let moment = RunMoment(run: run, time: try connection.integer("SELECT started FROM run WHERE id = \(run)") ?? 0)
    moments[run] = moment
    return moment
  }
}
