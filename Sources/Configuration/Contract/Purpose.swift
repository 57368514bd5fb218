/// What the register's contents are used for: the closed list of the register description.
public enum PurposeName: String, Sendable, CaseIterable, Comparable {
  /// Keeping up customer relationships.
  case customerRegister = "customer register"
  /// Communication that is not marketing.
  case communication
  /// B2B direct marketing by area of responsibility: a contact without a known area gets none.
  case directMarketing = "direct marketing"

  /// The order in which they stand here.
  public static func < (left: PurposeName, right: PurposeName) -> Bool { left.position < right.position }

  private var position: Int {
    switch self {
    case .customerRegister: 0
    case .communication: 1
    case .directMarketing: 2
    }
  }
}

/// Why the processing is lawful: Article 6(1)(a) to (f) of the General Data Protection Regulation.
public enum LegalBasis: String, Sendable, CaseIterable {
  /// (a) The person has consented.
  case consent
  /// (b) A contract with the person needs it.
  case contract
  /// (c) The law demands it of the controller.
  case legalObligation = "legal obligation"
  /// (d) Somebody's life depends on it.
  case vitalInterests = "vital interests"
  /// (e) A task in the public interest.
  case publicTask = "public task"
  /// (f) An interest of the controller that the person's interests do not override.
  case legitimateInterest = "legitimate interest"

  /// Whether direct marketing can rest on it.
  var carriesMarketing: Bool { self == .consent || self == .legitimateInterest }
}

/// A purpose of the register and the basis that it rests on.
public struct Purpose: Sendable, Equatable {
  /// The purpose.
  public let name: PurposeName
  /// Its legal basis.
  public let basis: LegalBasis

  static let keys = ["name", "basis"]

  init(_ name: PurposeName, _ basis: LegalBasis) { (self.name, self.basis) = (name, basis) }

  init?(_ value: ValueReader) {
    guard let object = value.object(keys: Self.keys) else { return nil }
    let name = object.required("name")?.choice(PurposeName.self)
    let basis = object.required("basis")
    guard let chosen = basis?.choice(LegalBasis.self), let name else { return nil }
    if name == .directMarketing, !chosen.carriesMarketing {
      basis?.refuse(
        "direct marketing cannot rest on \(Quoted.text(chosen.rawValue))",
        remedy: "its basis is \"consent\" or \"legitimate interest\"")
      return nil
    }
    self.name = name
    self.basis = chosen
  }

  var effective: JSONText { .object([("name", .text(name.rawValue)), ("basis", .text(basis.rawValue))]) }
}
