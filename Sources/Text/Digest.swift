/// A SHA-256 value: 32 bytes, held as four words so that comparing and hashing are cheap.
public struct Digest: Hashable, Sendable {
  private let first: UInt64
  private let second: UInt64
  private let third: UInt64
  private let fourth: UInt64

  /// The digest with exactly these 32 bytes; `nil` if there are more or fewer.
  public init?(bytes: [UInt8]) {
    guard bytes.count == 32 else { return nil }
    func word(_ start: Int) -> UInt64 {
      var value: UInt64 = 0
      for byte in bytes[start..<start + 8] { value = value << 8 | UInt64(byte) }
      return value
    }
    first = word(0)
    second = word(8)
    third = word(16)
    fourth = word(24)
  }

  init(_ state: SHA256State) {
    first = UInt64(state.a) << 32 | UInt64(state.b)
    second = UInt64(state.c) << 32 | UInt64(state.d)
    third = UInt64(state.e) << 32 | UInt64(state.f)
    fourth = UInt64(state.g) << 32 | UInt64(state.h)
  }

  /// The 32 bytes, most significant first, as FIPS 180-4 writes them.
  public var bytes: [UInt8] { unsafe withBytes { unsafe Array($0) } }

  /// Lends the 32 bytes without an array.
  func withBytes<Result>(_ body: (UnsafeRawBufferPointer) -> Result) -> Result {
    let words = (first.bigEndian, second.bigEndian, third.bigEndian, fourth.bigEndian)
    return unsafe withUnsafeBytes(of: words) { unsafe body($0) }
  }

  /// The 64 lower-case hexadecimal digits.
  public var hex: String {
    let digits: [UInt8] = Array("0123456789abcdef".utf8)
    var text: [UInt8] = []
    text.reserveCapacity(64)
    for byte in bytes {
      text.append(digits[Int(byte >> 4)])
      text.append(digits[Int(byte & 15)])
    }
    return String(decoding: text, as: UTF8.self)
  }
}
