/// What matching would have made one, and did not: it holds so much that differs that a steward is to say what it is.
public struct ClusterAlarm: Sendable, Hashable {
  /// What is odd about it.
  public enum Reason: Sendable, Hashable {
    /// More different names than one company or person has.
    case names
    /// More different addresses than one has: of a person e-mail addresses, of a company streets.
    case addresses
    /// More different names at one value of a field.
    case sharedValue(Field)
    /// Two sides of several records each, with one link between them that barely reaches the merge threshold.
    case weakLink
  }

  /// Companies or persons.
  public let kind: EntityKind
  /// What is odd about it.
  public let reason: Reason
  /// How many different names or addresses there are; of a weak link its weight in 1/1000 bit.
  public let count: Int
  /// The most that there may be without a steward; of a weak link the weight from which it is none.
  public let limit: Int
  /// The founding rows of the companies or contacts that it was left as, ascending.
  public var rows: [Int32]

  /// An alarm over what is left as several.
  public init(kind: EntityKind, reason: Reason, count: Int, limit: Int, rows: [Int32]) {
    (self.kind, self.reason, self.count, self.limit, self.rows) = (kind, reason, count, limit, rows)
  }
}
