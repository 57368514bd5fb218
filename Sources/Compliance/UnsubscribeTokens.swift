import Records
import Text

/// The tokens in unsubscribe links: a code of an address and of what its mailing is for, under the register's keys, so that
/// nobody can guess one, and no table of them is kept.
public struct UnsubscribeTokens: Sendable {
  private let keys: [HMACKey]

  /// Sixteen letters, one for four bits. No digit and no vowel: a token is no identity code, and no word.
  private static let letters = Array("bcdfghjklmnpqrst".utf8)
  /// Bytes of the code that a token has: 128 bits.
  private static let length = 16

  /// Tokens under a key ring.
  public init(_ keyRing: KeyRing) { keys = keyRing.all(.suppression).map { HMACKey($0.bytes) } }

  /// The token of an address in mailings for a purpose, by the newest key.
  public func token(of email: String, for purpose: ObjectionPurpose) -> String {
    keys.last.map { Self.token(of: email, for: purpose, $0) } ?? ""
  }

  /// The tokens of an address by all keys, the oldest first, and what each objects to: links in old mailings stay good.
  public func tokens(of email: String) -> [(purpose: ObjectionPurpose, token: String)] {
    keys.flatMap { key in ObjectionPurpose.ofMailings.map { ($0, Self.token(of: email, for: $0, key)) } }
  }

  /// The token in what came back, which may be the whole link; what holds none, or two, is as it is.
  public static func found(in bytes: ArraySlice<UInt8>) -> [UInt8] {
    func lowered(_ byte: UInt8) -> UInt8 { byte &- 0x41 < 26 ? byte | 0x20 : byte }
    func isPart(_ byte: UInt8) -> Bool { lowered(byte) &- 0x61 < 26 || byte &- 0x30 < 10 }
    let words = bytes.split { !isPart($0) }
    let tokens = words.filter { word in word.count == 2 * length && word.allSatisfy { letters.contains(lowered($0)) } }
    return Array(tokens.count == 1 ? tokens[0] : bytes)
  }

  private static func token(of email: String, for purpose: ObjectionPurpose, _ key: HMACKey) -> String {
    let message = Array(prefix(purpose).utf8) + Identifier.email(email).canonical
    let code = key.authenticate(message, 0..<message.count).bytes.prefix(length)
    let letters = code.flatMap { [Self.letters[Int($0 >> 4)], Self.letters[Int($0 & 0xF)]] }
    return String(decoding: letters, as: UTF8.self)
  }

  /// The first tokens named no purpose; all of them were in mailings by e-mail.
  private static func prefix(_ purpose: ObjectionPurpose) -> String {
    switch purpose {
    case .emailMarketing: "unsubscribe/1:"
    case .marketing, .communication, .customerRegister: "unsubscribe/2:\(purpose.rawValue):"
    }
  }
}
