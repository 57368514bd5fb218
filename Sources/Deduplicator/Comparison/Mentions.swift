/// Distinct mentions of one kind: rows that say the same in everything that is compared are one mention, told by its
/// smallest row.
///
/// A customer file says the same about a company on each of its people's rows; comparing those would cost the square
/// of their number and tell nothing.
struct Mentions: Sendable {
  /// For each row its mention, or -1.
  private(set) var of: [Int32]
  /// For each mention its smallest row, ascending.
  private(set) var rows: [Int32] = []
  /// For each mention a hash of its content, the same for every row order: the tie-break.
  private(set) var tags: [UInt64] = []

  /// Mentions in a table.
  var count: Int { rows.count }

  /// `count` rows none of which is a mention.
  init(none count: Int) { of = Array(repeating: -1, count: count) }

  /// Gathers the rows for which `facts` has a value. `isEnough` says whether two rows with these facts are surely one
  /// entity (a bare "Virtanen" twice is not): only then are they one mention. `apart` are rows about which a steward
  /// has decided; each stays a mention of its own.
  init<Facts: Hashable>(
    count: Int, apart: Set<Int32>, facts: (Int) -> Facts?, hash: (Facts) -> UInt64, isEnough: (Int) -> Bool
  ) {
    of = Array(repeating: -1, count: count)
    var slots = Array(repeating: Int32(-1), count: 1024)
    var known: [Facts] = []
    var isCollapsing: [Bool] = []
    for row in 0..<count {
      guard let facts = facts(row) else { continue }
      let tag = hash(facts)
      let mask = slots.count - 1
      var slot = Int(truncatingIfNeeded: tag) & mask
      while slots[slot] >= 0, known[Int(slots[slot])] != facts { slot = (slot + 1) & mask }
      let isApart = apart.contains(Int32(truncatingIfNeeded: row))
      if slots[slot] >= 0, isCollapsing[Int(slots[slot])], !isApart {
        of[row] = slots[slot]
        continue
      }
      let mention = Int32(truncatingIfNeeded: rows.count)
      of[row] = mention
      rows.append(Int32(truncatingIfNeeded: row))
      tags.append(tag)
      known.append(facts)
      isCollapsing.append(!isApart && isEnough(row))
      if slots[slot] < 0 || isCollapsing[Int(mention)] { slots[slot] = mention }
      if known.count * 2 > slots.count { slots = Self.grown(slots, tags, known) }
    }
  }

  private static func grown<Facts: Hashable>(_ slots: [Int32], _ tags: [UInt64], _ known: [Facts]) -> [Int32] {
    var grown = Array(repeating: Int32(-1), count: slots.count * 4)
    let mask = grown.count - 1
    for mention in slots where mention >= 0 {
      var slot = Int(truncatingIfNeeded: tags[Int(mention)]) & mask
      while grown[slot] >= 0 { slot = (slot + 1) & mask }
      grown[slot] = mention
    }
    return grown
  }
}
