/// The levels of where a firm is: street, postcode and town are one fact, and count once.
enum PlaceLevel: UInt8, ComparisonLevel {
  case nothing, differs, streetElsewhere, nearby
  case townElsewhere, townVeryFrequent, townFrequent, townRare
  case postcodeOtherStreet, postcodeFrequent, postcodeRare
  case streetAlike, streetFrequent, streetNotRare, streetRare, streetVeryRare

  /// The level of a town that agrees where no street can be compared, by the bin of ``TermFrequencies``.
  @inline(__always) static func town(_ bin: Int) -> PlaceLevel {
    bin == 0 ? .townVeryFrequent : bin == 1 ? .townFrequent : .townRare
  }

  /// The same of a postcode.
  @inline(__always) static func postcode(_ bin: Int) -> PlaceLevel { bin < 2 ? .postcodeFrequent : .postcodeRare }

  /// The same of a street in one town.
  @inline(__always) static func street(_ bin: Int) -> PlaceLevel {
    switch bin {
    case 0, 1: .streetFrequent
    case 2: .streetNotRare
    case 3: .streetRare
    default: .streetVeryRare
    }
  }

  /// The bin whose usual share the level stands for.
  var usualBin: Int {
    switch self {
    case .townVeryFrequent: 0
    case .townFrequent, .postcodeFrequent, .streetFrequent: 1
    case .townRare, .postcodeRare, .streetNotRare: 2
    case .streetRare: 3
    default: 4
    }
  }

  var label: String {
    switch self {
    case .nothing: "nothing to compare"
    case .differs: "differs"
    case .streetElsewhere: "same street in another town"
    case .nearby: "nearby"
    case .townElsewhere: "same town, other street or postcode"
    case .townVeryFrequent: "same town, very frequent"
    case .townFrequent: "same town, frequent"
    case .townRare: "same town, not frequent"
    case .postcodeOtherStreet: "same postcode, other street"
    case .postcodeFrequent: "same postcode, frequent"
    case .postcodeRare: "same postcode, not frequent"
    case .streetAlike: "same town, street alike"
    case .streetFrequent: "same street and town, frequent"
    case .streetNotRare: "same street and town, not rare"
    case .streetRare: "same street and town, rare"
    case .streetVeryRare: "same street and town, very rare"
    }
  }
}
