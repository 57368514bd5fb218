import Records
import Register
import Text

/// Keeps what was erased at the end of its retention from being written again while its file still says that it has ended.
///
/// A record is known by an HMAC of its source key, or where others under its key go on, of key and content. Nobody is
/// suppressed: a record whose relationship goes on is taken as ever, and its code is forgotten then. What went with its
/// contact, and says nothing of an end itself, is known by key and content: any other word of its source is taken.
public struct ExpiredEndings: Sendable {
  private let keys: [HMACKey]
  private let version: Int
  private let known: [String: Set<Digest>]

  /// What `known` remembers by source.
  public init(_ keyRing: KeyRing, known: [(source: String, code: [UInt8])]) throws(Problem) {
    version = try keyRing.newest(.suppression).version
    keys = keyRing.all(.suppression).map { HMACKey($0.bytes) }
    var codes: [String: Set<Digest>] = [:]
    for one in known {
      if let code = Digest(bytes: one.code) { codes[one.source, default: []].insert(code) }
    }
    self.known = codes
  }

  /// Leaves out the records of a source's batch that were erased before and say the same.
  public func apply(to batch: inout ObservationBatch, of source: String) {
    guard let known = self.known[source] else { return }
    for index in batch.rows.indices {
      let row = batch.rows[index]
      guard row.disposition == .keep else { continue }
      let key = Array(batch.bytes[row.key])
      let isEnded = row.relationship == .ended
      let isKnown = (isEnded ? [[], row.digest.bytes] : [row.digest.bytes]).contains { content in
        codes(isEnded ? .said : .contact, source: source, key: key, content: content).contains { known.contains($0) }
      }
      if isKnown { batch.rows[index].disposition = .ignore }
    }
  }

  /// Writes down, before they are erased, by what their records will be known.
  public func remember(_ endings: [Ending], _ writer: RetentionWriter) throws(Problem) {
    for ending in endings where ending.cause == .said || ending.cause == .contact {
      let key = Array(RecordKey.bare(try writer.text(ofKey: ending.key)[...]))
      guard !key.isEmpty else { continue }
      // What others have said under the same key is not about them.
      let isShared = try writer.isShared(key: ending.key)
      let isWhole = ending.cause == .said && ending.isWhole && !isShared
      let contents = isWhole ? [[]] : try digests(ending.observations, writer)
      for content in contents {
        guard let code = codes(ending.cause, source: ending.source, key: key, content: content).last else { continue }
        try writer.remember(code.bytes, keyVersion: version, source: ending.source)
      }
    }
  }

  /// Forgets those who have come back.
  public func forgetReturned(_ writer: RetentionWriter) throws(Problem) {
    for new in try writer.newKeys() where known[new.source] != nil {
      let key = Array(RecordKey.bare(new.key[...]))
      for code in codes(.said, source: new.source, key: key, content: []) { try writer.forget(code.bytes) }
    }
  }

  private func digests(_ observations: [Int64], _ writer: RetentionWriter) throws(Problem) -> [[UInt8]] {
    var digests: [[UInt8]] = []
    for observation in observations { digests.append(try writer.digest(of: observation)) }
    return digests
  }

  /// The codes under all keys, the newest last.
  private func codes(_ cause: Ending.Cause, source: String, key: [UInt8], content: [UInt8]) -> [Digest] {
    let purpose = cause == .contact ? "contact-ending/1" : "ending/1"
    let message = Array("\(purpose):\(source)\u{1F}\(key.count)\u{1F}".utf8) + key + content
    return keys.map { $0.authenticate(message, 0..<message.count) }
  }
}
