/// The levels of the order of given and family name.
enum OrientationLevel: UInt8, ComparisonLevel {
  case nothing, inTheirPlaces, swapped

  var label: String {
    switch self {
    case .nothing: "nothing to compare"
    case .inTheirPlaces: "names in their places"
    case .swapped: "names swapped"
    }
  }
}
