/// A key of HMAC-SHA-256 (RFC 2104) with its two pads hashed beforehand, for many messages under one key.
public struct HMACKey: Sendable {
  fileprivate let inner: SHA256
  fileprivate let outer: SHA256

  /// Prepares a key of any length; one longer than 64 bytes is hashed first, as the RFC has it.
  public init(_ key: [UInt8]) {
    var padded = key.count > 64 ? SHA256.hash(key).bytes : key
    padded.append(contentsOf: repeatElement(0, count: 64 - padded.count))
    inner = SHA256(after: padded.map { $0 ^ 0x36 })
    outer = SHA256(after: padded.map { $0 ^ 0x5C })
  }

  /// The code of `message[range]`.
  public func authenticate(_ message: [UInt8], _ range: Range<Int>) -> Digest {
    var hash = inner
    hash.update(message, range)
    var code = outer
    unsafe hash.finalize().withBytes { unsafe code.update($0) }
    return code.finalize()
  }
}

extension HMACKey {
  /// The codes of `messages[range]` for each of `ranges`, in their order: many at a time.
  public func authenticate(_ messages: [UInt8], _ ranges: [Range<Int>]) -> [Digest] {
    var digests: [UInt8] = []
    digests.reserveCapacity(ranges.count * 32)
    for digest in SHA256.digests(of: messages, ranges, after: inner) {
      unsafe digest.withBytes { unsafe digests.append(contentsOf: $0) }
    }
    return SHA256.digests(of: digests, ranges.indices.map { $0 * 32..<$0 * 32 + 32 }, after: outer)
  }
}

/// Keyed message authentication (RFC 2104), checked against RFC 4231.
public enum HMAC {
  /// The code of one message; for many under one key, keep an ``HMACKey``.
  public static func sha256(key: [UInt8], message: [UInt8]) -> Digest {
    HMACKey(key).authenticate(message, 0..<message.count)
  }
}
