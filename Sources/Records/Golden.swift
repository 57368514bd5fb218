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
  /// It has stood since a later run.
  case newer = 5
  /// All else equal: the founder's order.
  case founder = 6
  /// Part of the one address that was chosen, though this part alone would have been decided otherwise.
  case address = 7
  /// On the surest grounds: those that say something else derived it, or derived it on weaker grounds.
  case surest = 8
  /// It was put right at the person's or the company's word: no source's value goes before it.
  case corrected = 9

  /// The reason as the register's view of provenance has it.
  public var label: String {
    switch self {
    case .none: "no value"
    case .only: "the only value"
    case .agreed: "all agree"
    case .trust: "trust"
    case .majority: "majority"
    case .newer: "newer"
    case .founder: "founder"
    case .address: "part of the chosen address"
    case .surest: "surest grounds"
    case .corrected: "corrected"
    }
  }

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
    case .address: "part of the address that was chosen as a whole"
    case .surest: "on the surest grounds"
    case .corrected: "corrected"
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

/// The golden rows of all contacts or all companies, entity by entity.
///
/// The entry of field `position` (in the kind's stored order) of entity `index` is at `index * fields.count + position`.
public struct GoldenRows: Sendable, Equatable {
  /// Companies or persons.
  public let kind: EntityKind
  /// The founding row of every entity, ascending.
  public let founders: [Int32]
  /// The winning row of the table for every field of every entity, or -1.
  public let winners: [Int32]
  /// The raw value of the ``SurvivorshipReason`` for every field of every entity.
  public let reasons: [UInt8]
  /// For every person the founding row of the company the contact belongs to now, or -1; empty for companies.
  public let companies: [Int32]

  /// Golden rows with all their parts.
  public init(kind: EntityKind, founders: [Int32], winners: [Int32], reasons: [UInt8], companies: [Int32]) {
    self.kind = kind
    self.founders = founders
    self.winners = winners
    self.reasons = reasons
    self.companies = companies
  }

  /// The fields an entity of this kind has, in stored order.
  public var fields: [Field] { Field.of(kind) }

  /// Entities.
  public var count: Int { founders.count }

  /// One entity's golden row.
  public func row(_ index: Int) -> GoldenRow {
    let entries = index * fields.count..<(index + 1) * fields.count
    return GoldenRow(
      winners: Array(winners[entries]), reasons: reasons[entries].map { SurvivorshipReason(rawValue: $0) ?? .none })
  }
}
