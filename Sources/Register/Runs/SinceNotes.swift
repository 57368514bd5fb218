import Records
import SQLite

/// What is noted of observations: the runs since which they say what they say, as a whole and field by field.
///
/// An observation is noted when it is written. An undo changes what led to it, and notes those anew that hold then.
public struct SinceNotes {
  private let connection: Connection

  /// The notes of a register.
  public init(_ register: RegisterFile) { connection = register.connection }

  /// Notes anew, for every source with undone runs, what a replay without them tells; `run` is the run whose transaction
  /// this is, if it is one. Reads the observations of these sources once.
  public func renew(including run: Int64? = nil) throws(Problem) {
    let update = try connection.prepare("UPDATE observation SET since = :since, field_since = :fields WHERE id = :id")
    for source in try Currency(connection, including: run).sources where source.hasUndone {
      let replay = try SourceReplay(connection, source)
      let said = try SaidRows(connection)
      for (observation, since) in replay.since.sorted(by: { $0.key < $1.key }) {
        if try said.row(observation).since == since { continue }
        try update.bind("since", since.record)
        try update.bind("fields", text: since.packed.isEmpty ? nil : since.packed)
        try update.bind("id", observation)
        try update.run()
      }
    }
  }
}
