/// What was compared: companies or persons.
public enum EntityKind: Int, Sendable, CaseIterable {
  case company = 0
  case person = 1

  /// `company` or `person`.
  public var name: String { self == .company ? "company" : "person" }
}

/// A pair of observations that holds a company or a contact together, or that is left for review.
public struct ScoredPair: Sendable, Hashable {
  /// Companies or persons.
  public var kind: EntityKind
  /// The smaller row of the table.
  public var left: Int32
  /// The larger row of the table.
  public var right: Int32
  /// Match weight in 1/1000 bit.
  public var weight: Int32
  /// The comparison levels: one level a comparison, four bits each, first comparison lowest.
  public var pattern: Int64

  /// A pair of rows, `left < right`; `weight` in 1/1000 bit.
  public init(kind: EntityKind, left: Int32, right: Int32, weight: Int32, pattern: Int64) {
    self.kind = kind
    self.left = left
    self.right = right
    self.weight = weight
    self.pattern = pattern
  }
}

/// What matching made of a table: for every row its company and its contact, named by their founding rows.
public struct Resolution: Sendable {
  /// For every row the founding (smallest) row of its company, or -1.
  public var company: [Int32]
  /// For every row the founding (smallest) row of its contact, or -1.
  public var contact: [Int32]
  /// For every row how it came to its company: its strongest link in 1/1000 bit (0 for a founder or a twin).
  public var companyWeight: [Int32]
  /// For every row how it came to its contact: its strongest link in 1/1000 bit (0 for a founder).
  public var contactWeight: [Int32]
  /// Of each company and contact the strongest links that hold it together, and of each two the strongest link between
  /// them if it reaches the review threshold; sorted by kind, left, right.
  public var pairs: [ScoredPair]
  /// What was not made one, though it would have been, until a steward says what it is; companies first.
  public var alarms: [ClusterAlarm] = []

  /// A resolution of `count` rows in which nothing belongs to anything.
  public init(count: Int) {
    company = Array(repeating: -1, count: count)
    contact = company
    companyWeight = Array(repeating: 0, count: count)
    contactWeight = companyWeight
    pairs = []
  }
}

/// One line of the waterfall that explains a pair.
public struct ComparisonOutcome: Sendable, Equatable {
  /// The comparison, for example `name`.
  public let comparison: String
  /// The comparison level that applies, for example `same words, other order`.
  public let level: String
  /// Match weight of the level in 1/1000 bit.
  public let weight: Int32
  /// The declared fields that the comparison looks at.
  public let fields: [Field]

  /// A comparison's outcome; `weight` in 1/1000 bit.
  public init(comparison: String, level: String, weight: Int32, fields: [Field]) {
    self.comparison = comparison
    self.level = level
    self.weight = weight
    self.fields = fields
  }
}
