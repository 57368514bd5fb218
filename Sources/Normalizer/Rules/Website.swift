import Records
import Text

/// A web address with its host in one spelling: small letters, `xn--` labels as the letters that they stand for.
///
/// A host that is known to be many people's (a social site, a directory, free mail, an internet provider, a site builder's
/// own address) is a website, but not the company's own domain: the value stays, with a finding.
///
/// A scheme that the source did not write is not invented, since nobody knows that it would work: `www.x.example` stays.
/// The path keeps its case; a lone slash at the end goes.
struct Website: FieldRule {
  var name: String { "website" }
  var version: Int { 2 }
  var fields: [Field] { [.companyWebsite] }
  var summary: String {
    "Scheme and host in small letters, xn-- as letters, no lone slash at the end; no scheme is invented."
  }
  var examples: [RuleExample] {
    [
      RuleExample(.companyWebsite, "WWW.Yritys.Example/", "www.yritys.example"),
      RuleExample(.companyWebsite, "HTTPS://Yritys.example/Yhteys", "https://yritys.example/Yhteys"),
      RuleExample(.companyWebsite, "www.xn--keri-poa.example/Yhteys", "www.åkeri.example/Yhteys"),
      RuleExample(.companyWebsite, "WWW.Åkeri.example", "www.åkeri.example"),
      RuleExample(.companyWebsite, "yritys.kotisivukone.com", "yritys.kotisivukone.com"),
      RuleExample(
        .companyWebsite, "www.facebook.com/Yritys", "www.facebook.com/Yritys", finding: .websiteNotOwn),
      RuleExample(.companyWebsite, "http:/yritys.example", "http:/yritys.example", finding: .websiteForm),
      RuleExample(.companyWebsite, "info@yritys.example", "info@yritys.example", finding: .websiteForm),
      RuleExample(.companyWebsite, "kotisivut tulossa", "kotisivut tulossa", finding: .websiteForm),
    ]
  }

  func apply(_ cell: inout Cell) {
    let bytes = cell.bytes
    var host = 0
    for scheme in Self.schemes where bytes.count > scheme.count {
      if zip(bytes, scheme).allSatisfy({ ($0 >= 0x41 && $0 <= 0x5A ? $0 + 0x20 : $0) == $1 }) { host = scheme.count }
    }
    var end = host
    while end < bytes.count, !Self.hostEnds.contains(bytes[end]) { end += 1 }
    let tail = bytes.count - end
    guard EmailAddress.isDomain(bytes, host..<end), !cell.kinds.contains(.space) else {
      return cell.notice(.websiteForm)
    }
    let isBare = end == bytes.count - 1 && bytes[end] == 0x2F
    if cell.kinds.contains(.upper) || cell.kinds.contains(.beyondASCII) || isBare || hasPunycode(bytes, host..<end) {
      for byte in bytes[..<host] { cell.scratch.append(byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte) }
      HostName.appendUnicode(bytes, host..<end, to: &cell.scratch)
      end = cell.scratch.count
      if !isBare { cell.scratch.append(contentsOf: bytes[(bytes.count - tail)...]) }
      if cell.scratch == bytes { cell.scratch.removeAll(keepingCapacity: true) } else { cell.take() }
    }
    switch DomainKind.of(cell.bytes, host..<end) {
    case .freeMail, .provider, .social, .directory, .siteBuilder: cell.notice(.websiteNotOwn)
    case .own, .municipality, .state: break
    }
  }

  /// Whether `xn--` may stand in the host: two hyphens in a row.
  private func hasPunycode(_ bytes: [UInt8], _ host: Range<Int>) -> Bool {
    var position = host.lowerBound + 3
    while position < host.upperBound {
      if bytes[position] == 0x2D, bytes[position - 1] == 0x2D { return true }
      position += 1
    }
    return false
  }

  private static let schemes = ["https://", "http://"].map { Array($0.utf8) }
  private static let hostEnds = Array("/?#:".utf8)
}
