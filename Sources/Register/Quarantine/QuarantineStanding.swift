import Records
import SQLite
import Text

/// What is in a source's quarantine before tonight; tonight's records are found in it one by one.
struct QuarantineStanding {
  /// Where a record begins, and in which bytes.
  struct Place: Hashable {
    let path: String
    let sha256: Digest?
    let start: UInt64
  }

  /// An entry.
  struct Known {
    let id: Int64
    let digest: Digest
    let place: Place
    let reason: String
    /// The run since which it has been there.
    let since: Int64
    /// The run that discarded it, and why.
    let discarded: Int64?
    let discardReason: String?
  }

  /// What a record is found by.
  private enum Trait: Hashable {
    case recordAtPlace(Digest, Place)
    case record(Digest)
    case place(Digest?, UInt64, reason: String)
  }

  private var entries: [Known] = []
  private var isTaken: [Bool] = []
  /// The entries of each trait, the oldest last.
  private var found: [Trait: [Int]] = [:]

  init(_ connection: Connection, source: Int64) throws(Problem) {
    let query = try connection.prepare(
      """
      SELECT q.id, q.digest, i.path, i.sha256, q.byte_start, q.reason, coalesce(q.since, q.opened) AS since, q.discarded,
        q.discard_reason
      FROM quarantine q JOIN input i ON i.id = q.input
      WHERE q.source = :source AND q.closed IS NULL ORDER BY q.id DESC
      """)
    try query.bind("source", source)
    while try query.step() {
      guard let digest = Digest(bytes: try query.bytes("digest")) else { continue }
      let place = try Place(
        path: query.string("path"), sha256: Digest(bytes: query.bytes("sha256")),
        start: UInt64(clamping: query.integer("byte_start")))
      let reason = try query.string("reason")
      for trait in Self.traits(digest, place, reason) { found[trait, default: []].append(entries.count) }
      try entries.append(
        Known(
          id: query.integer("id"), digest: digest, place: place, reason: reason, since: query.integer("since"),
          discarded: query.optionalInteger("discarded"), discardReason: query.optionalString("discard_reason")))
    }
    isTaken = Array(repeating: false, count: entries.count)
  }

  /// The entry of a record, which is not found a second time: that of its content, the one at its place before others.
  ///
  /// Failing that, the one that has the same reason at the same place of the same bytes: digests of earlier versions, and
  /// under an earlier key, were others.
  mutating func take(_ digest: Digest, _ place: Place, reason: String) -> Known? {
    for trait in Self.traits(digest, place, reason) {
      while let index = found[trait]?.popLast() {
        if isTaken[index] { continue }
        isTaken[index] = true
        return entries[index]
      }
    }
    return nil
  }

  /// The entries that were not found.
  var left: [Known] { entries.indices.filter { !isTaken[$0] }.map { entries[$0] } }

  private static func traits(_ digest: Digest, _ place: Place, _ reason: String) -> [Trait] {
    [.recordAtPlace(digest, place), .record(digest), .place(place.sha256, place.start, reason: reason)]
  }
}
