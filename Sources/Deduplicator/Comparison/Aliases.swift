/// Pairs of words that mean the same in one dictionary: nicknames and other spellings, learned from clusters.
struct Aliases: Sendable {
  private var pairs = PairTable()

  /// Whether nothing has been learned.
  var isEmpty: Bool { pairs.count == 0 }
  /// Pairs learned.
  var count: Int { pairs.count }

  /// Nothing learned.
  init() {}

  /// What a model knows of words whose content hashes by number are `hashes`.
  init(_ known: HashCounts, _ hashes: [UInt32]) {
    guard !known.hashes.isEmpty else { return }
    // A pair is told by the hash of both words; `numbers` holds the hash of the smaller one.
    var byHash: [UInt32: [Int32]] = [:]
    for (word, hash) in hashes.enumerated() { byHash[hash, default: []].append(Int32(truncatingIfNeeded: word)) }
    for (other, one) in zip(known.hashes, known.numbers) {
      let first = UInt32(bitPattern: one)
      for a in byHash[first] ?? [] { for b in byHash[other ^ first] ?? [] where a != b { add(a, b) } }
    }
  }

  /// The pairs for a model, where `hashes` are the words' content hashes.
  func known(_ hashes: [UInt32]) -> HashCounts {
    HashCounts(
      pairs.entries.map { entry in
        let (a, b) = (hashes[Int(Pairs.left(entry.key))], hashes[Int(Pairs.right(entry.key))])
        return (a ^ b, Int32(bitPattern: min(a, b)))
      })
  }

  /// Learns that two words mean the same.
  mutating func add(_ a: Int32, _ b: Int32) { pairs[Self.key(a, b)] = 1 }

  /// Whether two words mean the same.
  @inline(__always)
  func contains(_ a: Int32, _ b: Int32) -> Bool { pairs[Self.key(a, b)] != nil }

  private static func key(_ a: Int32, _ b: Int32) -> UInt64 { Pairs.packed(min(a, b), max(a, b)) }
}

/// Numbers by pairs of numbers: open addressing, keys never `UInt64.max`.
struct PairTable: Sendable {
  private var keys: [UInt64] = Array(repeating: .max, count: 64)
  private var values: [Int] = Array(repeating: 0, count: 64)
  private(set) var count = 0

  /// Room for `capacity` pairs before the table grows.
  init(capacity: Int = 32) {
    var size = 64
    while size < capacity * 2 { size *= 2 }
    keys = Array(repeating: .max, count: size)
    values = Array(repeating: 0, count: size)
  }

  /// The number of a pair; setting nil is not possible.
  subscript(key: UInt64) -> Int? {
    get {
      let slot = slot(key)
      return keys[slot] == key ? values[slot] : nil
    }
    set {
      var slot = slot(key)
      if keys[slot] != key {
        if (count + 1) * 2 > keys.count {
          grow()
          slot = self.slot(key)
        }
        count += 1
        keys[slot] = key
      }
      values[slot] = newValue ?? 0
    }
  }

  /// All pairs with their numbers, in no order.
  var entries: [(key: UInt64, value: Int)] { Array(zip(keys, values).filter { $0.0 != .max }.map { ($0.0, $0.1) }) }

  @inline(__always)
  private func slot(_ key: UInt64) -> Int {
    let mask = keys.count &- 1
    var slot = Int(truncatingIfNeeded: Hash.mix(key)) & mask
    while keys[slot] != .max, keys[slot] != key { slot = (slot &+ 1) & mask }
    return slot
  }

  private mutating func grow() {
    var larger = PairTable(capacity: keys.count)
    for (key, value) in zip(keys, values) where key != .max { larger[key] = value }
    self = larger
  }
}
