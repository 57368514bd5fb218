import Testing
import Text

@testable import Deduplicator

@Suite("How two dates resemble each other") struct DateLevelTests {
  private func level(_ one: String, _ other: String) -> DateLevel {
    let bytes = Array((one + other).utf8)
    return DateLevel.of(bytes, 0..<one.utf8.count, one.utf8.count..<bytes.count)
  }

  static let cases: [(description: String, one: String, other: String, level: DateLevel)] = [
    ("one digit", "19870305", "19870306", .slip),
    ("two digits swapped", "19870312", "19870321", .slip),
    ("day and month swapped", "19870305", "19870503", .slip),
    ("day and month swapped, far apart", "19870112", "19871201", .slip),
    ("two weeks", "19870305", "19870320", .withinMonth),
    ("over New Year", "19871228", "19880109", .withinMonth),
    ("other year", "19870305", "19990305", .twoParts),
    ("other month", "19870305", "19871105", .twoParts),
    ("same year", "19870305", "19871228", .withinYear), ("within a year", "19870805", "19880617", .withinYear),
    ("five years", "19870305", "19921120", .withinTenYears),
    ("a generation", "19870305", "20151120", .differs),
    ("no date, one digit", "1987", "1988", .slip), ("no dates", "1987", "2001", .differs),
    ("a date and none", "19870305", "87", .differs),
  ]

  @Test(arguments: cases.indices) func level(_ index: Int) {
    let one = Self.cases[index]
    #expect(level(one.one, one.other) == one.level, "\(one.description)")
    #expect(level(one.other, one.one) == one.level, "\(one.description)")
  }

  @Test("Sides have no effect, levels are in their range") func symmetry() {
    var random = SplitMix64(seed: 3)
    func date() -> String {
      String(
        Int.random(in: 1980...1990, using: &random) * 10_000 + Int.random(in: 1...12, using: &random) * 100
          + Int.random(in: 1...31, using: &random))
    }
    for _ in 0..<3000 {
      let (one, other) = (date(), date())
      guard one != other else { continue }
      #expect(level(one, other) == level(other, one))
      #expect((DateLevel.differs...DateLevel.slip).contains(level(one, other)))
    }
  }
}
