/// The levels of measured and counted numbers, by how far apart they are in standard deviations of the column.
enum NumberLevel: UInt8, AgreementLevel {
  case nothing, differs, withinTenth, withinHundredth, withinThousandth, withinTenThousandth
  case sameVeryFrequent = 7
  case sameFrequent, sameNotRare, sameRare, sameVeryRare

  var label: String {
    switch self {
    case .nothing: "nothing to compare"
    case .differs: "differs"
    case .withinTenth: "differs by less than 1/10"
    case .withinHundredth: "differs by less than 1/100"
    case .withinThousandth: "differs by less than 1/1000"
    case .withinTenThousandth: "differs by less than 1/10,000"
    case .sameVeryFrequent, .sameFrequent, .sameNotRare, .sameRare, .sameVeryRare: sameLabel
    }
  }
}
