/// The levels of short codes.
enum CodeLevel: UInt8, AgreementLevel {
  case nothing, differs, somewhatAlike
  case sameVeryFrequent = 7
  case sameFrequent, sameNotRare, sameRare, sameVeryRare

  var label: String {
    switch self {
    case .nothing: "nothing to compare"
    case .differs: "differs"
    case .somewhatAlike: "somewhat alike"
    case .sameVeryFrequent, .sameFrequent, .sameNotRare, .sameRare, .sameVeryRare: sameLabel
    }
  }
}
