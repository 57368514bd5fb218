import Records

/// One thing that stands against using somebody's data, and since when (seconds since 1970).
public struct Bar: Sendable, Hashable {
  /// Who says so, and what.
  public enum Cause: Sendable, Hashable {
    /// The person, or the person's company, objected.
    case objection(ObjectionPurpose)
    /// The processing of the person's data is restricted (Article 18).
    case restricted
    /// A source says so.
    case source(RestrictionKind, source: String)
  }

  /// Who says so, and what.
  public let cause: Cause
  /// Since when: seconds since 1970.
  public let since: Int64

  /// A bar since then.
  public init(_ cause: Cause, since: Int64) { (self.cause, self.since) = (cause, since) }

  /// What marketing it forbids.
  public var limit: MarketingState.Limit {
    switch cause {
    case .objection(.marketing), .objection(.customerRegister), .restricted, .source(.marketingBan, _),
      .source(.deceased, _):
      .all
    case .objection(.emailMarketing), .source(.emailMarketingBan, _), .source(.bounce, _): .email
    case .objection(.communication): .none
    }
  }

  /// Whether it forbids an e-mail for a use.
  public func forbids(_ use: MailingPurpose) -> Bool {
    switch use {
    case .directMarketing: limit != .none
    case .communication:
      switch cause {
      case .objection(.communication), .objection(.customerRegister), .restricted, .source(.bounce, _),
        .source(.deceased, _):
        true
      case .objection(.marketing), .objection(.emailMarketing), .source(.marketingBan, _),
        .source(.emailMarketingBan, _):
        false
      }
    }
  }

  /// In words, without the day.
  public var text: String {
    switch cause {
    case .objection(let purpose): "objects to \(purpose.words)"
    case .restricted: "processing is restricted"
    case .source(.marketingBan, let source): "\(source) forbids marketing"
    case .source(.emailMarketingBan, let source): "\(source) forbids marketing by e-mail"
    case .source(.bounce, let source): "mail comes back, says \(source)"
    case .source(.deceased, let source): "deceased, says \(source)"
    }
  }
}

extension ObjectionPurpose {
  /// What is objected to, in words.
  public var words: String {
    switch self {
    case .marketing: "marketing"
    case .emailMarketing: "marketing by e-mail"
    case .communication: "communication"
    case .customerRegister: "being in the customer register"
    }
  }
}

/// All that stands against using somebody's data.
public struct Standing: Sendable, Equatable {
  /// The bars, each cause once, with its first day.
  public private(set) var bars: [Bar] = []

  /// Nothing stands.
  public static let free = Standing()

  /// Nothing stands, or these.
  public init(_ bars: [Bar] = []) { for bar in bars { add(bar) } }

  /// Adds a bar; of one that stands already the older day holds.
  public mutating func add(_ bar: Bar) {
    guard let index = bars.firstIndex(where: { $0.cause == bar.cause }) else {
      bars.append(bar)
      return
    }
    if bar.since < bars[index].since { bars[index] = bar }
  }

  /// Takes what stands against another record of the same person in.
  public mutating func formUnion(_ other: Standing) { for bar in other.bars { add(bar) } }

  /// What stands against a mailing, in the order of ``Bar/text``.
  public func bars(against use: MailingPurpose) -> [Bar] {
    bars.filter { $0.forbids(use) }.sorted { $0.text < $1.text }
  }

  /// What it means for marketing: the most restrictive holds.
  public var marketing: MarketingState {
    bars.reduce(into: .free) { $0.formUnion(MarketingState($1.limit, since: $1.since)) }
  }
}
