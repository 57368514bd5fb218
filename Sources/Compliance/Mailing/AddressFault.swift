import Records
import Text

/// Why an address is not written to, whatever its person says.
public enum AddressFault: String, Sendable, CaseIterable {
  /// It cannot be one.
  case form = "the address cannot be one"
  /// It is typed where there is none.
  case placeholder = "the address stands where there is none"
  /// It is a role's: whoever sits there reads it.
  case role = "the address is a role's and no person's"
  /// Several contacts have it.
  case shared = "several contacts have the address"
  /// It is at a provider of mailboxes, so the person's own, and no consent is on record.
  case consumer = "the address is at a provider of mailboxes, and no consent is on record"
  /// It is at another company's domain.
  case otherCompany = "the address is at another company's domain"
  /// The company's own domain is known, and the address is not at it.
  case otherDomain = "the address is not at the company's own domain"
  /// The company is the person: what holds for private persons holds for sole traders until the contract says otherwise.
  case soleTrader = "the company is a sole trader, and no consent is on record"

  /// Whether the fault lies in the address as it is written: nobody could write to it.
  public var isOfForm: Bool { self == .form || self == .placeholder }

  /// What is wrong with the address as it is written.
  static func ofForm(_ address: [UInt8]) -> AddressFault? {
    if !MailAddress.isDeliverable(address, address.indices) { return .form }
    return PlaceholderAddress.isOne(address, address.indices) ? .placeholder : nil
  }

  /// Whether it is a role's.
  static func isRole(_ address: [UInt8]) -> Bool {
    let local = address.prefix { $0 != 0x40 }
    return RoleWords.isMailbox(address, local.startIndex..<local.endIndex)
  }

  /// The part of a host that somebody registered, of an address or of a website; nil if there is none.
  static func domain(_ value: [UInt8]) -> [UInt8]? {
    var host = value
    if let sign = host.lastIndex(of: 0x40) {
      host = Array(host[(sign + 1)...])
    } else {
      if let scheme = String(decoding: host, as: UTF8.self).range(of: "://") {
        host = Array(String(decoding: host, as: UTF8.self)[scheme.upperBound...].utf8)
      }
      host = Array(host.prefix { $0 != 0x2F && $0 != 0x3F && $0 != 0x3A })
    }
    guard host.contains(0x2E) else { return nil }
    host = HostName.unicode(host, host.indices)
    return Array(host[HostName.registrable(host, host.indices)])
  }

  /// Whether a domain is one at which anybody can have a mailbox.
  static func isConsumer(_ domain: [UInt8]) -> Bool {
    switch DomainKind.of(domain, domain.indices) {
    case .freeMail, .provider, .social: true
    case .own, .directory, .siteBuilder, .municipality, .state: false
    }
  }

  /// Whether a domain says nothing about whose it is.
  static func isNobodys(_ domain: [UInt8]) -> Bool { DomainKind.of(domain, domain.indices).isShared }
}
