import Text

/// Distinct byte strings, numbered from 0 in the order in which they were first seen.
///
/// An open-addressing table over one arena, so that a value that is there already costs neither an allocation nor a
/// copy. Numbers are for equality only: they depend on row order, hashes of content (``hash(_:)``) do not.
struct Interner: Sendable {
  private(set) var arena: [UInt8] = []
  private var ends: [UInt32] = []
  private var hashes: [UInt64] = []
  /// Number and upper half of the hash in one word, so that a search touches a value's bytes only where it is found.
  private var slots: [UInt64] = Array(repeating: Interner.free, count: 64)
  private static let free = UInt64.max

  /// Distinct values.
  var count: Int { ends.count }

  /// The bytes of a value within ``arena``.
  func range(_ id: Int32) -> Range<Int> {
    let index = Int(id)
    return (index == 0 ? 0 : Int(ends[index - 1]))..<Int(ends[index])
  }

  /// A value's content hash: the same in every run and for every row order.
  func hash(_ id: Int32) -> UInt64 { id < 0 ? 0 : hashes[Int(id)] }

  /// The upper halves of all content hashes, by number.
  var shortHashes: [UInt32] { hashes.map { UInt32(truncatingIfNeeded: $0 >> 32) } }

  /// The number of `bytes[range]`, given out now if it is new; -1 for the empty value.
  mutating func intern(_ bytes: [UInt8], _ range: Range<Int>) -> Int32 {
    if range.isEmpty { return -1 }
    let hash = Hash.of(bytes, range)
    var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
    while let id = number(in: slot) {
      if slots[slot] >> 32 == hash >> 32, equals(id, bytes, range) { return id }
      slot = (slot + 1) & (slots.count - 1)
    }
    let id = Int32(truncatingIfNeeded: count)
    slots[slot] = Self.entry(id, hash)
    arena.append(contentsOf: bytes[range])
    ends.append(UInt32(truncatingIfNeeded: arena.count))
    hashes.append(hash)
    if count * 2 > slots.count { grow() }
    return id
  }

  /// The number of `bytes[range]` if it is known.
  func find(_ bytes: [UInt8], _ range: Range<Int>) -> Int32? {
    if range.isEmpty { return nil }
    let hash = Hash.of(bytes, range)
    var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
    while let id = number(in: slot) {
      if slots[slot] >> 32 == hash >> 32, equals(id, bytes, range) { return id }
      slot = (slot + 1) & (slots.count - 1)
    }
    return nil
  }

  /// Whether a value stands before another, byte by byte.
  func precedes(_ one: Int32, _ other: Int32) -> Bool {
    arena[range(one)].lexicographicallyPrecedes(arena[range(other)])
  }

  private static func entry(_ id: Int32, _ hash: UInt64) -> UInt64 {
    (hash & ~0xFFFF_FFFF) | UInt64(UInt32(bitPattern: id))
  }

  private func number(in slot: Int) -> Int32? {
    let entry = slots[slot]
    return entry == Self.free ? nil : Int32(truncatingIfNeeded: entry & 0x7FFF_FFFF)
  }

  private func equals(_ id: Int32, _ bytes: [UInt8], _ range: Range<Int>) -> Bool {
    ByteRange.areEqual(arena, self.range(id), bytes, range)
  }

  private mutating func grow() {
    slots = Array(repeating: Self.free, count: slots.count * 4)
    let mask = slots.count - 1
    for (id, hash) in hashes.enumerated() {
      var slot = Int(truncatingIfNeeded: hash) & mask
      while slots[slot] != Self.free { slot = (slot + 1) & mask }
      slots[slot] = Self.entry(Int32(truncatingIfNeeded: id), hash)
    }
  }
}

/// 64-bit content hashes: fixed for ever, because block membership and tie-breaks rest on them.
enum Hash {
  /// The hash of some bytes.
  static func of(_ bytes: [UInt8], _ range: Range<Int>) -> UInt64 {
    mix(ByteRange.hash(bytes, range))
  }

  /// Spreads every bit over all others.
  static func mix(_ value: UInt64) -> UInt64 {
    var x = value
    x = (x ^ (x >> 30)) &* 0xBF58_476D_1CE4_E5B9
    x = (x ^ (x >> 27)) &* 0x94D0_49BB_1331_11EB
    return x ^ (x >> 31)
  }

  /// The hash of an ordered pair.
  static func pair(_ left: UInt64, _ right: UInt64) -> UInt64 { mix(left &* 0x9E37_79B9_7F4A_7C15 &+ right) }

  /// A blocking key of two parts: 32 bits, never 0; 0 (no key) where a part is missing.
  static func key(_ left: UInt64, _ right: UInt64) -> UInt32 {
    left == 0 || right == 0 ? 0 : key(pair(left, right))
  }

  /// A blocking key: 32 bits, never 0; 0 (no key) where the value is missing.
  static func key(_ value: UInt64) -> UInt32 {
    value == 0 ? 0 : UInt32(truncatingIfNeeded: mix(value) >> 32) | 1
  }
}
