import Records
import Text

/// What the rules made of a batch's values, so that a value which comes again costs a look-up.
///
/// Rules are pure, so remembering changes nothing but time: titles, towns, languages and the firms of colleagues come again
/// and again, names and addresses hardly ever. A field whose values do not come again stops being remembered.
struct ValueMemo {
  /// What the rules made of one value of one field.
  struct Entry {
    fileprivate let hash: UInt64
    fileprivate let key: Range<Int>
    /// What it became, in ``ValueMemo/arena``; nil if it stays as it was.
    let value: Range<Int>?
    /// Where in ``ValueMemo/remarks`` its notices and offers stand; nil if there are none.
    let remarks: Int?
  }

  /// How often a field's values were asked for, and how often they were known.
  private struct Use {
    var asked = 0
    var answered = 0
    var isWorthwhile = true
  }

  /// The bytes of all values.
  private(set) var arena: [UInt8] = []
  /// The notices and offers that came with a value.
  private(set) var remarks: [(notices: [FindingCode], offers: [Offer])] = []
  private var entries: [Entry] = []
  private var slots = [Int32](repeating: -1, count: 2048)
  private var uses = Array(repeating: Use(), count: Field.count)
  /// The hash of the value last asked for, which is the one to be remembered.
  private var hash: UInt64 = 0

  /// What the rules made of the value `bytes[range]` of `field`; nil if it was not seen before.
  mutating func entry(_ field: Int, _ bytes: [UInt8], _ range: Range<Int>) -> Entry? {
    guard uses[field].isWorthwhile else { return nil }
    uses[field].asked += 1
    if uses[field].asked == 512, uses[field].answered < 128 { uses[field].isWorthwhile = false }
    hash = ByteRange.hash(bytes, range, seed: UInt64(truncatingIfNeeded: field) &<< 32)
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: hash) & mask
    while slots[slot] >= 0 {
      let entry = entries[Int(slots[slot])]
      if entry.hash == hash, isSame(field, entry, bytes, range) {
        uses[field].answered += 1
        return entry
      }
      slot = (slot + 1) & mask
    }
    return nil
  }

  /// Keeps a value that the rules changed, and returns where it stands in ``arena``.
  mutating func keep(_ value: [UInt8]) -> Range<Int> { append(value, 0..<value.count) }

  /// Remembers that `bytes[range]` of `field`, the value last asked for, became `value`, with what was noticed in `cell`.
  mutating func remember(_ field: Int, _ bytes: [UInt8], _ range: Range<Int>, as value: Range<Int>?, _ cell: Cell) {
    guard uses[field].isWorthwhile else { return }
    var remark: Int?
    if !cell.notices.isEmpty || !cell.offers.isEmpty {
      remark = remarks.count
      remarks.append((cell.notices, cell.offers))
    }
    // The field stands before the key: the same text is another value in another field.
    arena.append(UInt8(truncatingIfNeeded: field))
    insert(hash, Int32(entries.count))
    entries.append(Entry(hash: hash, key: append(bytes, range), value: value, remarks: remark))
    if entries.count * 2 > slots.count { grow() }
  }

  private func isSame(_ field: Int, _ entry: Entry, _ bytes: [UInt8], _ range: Range<Int>) -> Bool {
    arena[entry.key.lowerBound - 1] == UInt8(truncatingIfNeeded: field)
      && ByteRange.areEqual(arena, entry.key, bytes, range)
  }

  private mutating func append(_ bytes: [UInt8], _ range: Range<Int>) -> Range<Int> {
    let start = arena.count
    ByteRange.append(bytes, range, to: &arena)
    return start..<arena.count
  }

  /// Puts an entry into the first free slot of its hash.
  private mutating func insert(_ hash: UInt64, _ entry: Int32) {
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: hash) & mask
    while slots[slot] >= 0 { slot = (slot + 1) & mask }
    slots[slot] = entry
  }

  private mutating func grow() {
    slots = [Int32](repeating: -1, count: slots.count * 2)
    for index in entries.indices { insert(entries[index].hash, Int32(index)) }
  }
}
