/// The levels of the organisation: how many of its keys agree, by the frequency of the rarest value among them.
enum OrganisationLevel: UInt8, ComparisonLevel {
  case nothing, other
  case oneKeyVeryFrequent, oneKeyFrequent, oneKeyNotRare, oneKeyRare, oneKeyVeryRare
  case keysVeryFrequent, keysFrequent, keysNotRare, keysRare, keysVeryRare
  case keyNearlyAgrees, onlyPlace

  /// The level of one key that agrees, or several, by the bin of ``TermFrequencies`` of the rarest value.
  @inline(__always) static func oneKey(_ bin: Int) -> OrganisationLevel {
    switch bin {
    case 0: .oneKeyVeryFrequent
    case 1: .oneKeyFrequent
    case 2: .oneKeyNotRare
    case 3: .oneKeyRare
    default: .oneKeyVeryRare
    }
  }

  @inline(__always) static func severalKeys(_ bin: Int) -> OrganisationLevel {
    switch bin {
    case 0: .keysVeryFrequent
    case 1: .keysFrequent
    case 2: .keysNotRare
    case 3: .keysRare
    default: .keysVeryRare
    }
  }

  var label: String {
    switch self {
    case .nothing: "nothing to compare"
    case .other: "other organisation"
    case .oneKeyVeryFrequent, .oneKeyFrequent, .oneKeyNotRare, .oneKeyRare, .oneKeyVeryRare:
      "organisation: one key agrees, " + Rarity.label(number - Self.oneKeyVeryFrequent.number)
    case .keysVeryFrequent, .keysFrequent, .keysNotRare, .keysRare, .keysVeryRare:
      "organisation: several keys agree, " + Rarity.label(number - Self.keysVeryFrequent.number)
    case .keyNearlyAgrees: "organisation: a key nearly agrees"
    case .onlyPlace: "organisation: only place or industry agree"
    }
  }
}
