import Text

/// The names that synthetic people bear, as often as real ones do.
enum NameStatistics {
  static let finnishSurnames = WordTable(Text.NameStatistics.finnishSurnames)
  static let swedishSurnames = WordTable(Text.NameStatistics.swedishSurnames)
  static let finnishMen = WordTable(Text.NameStatistics.finnishMen)
  static let finnishWomen = WordTable(Text.NameStatistics.finnishWomen)
  static let swedishMen = WordTable(Text.NameStatistics.swedishMen)
  static let swedishWomen = WordTable(Text.NameStatistics.swedishWomen)
}
