import Records

/// What an erasure takes: whole persons out of observations, or single fields.
public struct ErasureTarget: Sendable, Equatable {
  /// Observations that lose their person.
  public var observations: [Int64] = []
  /// Observations of others that lose the company's address, because it is hers.
  public var mailboxes: [Int64] = []
  /// Observations that lose single fields, with these.
  public var fields: [Int64: [Field]] = [:]

  /// Nothing yet.
  public init() {}

  /// Whether nothing would be erased.
  public var isEmpty: Bool { observations.isEmpty && mailboxes.isEmpty && fields.isEmpty }
}
