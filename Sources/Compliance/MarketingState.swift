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

  /// A company's own mailbox, where more stands against it than against the company: that binds none of its contacts.
  public internal(set) var ofMailbox = Limit.none

  /// Nobody objected.
  public static let free = MarketingState(.none, since: nil)

  /// An objection.
  public init(_ limit: Limit, since: Int64?) { (self.limit, self.since) = (limit, since) }

  /// Takes another word on the same person in: the more restrictive holds, and of two alike the older.
  public mutating func formUnion(_ other: MarketingState) {
    if other.limit == limit, let mine = since, let since = other.since { self.since = min(mine, since) }
    if other.limit.rawValue > limit.rawValue { self = other }
  }

  /// `yes`, `no e-mail` or `no`; of a company `no at its mailbox` where its contacts are not bound.
  public var text: String {
    guard ofMailbox.rawValue > limit.rawValue else { return Self.text(limit) }
    return (limit == .none ? "" : Self.text(limit) + ", ") + Self.text(ofMailbox) + " at its mailbox"
  }

  private static func text(_ limit: Limit) -> String {
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
