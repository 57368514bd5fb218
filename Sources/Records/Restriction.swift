/// What a source can say against writing to somebody.
///
/// An *objection* is the person's own word, which only the person lifts (Article 21). A *ban* is the source's, and ends only when
/// the source itself later says of that person that there is none. A *bounce* is of an address, not of whoever has it. Of a
/// *deceased* person nothing is used at all.
public enum RestrictionKind: String, Sendable, CaseIterable {
  /// The source forbids marketing.
  case marketingBan = "marketing ban"
  /// The source forbids marketing by e-mail.
  case emailMarketingBan = "email marketing ban"
  /// Mail to the address comes back.
  case bounce
  /// The source says that the person is dead.
  case deceased
}

/// What one record says for and against writing to its person, as its source words it: the bits that are stored.
public struct RowStance: OptionSet, Sendable, Hashable {
  /// The bits.
  public let rawValue: UInt16

  /// A stance of these bits.
  public init(rawValue: UInt16) { self.rawValue = rawValue }

  /// The source forbids marketing, or marketing by e-mail.
  public static let bansMarketing = RowStance(rawValue: 1), bansEmailMarketing = RowStance(rawValue: 2)
  /// The person's own word, as the source has it: no marketing, or none by e-mail.
  public static let objectsToMarketing = RowStance(rawValue: 4), objectsToEmailMarketing = RowStance(rawValue: 8)
  /// Mail to the address came back.
  public static let bounced = RowStance(rawValue: 16)
  /// The person is dead.
  public static let deceased = RowStance(rawValue: 32)
  /// The source states a permission: recorded consent to marketing, or to marketing by e-mail.
  public static let permitsMarketing = RowStance(rawValue: 64), permitsEmailMarketing = RowStance(rawValue: 128)

  /// What the source says of the relationship's end cannot be read: nothing is sent until somebody has looked at it.
  public static let unclearEnd = RowStance(rawValue: 256)

  /// All that forbids something.
  public static let forbidding: RowStance = [
    .bansMarketing, .bansEmailMarketing, .objectsToMarketing, .objectsToEmailMarketing, .bounced, .deceased,
  ]

  /// The restrictions of the source's own that it tells of.
  public var kinds: [RestrictionKind] {
    RestrictionKind.allCases.filter { contains(Self.stance(of: $0)) }
  }

  /// What the person has objected to, by it.
  public var objections: [ObjectionPurpose] {
    (contains(.objectsToMarketing) ? [.marketing] : []) + (contains(.objectsToEmailMarketing) ? [.emailMarketing] : [])
  }

  /// The same with the source's word in the place of the person's, which the source can take back.
  public var objectionsAsBans: RowStance {
    var stance = subtracting([.objectsToMarketing, .objectsToEmailMarketing])
    if contains(.objectsToMarketing) { stance.insert(.bansMarketing) }
    if contains(.objectsToEmailMarketing) { stance.insert(.bansEmailMarketing) }
    return stance
  }

  /// The bit that says it.
  public static func stance(of kind: RestrictionKind) -> RowStance {
    switch kind {
    case .marketingBan: .bansMarketing
    case .emailMarketingBan: .bansEmailMarketing
    case .bounce: .bounced
    case .deceased: .deceased
    }
  }
}

/// What a mailing to an audience is for.
public enum MailingPurpose: String, Sendable, CaseIterable {
  /// To customers, about what is no marketing.
  case communication
  /// B2B direct marketing by area of responsibility.
  case directMarketing = "direct marketing"
}

/// What a list is for that is given to a recipient.
public enum ExportPurpose: String, Sendable, CaseIterable {
  /// A mailing to customers.
  case communication
  /// A mailing of direct marketing.
  case directMarketing = "direct marketing"
  /// Telling people where their data came from (Article 14).
  case notice

  /// That of a mailing.
  public init(_ use: MailingPurpose) {
    switch use {
    case .communication: self = .communication
    case .directMarketing: self = .directMarketing
    }
  }
}
