import Records
import Text

/// Why an address is not to be written to, whatever else is allowed.
public enum MailboxFault: Int, Sendable, CaseIterable {
  /// There is none.
  case none
  /// Nothing can be delivered to it.
  case form
  /// It says nothing: it is typed where there is none.
  case placeholder
  /// It is a role's, not a person's.
  case role
  /// Several contacts have it.
  case shared
  /// Anybody can have an address there, and no consent is recorded.
  case consumer
  /// The firm's own domain is known, and the address is at another.
  case elsewhere
  /// The domain is another firm's.
  case others
  /// Its person counts as a natural person, without a company or as a sole trader, and no consent is recorded.
  case naturalPerson

  /// In words.
  public var text: String {
    switch self {
    case .none: "no address"
    case .form: "nothing can be delivered to the address"
    case .placeholder: "the address says nothing"
    case .role: "the address is a role's, not a person's"
    case .shared: "several contacts have the address"
    case .consumer: "a consumer's address without recorded consent"
    case .elsewhere: "the address is not at the firm's own domain"
    case .others: "the address is at another firm's domain"
    case .naturalPerson: "a sole trader or no company, without recorded consent"
    }
  }
}

/// An address and what is known about it: whether mail may be sent there is read off these facts alone.
public struct Mailbox: Sendable {
  /// The address, normalised; empty where there is none.
  public let address: [UInt8]
  /// The registered part of its domain, where that may be a firm's own.
  public let domain: [UInt8]?
  /// The registered parts of the domains that are known as the firm's own.
  public var firmsDomains: Set<[UInt8]> = []
  /// Whether its domain is known as another firm's own.
  public var isOthers = false
  /// Whether several contacts have it.
  public var isShared = false
  /// Whether a source states a consent for this very address.
  public var hasConsent = false
  /// Whether its person counts as a natural person.
  public var isNaturalPersons = false

  /// An address.
  public init(_ address: [UInt8]) {
    self.address = address
    let host = Self.host(address)
    domain = host.isEmpty ? nil : MailDomain.firms(address, host)
  }

  private static func host(_ address: [UInt8]) -> Range<Int> { DeliverableAddress.host(address, 0..<address.count) }

  /// All that stands against writing there, for a use.
  public func faults(for use: MailingPurpose) -> [MailboxFault] {
    let whole = 0..<address.count
    guard !address.isEmpty else { return [.none] }
    guard DeliverableAddress.isOne(address, whole) else { return [.form] }
    var faults: [MailboxFault] = []
    if PlaceholderAddress.isOne(address, whole) { faults.append(.placeholder) }
    let host = Self.host(address)
    if RoleWords.isMailbox(address, 0..<host.lowerBound - 1) { faults.append(.role) }
    if isShared { faults.append(.shared) }
    let isFirms = domain.map(firmsDomains.contains) ?? false
    if MailDomain.isConsumers(address, host) {
      if !hasConsent { faults.append(.consumer) }
    } else if isOthers, !isFirms {
      faults.append(.others)
    } else if domain == nil || !isFirms && !firmsDomains.isEmpty {
      faults.append(.elsewhere)
    }
    if use == .directMarketing, isNaturalPersons, !hasConsent { faults.append(.naturalPerson) }
    return faults
  }

  /// Whether whoever works for a company of this name counts as a natural person: there is none, it is a private trader's, or it
  /// has no legal form and bears the person's name.
  public static func isNaturalPersons(company: String?, person: String?) -> Bool {
    guard let company, !company.isEmpty else { return true }
    let folded = Array(Fold.folded(company).utf8)
    if let form = LegalForms.form(folded) { return form == .tmi }
    guard let person else { return false }
    let words = Set(folded.split(separator: 0x20).map(Array.init))
    return Fold.folded(person).utf8.split(separator: 0x20).contains { $0.count > 2 && words.contains(Array($0)) }
  }
}
