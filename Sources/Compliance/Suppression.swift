import Records
import Register
import Text

/// Keeps erased persons out without keeping them: their identifiers are there only as HMAC-SHA-256 codes.
///
/// Checked on every record before anything of it is persisted, quarantine included; a suppressed record is only counted.
public struct Suppression: Sendable {
  /// What a suppression is for.
  public enum Scope: String, Sendable {
    /// The person was erased and does not return.
    case erased
    /// The person objected to marketing; the data stays.
    case noMarketing = "no marketing"
  }

  private let keys: [HMACKey]
  private let newestVersion: Int
  private let codes: Set<Digest>

  /// The suppressions of a register, under a key ring.
  public init(_ keyRing: KeyRing, codes: [[UInt8]]) throws(Problem) {
    newestVersion = try keyRing.newest(.suppression).version
    keys = keyRing.all(.suppression).map { HMACKey($0.bytes) }
    self.codes = Set(codes.compactMap { Digest(bytes: $0) })
  }

  /// Marks the suppressed records of a batch.
  public func apply(to batch: inout ObservationBatch) {
    guard !codes.isEmpty else { return }
    var ranges: [Range<Int>] = []
    for index in batch.rows.indices {
      let row = batch.rows[index]
      let packed = row.normal.isEmpty ? row.raw : row.normal
      PackedFields.split(batch.bytes, packed, into: &ranges)
      if isSuppressed(batch.bytes, ranges[Field.personEmail.rawValue]) { batch.rows[index].disposition = .suppress }
    }
  }

  /// The code under which an e-mail address is suppressed, by the newest key.
  public func code(email: String) -> (version: Int, code: Digest)? {
    let bytes = Array(email.utf8)
    let canonical = Self.canonical(bytes, 0..<bytes.count)
    return keys.last.map { (newestVersion, $0.authenticate(canonical, 0..<canonical.count)) }
  }

  /// Whether an e-mail address has one of the codes.
  public func holds(email: String) -> Bool {
    let bytes = Array(email.utf8)
    return isSuppressed(bytes, 0..<bytes.count)
  }

  private func isSuppressed(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
    guard !range.isEmpty else { return false }
    let canonical = Self.canonical(bytes, range)
    return keys.contains { codes.contains($0.authenticate(canonical, 0..<canonical.count)) }
  }

  /// The canonical form of an e-mail address, version 1: trimmed, ASCII letters in lower case.
  ///
  /// The Normalizer has composed the letters before; a new form needs a new version in front, and old codes stay.
  private static func canonical(_ bytes: [UInt8], _ range: Range<Int>) -> [UInt8] {
    Array("email/1:".utf8)
      + bytes[UTF8Text.trimmed(bytes, range)].map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 }
  }
}
