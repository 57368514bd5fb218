import Records

/// What stewards decided about mentions of one kind.
struct Decisions: Sendable {
  /// Pairs that must be one entity.
  let together: [(Int32, Int32)]
  private let apart: Set<UInt64>

  /// Decisions on rows, carried over to the rows' mentions; those on rows without one are asleep.
  init(_ kind: EntityKind, _ mentions: Mentions, mustLink: [RowDecision], cannotLink: [RowDecision]) {
    func pairs(_ decisions: [RowDecision]) -> [(Int32, Int32)] {
      decisions.compactMap { decision in
        guard decision.0 == kind, let left = Self.mention(decision.1, mentions),
          let right = Self.mention(decision.2, mentions), left != right
        else { return nil }
        return (min(left, right), max(left, right))
      }
    }
    apart = Set(pairs(cannotLink).map { Pairs.packed($0.0, $0.1) })
    let apart = apart
    together = pairs(mustLink).filter { !apart.contains(Pairs.packed($0.0, $0.1)) }
  }

  /// The rows of a kind that some decision keeps apart from another.
  static func rows(_ kind: EntityKind, _ cannotLink: [RowDecision]) -> Set<Int32> {
    Set(cannotLink.filter { $0.0 == kind }.flatMap { [$0.1, $0.2] })
  }

  /// Whether a steward keeps two mentions apart.
  func forbids(_ left: Int, _ right: Int) -> Bool {
    !apart.isEmpty
      && apart.contains(
        Pairs.packed(Int32(truncatingIfNeeded: min(left, right)), Int32(truncatingIfNeeded: max(left, right))))
  }

  private static func mention(_ row: Int32, _ mentions: Mentions) -> Int32? {
    guard mentions.of.indices.contains(Int(row)), mentions.of[Int(row)] >= 0 else { return nil }
    return mentions.of[Int(row)]
  }
}

/// A steward's decision: two rows of the table, seen as companies or as persons.
public typealias RowDecision = (EntityKind, Int32, Int32)
