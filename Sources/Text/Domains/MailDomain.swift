/// What the host of an address says about whose mail it is.
public enum MailDomain {
  /// Whether anybody can have an address there: at a mail service or an internet provider, whatever country it is for.
  public static func isConsumers(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
    switch DomainKind.of(bytes, range) {
    case .freeMail, .provider: return true
    case .social, .directory, .siteBuilder, .municipality, .state: return false
    case .own: return isServices(bytes, range)
    }
  }

  /// Whether a host is a mail service's that matching does not know: `yahoo.com.ar`, `hotmail.de`; the services have a domain
  /// in every country.
  private static func isServices(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
    var start = range.lowerBound
    while let dot = bytes[start..<range.upperBound].firstIndex(of: 0x2E) {
      if services.value(bytes, start..<dot) != nil || others.value(bytes, start..<range.upperBound) != nil {
        return true
      }
      start = dot + 1
    }
    return false
  }

  /// The registered part of a host, where the host may be a firm's own for its mail: no service, no site of somebody else's.
  public static func firms(_ bytes: [UInt8], _ range: Range<Int>) -> [UInt8]? {
    let host = HostName.unicode(bytes, HostName.withoutPrefix(bytes, range))
    let whole = 0..<host.count
    guard host.contains(0x2E), !PlaceholderAddress.isNobodysHost(host, whole) else { return nil }
    // A site builder's customers have a site under its domain and their mail elsewhere.
    switch DomainTable.find(host, whole).0 {
    case .freeMail, .provider, .social, .directory, .siteBuilder: return nil
    case .own where isServices(host, whole): return nil
    case .own, .municipality, .state: return Array(host[HostName.registered(host, whole)])
    }
  }

  /// The domains that a company's addresses and its website tell of it, each once; an empty range tells none.
  public static func firms(
    _ bytes: [UInt8], addresses: [Range<Int>], website: Range<Int>
  ) -> [[UInt8]] {
    var domains: [[UInt8]] = []
    func add(_ host: Range<Int>) {
      if host.isEmpty { return }
      if let one = firms(bytes, host), !domains.contains(one) { domains.append(one) }
    }
    for address in addresses where !address.isEmpty { add(DeliverableAddress.host(bytes, address)) }
    if !website.isEmpty { add(host(ofWebsite: bytes, website)) }
    return domains
  }

  /// The host of a website, as it is stored or written: without scheme, path and port.
  public static func host(ofWebsite bytes: [UInt8], _ range: Range<Int>) -> Range<Int> {
    var start = range.lowerBound
    for position in range
    where bytes[position] == 0x2F && position + 1 < range.upperBound && bytes[position + 1] == 0x2F {
      start = position + 2
      break
    }
    var end = start
    while end < range.upperBound, !stops.contains(bytes[end]) { end += 1 }
    return start..<end
  }

  private static let stops: [UInt8] = [0x2F, 0x3A, 0x3F, 0x23]
  /// Mail services and internet providers beyond those that matching knows, from common knowledge.
  private static let others = WordTable([
    (
      "online.no t-online.de freenet.de arcor.de posteo.de mailbox.org home.se chello.se glocalnet.net spray.fi telia.se "
        + "passagen.com libero.it virgilio.it tiscali.it orange.fr wanadoo.fr free.fr sfr.fr laposte.net wp.pl onet.pl interia.pl "
        + "o2.pl seznam.cz qq.com 163.com 126.com rambler.ru ukr.net hey.com comcast.net verizon.net att.net sbcglobal.net "
        + "btinternet.com sky.com virginmedia.com ntlworld.com bluewin.ch telenet.be skynet.be ziggo.nl kpnmail.nl hetnet.nl "
        + "planet.nl xs4all.nl inbox.lv inbox.lt abv.bg proton.ch fastmail.de duck.com pobox.com", 1
    )
  ])
  private static let services = WordTable([
    (
      "gmail googlemail hotmail outlook live msn yahoo ymail icloud protonmail aol gmx yandex luukku suomi24 kolumbus "
        + "elisanet saunalahti welho bredband mailbox tutanota", 1
    )
  ])
}
