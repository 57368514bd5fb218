/// A right that somebody uses by asking; the answer has its time.
public enum Right: String, Sendable, CaseIterable {
  /// To know what is held (Article 15).
  case access
  /// To have what is wrong put right (Article 16); what is asked is done at once.
  case rectify
  /// To be erased, whole or in part (Article 17).
  case erase
  /// To object to direct marketing (Article 21); what is asked is done at once.
  case object
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
