/// The ways of comparing two rows, each with levels of its own: see ``ComparisonLevel``.
enum Measure: Int, CaseIterable, Sendable {
  /// Given and family names together: three comparisons in a row, the better of straight and swapped.
  case given, family, orientation
  /// Words weighed by rarity.
  case bag
  /// One string.
  case string
  case date
  case email
  /// A phone or an identifier.
  case exact
  case postcode
  case address
  case category
  case code
  case number
  /// Street, postcode and town of a firm: one fact.
  case place
  /// Company, its ID, switchboard, place and domain: one fact.
  case organisation

  /// The number of the first of the five levels of agreement of every ``AgreementLevel``, by the value's frequency.
  static let agrees = StringLevel.sameVeryFrequent.number

  /// Whether an agreeing value's frequency adds to the level.
  var hasFrequency: Bool { self != .bag && self != .orientation }

  /// How costly it is, roughly: what costs little is compared first.
  var cost: Int {
    switch self {
    case .exact, .code, .number, .date: 0
    case .organisation, .category, .postcode, .place: 1
    case .string, .email: 2
    case .given, .family, .orientation, .bag: 3
    case .address: 4
    }
  }

  /// One more than the highest level's number.
  var levels: Int {
    switch self {
    case .orientation: OrientationLevel.swapped.number + 1
    case .bag: BagLevel.allStrongest.number + 1
    case .organisation: OrganisationLevel.onlyPlace.number + 1
    case .place: PlaceLevel.streetVeryRare.number + 1
    default: StringLevel.sameVeryRare.number + 1
    }
  }

  /// What its levels are.
  var levelType: any ComparisonLevel.Type {
    switch self {
    case .given, .family, .string: StringLevel.self
    case .orientation: OrientationLevel.self
    case .bag: BagLevel.self
    case .date: DateLevel.self
    case .email: EmailLevel.self
    case .exact: ExactLevel.self
    case .postcode: PostcodeLevel.self
    case .address: AddressLevel.self
    case .category: CategoryLevel.self
    case .code: CodeLevel.self
    case .number: NumberLevel.self
    case .organisation: OrganisationLevel.self
    case .place: PlaceLevel.self
    }
  }

  /// What a level says; of a number that is none of the measure's, that there is none.
  func label(of level: Int) -> String { levelType.label(of: level) ?? "level \(level)" }
}

extension ComparisonLevel {
  /// The label of the level with this number; nil if there is none.
  fileprivate static func label(of number: Int) -> String? { Self(rawValue: UInt8(truncatingIfNeeded: number))?.label }
}

/// One comparison of the plan.
struct FieldComparison: Sendable {
  let name: String
  let measure: Measure
  /// The column compared, or the first of those compared together.
  let column: Int
  /// The other column of the same kind, for addresses; -1 if none.
  var other = -1
  /// Whether same household or firm, other person frees its levels.
  var isContext = false
  /// Whether bearing the same name frees its levels.
  var isName = false
}
