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
    let made = try (model: last.bytes("digest"), standing: last.bytes("standing"))
    return try made == (model: model.bytes, standing: standing().bytes)
  }

  /// Notes the model and the standing, if they are other than the last ones; `content` where a training made the model.
  public func note(model: Digest, content: [UInt8]? = nil, run: Int64) throws(Problem) {
    if content == nil, try isCurrent(model: model) { return }
    try connection.insert(
      into: "model", ["run": run, "digest": model.bytes, "standing": try standing().bytes, "content": content])
  }

  /// The model that the last training made that is not undone; nil if there was none. It is whole if it is still what its
  /// digest says.
  public func trained() throws(Problem) -> (run: Int64, content: [UInt8], isWhole: Bool)? {
    let query = try connection.prepare(
      """
      SELECT m.run, m.content, m.digest FROM model m JOIN run r ON r.id = m.run
      WHERE m.content IS NOT NULL AND (r.state = 'committed' OR r.id = :run)
        AND NOT EXISTS(SELECT 1 FROM run u WHERE u.undoes = m.run AND (u.state = 'committed' OR u.id = :run))
      ORDER BY m.id DESC LIMIT 1
      """)
    try query.bind("run", run ?? 0)
    guard try query.step() else { return nil }
    let content = try query.bytes("content")
    return try (query.integer("run"), content, SHA256.hash(content).bytes == query.bytes("digest"))
  }

  /// Trust and extent of every source.
  private func standing() throws(Problem) -> Digest {
    let sources = try Currency(connection, including: run).sources
    let text = sources.map { "\($0.name)\u{1F}\($0.trust)\u{1F}\($0.extent.rawValue)\u{1E}" }.joined()
    return SHA256.hash(Array(text.utf8))
  }
}
