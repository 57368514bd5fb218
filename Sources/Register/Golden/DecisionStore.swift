import Records
import SQLite

/// What stewards decided about pairs of records. A record is a source's key, so a decision outlives its observations.
public struct DecisionStore {
  /// A decision that holds.
  public struct Entry: Sendable, Equatable {
    /// Its number, and the run that made it.
    public let id: Int64, run: Int64
    /// Companies or persons.
    public let kind: EntityKind
    /// The two records' key IDs, the smaller first.
    public let left: Int64, right: Int64
    /// What was decided.
    public let verdict: Verdict
    /// Digests of what was said of the two when it was decided: the left one's, then the right one's.
    public let evidence: [UInt8]
    /// Who decided, and why, if that was said.
    public let author: String, reason: String?
  }

  private let connection: Connection
  private let run: Int64

  /// The decisions of a register; `run` is the run whose transaction this is, if it is one.
  public init(_ register: RegisterFile, including run: Int64? = nil) {
    connection = register.connection
    self.run = run ?? 0
  }

  /// The decisions that hold: made by a run that is not undone, and not revoked by one, oldest first.
  public func standing() throws(Problem) -> [Entry] {
    func holds(_ column: String) -> String {
      """
      EXISTS(SELECT 1 FROM run r WHERE r.id = \(column) AND (r.state = 'committed' OR r.id = :run)
        AND NOT EXISTS(SELECT 1 FROM run u WHERE u.undoes = r.id AND (u.state = 'committed' OR u.id = :run)))
      """
    }
    let query = try connection.prepare(
      """
      SELECT d.id, d.run, d.kind, d.left_key, d.right_key, d.verdict, d.evidence, d.author, d.reason FROM decision d
      WHERE \(holds("d.run")) AND NOT (d.revoked IS NOT NULL AND \(holds("d.revoked"))) ORDER BY d.id
      """)
    try query.bind("run", run)
    var entries: [Entry] = []
    while try query.step() {
      guard let kind = EntityKind(rawValue: Int(try query.integer("kind"))) else { continue }
      try entries.append(
        Entry(
          id: query.integer("id"), run: query.integer("run"), kind: kind, left: query.integer("left_key"),
          right: query.integer("right_key"), verdict: query.word("verdict"), evidence: query.bytes("evidence"),
          author: query.string("author"), reason: query.optionalString("reason")
        ))
    }
    return entries
  }

  /// Writes a decision down; part of the run's transaction. The smaller key comes first, its evidence too.
  public func add(
    _ kind: EntityKind, left: Int64, right: Int64, _ verdict: Verdict, evidence: [UInt8], author: String,
    reason: StoredText?
  ) throws(Problem) {
    try connection.insert(
      into: "decision",
      [
        "run": run, "kind": kind.rawValue, "left_key": left, "right_key": right, "verdict": verdict.rawValue,
        "evidence": evidence, "author": author, "reason": reason,
      ])
  }

  /// Revokes a decision; part of the run's transaction.
  public func revoke(_ id: Int64) throws(Problem) {
    try connection.execute("UPDATE decision SET revoked = \(run) WHERE id = \(id)")
  }
}
