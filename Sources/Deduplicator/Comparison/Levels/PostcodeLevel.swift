/// The levels of postcodes.
enum PostcodeLevel: UInt8, AgreementLevel {
  case nothing, differs, sameRegion, sameDistrict, twoDigitsOff, oneDigitOff
  case sameVeryFrequent = 7
  case sameFrequent, sameNotRare, sameRare, sameVeryRare

  var label: String {
    switch self {
    case .nothing: "nothing to compare"
    case .differs: "differs"
    case .sameRegion: "same region"
    case .sameDistrict: "same district"
    case .twoDigitsOff: "two digits off"
    case .oneDigitOff: "one digit off"
    case .sameVeryFrequent, .sameFrequent, .sameNotRare, .sameRare, .sameVeryRare: sameLabel
    }
  }
}
