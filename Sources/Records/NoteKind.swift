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
  /// Mail to the address arrives again: what an earlier note said of it was a mistake, or is over.
  case delivers
  /// The person is alive: an earlier note was a mistake.
  case alive
  /// A value is wrong, and which is right.
  case correction

  /// What the person objects to by it.
  public var objection: ObjectionPurpose? {
    switch self {
    case .marketing: .marketing
    case .emailMarketing: .emailMarketing
    case .communication: .communication
    case .bounce, .deceased, .delivers, .alive, .correction: nil
    }
  }

  /// Of several that one line says the strongest holds: a no is not lost behind a word that asks for less.
  public var strength: Int {
    switch self {
    case .correction, .delivers, .alive: 0
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
    case .marketing, .emailMarketing, .communication, .delivers, .alive, .correction: nil
    }
  }

  /// The restriction that it ends, where a note of the same source stated it.
  public var ends: RestrictionKind? {
    switch self {
    case .delivers: .bounce
    case .alive: .deceased
    case .marketing, .emailMarketing, .communication, .bounce, .deceased, .correction: nil
    }
  }
}
