import Configuration
import Register

/// What a person is told of where their data came from, and of what is done with them, in the person's language.
public struct SourceStatement {
  private let contract: Contract

  /// By the contract's words.
  public init(_ contract: Contract) { self.contract = contract }

  /// The language that a person is written to in: Finnish where it is not known.
  public static func language(_ language: String?) -> String { language ?? "fi" }

  /// *We have your details from: …*
  public func text(_ sources: [SourceTerms.Terms], language: String) -> String {
    let names = names(sources, language: language)
    switch language {
    case "fi": return "Tietosi ovat peräisin: \(names)."
    case "sv": return "Vi har fått dina uppgifter från: \(names)."
    default: return "We have your details from: \(names)."
    }
  }

  /// The contract's notice (Article 14) with what is told of these sources; nil where the contract has none.
  public func notice(_ sources: [SourceTerms.Terms], language: String) -> String? {
    guard let text = contract.notice?.text(language) else { return nil }
    let purposes = PurposeName.allCases.filter { name in sources.contains { $0.purposes.contains(name.rawValue) } }
    let places = [
      "{controller}": contract.controller, "{register}": contract.name, "{contactPerson}": contract.contactPerson,
      "{address}": contract.address, "{sources}": names(sources, language: language),
      "{purposes}": purposes.map { name in
        "\(Self.purpose(name, language)) (\(Self.basis(contract.basis(of: name), language)))"
      }.joined(separator: "; "),
    ]
    return places.reduce(text) { $0.replacing($1.key, with: $1.value) }
  }

  /// The places that a notice may have.
  public static let places = ["{controller}", "{register}", "{contactPerson}", "{address}", "{sources}", "{purposes}"]

  /// What sources are called: as the contract calls them, else by from whom they are.
  private func names(_ sources: [SourceTerms.Terms], language: String) -> String {
    var names: [String] = []
    for source in sources {
      let name =
        contract.sourceNames.first { $0.source == source.name }?.texts.text(language)
        ?? Self.origin(source, language)
      if !names.contains(name) { names.append(name) }
    }
    return names.joined(separator: ", ")
  }

  private static func origin(_ source: SourceTerms.Terms, _ language: String) -> String {
    let words: (String, String, String) =
      switch Collection.Origin(rawValue: source.origin) {
      case .person: ("sinä itse", "dig själv", "yourself")
      case .employer, nil: ("työnantajasi", "din arbetsgivare", "your employer")
      case .public:
        ("työnantajasi julkiset verkkosivut", "din arbetsgivares offentliga webbplats", "your employer's public web pages")
      case .register: (source.name, source.name, source.name)
      }
    return of(words, language)
  }

  private static func purpose(_ purpose: PurposeName, _ language: String) -> String {
    switch purpose {
    case .customerRegister: of(("asiakassuhteen hoito", "skötsel av kundrelationen", "customer relationship"), language)
    case .communication: of(("viestintä", "kommunikation", "communication"), language)
    case .directMarketing:
      of(
        (
          "suoramarkkinointi työtehtävien perusteella", "direktmarknadsföring utifrån arbetsuppgifter",
          "direct marketing by responsibility"
        ), language)
    }
  }

  private static func basis(_ basis: LegalBasis?, _ language: String) -> String {
    switch basis {
    case .consent: of(("suostumus", "samtycke", "consent"), language)
    case .contract: of(("sopimus", "avtal", "contract"), language)
    case .legalObligation: of(("lakisääteinen velvoite", "rättslig förpliktelse", "legal obligation"), language)
    case .vitalInterests: of(("elintärkeä etu", "grundläggande intressen", "vital interests"), language)
    case .publicTask: of(("yleistä etua koskeva tehtävä", "uppgift av allmänt intresse", "public task"), language)
    case .legitimateInterest, nil: of(("oikeutettu etu", "berättigat intresse", "legitimate interest"), language)
    }
  }

  private static func of(_ words: (String, String, String), _ language: String) -> String {
    language == "fi" ? words.0 : language == "sv" ? words.1 : words.2
  }
}
