/// The levels of phones and identifiers.
enum ExactLevel: UInt8, SharedLevel {
  case nothing, differs
  case twoDigitsOff = 4
  case oneDigitOff, shared
  case sameVeryFrequent, sameFrequent, sameNotRare, sameRare, sameVeryRare

  var label: String {
    switch self {
    case .nothing: "nothing to compare"
    case .differs: "differs"
    case .twoDigitsOff: "two digits off"
    case .oneDigitOff: "one digit off"
    case .shared: "same, but shared by many"
    case .sameVeryFrequent, .sameFrequent, .sameNotRare, .sameRare, .sameVeryRare: sameLabel
    }
  }
}
