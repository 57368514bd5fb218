import Records
import SQLite

/// The suppression codes that a register keeps, each scope in its table.
public struct SuppressionStore {
  private let connection: Connection

  /// The codes of a register.
  public init(_ register: RegisterFile) { connection = register.connection }

  /// A scope's table, and whether it has other scopes too.
  private static func table(_ scope: SuppressionScope) -> (name: String, hasScopes: Bool) {
    switch scope {
    case .field: ("suppressed_value", false)
    case .lookAlike, .admitted: ("look_alike", true)
    case .erased, .noMarketing, .noEmailMarketing, .noCommunication, .noCustomerRegister, .restricted:
      ("suppression", true)
    }
  }

  /// All codes of a scope.
  public func codes(scope: SuppressionScope) throws(Problem) -> [[UInt8]] {
    let table = Self.table(scope)
    let query = try connection.prepare(
      "SELECT code FROM \(table.name)\(table.hasScopes ? " WHERE scope = ?" : "") ORDER BY code")
    if table.hasScopes { query.bind(1, scope.rawValue) }
    var codes: [[UInt8]] = []
    while try query.step() { codes.append(query.bytes(0)) }
    return codes
  }

  /// The newest run in which a code came, of a person, of a field's value or of a name and company; 0 if there is none. What
  /// was read in a later run was looked at for all of them.
  public func newestRun() throws(Problem) -> Int64 {
    try connection.integer(
      """
      SELECT coalesce(MAX(run), 0) FROM (
        SELECT run FROM suppression WHERE scope = 'erased' UNION ALL SELECT run FROM suppressed_value
        UNION ALL SELECT run FROM look_alike WHERE scope = 'look-alike')
      """) ?? 0
  }

  /// Adds a code; adding it again changes nothing. Without a run it counts as of the last one that there is.
  public func add(scope: SuppressionScope, code: [UInt8], keyVersion: Int, run: Int64?) throws(Problem) {
    let table = Self.table(scope)
    var run = run
    if run == nil { run = try connection.integer("SELECT MAX(id) FROM run") }
    if table.hasScopes {
      try connection.insert(
        into: table.name, ["code": code, "key_version": keyVersion, "run": run, "scope": scope.rawValue],
        onConflict: .ignore)
    } else {
      try connection.insert(
        into: table.name, ["code": code, "key_version": keyVersion, "run": run], onConflict: .ignore)
    }
  }

  /// Takes a code away: the person has said so.
  public func lift(scope: SuppressionScope, code: [UInt8]) throws(Problem) {
    let table = Self.table(scope)
    let delete = try connection.prepare(
      "DELETE FROM \(table.name) WHERE code = :code\(table.hasScopes ? " AND scope = :scope" : "")")
    try delete.bind("code", blob: code)
    if table.hasScopes { try delete.bind("scope", scope.rawValue) }
    try delete.run()
  }
}
