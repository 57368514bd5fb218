import Records

/// What may be sent to somebody, as far as objections go; the most restrictive of several holds.
public struct MarketingState: Sendable, Equatable {
  /// What is objected to, from the mildest on.
  public enum Limit: Int, Sendable, CaseIterable {
    /// Nothing.
    case none
    /// Marketing by e-mail.
    case email
    /// All marketing.
    case all
  }

  /// What is objected to.
  public private(set) var limit: Limit
  /// Since when: seconds since 1970; nil where nothing is objected to.
  public private(set) var since: Int64?

  /// Nobody objected.
  public static let free = MarketingState(.none, since: nil)

  /// An objection.
  public init(_ limit: Limit, since: Int64?) { (self.limit, self.since) = (limit, since) }

  /// Takes another word on the same person in: the more restrictive holds, and of two alike the older.
  public mutating func formUnion(_ other: MarketingState) {
    if other.limit == limit, let mine = since, let since = other.since { self.since = min(mine, since) }
    if other.limit.rawValue > limit.rawValue { self = other }
  }

  /// `yes`, `no e-mail` or `no`.
  public var text: String {
    switch limit {
    case .none: "yes"
    case .email: "no e-mail"
    case .all: "no"
    }
  }
}

extension SuppressionScope {
  /// What a code of this scope forbids; nil of one that is about who is kept out.
  public var limit: MarketingState.Limit? {
    switch self {
    case .noMarketing: .all
    case .noEmailMarketing: .email
    case .erased, .field, .lookAlike, .admitted: nil
    }
  }

  /// Whether codes of this scope are objections to marketing.
  public var isObjection: Bool { limit != nil }
}
