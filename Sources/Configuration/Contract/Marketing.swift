/// What the contract says of marketing beyond its purpose and basis.
public struct Marketing: Sendable, Equatable {
  /// How a sole trader is looked at.
  public enum SoleTraders: String, Sendable, CaseIterable {
    /// As a natural person, who is written to with consent only.
    case person
    /// As a company.
    case company
  }

  /// Whether an area that only a title tells counts as an area of responsibility.
  public let derivedAreas: Bool
  /// How sole traders are looked at.
  public let soleTraders: SoleTraders

  /// What holds where the contract says nothing: the narrower of two.
  public static let standard = Marketing(derivedAreas: false, soleTraders: .person)

  private init(derivedAreas: Bool, soleTraders: SoleTraders) {
    (self.derivedAreas, self.soleTraders) = (derivedAreas, soleTraders)
  }

  static let keys = ["derivedAreas", "soleTraders"]

  init?(_ value: ValueReader) {
    guard let object = value.object(keys: Self.keys) else { return nil }
    let areas = object.optional("derivedAreas").map { $0.flag() } ?? Self.standard.derivedAreas
    let traders = object.optional("soleTraders").map { $0.choice(SoleTraders.self) } ?? Self.standard.soleTraders
    guard let areas, let traders else { return nil }
    (derivedAreas, soleTraders) = (areas, traders)
  }

  var effective: JSONText {
    .object([("derivedAreas", .flag(derivedAreas)), ("soleTraders", .text(soleTraders.rawValue))])
  }
}

/// One text in each of the register's languages.
public struct Texts: Sendable, Equatable {
  /// In Finnish, Swedish and English.
  public let finnish: String, swedish: String, english: String

  static let keys = ["fi", "sv", "en"]

  init?(_ value: ValueReader) {
    guard let object = value.object(keys: Self.keys) else { return nil }
    let texts = Self.keys.map { object.required($0)?.text() }
    guard let finnish = texts[0], let swedish = texts[1], let english = texts[2] else { return nil }
    (self.finnish, self.swedish, self.english) = (finnish, swedish, english)
  }

  /// The text in a language, `fi`, `sv` or `en`; another gets English.
  public func text(_ language: String) -> String {
    switch language {
    case "fi": finnish
    case "sv": swedish
    default: english
    }
  }

  var effective: JSONText { .object([("fi", .text(finnish)), ("sv", .text(swedish)), ("en", .text(english))]) }
}
