import Records
import SQLite

/// A run and when it was committed.
public struct RunMoment: Sendable, Equatable {
  /// The run.
  public let run: Int64
  /// Seconds since 1970, UTC.
  public let time: Int64
}

/// From when to when a golden value stood.
public struct ValueSpan: Sendable, Equatable {
  /// The run that wrote it.
  public let since: RunMoment
  /// The run that ended it; nil while it holds.
  public let until: RunMoment?
}

/// A steward's word that two records are one.
public struct Approval: Sendable, Equatable {
  /// Its number, and the records that it is about.
  public let decision: Int64, left: Int64, right: Int64
  /// Who decided.
  public let author: String
  /// The run that applied it.
  public let moment: RunMoment
}

/// Questions about how things came to be, and about earlier runs.
extension Queries {
  /// The last committed run up to the end of a moment; nil if there is none.
  public func lastRun(before time: Int64) throws(Problem) -> RunMoment? {
    try moment("coalesce(finished, started) < :number", time)
  }

  /// A committed run, by its number.
  public func moment(of run: Int64) throws(Problem) -> RunMoment? { try moment("id = :number", run) }

  private func moment(_ condition: String, _ number: Int64) throws(Problem) -> RunMoment? {
    let query = try connection.prepare(
      """
      SELECT id, coalesce(finished, started) AS time FROM run
      WHERE state = 'committed' AND \(condition) ORDER BY id DESC LIMIT 1
      """)
    try query.bind("number", number)
    return try query.step() ? RunMoment(run: query.integer("id"), time: query.integer("time")) : nil
  }

  /// From when to when the value stood that a record has in a field; the field by its position in stored order.
  ///
  /// It is the stretch of the record's rows that say the same; where values are gone, that rest on the same observation.
  public func span(_ record: GoldenRecord, position: Int) throws(Problem) -> ValueSpan? {
    let column = GoldenColumns.names(record.kind)[position]
    let query = try connection.prepare(
      """
      SELECT opened, closed, \(column) AS value, \(column)_from AS observation FROM \(GoldenColumns.table(record.kind))
      WHERE id = :id ORDER BY opened
      """)
    try query.bind("id", record.id)
    var stretch: (since: Int64, until: Int64?, value: String?, from: Int64?)?
    while try query.step() {
      let row = try (since: query.integer("opened"), until: query.optionalInteger("closed"))
      let (value, from) = try (query.optionalString("value"), query.optionalInteger("observation"))
      let isSame = stretch.map { $0.until == row.since && $0.value == value && (value != nil || $0.from == from) }
      if let one = stretch, isSame != true, one.since <= record.opened, (one.until ?? .max) > record.opened { break }
      stretch = (isSame == true ? stretch?.since ?? row.since : row.since, row.until, value, from)
    }
    guard let stretch, let since = try moment(of: stretch.since) else { return nil }
    return ValueSpan(since: since, until: try stretch.until.flatMap { (run) throws(Problem) in try moment(of: run) })
  }

  /// The decisions by which stewards joined records of a contact or company, as they stood.
  public func approvals(_ kind: EntityKind, among records: Set<Int64>) throws(Problem) -> [Approval] {
    func stands(_ run: String) -> String {
      """
      EXISTS(SELECT 1 FROM run r WHERE r.id = \(run) AND r.state = 'committed' AND r.id <= :run
        AND NOT EXISTS(SELECT 1 FROM run u WHERE u.undoes = r.id AND u.state = 'committed' AND u.id <= :run))
      """
    }
    let query = try connection.prepare(
      """
      SELECT d.id, d.left_key, d.right_key, d.author, d.run, coalesce(t.finished, t.started) AS time
      FROM decision d JOIN run t ON t.id = d.run
      WHERE d.verdict = 'same' AND d.kind = \(kind.rawValue) AND \(stands("d.run"))
        AND NOT (d.revoked IS NOT NULL AND \(stands("d.revoked"))) ORDER BY d.id
      """)
    try query.bind("run", run ?? .max)
    var approvals: [Approval] = []
    while try query.step() {
      let (left, right) = try (query.integer("left_key"), query.integer("right_key"))
      guard records.contains(left), records.contains(right) else { continue }
      try approvals.append(
        Approval(
          decision: query.integer("id"), left: left, right: right, author: query.string("author"),
          moment: RunMoment(run: query.integer("run"), time: query.integer("time"))))
    }
    return approvals
  }

  /// Why an observation's values are gone.
  public func erasure(of observation: ObservationRecord) throws(Problem) -> ExpiryReason {
    // An erased person leaves the company in the row, or at least a code for its key; the history window leaves neither.
    if ErasedKey.isOne(observation.sourceKey) || observation.raw.contains(where: { !$0.isEmpty }) { return .onRequest }
    if let erased = observation.erased { return erased }
    let act = try connection.act(of: observation.withdrawn)
    return act == .erase ? .onRequest : .historyWindow
  }
}

extension Connection {
  /// What a run did; nil where it was a night or an undoing.
  fileprivate func act(of run: Int64?) throws(Problem) -> RunAct? {
    let query = try prepare("SELECT act FROM run WHERE id = ?")
    query.bind(1, run)
    return try query.step() ? query.optionalWord(0) : nil
  }
}

/// What happened to contacts.
extension Queries {
  /// The IDs that have led to a contact or company since they disappeared.
  public func formerIDs(_ kind: EntityKind, of id: Int64) throws(Problem) -> [Int64] {
    let query = try connection.prepare(
      """
      WITH RECURSIVE led(id) AS (
        SELECT :current UNION SELECT a.old FROM alias a JOIN led ON a.new = led.id WHERE a.kind = :kind)
      SELECT id FROM led WHERE id <> :current ORDER BY id
      """)
    try query.bind("current", id)
    try query.bind("kind", Int64(kind.rawValue))
    var ids: [Int64] = []
    while try query.step() { ids.append(query.integer(0)) }
    return ids
  }

  /// The runs that wrote or ended rows of contacts.
  public func runsThatChanged(contacts: Set<Int64>) throws(Problem) -> Set<Int64> {
    let query = try connection.prepare(
      """
      SELECT opened, closed FROM contact WHERE id = :id
      UNION SELECT opened, closed FROM membership WHERE contact = :id
      """)
    var runs: Set<Int64> = []
    for id in contacts.sorted() {
      try query.bind("id", id)
      while try query.step() {
        try runs.insert(query.integer("opened"))
        if let closed = try query.optionalInteger("closed") { runs.insert(closed) }
      }
      query.reset()
    }
    return runs
  }
}
