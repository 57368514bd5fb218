import Records
import SQLite
import Text

/// Under which model, and which standing of the sources, the contacts were made.
public struct ModelStore {
  private let connection: Connection
  private let run: Int64?

  /// The models of a register; `run` is the run whose transaction this is, if it is one.
  public init(_ register: RegisterFile, including run: Int64? = nil) {
    connection = register.connection
    self.run = run
  }

  /// Whether the contacts were made under this model and the sources' standing as it is now.
  public func isCurrent(model: Digest) throws(Problem) -> Bool {
    let last = try connection.prepare("SELECT digest, standing FROM model ORDER BY id DESC LIMIT 1")
    guard try last.step() else { return false }
    let standing = try standing()
    return last.bytes(0) == model.bytes && last.bytes(1) == standing.bytes
  }

  /// Notes the model and the standing, if they are other than the last ones.
  public func note(model: Digest, run: Int64) throws(Problem) {
    guard try !isCurrent(model: model) else { return }
    let insert = try connection.prepare("INSERT INTO model(run, digest, standing) VALUES(?, ?, ?)")
    insert.bind(1, run)
    insert.bind(2, blob: model.bytes)
    insert.bind(3, blob: try standing().bytes)
    try insert.run()
  }

  /// Trust and extent of every source.
  private func standing() throws(Problem) -> Digest {
    let sources = try Currency(connection, including: run).sources
    let text = sources.map { "\($0.name)\u{1F}\($0.trust)\u{1F}\($0.extent.rawValue)\u{1E}" }.joined()
    return SHA256.hash(Array(text.utf8))
  }
}
