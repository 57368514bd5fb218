/// E-mail addresses in running text, also those written so that robots shall not find them.
enum EmailText {
  /// The addresses in a text, in order: `nimi@yritys.example`, `nimi (at) yritys.example`, `nimi[at]yritys[dot]example`.
  static func addresses(in text: String) -> [String] {
    let bytes = plain(Array(text.utf8))
    var found: [String] = []
    var at = 0
    while let sign = bytes[at...].firstIndex(of: 0x40) {
      var start = sign
      while start > at, isLocal(bytes[start - 1]) { start -= 1 }
      while start < sign, bytes[start] == 0x2E || bytes[start] == 0x2D { start += 1 }
      var end = sign + 1
      while end < bytes.count, isDomain(bytes[end]) { end += 1 }
      while end > sign + 1, bytes[end - 1] == 0x2E || bytes[end - 1] == 0x2D { end -= 1 }
      at = max(end, sign + 1)
      let domain = bytes[(sign + 1)..<max(end, sign + 1)]
      guard start < sign, let dot = domain.lastIndex(of: 0x2E), dot > domain.startIndex,
        domain.endIndex - dot > 2, !domain[(dot + 1)...].contains(where: { $0 &- 0x30 < 10 }),
        end - start <= 254
      else { continue }
      found.append(String(decoding: bytes[start..<end], as: UTF8.self))
    }
    return found
  }

  /// The address of a `mailto:` link, or nil.
  static func mailto(_ href: String) -> String? {
    let trimmed = href.drop(while: \.isWhitespace)
    guard trimmed.prefix(7).lowercased() == "mailto:" else { return nil }
    let target = trimmed.dropFirst(7).prefix { $0 != "?" }
    var bytes: [UInt8] = []
    var rest = target.utf8[...]
    while let byte = rest.popFirst() {
      if byte == 0x25, let code = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16), rest.count > 1 {
        bytes.append(code)
        rest = rest.dropFirst(2)
      } else {
        bytes.append(byte)
      }
    }
    return addresses(in: String(decoding: bytes, as: UTF8.self)).first
  }

  /// Whether the text has a mark such as `(at)` in an address's place.
  static func isVeiled(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    return bytes.indices.contains { mark(bytes, $0) != nil }
  }

  /// Whether an address is that of a desk (`info@`, `myynti@`) rather than of a person.
  static func isGeneric(_ address: String) -> Bool {
    let local = address.prefix { $0 != "@" }.lowercased()
    let words = local.split { $0 == "." || $0 == "-" || $0 == "_" || $0 == "+" }
    return words.contains { generic.contains(String($0)) }
  }

  private static let generic: Set<String> = [
    "info", "myynti", "sales", "asiakaspalvelu", "toimisto", "office", "kontakt", "contact", "support", "tuki",
    "laskutus", "laskut", "invoice", "invoices", "billing", "faktura", "fakturor", "order", "orders", "tilaukset",
    "tilaus", "palaute", "feedback", "posti", "mail", "email", "post", "kirjaamo", "registrator", "rekry",
    "rekrytointi",
    "jobs", "jobb", "careers", "hr", "press", "media", "viestinta", "markkinointi", "marketing", "webmaster", "admin",
    "noreply", "privacy", "tietosuoja", "gdpr", "hello", "hei", "moi", "hej", "yhteys", "yhteystiedot", "huolto",
    "service", "helpdesk", "varaukset", "booking", "vaihde", "forsaljning", "kundservice", "kundtjanst", "ekonomi",
    "talous", "talouspalvelut", "kansli", "shop", "verkkokauppa", "varasto", "abuse", "postmaster", "team", "tiimi",
    "reception", "toimitus", "redaktion", "vuokraus", "export", "neuvonta", "hallinto", "hallitus",
  ]

  /// Bracketed words become the signs they stand for, with the spaces around them gone.
  private static func plain(_ bytes: [UInt8]) -> [UInt8] {
    guard bytes.contains(where: { $0 == 0x28 || $0 == 0x5B || $0 == 0x7B }) else { return bytes }
    var out: [UInt8] = []
    var at = 0
    while at < bytes.count {
      guard let mark = mark(bytes, at) else {
        out.append(bytes[at])
        at += 1
        continue
      }
      while out.last == 0x20 { out.removeLast() }
      out.append(mark.sign)
      at = mark.end
      while at < bytes.count, bytes[at] == 0x20 { at += 1 }
    }
    return out
  }

  /// The sign that a bracketed word at `start` stands for, and where the bracket ends.
  private static func mark(_ bytes: [UInt8], _ start: Int) -> (sign: UInt8, end: Int)? {
    guard bytes[start] == 0x28 || bytes[start] == 0x5B || bytes[start] == 0x7B,
      let close = bytes[start...].prefix(16).firstIndex(where: { $0 == 0x29 || $0 == 0x5D || $0 == 0x7D })
    else { return nil }
    let word = String(decoding: bytes[(start + 1)..<close], as: UTF8.self).filter { $0 != " " }.lowercased()
    switch word {
    case "at", "ät", "@", "a", "a-t", "miukumauku", "snabel-a", "snabela": return (0x40, close + 1)
    case "dot", "piste", "punkt", ".": return (0x2E, close + 1)
    default: return nil
    }
  }

  private static func isLocal(_ byte: UInt8) -> Bool {
    isDomain(byte) && byte < 0x80 || byte == 0x5F || byte == 0x25 || byte == 0x2B || byte == 0x27
  }

  private static func isDomain(_ byte: UInt8) -> Bool {
    (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10 || byte == 0x2D || byte == 0x2E || byte >= 0x80
  }
}
