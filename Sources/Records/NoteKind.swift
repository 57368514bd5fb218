/// What a note says of somebody: a line of a file that was dropped into the folder of a source of notes.
public enum NoteKind: String, Sendable, CaseIterable {
  /// The person wants no marketing.
  case marketing
  /// The person wants no marketing by e-mail.
  case emailMarketing = "email-marketing"
  /// The person wants to be written to for nothing.
  case communication
  /// Mail to the address comes back.
  case bounce
  /// The person is dead.
  case deceased
  /// A value is wrong, and which is right.
  case correction

  /// What the person objects to by it.
  public var objection: ObjectionPurpose? {
    switch self {
    case .marketing: .marketing
    case .emailMarketing: .emailMarketing
    case .communication: .communication
    case .bounce, .deceased, .correction: nil
    }
  }

  /// Of several that one line says the strongest holds: a no is not lost behind a word that asks for less.
  public var strength: Int {
    switch self {
    case .correction: 0
    case .bounce: 1
    case .emailMarketing: 2
    case .marketing: 3
    case .communication: 4
    case .deceased: 5
    }
  }

  /// The restriction that it states.
  public var restriction: RestrictionKind? {
    switch self {
    case .bounce: .bounce
    case .deceased: .deceased
    case .marketing, .emailMarketing, .communication, .correction: nil
    }
  }
}
