import Records
import Register

/// The end of a relationship as one source tells it: which observations are to go, and since when that counts.
public struct Ending: Sendable, Equatable {
  /// Why.
  public enum Cause: String, Sendable {
    /// The source says so.
    case said = "ended"
    /// It is gone from a source whose absence means so.
    case gone = "gone"
    /// The customer relationship of its contact has ended, and takes the whole contact.
    case contact = "whole contact"
    /// The permitted period of the source is over.
    case permitted = "permitted period"

    /// As the register keeps it.
    public var stored: ExpiryReason { self == .permitted ? .permittedPeriod : .relationshipEnded }
  }

  /// The key's ID and its source.
  public let key: Int64, source: String
  /// The run since which it has ended.
  public let since: Int64
  /// The observations that go, those that no longer hold too.
  public let observations: [Int64]
  /// Whether nothing else of the key goes on.
  public let isWhole: Bool
  /// Why it has ended.
  public let cause: Cause
}

extension KeyHistory {
  /// What of the key has ended. With `goneEnds` a record that is gone from its file has ended, too; `expired` is the run in
  /// which all of its source did.
  ///
  /// It counts from the run in which the source first said so, though the record has been changed since; a relationship
  /// that went on in between, and a run that was undone, start it anew.
  public func endings(goneEnds: Bool, expired: Int64? = nil) -> [Ending] {
    let current = spans.filter { $0.closed == nil }
    guard expired != nil || current.allSatisfy(\.isEnded) else {
      // Several records under one key: only those that have ended go.
      return current.filter { $0.isEnded && !$0.isErased }.map { span in
        Ending(
          key: key, source: source, since: reading(from: span.opened), observations: [span.observation],
          isWhole: false, cause: .said)
      }
    }
    let lastActive = spans.lazy.filter { !$0.isEnded }.compactMap(\.closed).max() ?? 0
    let first = spans.lazy.filter { $0.isEnded && $0.opened >= lastActive }.map(\.opened).min()
    let isActive = current.contains { !$0.isEnded }
    var ends: [(since: Int64, cause: Ending.Cause)] = []
    if let first, !isActive { ends.append((reading(from: first), .said)) }
    if goneEnds, current.isEmpty, first == nil { ends.append((lastActive, .gone)) }
    if let expired { ends.append((expired, .permitted)) }
    guard let end = ends.min(by: { $0.since < $1.since }) else { return [] }
    var left: [Int64] = []
    for span in spans where !span.isErased && !left.contains(span.observation) { left.append(span.observation) }
    guard !left.isEmpty else { return [] }
    return [
      Ending(key: key, source: source, since: end.since, observations: left.sorted(), isWhole: true, cause: end.cause)
    ]
  }

  /// The first reading from a run on that is not undone: what only an undone run said has not been said.
  private func reading(from run: Int64) -> Int64 { readings.first { $0 >= run } ?? run }
}
