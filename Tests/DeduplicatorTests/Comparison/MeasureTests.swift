import Testing

@testable import Deduplicator

@Suite("Names of levels") struct MeasureTests {
  static let all: [Measure] = [
    .given, .family, .orientation, .bag, .string, .date, .email, .exact, .postcode, .address, .category, .code, .number,
    .organisation,
  ]

  /// Levels that a number's comparison never gives, and that have no name.
  private func isNamed(_ measure: Measure, _ level: Int) -> Bool { measure != .number || level != 6 }

  @Test("Every level has a name of its own", arguments: all) func names(_ measure: Measure) {
    let names = (0..<measure.levels).filter { isNamed(measure, $0) }.map { measure.name(of: $0) }
    #expect(names.allSatisfy { !$0.isEmpty })
    #expect(Set(names).count == names.count, "\(names)")
  }

  @Test("Levels fit a pattern", arguments: all) func fits(_ measure: Measure) {
    #expect(measure.levels <= 16)
    switch measure {
    case .orientation, .bag, .organisation: break
    default: #expect(measure.levels == Measure.agrees + TermFrequencies.bins)
    }
  }

  @Test("A number's sixth level has a name") func sixthOfNumber() { #expect(!Measure.number.name(of: 6).isEmpty) }
}
