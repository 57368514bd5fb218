import Records

/// The keys of all blocking rules for the mentions of one kind, and the blocks that they make.
///
/// Keys are 32 bits of content hash, 0 for "no key"; two values that fall on one key only cost a comparison more.
struct Blocks: Sendable {
  /// What becomes of a block that is larger than its rule's cap.
  enum Oversize: Sendable {
    /// The key says too little; a longer key of another rule covers those who have one.
    case drop
    /// The key is an identity: each mention is compared with the next 16 in the order of their content hashes.
    case neighbours
  }

  /// A blocking rule: mentions with an equal key are candidates.
  struct Rule: Sendable {
    let name: String
    let cap: Int
    var oversize = Oversize.drop
  }

  let rules: [Rule]
  /// One key a rule and mention, mention by mention.
  private(set) var keys: [UInt32]

  /// Blocks over `count` mentions; `key(mention, rule)` is asked once for each.
  init(_ rules: [Rule], count: Int, threads: Int, key: @Sendable (_ mention: Int, _ into: inout [UInt32]) -> Void) {
    self.rules = rules
    let parts = Parallel.map(threads, threads: threads) { part in
      var keys: [UInt32] = []
      let range = (count * part / threads)..<(count * (part + 1) / threads)
      keys.reserveCapacity(range.count * rules.count)
      for mention in range { key(mention, &keys) }
      return keys
    }
    keys = parts.count == 1 ? parts[0] : Array(parts.joined())
  }

  /// The key of a mention by a rule.
  func key(_ mention: Int, _ rule: Int) -> UInt32 { keys[mention * rules.count + rule] }

  /// Mentions that have a key by a rule, by key and then by mention: key in the upper half, mention in the lower.
  func sorted(by rule: Int) -> [UInt64] {
    var entries: [UInt64] = []
    let count = keys.count / rules.count
    entries.reserveCapacity(count)
    for mention in 0..<count where key(mention, rule) != 0 {
      entries.append(UInt64(key(mention, rule)) << 32 | UInt64(mention))
    }
    return RadixSort.byUpperHalf(entries)
  }

  /// Takes a block out: its rule makes no candidates of it, so later rules must not think it did.
  mutating func retire(_ mentions: some Sequence<UInt64>, _ rule: Int) {
    for entry in mentions { keys[Int(UInt32(truncatingIfNeeded: entry)) * rules.count + rule] = 0 }
  }

  /// Whether an earlier rule has made candidates of the two.
  func isKnown(_ left: Int, _ right: Int, before rule: Int) -> Bool {
    let (a, b) = (left * rules.count, right * rules.count)
    for earlier in 0..<rule where keys[a + earlier] != 0 && keys[a + earlier] == keys[b + earlier] { return true }
    return false
  }
}
