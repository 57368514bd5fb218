/// Whose a domain is, by what everybody knows of it.
public enum DomainKind: Sendable, Hashable, CaseIterable {
  /// Nobody's that is known: a company's own, as far as one can tell.
  case own
  /// Mail that anybody can have: gmail, hotmail, luukku.
  case freeMail
  /// The customers of an internet provider or of a portal: kolumbus, elisanet, inet.
  case provider
  /// Profiles on a social site.
  case social
  /// Entries in a directory of companies.
  case directory
  /// A site builder itself. What a customer puts before its domain (`kulma.kotisivukone.com`) is the customer's own.
  case siteBuilder
  /// A Finnish municipality, of whose units many share the domain.
  case municipality
  /// Ministries and agencies of the Finnish state.
  case state

  /// The kind of the host in `bytes[range]`, spelled as ``HostName`` does; every domain above it counts.
  public static func of(_ bytes: [UInt8], _ range: Range<Int>) -> DomainKind {
    let host = HostName.withoutPrefix(bytes, range)
    let (kind, found) = DomainTable.find(bytes, host)
    return kind == .siteBuilder && found != host ? .own : kind
  }

  /// Whether many share such a domain, so that to have it in common says nothing.
  public var isShared: Bool { self != .own }
}
