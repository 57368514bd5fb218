/// What the contract allows of direct marketing beyond its legal basis.
public struct MarketingTerms: Sendable, Equatable {
  /// As what a sole trader counts who is written to.
  public enum SoleTraders: String, Sendable, CaseIterable {
    /// As a natural person: recorded consent is needed.
    case person
    /// As a company.
    case company
  }

  /// Whether an area of responsibility that was derived, from a title or whatever else, counts as known.
  public let derivedAreas: Bool
  /// As what a sole trader counts.
  public let soleTraders: SoleTraders

  static let keys = ["derivedAreas", "soleTraders"]
  /// What holds where the contract says nothing: stated areas only, and a sole trader is a person.
  public static let standard = MarketingTerms(derivedAreas: false, soleTraders: .person)

  /// Terms.
  public init(derivedAreas: Bool, soleTraders: SoleTraders) {
    (self.derivedAreas, self.soleTraders) = (derivedAreas, soleTraders)
  }

  init?(_ value: ValueReader) {
    guard let object = value.object(keys: Self.keys) else { return nil }
    derivedAreas = object.optional("derivedAreas")?.flag() ?? false
    soleTraders = object.optional("soleTraders")?.choice(SoleTraders.self) ?? .person
  }

  var effective: JSONText {
    .object([("derivedAreas", .flag(derivedAreas)), ("soleTraders", .text(soleTraders.rawValue))])
  }
}
