/// Joins the members of one component greedily by their mean link, so that one strong pair cannot pull two people
/// together whom all other pairs keep apart.
///
/// A link counts as its weight beyond the merge threshold, clipped to ±8 bits. The two clusters with the highest mean
/// are joined as long as it is not negative and no pair across is forbidden. Equal means are told apart by the members'
/// content, then by row. Time O(n³), memory O(n²).
struct MeanLink {
  private var sums: [Int64]
  private var sizes: [Int64]
  private var isForbidden: [Bool]
  private var cluster: [Int]
  private var tags: [UInt64]
  private let count: Int

  /// The clusters of members `0..<tags.count`: for each its smallest fellow member.
  ///
  /// `link` gives a pair's weight beyond the merge threshold in 1/1000 bit, or nil where merging is forbidden.
  /// `together` are pairs that begin as one cluster.
  static func clusters(tags: [UInt64], together: [(Int, Int)], link: (Int, Int) -> Int32?) -> [Int] {
    var state = MeanLink(tags: tags, link: link)
    for (left, right) in together { state.join(state.cluster[left], state.cluster[right]) }
    while let (left, right) = state.best() { state.join(left, right) }
    return state.cluster
  }

  private init(tags: [UInt64], link: (Int, Int) -> Int32?) {
    count = tags.count
    self.tags = tags
    sums = Array(repeating: 0, count: count * count)
    isForbidden = Array(repeating: false, count: count * count)
    sizes = Array(repeating: 1, count: count)
    cluster = Array(0..<count)
    for left in 0..<count {
      for right in (left + 1)..<max(count, left + 1) {
        let value = link(left, right)
        let clipped = Int64(max(-8000, min(8000, value ?? -8000)))
        for cell in [left * count + right, right * count + left] {
          sums[cell] = clipped
          isForbidden[cell] = value == nil
        }
      }
    }
  }

  /// The two clusters to join next, told by their smallest members.
  private func best() -> (Int, Int)? {
    var best: (left: Int, right: Int, sum: Int64, pairs: Int64)?
    let heads = (0..<count).filter { cluster[$0] == $0 }
    for (position, left) in heads.enumerated() {
      for right in heads[(position + 1)...] {
        let sum = sums[left * count + right]
        guard sum >= 0, !isForbidden[left * count + right] else { continue }
        let pairs = sizes[left] * sizes[right]
        if let known = best {
          let (mine, theirs) = (sum * known.pairs, known.sum * pairs)
          if mine < theirs { continue }
          if mine == theirs, order(left, right) >= order(known.left, known.right) { continue }
        }
        best = (left, right, sum, pairs)
      }
    }
    return best.map { ($0.left, $0.right) }
  }

  private func order(_ left: Int, _ right: Int) -> (UInt64, UInt64) {
    (min(tags[left], tags[right]), max(tags[left], tags[right]))
  }

  private mutating func join(_ one: Int, _ other: Int) {
    guard one != other else { return }
    let (kept, gone) = (min(one, other), max(one, other))
    for third in 0..<count where third != kept && third != gone {
      sums[kept * count + third] += sums[gone * count + third]
      sums[third * count + kept] = sums[kept * count + third]
      let forbidden = isForbidden[kept * count + third] || isForbidden[gone * count + third]
      isForbidden[kept * count + third] = forbidden
      isForbidden[third * count + kept] = forbidden
    }
    sizes[kept] += sizes[gone]
    tags[kept] = min(tags[kept], tags[gone])
    for member in 0..<count where cluster[member] == gone { cluster[member] = kept }
  }
}
