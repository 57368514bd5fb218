/// Why a value won its field: the survivorship rule that decided.
public enum SurvivorshipReason: UInt8, Sendable, CaseIterable {
  /// No source has a value.
  case none = 0
  /// The only value there is.
  case only = 1
  /// All sources that have a value say the same.
  case agreed = 2
  /// The more trusted source.
  case trust = 3
  /// Said by more sources of equal trust.
  case majority = 4
  /// Seen first in a later run.
  case newer = 5
  /// All else equal: the founder's order.
  case founder = 6

  /// The reason in words, as shown to people.
  public var text: String {
    switch self {
    case .none: "no source has a value"
    case .only: "the only value"
    case .agreed: "every source that has a value agrees"
    case .trust: "the most trusted source"
    case .majority: "said by more sources of equal trust"
    case .newer: "the newest among equally trusted sources"
    case .founder: "first in founder order, all else equal"
    }
  }
}

/// A golden row: for each field of a contact or a company the table row whose value won, and why.
public struct GoldenRow: Sendable, Equatable {
  /// For each field of the kind, in stored order: the winning row of the table, or -1.
  public var winners: [Int32]
  /// For each field: why it won.
  public var reasons: [SurvivorshipReason]

  /// A golden row; both arrays have one entry a field of the kind.
  public init(winners: [Int32], reasons: [SurvivorshipReason]) {
    self.winners = winners
    self.reasons = reasons
  }
}

/// The golden rows of all contacts or all companies, column by column.
public struct GoldenRows: Sendable {
  /// Companies or persons.
  public let kind: EntityKind
  /// The founding rows of the entities, ascending.
  public var founders: [Int32] = []
  /// For each entity and each field of its kind the winning row of the table, or -1.
  public var winners: [Int32] = []
  /// For each entity and each field: why it won (``SurvivorshipReason``).
  public var reasons: [UInt8] = []
  /// Persons only: for each contact the founding row of its company now, or -1.
  public var company: [Int32] = []

  /// No rows yet.
  public init(kind: EntityKind) { self.kind = kind }

  /// Fields an entity of this kind has.
  public var fields: [Field] { kind == .company ? Field.company : Field.person }
}
