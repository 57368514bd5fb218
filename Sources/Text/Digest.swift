/// A SHA-256 value: 32 bytes, held as four words so that comparing and hashing are cheap.
public struct Digest: Hashable, Comparable, Sendable {
  private let first: UInt64
  private let second: UInt64
  private let third: UInt64
  private let fourth: UInt64

  /// The digest with exactly these 32 bytes; `nil` if there are more or fewer.
  public init?(bytes: [UInt8]) {
    guard bytes.count == 32 else { return nil }
    self.init(bytes, at: 0)
  }

  /// The digest whose 32 bytes begin at `start` of `bytes`; `nil` if there are fewer.
  public init?(_ bytes: [UInt8], at start: Int) {
    guard start >= 0, start <= bytes.count - 32 else { return nil }
    func word(_ start: Int) -> UInt64 {
      var value: UInt64 = 0
      for position in start..<start + 8 { value = value << 8 | UInt64(bytes[position]) }
      return value
    }
    first = word(start)
    second = word(start + 8)
    third = word(start + 16)
    fourth = word(start + 24)
  }

  init(_ state: SHA256State) {
    first = UInt64(state.a) << 32 | UInt64(state.b)
    second = UInt64(state.c) << 32 | UInt64(state.d)
    third = UInt64(state.e) << 32 | UInt64(state.f)
    fourth = UInt64(state.g) << 32 | UInt64(state.h)
  }

  /// In the order of the bytes.
  public static func < (left: Digest, right: Digest) -> Bool {
    if left.first != right.first { return left.first < right.first }
    if left.second != right.second { return left.second < right.second }
    return left.third != right.third ? left.third < right.third : left.fourth < right.fourth
  }

  /// The first eight bytes, as a number.
  public var prefix: UInt64 { first }

  /// The 32 bytes, most significant first, as FIPS 180-4 writes them.
  public var bytes: [UInt8] { unsafe withBytes { unsafe Array($0) } }

  /// Lends the 32 bytes without an array.
  func withBytes<Result>(_ body: (UnsafeRawBufferPointer) -> Result) -> Result {
    let words = (first.bigEndian, second.bigEndian, third.bigEndian, fourth.bigEndian)
    return unsafe withUnsafeBytes(of: words) { unsafe body($0) }
  }

  /// The 64 lower-case hexadecimal digits.
  public var hex: String {
    var text: [UInt8] = []
    text.reserveCapacity(64)
    appendHex(to: &text)
    return String(decoding: text, as: UTF8.self)
  }

  /// Adds the 64 lower-case hexadecimal digits to `text`.
  public func appendHex(to text: inout [UInt8]) {
    for word in [first, second, third, fourth] {
      for shift in stride(from: UInt64(60), through: 0, by: -4) {
        let digit = UInt8(truncatingIfNeeded: word >> shift) & 15
        text.append(digit < 10 ? 0x30 + digit : 0x57 + digit)
      }
    }
  }
}
