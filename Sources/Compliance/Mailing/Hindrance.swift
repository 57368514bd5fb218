import Records

/// One reason for which a contact is not in a mailing.
public enum Hindrance: Sendable, Hashable {
  /// No area of responsibility is known, or only one that the title tells and the contract does not take.
  case noArea, derivedArea
  /// Another area than those that were asked for; another language; another industry.
  case area(String), language(String), industry(String)
  /// No current source of the contact's is declared for the purpose; or none that states the address, or the area.
  case purpose(MailingPurpose, sources: String), addressPurpose(MailingPurpose, sources: String)
  case areaPurpose(MailingPurpose, sources: String)
  /// The contact is no customer's: communication reaches customers.
  case noCustomer
  /// Somebody says no.
  case bar(Bar)
  /// There is no address, or it is not one to write to.
  case noAddress, address(AddressFault)
  /// The person has not been told where the data came from, and this mailing does not tell.
  case notice

  /// The steps of the funnel, in order: each counts those who are left.
  public enum Stage: Int, Sendable, CaseIterable, Comparable {
    case area, language, industry, purpose, restriction, mailable, notice

    /// The earlier step is the lesser.
    public static func < (left: Stage, right: Stage) -> Bool { left.rawValue < right.rawValue }

    /// What those who are left have.
    public var text: String {
      switch self {
      case .area: "known area"
      case .language: "language"
      case .industry: "industry"
      case .purpose: "purpose"
      case .restriction: "not restricted"
      case .mailable: "mailable"
      case .notice: "notice"
      }
    }
  }

  /// The step at which it counts.
  public var stage: Stage {
    switch self {
    case .noArea, .derivedArea, .area: .area
    case .language: .language
    case .industry: .industry
    case .purpose, .addressPurpose, .areaPurpose, .noCustomer: .purpose
    case .bar: .restriction
    case .noAddress, .address: .mailable
    case .notice: .notice
    }
  }

  /// In words, without a value of the person's.
  public var text: String {
    switch self {
    case .noArea: "no area of responsibility is known"
    case .derivedArea: "the area is only derived from the title, which the contract does not take"
    case .area(let area): "the area is \(area)"
    case .language(let language): language.isEmpty ? "the language is not known" : "the language is \(language)"
    case .industry(let industry): industry.isEmpty ? "the industry is not known" : "the industry is \(industry)"
    case .purpose(let purpose, let sources): "no source is declared for \(purpose.rawValue) (\(sources))"
    case .addressPurpose(let purpose, let sources):
      "the address is not known from a source that is declared for \(purpose.rawValue) (\(sources))"
    case .areaPurpose(let purpose, let sources):
      "the area is not known from a source that is declared for \(purpose.rawValue) (\(sources))"
    case .noCustomer: "no customer's contact"
    case .bar(let bar): bar.text
    case .noAddress: "no address"
    case .address(let fault): fault.rawValue
    case .notice: "not told yet where the data came from"
    }
  }
}
