import Records
import SQLite
import Text

/// What observations say by themselves, without corrections, and since when: looked up one by one, for those few that have
/// come in another's place.
struct SaidRows: ~Copyable {
  private let query: Statement

  init(_ connection: Connection) throws(Problem) {
    query = try connection.prepare(
      "SELECT coalesce(uncorrected, normal, raw) AS said, since, field_since FROM observation WHERE id = ?")
  }

  /// What an observation says, and since when, as it was noted when it was written.
  func row(_ observation: Int64) throws(Problem) -> SaidSince {
    query.reset()
    query.bind(1, observation)
    guard try query.step() else { throw Problem(.bug, "an observation is not there") }
    defer { query.reset() }
    return try SaidSince(
      query.bytes("said"), FieldSince(query.integer("since"), packed: query.bytes("field_since")))
  }

  /// Since when a record that `run` writes says what it says, where `standing` stood under its key until then: the same
  /// content goes on as a whole, however the rules read it now, and of another each value that it has left as it was.
  func since(
    _ row: ObservationRow, of batch: ObservationBatch, run: Int64, after standing: ArraySlice<StandingObservations.Row>
  ) throws(Problem) -> FieldSince {
    if let same = standing.first(where: { $0.digest == row.digest }) { return try self.row(same.observation).since }
    var before: [SaidSince] = []
    for one in standing { before.append(try self.row(one.observation)) }
    return FieldSince(run, of: Array(batch.bytes[row.normal.isEmpty ? row.raw : row.normal]), after: before)
  }
}

/// Reads of many observations since when they say what they say; a night has changed the same fields of many, and those
/// share what is kept of it.
struct NotedSince {
  private struct Note: Hashable {
    let record: Int64, packed: [UInt8]
  }

  private var known: [Note: FieldSince] = [:]

  /// What two columns of a query's row tell: `since`, and `field_since`.
  mutating func since(_ query: borrowing Statement, record: Int32, fields: Int32) -> FieldSince {
    if query.isNull(fields) { return FieldSince(query.integer(record)) }
    let note = Note(record: query.integer(record), packed: query.bytes(fields))
    if let since = known[note] { return since }
    let since = FieldSince(note.record, packed: note.packed)
    known[note] = since
    return since
  }
}
