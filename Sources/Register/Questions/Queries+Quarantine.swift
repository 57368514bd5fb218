import Records
import SQLite

/// A record in quarantine: where it lies and why.
public struct QuarantineRecord: Sendable {
  /// Who said that nobody need look at it again, in which run, when and why.
  public struct Discard: Sendable {
    public let run: Int64, time: Int64, user: String, reason: String
    /// What was said: that it need not be looked at again, or of one that looked like an erased person who it is.
    public let act: RunAct
  }

  public let id: Int64, source: String, path: String, sha256: [UInt8]
  public let line: Int64, column: Int64, byteStart: Int64, byteEnd: Int64
  /// The field or column it is about, if it is about one.
  public let field: String?
  /// Why, as it is stored; an older register may have a reason that is none of ours any more.
  public let reason: String
  /// What tells it from other records: a code.
  public let digest: [UInt8]
  /// The run since which the record has been in quarantine, at whatever place, and when that run was.
  public let opened: Int64, openedTime: Int64
  /// Nil while it is open.
  public let discard: Discard?

  /// What was found; nil for a reason that nothing gives any more.
  public var code: FindingCode? { FindingCode(rawValue: reason) }
}

/// What lies in quarantine, and what was read.
extension Queries {
  /// What lies in quarantine now, by source and place: what is open, or what was discarded and still stands in its file.
  public func quarantine(discarded: Bool = false) throws(Problem) -> [QuarantineRecord] {
    let query = try connection.prepare(
      """
      SELECT q.id, s.name AS source, i.path, i.sha256, q.line, q.column, q.byte_start, q.byte_end, q.field, q.reason, q.digest,
        r.id AS opened, r.started AS opened_time, d.id AS discarded, d.started AS discarded_time, d.user AS discarded_by,
        q.discard_reason, d.act AS discarded_in
      FROM quarantine q JOIN source s ON s.id = q.source JOIN input i ON i.id = q.input
      JOIN run r ON r.id = coalesce(q.since, q.opened) LEFT JOIN run d ON d.id = q.discarded
      WHERE q.closed IS NULL AND q.discarded IS \(discarded ? "NOT NULL" : "NULL")
      ORDER BY s.name, i.path, q.byte_start, q.id
      """)
    var records: [QuarantineRecord] = []
    while try query.step() {
      let discard = try query.optionalInteger("discarded").map { (run) throws(Problem) in
        try QuarantineRecord.Discard(
          run: run, time: query.integer("discarded_time"), user: query.string("discarded_by"),
          reason: query.optionalString("discard_reason") ?? "", act: try query.optionalWord("discarded_in") ?? .discard)
      }
      try records.append(
        QuarantineRecord(
          id: query.integer("id"), source: query.string("source"), path: query.string("path"),
          sha256: query.bytes("sha256"), line: query.integer("line"), column: query.integer("column"),
          byteStart: query.integer("byte_start"), byteEnd: query.integer("byte_end"),
          field: query.optionalString("field"), reason: query.string("reason"), digest: query.bytes("digest"),
          opened: query.integer("opened"), openedTime: query.integer("opened_time"), discard: discard))
    }
    return records
  }

  /// The SHA-256 of every file that a run read, by source and path.
  public func filesRead(run: Int64) throws(Problem) -> [(source: String, path: String, sha256: [UInt8])] {
    let query = try connection.prepare(
      """
      SELECT s.name AS source, i.path, i.sha256 FROM input i JOIN source s ON s.id = i.source
      WHERE i.run = :run ORDER BY s.name, i.path
      """)
    try query.bind("run", run)
    var files: [(source: String, path: String, sha256: [UInt8])] = []
    while try query.step() { try files.append((query.string("source"), query.string("path"), query.bytes("sha256"))) }
    return files
  }
}
