/// Why the values of an observation are gone.
public enum ExpiryReason: String, Sendable, CaseIterable {
  /// The relationship has ended, and its period of grace is over.
  case relationshipEnded = "relationship ended"
  /// The permitted period of the source is over.
  case permittedPeriod = "permitted period"
  /// It held no longer, and the history window is over.
  case historyWindow = "history window"
  /// Somebody asked for it; the register keeps no reason beside the erasure.
  case onRequest = "on request"

  /// What stands in the place of a value.
  public var text: String { "value erased, \(rawValue)" }
}
