import Configuration
import Records
import Register

/// What a mailing says of where its reader's data came from, in the reader's language.
public struct SourceStatement: Sendable {
  private let names: [String: LocalText]
  private let readers: [String: ReaderName]

  /// Statements for a contract; `readers`: what reads the files of each source.
  public init(_ contract: Contract, readers: [String: ReaderName]) {
    names = Dictionary(contract.sourceNames.map { ($0.source, $0.name) }) { first, _ in first }
    self.readers = readers
  }

  /// `We have your details from: …`; Finnish where the language is none of the three.
  public func text(_ sources: [MailingRows.Terms], language: String?) -> String {
    var told: [String] = []
    for name in sources.map({ self.name(of: $0).text(language) }) where !told.contains(name) { told.append(name) }
    return Self.lead.text(language) + told.joined(separator: ", ")
  }

  /// The sources one by one, as a notice has them: as the contract names each, else its kind and, beside it, its own name.
  public func names(of sources: [MailingRows.Terms], language: String?) -> [String] {
    sources.map { source in
      let name = name(of: source).text(language)
      return names[source.source] == nil ? "\(name) (\(source.source))" : name
    }
  }

  private static let lead = LocalText(
    fi: "Olemme saaneet tietosi täältä: ", sv: "Vi har fått dina uppgifter från: ", en: "We have your details from: ")

  /// As the contract names it, else what is known of its kind.
  private func name(of source: MailingRows.Terms) -> LocalText {
    if let name = names[source.source] { return name }
    switch readers[source.source] {
    case .web:
      return LocalText(
        fi: "työnantajasi verkkosivut", sv: "din arbetsgivares webbplats", en: "your employer's public web page")
    case .marketingRegister:
      return LocalText(
        fi: "Suomen Asiakastieto Oy:n markkinointirekisteri", sv: "Suomen Asiakastieto Oy:s marknadsföringsregister",
        en: "the marketing register of Suomen Asiakastieto Oy")
    case .csv, .unsubscribes, .notes, nil: break
    }
    switch source.origin {
    case .person: return LocalText(fi: "sinä itse", sv: "du själv", en: "yourself")
    case .employer: return LocalText(fi: "työnantajasi", sv: "din arbetsgivare", en: "your employer")
    case .public: return LocalText(fi: "julkiset lähteet", sv: "offentliga källor", en: "public sources")
    case .register:
      return LocalText(fi: "ulkopuolinen rekisteri", sv: "ett utomstående register", en: "an outside register")
    case nil: break
    }
    return source.purposes.contains(PurposeName.customerRegister.rawValue)
      ? LocalText(fi: "asiakasrekisterimme", sv: "vårt kundregister", en: "our customer register")
      : LocalText(fi: "yhteystietoluettelomme", sv: "vår kontaktlista", en: "our list of contacts")
  }
}

extension MailingRows.Terms {
  /// From whom the source has its records; nil where nobody has said.
  var origin: Collection.Origin? {
    collectedFrom.split(separator: " ").first.flatMap { Collection.Origin(rawValue: String($0)) }
  }
}
