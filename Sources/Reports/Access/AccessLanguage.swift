import Records

/// The languages in which a person is answered.
public enum AccessLanguage: String, Sendable, CaseIterable {
  /// Finnish.
  case fi
  /// Swedish.
  case sv
  /// English.
  case en

  /// One of three texts.
  func of(_ finnish: String, _ swedish: String, _ english: String) -> String {
    switch self {
    case .fi: finnish
    case .sv: swedish
    case .en: english
    }
  }

  /// A date `2026-05-02` as people write it.
  func date(_ text: String) -> String {
    let parts = text.prefix(10).split(separator: "-").compactMap { Int($0) }
    guard self != .en, parts.count == 3 else { return String(text.prefix(10)) }
    return "\(parts[2]).\(parts[1]).\(parts[0])"
  }

  /// A field's name.
  func field(_ field: Field) -> String {
    let words = field.declaration.words
    return of(words.finnish, words.swedish, words.english)
  }

  /// A value as a person reads it: areas and languages are kept as codes.
  func value(_ value: String, of field: Field?) -> String {
    switch field {
    case .personResponsibility:
      guard let area = Area.allCases.first(where: { $0.name == value }) else { return value }
      return of(area.names.finnish, area.names.swedish, area.names.english)
    case .personLanguage:
      switch value {
      case "fi": return of("suomi", "finska", "Finnish")
      case "sv": return of("ruotsi", "svenska", "Swedish")
      case "en": return of("englanti", "engelska", "English")
      default: return value
      }
    default: return value
    }
  }

  /// A purpose of the contract, or several.
  func purpose(_ purposes: String) -> String { each(purposes, one(purpose:)) }

  private func one(purpose: String) -> String {
    switch purpose {
    case "customer register":
      of("asiakassuhteen hoito", "skötsel av kundrelationen", "customer relationship")
    case "communication": of("viestintä", "kommunikation", "communication")
    case "direct marketing":
      of(
        "suoramarkkinointi työtehtävien perusteella", "direktmarknadsföring utifrån arbetsuppgifter",
        "direct marketing by responsibility")
    case "notice":
      of("tieto tietojen lähteestä", "information om uppgifternas källa", "telling where the data comes from")
    default: purpose
    }
  }

  /// A legal basis, or several.
  func basis(_ bases: String) -> String { each(bases, one(basis:)) }

  /// Each of several words that stand with `, ` between, once.
  private func each(_ words: String, _ name: (String) -> String) -> String {
    var named: [String] = []
    for word in words.split(separator: ",").map({ $0.drop { $0 == " " } }) where !named.contains(name(String(word))) {
      named.append(name(String(word)))
    }
    return named.joined(separator: ", ")
  }

  private func one(basis: String) -> String {
    switch basis {
    case "consent": of("suostumus", "samtycke", "consent")
    case "contract": of("sopimus", "avtal", "contract")
    case "legal obligation": of("lakisääteinen velvoite", "rättslig förpliktelse", "legal obligation")
    case "vital interests": of("elintärkeä etu", "grundläggande intressen", "vital interests")
    case "public task": of("yleistä etua koskeva tehtävä", "uppgift av allmänt intresse", "public task")
    case "legitimate interest": of("oikeutettu etu", "berättigat intresse", "legitimate interest")
    default: basis
    }
  }

  /// How an observation stands.
  func state(_ state: AccessReport.Observation.State) -> String {
    switch state {
    case .current: of("voimassa", "gällande", "holds")
    case .ended:
      of("suhde päättynyt, ei käytössä", "relationen har upphört, används inte", "relationship ended, not used")
    case .withdrawn:
      of("ei enää lähteessä, historiaa", "inte längre i källan, historik", "no longer in the source, history")
    }
  }
}
