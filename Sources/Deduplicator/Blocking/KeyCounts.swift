/// Wanted keys of one rule, numbered, and how many rows have each.
///
/// An open-addressing table behind a filter of bits, because nearly all keys that are asked for are not wanted.
struct KeyCounts: Sendable {
  private(set) var keys: [UInt32] = []
  /// For each key how many rows have it.
  var rows: [Int32] = []
  private var slots: [Int32] = Array(repeating: -1, count: 1 << 10)
  private var filter = BitSet(count: 1 << Self.bits)

  private static let bits = 20

  /// The number of a key, given out now if it is new.
  mutating func insert(_ key: UInt32) -> Int {
    var slot = place(key)
    while slots[slot] >= 0 {
      if keys[Int(slots[slot])] == key { return Int(slots[slot]) }
      slot = (slot &+ 1) & (slots.count &- 1)
    }
    slots[slot] = Int32(truncatingIfNeeded: keys.count)
    keys.append(key)
    rows.append(0)
    filter.insert(Int(key >> (32 - Self.bits)))
    if keys.count * 2 > slots.count { grow() }
    return keys.count - 1
  }

  /// The number of a key, or -1.
  @inline(__always)
  func number(_ key: UInt32) -> Int {
    guard filter[Int(key >> (32 - Self.bits))] else { return -1 }
    var slot = place(key)
    while slots[slot] >= 0 {
      let number = Int(slots[slot])
      if keys[number] == key { return number }
      slot = (slot &+ 1) & (slots.count &- 1)
    }
    return -1
  }

  /// How many rows have a key; nil if it was not wanted.
  func count(_ key: UInt32) -> Int? {
    let number = number(key)
    return number < 0 ? nil : Int(rows[number])
  }

  @inline(__always)
  private func place(_ key: UInt32) -> Int { Int((UInt64(key) &* 0x9E37_79B9_7F4A_7C15) >> 32) & (slots.count &- 1) }

  private mutating func grow() {
    slots = Array(repeating: -1, count: slots.count * 4)
    for (number, key) in keys.enumerated() {
      var slot = place(key)
      while slots[slot] >= 0 { slot = (slot &+ 1) & (slots.count &- 1) }
      slots[slot] = Int32(truncatingIfNeeded: number)
    }
  }
}
