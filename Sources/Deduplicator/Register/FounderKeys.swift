/// Sees that no two contacts, and no two companies, are named by one key.
///
/// What a record says in several rows may have founded two: the later one is then named by the next of its rows whose key names
/// nothing yet. Where there is none, nothing but that record is in it, and it is the earlier one's.
enum FounderKeys {
  /// The founders of rows, each of them one whose key no other has; `founder` is for each row the founding row or -1, and
  /// `key` each row's key. Rows stand in founder order, so rows of one key are neighbours.
  static func parted(_ founder: [Int32], _ key: [Int64]) -> [Int32] {
    var isShared = false
    for row in founder.indices.dropFirst() where key[row] == key[row - 1] && founder[row] != founder[row - 1] {
      isShared = true
      break
    }
    guard isShared else { return founder }
    var founder = founder
    var named: [Int64: Int32] = [:]
    var doubles: [Int32] = []
    for (row, first) in founder.enumerated() where Int(first) == row {
      if named[key[row]] == nil { named[key[row]] = first } else { doubles.append(first) }
    }
    guard !doubles.isEmpty else { return founder }
    var members: [Int32: [Int]] = [:]
    for row in founder.indices where doubles.contains(founder[row]) { members[founder[row], default: []].append(row) }
    for double in doubles {
      let rows = members[double] ?? []
      let next = rows.first { named[key[$0]] == nil }.map { Int32(truncatingIfNeeded: $0) }
      if let next { named[key[Int(next)]] = next }
      for row in rows { founder[row] = next ?? named[key[Int(double)]] ?? double }
    }
    return founder
  }
}
