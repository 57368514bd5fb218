import Records
import SQLite

/// The suppression codes that a register keeps.
public struct SuppressionStore {
  private let connection: Connection

  /// The codes of a register.
  public init(_ register: RegisterFile) { connection = register.connection }

  /// All codes of a scope.
  public func codes(scope: String) throws(Problem) -> [[UInt8]] {
    let query = try connection.prepare("SELECT code FROM suppression WHERE scope = ? ORDER BY code")
    query.bind(1, scope)
    var codes: [[UInt8]] = []
    while try query.step() { codes.append(query.bytes(0)) }
    return codes
  }

  /// Adds a code; adding it again changes nothing.
  public func add(scope: String, code: [UInt8], keyVersion: Int, run: Int64?) throws(Problem) {
    let insert = try connection.prepare("INSERT OR IGNORE INTO suppression VALUES(?, ?, ?, ?)")
    insert.bind(1, scope)
    insert.bind(2, blob: code)
    insert.bind(3, Int64(keyVersion))
    insert.bind(4, run)
    try insert.run()
  }

  /// Takes a code away: the person has said so.
  public func lift(scope: String, code: [UInt8]) throws(Problem) {
    let delete = try connection.prepare("DELETE FROM suppression WHERE scope = ? AND code = ?")
    delete.bind(1, scope)
    delete.bind(2, blob: code)
    try delete.run()
  }
}
