/// What a source says against writing to people that it had not said before, and what it takes back.
public struct SourceNoes: Sendable, Equatable {
  /// Restrictions that are new (bans, bounces, deaths), and records or notes that state an objection anew.
  public var restrictions = 0, objections = 0
  /// Restrictions that are over: the source says so of their persons.
  public var ended = 0

  /// Whether there is any.
  public var isEmpty: Bool { self == SourceNoes() }

  static func += (left: inout SourceNoes, right: SourceNoes) {
    left.restrictions += right.restrictions
    left.objections += right.objections
    left.ended += right.ended
  }
}
