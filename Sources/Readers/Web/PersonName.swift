import Text

/// Whether a text on a page can be a person's name, and whether an e-mail address goes with it.
enum PersonName {
  /// Whether a text reads like a name: 2 to 4 capitalised words of letters, none of which names something else.
  static func isLikely(_ text: String) -> Bool {
    guard text.utf8.count <= 60, text.utf8.contains(0x20), !text.utf8.contains(where: { $0 &- 0x30 < 10 }) else {
      return false
    }
    let words = text.split(separator: " ")
    var names = 0
    for word in words {
      if particles.contains(String(word)) { continue }
      guard let first = word.first, first.isUppercase else { return false }
      guard word.allSatisfy({ $0.isLetter || $0 == "-" || $0 == "'" || $0 == "’" || $0 == "." }) else { return false }
      // A full stop ends an initial, not a sentence.
      if word.utf8.contains(0x2E), word.count > 3 { return false }
      names += 1
    }
    guard (2...4).contains(names), words.count <= 5, let last = words.last, last.count > 1 else { return false }
    let folded = Fold.folded(text).split(separator: " ").map { String($0) }
    return !folded.contains { notNames.contains($0) || TitleText.isTitleWord($0) }
  }

  /// Whether an address's local part is made of the name: a whole name word, or its initials.
  static func agrees(_ name: String, with address: String) -> Bool {
    let local = Fold.folded(String(address.prefix { $0 != "@" })).utf8.filter { $0 != 0x20 && !($0 &- 0x30 < 10) }
    let words = Fold.folded(name).utf8.split(separator: 0x20)
    if words.contains(where: { $0.count >= 3 && local[...].position(of: Array($0)) != nil }) { return true }
    return local.count >= 2 && local == words.compactMap(\.first)
  }

  private static let particles: Set<String> = [
    "von", "af", "de", "van", "der", "den", "da", "di", "la", "le", "zu", "al",
  ]

  /// Folded words that no name on a staff page holds.
  private static let notNames: Set<String> = [
    "oy", "ab", "oyj", "abp", "ltd", "inc", "gmbh", "as", "ky", "tmi", "ry", "rf", "osk", "llc", "group", "ota",
    "yhteytta", "yhteystiedot", "yhteystietomme", "contact", "us", "our", "team", "meidan", "tiimi", "henkilosto",
    "henkilokunta", "personal", "kontakta", "kontakt", "oss", "asiakaspalvelu", "kundtjanst", "customer", "service",
    "services", "palvelut", "palvelumme", "tuotteet", "about", "meista", "etusivu", "home", "read", "more", "lue",
    "lisaa", "las", "mer", "vara", "medarbetare", "puhelin", "telefon", "phone", "email", "sahkoposti", "osoite",
    "adress", "address", "laskutus", "laskutustiedot", "verkkolaskutus", "aukioloajat", "opening", "hours", "the",
    "katso", "sivut", "sivusto", "street", "katu", "tie", "helsinki", "helsingfors", "espoo", "esbo", "vantaa", "vanda",
    "tampere", "turku", "abo", "oulu", "uleaborg", "vaasa", "vasa", "lahti", "kuopio", "jyvaskyla", "pori", "suomi",
    "finland", "sverige", "stockholm", "toimipiste", "toimipisteet", "toimisto", "office", "linkedin", "facebook",
    "instagram", "privacy", "policy", "tietosuoja", "tietosuojaseloste", "cookies", "evasteet", "laheta", "send",
    "skicka", "viesti", "message", "soita", "call", "ring", "uutiset", "news", "nyheter", "blogi", "blog", "kaikki",
    "all", "alla", "and", "och", "ja", "tilaa", "uutiskirje", "newsletter", "tervetuloa", "welcome", "valkommen",
    "copyright", "rights", "reserved", "tel", "puh", "gsm", "fax", "www",
  ]
}
