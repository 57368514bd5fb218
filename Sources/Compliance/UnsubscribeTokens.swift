import Records
import Text

/// The tokens in unsubscribe links: a code of an address under the register's keys, so that nobody can guess one, and no
/// table of them is kept.
public struct UnsubscribeTokens: Sendable {
  private let keys: [HMACKey]

  /// Sixteen letters, one for four bits. No digit and no vowel: a token is no identity code, and no word.
  private static let letters = Array("bcdfghjklmnpqrst".utf8)
  /// Bytes of the code that a token has: 128 bits.
  private static let length = 16
  private static let prefix = Array("unsubscribe/1:".utf8)

  /// Tokens under a key ring.
  public init(_ keyRing: KeyRing) { keys = keyRing.all(.suppression).map { HMACKey($0.bytes) } }

  /// The token of an address by the newest key.
  public func token(of email: String) -> String { tokens(of: email).last ?? "" }

  /// The tokens of an address by all keys, the oldest first: links in old mailings stay good.
  public func tokens(of email: String) -> [String] {
    let message = Self.prefix + Identifier.email(email).canonical
    return keys.map { key in
      let code = key.authenticate(message, 0..<message.count).bytes.prefix(Self.length)
      let letters = code.flatMap { [Self.letters[Int($0 >> 4)], Self.letters[Int($0 & 0xF)]] }
      return String(decoding: letters, as: UTF8.self)
    }
  }
}
