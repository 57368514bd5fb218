/// The ways of comparing two rows, each with its ordered levels.
enum Measure: Int, Sendable {
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
  /// Company, its ID, switchboard, place and domain: one fact.
  case organisation

  /// The first of the five levels of agreement, by the value's frequency.
  static let agrees = 7

  /// Whether an agreeing value's frequency adds to the level.
  var hasFrequency: Bool { self != .bag && self != .orientation }

  /// How costly it is, roughly: what costs little is compared first.
  var cost: Int {
    switch self {
    case .exact, .code, .number, .date: 0
    case .organisation, .category, .postcode: 1
    case .string, .email: 2
    case .given, .family, .orientation, .bag: 3
    case .address: 4
    }
  }

  /// Levels that may occur, null included.
  var levels: Int {
    switch self {
    case .orientation: return 3
    case .bag: return 16
    case .organisation: return 14
    default: return 12
    }
  }

  /// What a level says.
  func name(of level: Int) -> String {
    if level == 0 { return "nothing to compare" }
    switch self {
    case .orientation: return level == 1 ? "names in their places" : "names swapped"
    case .bag: return bagName(level)
    case .organisation:
      switch level {
      case 1: return "other organisation"
      case 2...6: return "organisation: one key agrees, " + Self.rarity[level - 2]
      case 7...11: return "organisation: several keys agree, " + Self.rarity[level - 7]
      case 12: return "organisation: a key nearly agrees"
      default: return "organisation: only place or industry agree"
      }
    default: break
    }
    if level >= Self.agrees { return "same, " + Self.rarity[min(4, level - Self.agrees)] }
    switch (self, level) {
    case (_, 1): return "differs"
    case (.date, 2): return "within ten years"
    case (.date, 3): return "same year or within 400 days"
    case (.date, 4): return "two parts agree"
    case (.date, 5): return "within 35 days"
    case (.date, 6): return "one slip, or day and month swapped"
    case (.email, 2): return "same domain"
    case (.email, 3): return "misspelt by up to three letters"
    case (.email, 4): return "same or similar local part"
    case (.email, 5): return "one letter off"
    case (.email, 6), (.exact, 6): return "same, but shared by many"
    case (.exact, 4): return "two digits off"
    case (.exact, 5): return "one digit off"
    case (.postcode, 2): return "same region"
    case (.postcode, 3): return "same district"
    case (.postcode, 4): return "two digits off"
    case (.postcode, 5): return "one digit off"
    case (.number, let level):
      return "differs by less than " + ["", "", "1/10", "1/100", "1/1000", "1/10,000"][min(level, 5)]
    case (.address, 6): return "same or nearly, in the other column"
    case (_, 2): return "somewhat alike"
    case (_, 3): return "alike"
    case (_, 4): return "a part or an initial"
    case (_, 5): return "one letter off, frequent"
    default: return "one letter off, rare"
    }
  }

  private static let rarity = [
    "very frequent", "frequent", "not rare", "rare", "very rare",
  ]

  private func bagName(_ level: Int) -> String {
    if level == 1 { return "no word agrees" }
    let (coverage, strength) =
      level >= 12
      ? ("all words agree", level - 12 + 1)
      : level >= 7 ? ("most words agree", level - 7) : ("some words agree", level - 2)
    return coverage + ", " + ["weak", "fair", "strong", "very strong", "strongest"][min(4, strength)]
  }
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
