/// In which order the parts of a date stand, whatever stands between them.
public enum DateOrder: String, Sendable, CaseIterable {
  case dayFirst = "dd.MM.yyyy"
  case monthFirst = "MM/dd/yyyy"
  case yearFirst = "yyyy-MM-dd"
}

/// A column that says something for or against writing to a record's person.
public struct StatedRestriction: Sendable, Equatable {
  /// Which of its values forbid. All are compared folded.
  public enum Values: Sendable, Equatable {
    /// All but these: an empty cell forbids, too. One of them is a permission on record.
    case allowed([String])
    /// These, and whatever is not known to mean that nothing is forbidden; an empty cell allows.
    case forbidden([String])
  }

  /// The column.
  public let column: Int
  /// Which of its values forbid.
  public let values: Values
  /// What is said where it forbids, and where it permits.
  public let forbids: RowStance, permits: RowStance
  /// Whether records that it forbids are left out of the register.
  public let leavesOut: Bool

  /// A column with what it says.
  public init(column: Int, values: Values, forbids: RowStance, permits: RowStance = [], leavesOut: Bool = false) {
    (self.column, self.values, self.forbids, self.permits) = (column, values, forbids, permits)
    self.leavesOut = leavesOut
  }
}

/// How a record's columns become declared fields, a source key and a relationship: the pipeline's `map`, resolved
/// against the columns that a file really has.
public struct Layout: Sendable, Equatable {
  /// For each declared field (in stored order) the columns it is made of; several are joined with a space.
  public var columns: [[Int]]
  /// The fields that the contract declares: no other is filled, not even with what is derived.
  public var declared = Field.allCases
  /// The columns that make the source key; empty where `identity` makes it.
  public var key: [Int] = []
  /// Where there is no key column: alternatives, each a list of declared fields. The first alternative whose normalised
  /// fields all have a value makes the source key.
  public var identity: [[Field]] = []
  /// The column that tells the state of the relationship.
  public var status: Int?
  /// Values of `status` (compared folded) that mean an ended relationship.
  public var endedValues: [String] = []
  /// The column with the date on which the relationship ended (empty: it goes on).
  public var endDate: Int?
  /// In which order the parts of that date stand; nil where the source does not say.
  public var dateOrder: DateOrder?
  /// The columns that say something for or against writing to the person.
  public var restrictions: [StatedRestriction] = []
  /// Records whose `column` has one of `values` (compared folded) are ignored: the source's own filter.
  public var ignore: (column: Int, values: [String])?
  /// A prefix of every source key, for example a page's host.
  public var keyPrefix: [UInt8] = []

  /// A layout in which no field is mapped yet.
  public init() { columns = Array(repeating: [], count: Field.count) }

  /// Equality of every part.
  public static func == (left: Layout, right: Layout) -> Bool {
    left.columns == right.columns && left.declared == right.declared && left.key == right.key
      && left.identity == right.identity
      && left.status == right.status && left.endedValues == right.endedValues && left.endDate == right.endDate
      && left.dateOrder == right.dateOrder && left.restrictions == right.restrictions
      && left.ignore?.column == right.ignore?.column && left.ignore?.values == right.ignore?.values
      && left.keyPrefix == right.keyPrefix
  }
}
