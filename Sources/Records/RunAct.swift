/// What a run does. The stored text is the ledger's and is shown as it is.
public enum RunAct: String, Sendable, CaseIterable {
  /// All sources are read, and contacts and companies made of them.
  case night
  /// A night of the sources of what is in quarantine, once somebody has mended them.
  case retry
  /// Another run is undone.
  case undo
  /// New match weights hold.
  case train
  /// Stewards decided about pairs, or took a decision back.
  case review
  /// Records in quarantine need not be looked at again.
  case discard
  /// A record that looked like an erased person is somebody else's.
  case admitRecord = "admit record"
  /// A record that looked like an erased person is that person's.
  case refuseRecord = "refuse record"
  /// A request of a person came.
  case request
  /// A request was answered.
  case answer
  /// A request was refused.
  case refuse
  /// Somebody objected to marketing.
  case object
  /// An objection was lifted by the word of whoever made it.
  case liftObjection = "lift objection"
  /// Returned unsubscribe tokens became objections.
  case unsubscribe
  /// A person, or a field's value, was erased at request.
  case erase
  /// Somebody who was erased may come back.
  case readmit
  /// A value was put right.
  case rectify
  /// A correction was itself wrong and ended.
  case withdrawCorrection = "withdraw correction"
  /// Records are kept beyond the end of their retention.
  case hold = "retention hold"
  /// A legal hold ended.
  case release = "retention release"
  /// A source's records were reviewed and may stay.
  case retentionReview = "retention review"
  /// A backup took the register's place.
  case restore
  /// What sources say against writing to people was noted.
  case noteRestrictions = "note restrictions"
  /// A list of an audience was exported.
  case export
  /// People were told where their data came from.
  case notice
  /// The processing of somebody's data was restricted.
  case restrictProcessing = "restrict processing"
  /// A restriction of processing was lifted, or its person told that it will be.
  case liftRestriction = "lift restriction"

  /// Whether it can be undone: what a person has demanded, and what was erased, cannot.
  public var isUndoable: Bool {
    switch self {
    case .night, .retry, .train, .review: true
    case .undo, .discard, .admitRecord, .refuseRecord, .request, .answer, .refuse, .object, .liftObjection,
      .unsubscribe, .erase, .readmit, .rectify, .withdrawCorrection, .hold, .release, .retentionReview, .restore,
      .noteRestrictions, .export, .notice, .restrictProcessing, .liftRestriction:
      false
    }
  }

  /// Whether a file that has not changed says something else after it: who was kept out of it may come in, or the reverse.
  public var changesReadings: Bool {
    self == .readmit || self == .admitRecord || self == .refuseRecord || self == .liftRestriction
  }
}
