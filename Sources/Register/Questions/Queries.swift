import Records
import SQLite

/// The questions that commands ask of a register: of what it says now, or said after an earlier run.
public struct Queries {
  let connection: Connection
  /// The run after which it is asked; nil for now.
  let run: Int64?
  /// The persons whose values are not told; nil where all are.
  let withheld: WithheldPersons?

  /// Questions to a register, as it is or as it was after `run`.
  public init(_ register: RegisterFile, asOf run: Int64? = nil) {
    connection = register.connection
    self.run = run
    withheld = register.withheld
  }

  /// The same questions, of which the answers leave nothing out: for those of which only numbers are told.
  var whole: Queries { Queries(connection, asOf: run) }

  private init(_ connection: Connection, asOf run: Int64?) {
    (self.connection, self.run, withheld) = (connection, run, nil)
  }

  /// SQL: whether a row of `alias` (contact, company, membership) holds.
  func holds(_ alias: String = "") -> String {
    let prefix = alias.isEmpty ? "" : alias + "."
    guard let run else { return "\(prefix)closed IS NULL" }
    return "(\(prefix)opened <= \(run) AND coalesce(\(prefix)closed, \(Int64.max)) > \(run))"
  }

  /// What SQLite's own check of the file finds; empty if all is well.
  public func fileFailures() throws(Problem) -> [String] {
    let query = try connection.prepare("PRAGMA quick_check")
    var failures: [String] = []
    while try query.step() {
      if query.string(0) != "ok" { failures.append(query.string(0)) }
    }
    let keys = try connection.prepare("PRAGMA foreign_key_check")
    while try keys.step() { try failures.append("\(keys.string("table")): row \(keys.integer("rowid")) leads nowhere") }
    return failures
  }
}
