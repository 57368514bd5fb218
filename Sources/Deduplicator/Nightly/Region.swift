import Records

/// The rows of one kind that may change: those that something happened to, and those that mean linkage joins or may join
/// with them, as it was or as it is. What it ties does not reach out of the region.
struct Region: Sendable {
  private var sets: UnionFind
  private var seeds: [Int32] = []
  private let pairs: [ChangedObservations.StandingPair]

  /// The rows of `change` with the ties of what was kept of `kind`, of decisions and of keys with several rows.
  ///
  /// To the `settled` rows nothing has happened, though they are gone or have come. Of what was kept those rows are tied
  /// that are one, or have a link of `merge` or more between them.
  init(
    _ change: ChangedObservations, _ kind: EntityKind, merge: Int32, bound: [(Int32, Int32)], settled: Set<Int32> = []
  ) {
    sets = UnionFind(change.table.count)
    pairs = change.pairs.filter { $0.kind == kind }
    let entity = kind == .company ? change.company : change.contact
    tie(entity)
    touchAmbiguous(entity, change.table.key)
    tie(change.table.key)
    for pair in pairs where pair.weight >= merge { sets.join(pair.left, pair.right) }
    for (one, other) in bound { sets.join(one, other) }
    for row in 0..<Int32(truncatingIfNeeded: change.table.count)
    where (Int(row) >= change.current || !change.wasThere(Int(row))) && !settled.contains(row) {
      touch(row)
    }
  }

  /// Ties the rows of one number other than 0.
  private mutating func tie(_ numbers: [Int64]) {
    var first = Array(repeating: Int32(-1), count: Int(numbers.max() ?? 0) + 1)
    for (row, number) in numbers.enumerated() where number != 0 {
      let known = first[Int(number)]
      if known < 0 {
        first[Int(number)] = Int32(truncatingIfNeeded: row)
      } else {
        sets.join(known, Int32(truncatingIfNeeded: row))
      }
    }
  }

  /// Two contents under one key may have founded two entities, which nobody can tell apart by their ID.
  private mutating func touchAmbiguous(_ entity: [Int64], _ key: [Int64]) {
    var founding: [Int64: Int32] = [:]
    for row in entity.indices where entity[row] == key[row] {
      if let other = founding[key[row]] { touch(other) } else { founding[key[row]] = Int32(truncatingIfNeeded: row) }
    }
  }

  /// Ties two rows.
  mutating func tie(_ one: Int32, _ other: Int32) { sets.join(one, other) }

  /// Something happened to a row.
  mutating func touch(_ row: Int32) { seeds.append(row) }

  /// For each row whether it is in the region.
  mutating func rows() -> [Bool] {
    var isTouched = Array(repeating: false, count: sets.count)
    for seed in seeds { isTouched[Int(sets.root(seed))] = true }
    return spread(isTouched)
  }

  /// For each row whether it is in the region, or has a kept link into it, or is tied to one that has: a second look at
  /// the region's clusters compares them with these.
  mutating func around(_ isIn: [Bool]) -> [Bool] {
    var isNear = Array(repeating: false, count: sets.count)
    for row in isIn.indices where isIn[row] { isNear[Int(sets.root(Int32(truncatingIfNeeded: row)))] = true }
    for pair in pairs where isIn[Int(pair.left)] != isIn[Int(pair.right)] {
      isNear[Int(sets.root(pair.left))] = true
      isNear[Int(sets.root(pair.right))] = true
    }
    return spread(isNear)
  }

  private mutating func spread(_ isMarked: [Bool]) -> [Bool] {
    (0..<sets.count).map { isMarked[Int(sets.root(Int32(truncatingIfNeeded: $0)))] }
  }
}
