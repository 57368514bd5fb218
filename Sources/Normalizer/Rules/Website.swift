import Records

/// A web address with its host in small letters.
///
/// A scheme that the source did not write is not invented, since nobody knows that it would work: `www.x.example` stays.
/// The path keeps its case; a lone slash at the end goes.
struct Website: FieldRule {
  var name: String { "website" }
  var version: Int { 1 }
  var fields: [Field] { [.companyWebsite] }
  var summary: String { "Scheme and host in small letters, no lone slash at the end; no scheme is invented." }
  var examples: [RuleExample] {
    [
      RuleExample(.companyWebsite, "WWW.Yritys.Example/", "www.yritys.example"),
      RuleExample(.companyWebsite, "HTTPS://Yritys.example/Yhteys", "https://yritys.example/Yhteys"),
      RuleExample(.companyWebsite, "http:/yritys.example", "http:/yritys.example", finding: Self.form.code),
      RuleExample(.companyWebsite, "info@yritys.example", "info@yritys.example", finding: Self.form.code),
      RuleExample(.companyWebsite, "kotisivut tulossa", "kotisivut tulossa", finding: Self.form.code),
    ]
  }

  private static let form = Notice("website.form", "is not a web address: kept as it was")

  func apply(_ cell: inout Cell) {
    let bytes = cell.bytes
    var host = 0
    for scheme in Self.schemes where bytes.count > scheme.count {
      if zip(bytes, scheme).allSatisfy({ ($0 >= 0x41 && $0 <= 0x5A ? $0 + 0x20 : $0) == $1 }) { host = scheme.count }
    }
    var end = host
    while end < bytes.count, !Self.hostEnds.contains(bytes[end]) { end += 1 }
    guard EmailAddress.isDomain(bytes, host..<end), !cell.kinds.contains(.space) else { return cell.notice(Self.form) }
    let isBare = end == bytes.count - 1 && bytes[end] == 0x2F
    if !isBare, cell.kinds.isDisjoint(with: [.upper, .beyondASCII]) { return }
    LetterCase.appendLower(bytes, 0..<end, to: &cell.scratch)
    if !isBare { cell.scratch.append(contentsOf: bytes[end...]) }
    cell.take()
  }

  private static let schemes = ["https://", "http://"].map { Array($0.utf8) }
  private static let hostEnds = Array("/?#:".utf8)
}
