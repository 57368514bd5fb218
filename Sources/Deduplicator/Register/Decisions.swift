import Records

/// What stewards decided about rows of one kind.
struct Decisions: Sendable {
  /// Pairs of rows that must be one entity, and that must not.
  private let together: Set<UInt64>
  private let apart: Set<UInt64>
  private let rowsApart: Set<Int32>

  /// Decisions of a kind on rows of a table, of which `place` are looked at: for each row its place among them, or -1.
  /// Decisions on other rows are asleep; a pair in both lists is kept apart.
  init(_ kind: EntityKind, _ place: [Int32], mustLink: [RowDecision], cannotLink: [RowDecision]) {
    func pairs(_ decisions: [RowDecision]) -> Set<UInt64> {
      Set(
        decisions.compactMap { decision in
          guard decision.0 == kind, place.indices.contains(Int(decision.1)), place.indices.contains(Int(decision.2))
          else { return nil }
          let (left, right) = (place[Int(decision.1)], place[Int(decision.2)])
          return left < 0 || right < 0 || left == right ? nil : Pairs.packed(min(left, right), max(left, right))
        })
    }
    apart = pairs(cannotLink)
    together = pairs(mustLink).subtracting(apart)
    rowsApart = Set(apart.flatMap { [Pairs.left($0), Pairs.right($0)] })
  }

  /// Whether some decision keeps a row apart from another.
  func isApart(_ row: Int) -> Bool { rowsApart.contains(Int32(truncatingIfNeeded: row)) }

  /// The rows of a kind that some decision keeps apart from another.
  static func rows(_ kind: EntityKind, _ cannotLink: [RowDecision]) -> Set<Int32> {
    Set(cannotLink.filter { $0.0 == kind }.flatMap { [$0.1, $0.2] })
  }

  /// Decisions on positions of a table's canonical order.
  struct Positions: Sendable {
    let together: [UInt64]
    let apart: Set<UInt64>

    /// Links with one for each pair that must be together, sorted.
    func adding(to links: [ScoredLink], _ scorer: PairScorer) -> [ScoredLink] {
      guard !together.isEmpty else { return links }
      var known = Set<UInt64>()
      for link in links { known.insert(Pairs.packed(link.left, link.right)) }
      let more = together.filter { !known.contains($0) }.map { pair in
        let (left, right) = (Pairs.left(pair), Pairs.right(pair))
        return ScoredLink(left: left, right: right, weight: scorer.weight(Int(left), Int(right)))
      }
      return (links + more).sorted { ($0.left, $0.right) < ($1.left, $1.right) }
    }
  }

  /// The decisions by positions; a twin's are those of the row that stands for it.
  func positions(_ table: MatchTable, _ twinOf: [Int32]) -> Positions {
    guard !together.isEmpty || !apart.isEmpty else { return Positions(together: [], apart: []) }
    var position = Array(repeating: Int32(0), count: table.count)
    for (place, row) in table.order.enumerated() { position[Int(row)] = twinOf[place] }
    func placed(_ pairs: Set<UInt64>) -> [UInt64] {
      pairs.compactMap { pair in
        let (left, right) = (position[Int(Pairs.left(pair))], position[Int(Pairs.right(pair))])
        return left == right ? nil : Pairs.packed(min(left, right), max(left, right))
      }.sorted()
    }
    return Positions(together: placed(together), apart: Set(placed(apart)))
  }
}

/// A steward's decision: two rows of the table, seen as companies or as persons.
public typealias RowDecision = (EntityKind, Int32, Int32)
