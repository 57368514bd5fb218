/// A right that somebody uses by asking; the answer has its time.
public enum Right: String, Sendable, CaseIterable {
  /// To know what is held (Article 15).
  case access
  /// To have what is wrong put right (Article 16); what is asked is done at once.
  case rectify
  /// To be erased, whole or in part (Article 17).
  case erase
  /// To object to processing (Article 21); what is asked is done at once.
  case object
  /// To have processing restricted (Article 18); what is asked is done at once.
  case restrict
}

/// How a request was closed.
public enum RequestOutcome: String, Sendable, CaseIterable {
  /// What was asked was done.
  case answered
  /// The person, or the field, was erased.
  case erased
  /// It was refused, for a reason that the law allows.
  case refused
  /// The objection that it was about was lifted.
  case lifted
}
