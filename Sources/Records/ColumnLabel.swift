/// What a column of the register may hold. Access and erasure both walk the census of labels, so they cannot diverge.
public enum ColumnLabel: String, Sendable {
  /// Nothing about a person: counts, times, states, settings.
  case none
  /// A number that leads to a row.
  case pointer
  /// A salted hash that stays when the values go.
  case commitment
  /// A value about a person, or one from which a person can be told.
  case personal
}

/// What a column may hold, and of a personal one what an erasure does with it.
public enum ColumnUse: Sendable {
  case none, pointer, commitment
  case personal(ErasureRule)

  /// The label alone.
  public var label: ColumnLabel {
    switch self {
    case .none: .none
    case .pointer: .pointer
    case .commitment: .commitment
    case .personal: .personal
    }
  }

  /// What an erasure does with it; nil where it is not personal.
  public var erasure: ErasureRule? { if case .personal(let rule) = self { rule } else { nil } }
}

/// What an erasure does with a personal column.
public enum ErasureRule: String, Sendable, CaseIterable {
  /// Of the erased observations it becomes NULL.
  case nulled = "becomes NULL"
  /// Of the erased observations it loses the person; where no company is left, it becomes NULL.
  case reduced = "loses the person; NULL where nothing is left"
  /// It becomes a code where everything under it is erased.
  case coded = "becomes a code where all that it names is erased"
  /// It becomes NULL where the value comes from an erased observation and did not stay there.
  case followed = "becomes NULL where the value's observation has lost it"
  /// What people typed is replaced where it tells of the person.
  case searched = "is replaced where it tells of the person"
  /// It is a code under a key outside the register; the next night closes the entry, and the history window deletes it.
  case keyed = "is a code already"
}
