/// The levels of street addresses.
enum AddressLevel: UInt8, AgreementLevel {
  case nothing, differs, somewhatAlike, alike, part, oneLetterOff, inOtherColumn
  case sameVeryFrequent, sameFrequent, sameNotRare, sameRare, sameVeryRare

  /// The level of two different values.
  @inline(__always) init(_ likeness: Likeness) {
    switch likeness {
    case .differs: self = .differs
    case .weak: self = .somewhatAlike
    case .near: self = .alike
    case .part: self = .part
    case .oneEdit: self = .oneLetterOff
    }
  }

  var label: String {
    switch self {
    case .nothing: "nothing to compare"
    case .differs: "differs"
    case .somewhatAlike: "somewhat alike"
    case .alike: "alike"
    case .part: "a part or an initial"
    case .oneLetterOff: "one letter off, frequent"
    case .inOtherColumn: "same or nearly, in the other column"
    case .sameVeryFrequent, .sameFrequent, .sameNotRare, .sameRare, .sameVeryRare: sameLabel
    }
  }
}
