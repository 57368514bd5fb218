/// SHA-256 of a stream of bytes (FIPS 180-4): `update` as often as wanted, then `finalize` once.
public struct SHA256: Sendable {
  private var state = SHA256State()
  private var block = InlineArray<64, UInt8>(repeating: 0)
  private var filled = 0
  private var length: UInt64 = 0

  /// The state before the first byte.
  public init() {}

  /// The state after one whole block, for HMAC's pads.
  init(after pad: [UInt8]) {
    update(pad)
  }

  /// The state, and how many bytes have led to it; of whole blocks only.
  var wholeBlocks: (state: SHA256State, length: UInt64) { (state, length) }

  /// Adds all of `bytes`.
  public mutating func update(_ bytes: [UInt8]) {
    unsafe bytes.withUnsafeBytes { unsafe update($0) }
  }

  /// Adds `bytes[range]`.
  public mutating func update(_ bytes: [UInt8], _ range: Range<Int>) {
    precondition(range.upperBound <= bytes.count, "range beyond the bytes")
    unsafe bytes.withUnsafeBytes { unsafe update(UnsafeRawBufferPointer(rebasing: $0[range])) }
  }

  /// Adds the bytes of a buffer, which is not kept.
  public mutating func update(_ bytes: UnsafeRawBufferPointer) {
    guard let start = bytes.baseAddress else { return }
    var position = 0
    let count = bytes.count
    length &+= UInt64(count)
    if filled > 0 {
      let taken = min(64 - filled, count)
      unsafe copy(start, taken)
      position = taken
      guard filled == 64 else { return }
      compressBlock()
    }
    let whole = (count - position) / 64
    if whole > 0 {
      unsafe state.compress(start + position, blocks: whole)
      position += whole * 64
    }
    if position < count { unsafe copy(start + position, count - position) }
  }

  /// The digest of everything added.
  public consuming func finalize() -> Digest {
    let bits = length &* 8
    block[filled] = 0x80
    filled += 1
    if filled > 56 {
      for index in filled..<64 { block[index] = 0 }
      compressBlock()
    }
    for index in filled..<56 { block[index] = 0 }
    for index in 0..<8 { block[56 + index] = UInt8(truncatingIfNeeded: bits >> UInt64(56 - 8 * index)) }
    compressBlock()
    return Digest(state)
  }

  /// The digest of `bytes`.
  public static func hash(_ bytes: [UInt8]) -> Digest {
    var hash = SHA256()
    hash.update(bytes)
    return hash.finalize()
  }

  /// Appends `count` bytes to the unfinished block; the caller has seen that they fit.
  private mutating func copy(_ source: UnsafeRawPointer, _ count: Int) {
    let start = filled
    unsafe withUnsafeMutableBytes(of: &block) { target in
      unsafe UnsafeMutableRawBufferPointer(rebasing: target[start..<start + count])
        .copyMemory(from: UnsafeRawBufferPointer(start: source, count: count))
    }
    filled += count
  }

  private mutating func compressBlock() {
    unsafe withUnsafeBytes(of: block) { bytes in
      if let start = bytes.baseAddress { unsafe state.compress(start, blocks: 1) }
    }
    filled = 0
  }
}
