import Records

/// What the rules made of one field's values in a batch, so that a value which comes again costs a look-up.
///
/// Rules are pure, so remembering changes nothing but time: titles, towns, languages and the firms of colleagues come again
/// and again, names and addresses hardly ever. A field whose values do not come again stops being remembered.
struct ValueMemo {
  /// What the rules made of one value.
  struct Entry {
    fileprivate let key: Range<Int>
    /// Whether the value stays as it was.
    let isSame: Bool
    /// What it became, unless it stays; in ``arena``.
    let value: Range<Int>
    let notices: [Notice]
    let offers: [Offer]
  }

  private(set) var arena: [UInt8] = []
  private var entries: [Entry] = []
  private var slots = [Int32](repeating: -1, count: 256)
  private var asked = 0
  private var answered = 0
  private var isWorthwhile = true

  /// What the rules made of `bytes[range]`; nil if it was not seen before.
  mutating func entry(_ bytes: [UInt8], _ range: Range<Int>) -> Entry? {
    guard isWorthwhile else { return nil }
    asked += 1
    let slot = slots[find(bytes, range)]
    if slot >= 0 {
      answered += 1
      return entries[Int(slot)]
    }
    if asked == 512, answered * 4 < asked { stop() }
    return nil
  }

  /// Remembers what became of `bytes[range]`: `cell`, as the rules left it.
  mutating func remember(_ bytes: [UInt8], _ range: Range<Int>, _ cell: Cell, isSame: Bool) {
    guard isWorthwhile else { return }
    let key = append(bytes, range)
    let value = isSame ? key : append(cell.bytes, 0..<cell.bytes.count)
    slots[find(bytes, range)] = Int32(entries.count)
    entries.append(Entry(key: key, isSame: isSame, value: value, notices: cell.notices, offers: cell.offers))
    if entries.count * 2 > slots.count { grow() }
  }

  private mutating func append(_ bytes: [UInt8], _ range: Range<Int>) -> Range<Int> {
    let start = arena.count
    arena.append(contentsOf: bytes[range])
    return start..<arena.count
  }

  private mutating func stop() {
    isWorthwhile = false
    entries = []
    slots = []
    arena = []
  }

  private mutating func grow() {
    slots = [Int32](repeating: -1, count: slots.count * 2)
    for (index, entry) in entries.enumerated() { slots[find(arena, entry.key)] = Int32(index) }
  }

  private func find(_ bytes: [UInt8], _ range: Range<Int>) -> Int {
    var hash: UInt64 = UInt64(truncatingIfNeeded: range.count)
    for position in range { hash = (hash ^ UInt64(bytes[position])) &* 0x9E37_79B9_7F4A_7C15 }
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: hash >> 32) & mask
    while slots[slot] >= 0, !equals(entries[Int(slots[slot])].key, bytes, range) { slot = (slot + 1) & mask }
    return slot
  }

  private func equals(_ key: Range<Int>, _ bytes: [UInt8], _ range: Range<Int>) -> Bool {
    if key.count != range.count { return false }
    let shift = range.lowerBound - key.lowerBound
    for position in key where arena[position] != bytes[position + shift] { return false }
    return true
  }
}
