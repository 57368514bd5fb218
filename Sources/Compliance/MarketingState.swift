import Records

/// What marketing may be sent to somebody; the most restrictive of several grounds holds.
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
  /// Since when: seconds since 1970; nil where nothing is objected to, or it never was allowed.
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
  /// What a code of this scope stands against, as of a day; nil of one that is about who is kept out.
  public func bar(since: Int64) -> Bar? {
    switch self {
    case .noMarketing: Bar(.objection(.marketing), since: since)
    case .noEmailMarketing: Bar(.objection(.emailMarketing), since: since)
    case .noCommunication: Bar(.objection(.communication), since: since)
    case .noCustomerRegister: Bar(.objection(.customerRegister), since: since)
    case .restricted: Bar(.restricted, since: since)
    case .erased, .field, .lookAlike, .admitted: nil
    }
  }

  /// Whether codes of this scope stand against using data that is kept.
  public var isObjection: Bool { bar(since: 0) != nil }
}
