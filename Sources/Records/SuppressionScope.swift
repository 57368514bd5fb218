/// What a code of the rights journal is for: who is kept out, and what must not be sent to whom.
public enum SuppressionScope: String, Sendable, CaseIterable {
  /// The person was erased and does not return.
  case erased
  /// The person objected to marketing; the data stays.
  case noMarketing = "no marketing"
  /// The person objected to marketing by e-mail; the data stays.
  case noEmailMarketing = "no email marketing"
  /// The person objected to communication that is no marketing; the data stays.
  case noCommunication = "no communication"
  /// The person objected to being in the customer register where that rests on a legitimate interest (Article 21(1)).
  case noCustomerRegister = "no customer register"
  /// The processing of the person's data is restricted (Article 18): it is stored, and used for nothing.
  case restricted
  /// One field's value was erased and does not return; the person stays.
  case field
  /// The name and company of an erased person: a record that has them is asked about. With them stand the person's other
  /// codes, by which they are found again.
  case lookAlike = "look-alike"
  /// A record that only looks like an erased person, as somebody has said: it is not asked about.
  case admitted
}

/// What somebody can object to, and what a mailing with an unsubscribe link is for.
public enum ObjectionPurpose: String, Sendable, CaseIterable {
  /// All marketing.
  case marketing
  /// Marketing by e-mail.
  case emailMarketing = "email-marketing"
  /// Communication that is no marketing.
  case communication
  /// Being in the customer register.
  case customerRegister = "customer-register"

  /// Those that an unsubscribe link can be for.
  public static let ofMailings: [ObjectionPurpose] = [.marketing, .emailMarketing, .communication]

  /// The scope of an objection to it.
  public var scope: SuppressionScope {
    switch self {
    case .marketing: .noMarketing
    case .emailMarketing: .noEmailMarketing
    case .communication: .noCommunication
    case .customerRegister: .noCustomerRegister
    }
  }

  /// The scopes of an objection to it: who ends communication wants no marketing either.
  public var scopes: [SuppressionScope] { self == .communication ? [.noMarketing, scope] : [scope] }
}
