import Records
import SQLite

/// The suppression codes that a register keeps: in `suppression`, those of scope `field` in `suppressed_value`.
public struct SuppressionStore {
  private let connection: Connection

  /// The codes of a register.
  public init(_ register: RegisterFile) { connection = register.connection }

  /// The scope of single fields' values.
  private static let field = "field"

  private static let runOrLast = "coalesce(?, (SELECT MAX(id) FROM run))"

  /// All codes of a scope.
  public func codes(scope: String) throws(Problem) -> [[UInt8]] {
    let query = try connection.prepare(
      scope == Self.field
        ? "SELECT code FROM suppressed_value ORDER BY code"
        : "SELECT code FROM suppression WHERE scope = ? ORDER BY code")
    if scope != Self.field { query.bind(1, scope) }
    var codes: [[UInt8]] = []
    while try query.step() { codes.append(query.bytes(0)) }
    return codes
  }

  /// The newest run in which a code came, of a person or of a field's value; 0 if there is none. What was read in a later
  /// run was looked at for all of them.
  public func newestRun() throws(Problem) -> Int64 {
    try connection.integer(
      """
      SELECT coalesce(MAX(run), 0) FROM (
        SELECT run FROM suppression WHERE scope = 'erased' UNION ALL SELECT run FROM suppressed_value)
      """) ?? 0
  }

  /// Adds a code; adding it again changes nothing. Without a run it counts as of the last one that there is.
  public func add(scope: String, code: [UInt8], keyVersion: Int, run: Int64?) throws(Problem) {
    let insert = try connection.prepare(
      scope == Self.field
        ? "INSERT OR IGNORE INTO suppressed_value(code, key_version, run) VALUES(?, ?, \(Self.runOrLast))"
        : "INSERT OR IGNORE INTO suppression(code, key_version, run, scope) VALUES(?, ?, \(Self.runOrLast), ?)")
    insert.bind(1, blob: code)
    insert.bind(2, Int64(keyVersion))
    insert.bind(3, run)
    if scope != Self.field { insert.bind(4, scope) }
    try insert.run()
  }

  /// Takes a code away: the person has said so.
  public func lift(scope: String, code: [UInt8]) throws(Problem) {
    let delete = try connection.prepare(
      scope == Self.field
        ? "DELETE FROM suppressed_value WHERE code = ?" : "DELETE FROM suppression WHERE code = ? AND scope = ?")
    delete.bind(1, blob: code)
    if scope != Self.field { delete.bind(2, scope) }
    try delete.run()
  }
}
