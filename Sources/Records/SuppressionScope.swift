/// What a code of the rights journal is for: who is kept out, and what must not be sent to whom.
public enum SuppressionScope: String, Sendable, CaseIterable {
  /// The person was erased and does not return.
  case erased
  /// The person objected to marketing; the data stays.
  case noMarketing = "no marketing"
  /// The person objected to marketing by e-mail; the data stays.
  case noEmailMarketing = "no email marketing"
  /// One field's value was erased and does not return; the person stays.
  case field
  /// The name and company of an erased person: a record that has them is asked about. With them stand the person's other
  /// codes, by which they are found again.
  case lookAlike = "look-alike"
  /// A record that only looks like an erased person, as somebody has said: it is not asked about.
  case admitted
}

/// What marketing somebody can object to, and what a mailing with an unsubscribe link is.
public enum MarketingPurpose: String, Sendable, CaseIterable {
  /// All of it.
  case marketing
  /// That by e-mail.
  case emailMarketing = "email-marketing"

  /// The scope of an objection to it.
  public var scope: SuppressionScope {
    switch self {
    case .marketing: .noMarketing
    case .emailMarketing: .noEmailMarketing
    }
  }
}
