/// The levels of words weighed by rarity: how many of them agree, and how much these weigh.
enum BagLevel: UInt8, ComparisonLevel {
  case nothing, noWord
  case someWeak, someFair, someStrong, someVeryStrong, someStrongest
  case mostWeak, mostFair, mostStrong, mostVeryStrong, mostStrongest
  case allFair, allStrong, allVeryStrong, allStrongest

  /// The level of words that agree, by their weight and by their share of the lighter row's.
  @inline(__always) init(weight: Float, coverage: Float) {
    if weight <= 0 {
      self = .noWord
    } else if coverage >= 0.9 {
      self = weight < 7 ? .allFair : weight < 10 ? .allStrong : weight < 14 ? .allVeryStrong : .allStrongest
    } else if coverage >= 0.55 {
      self =
        weight < 4
        ? .mostWeak
        : weight < 7 ? .mostFair : weight < 10 ? .mostStrong : weight < 14 ? .mostVeryStrong : .mostStrongest
    } else {
      self =
        weight < 4
        ? .someWeak
        : weight < 7 ? .someFair : weight < 10 ? .someStrong : weight < 14 ? .someVeryStrong : .someStrongest
    }
  }

  var label: String {
    switch self {
    case .nothing: "nothing to compare"
    case .noWord: "no word agrees"
    case .someWeak: "some words agree, weak"
    case .someFair: "some words agree, fair"
    case .someStrong: "some words agree, strong"
    case .someVeryStrong: "some words agree, very strong"
    case .someStrongest: "some words agree, strongest"
    case .mostWeak: "most words agree, weak"
    case .mostFair: "most words agree, fair"
    case .mostStrong: "most words agree, strong"
    case .mostVeryStrong: "most words agree, very strong"
    case .mostStrongest: "most words agree, strongest"
    case .allFair: "all words agree, fair"
    case .allStrong: "all words agree, strong"
    case .allVeryStrong: "all words agree, very strong"
    case .allStrongest: "all words agree, strongest"
    }
  }
}
