import Records

/// What a steward decided about two rows of a table, seen as companies or as persons.
public struct RowDecision: Sendable, Equatable {
  /// Companies or persons.
  public let kind: EntityKind
  /// The two rows.
  public let left: Int32, right: Int32
  /// One or two.
  public let verdict: Verdict

  /// A decision on two rows.
  public init(_ kind: EntityKind, _ left: Int32, _ right: Int32, _ verdict: Verdict) {
    (self.kind, self.left, self.right, self.verdict) = (kind, left, right, verdict)
  }
}

extension [RowDecision] {
  /// The same on a part of the rows, of which `place` tells the places, or -1; those on other rows are left out.
  func placed(_ place: [Int32]) -> [RowDecision] {
    compactMap { decision in
      guard place.indices.contains(Int(decision.left)), place.indices.contains(Int(decision.right)) else { return nil }
      let (left, right) = (place[Int(decision.left)], place[Int(decision.right)])
      return left < 0 || right < 0 || left == right ? nil : RowDecision(decision.kind, left, right, decision.verdict)
    }
  }
}
