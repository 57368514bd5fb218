/// The levels of given and family names, and of other single strings.
enum StringLevel: UInt8, AgreementLevel {
  case nothing, differs, somewhatAlike, alike, part, oneLetterOffFrequent, oneLetterOffRare
  case sameVeryFrequent, sameFrequent, sameNotRare, sameRare, sameVeryRare

  /// The level of two different values; where one letter is off, it matters whether one of them is frequent.
  @inline(__always) init(_ likeness: Likeness, isRare: @autoclosure () -> Bool) {
    switch likeness {
    case .differs: self = .differs
    case .weak: self = .somewhatAlike
    case .near: self = .alike
    case .part: self = .part
    case .oneEdit: self = isRare() ? .oneLetterOffRare : .oneLetterOffFrequent
    }
  }

  var label: String {
    switch self {
    case .nothing: "nothing to compare"
    case .differs: "differs"
    case .somewhatAlike: "somewhat alike"
    case .alike: "alike"
    case .part: "a part or an initial"
    case .oneLetterOffFrequent: "one letter off, frequent"
    case .oneLetterOffRare: "one letter off, rare"
    case .sameVeryFrequent, .sameFrequent, .sameNotRare, .sameRare, .sameVeryRare: sameLabel
    }
  }
}
