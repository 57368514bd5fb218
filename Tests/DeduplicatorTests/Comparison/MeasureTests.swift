import Testing

@testable import Deduplicator

@Suite("Levels of comparisons") struct MeasureTests {
  /// What every level of every measure is numbered and called. The numbers are stored with every pair of the register: a
  /// number that changed would give another meaning to what was stored before.
  typealias Named = (number: Int, label: String)

  private static let nothing: [Named] = [(0, "nothing to compare")]
  private static let differs: [Named] = nothing + [(1, "differs")]
  private static let same: [Named] = [
    (7, "same, very frequent"), (8, "same, frequent"), (9, "same, not rare"), (10, "same, rare"),
    (11, "same, very rare"),
  ]

  static func named(_ measure: Measure) -> [Named] {
    switch measure {
    case .given, .family, .string:
      differs + [
        (2, "somewhat alike"), (3, "alike"), (4, "a part or an initial"), (5, "one letter off, frequent"),
        (6, "one letter off, rare"),
      ] + same
    case .orientation: nothing + [(1, "names in their places"), (2, "names swapped")]
    case .bag:
      nothing + [
        (1, "no word agrees"), (2, "some words agree, weak"), (3, "some words agree, fair"),
        (4, "some words agree, strong"), (5, "some words agree, very strong"), (6, "some words agree, strongest"),
        (7, "most words agree, weak"), (8, "most words agree, fair"), (9, "most words agree, strong"),
        (10, "most words agree, very strong"), (11, "most words agree, strongest"), (12, "all words agree, fair"),
        (13, "all words agree, strong"), (14, "all words agree, very strong"), (15, "all words agree, strongest"),
      ]
    case .date:
      differs + [
        (2, "within ten years"), (3, "same year or within 400 days"), (4, "two parts agree"), (5, "within 35 days"),
        (6, "one slip, or day and month swapped"),
      ] + same
    case .email:
      differs + [
        (2, "same domain"), (3, "misspelt by up to three letters"), (4, "same or similar local part"),
        (5, "one letter off"), (6, "same, but shared by many"),
      ] + same
    case .exact: differs + [(4, "two digits off"), (5, "one digit off"), (6, "same, but shared by many")] + same
    case .postcode:
      differs + [(2, "same region"), (3, "same district"), (4, "two digits off"), (5, "one digit off")] + same
    case .address:
      differs + [
        (2, "somewhat alike"), (3, "alike"), (4, "a part or an initial"), (5, "one letter off, frequent"),
        (6, "same or nearly, in the other column"),
      ] + same
    case .category, .code: differs + [(2, "somewhat alike")] + same
    case .number:
      differs + [
        (2, "differs by less than 1/10"), (3, "differs by less than 1/100"), (4, "differs by less than 1/1000"),
        (5, "differs by less than 1/10,000"),
      ] + same
    case .place:
      differs + [
        (2, "same street in another town"), (3, "nearby"), (4, "same town, other street or postcode"),
        (5, "same town, very frequent"), (6, "same town, frequent"), (7, "same town, not frequent"),
        (8, "same postcode, other street"), (9, "same postcode, frequent"), (10, "same postcode, not frequent"),
        (11, "same town, street alike"), (12, "same street and town, frequent"),
        (13, "same street and town, not rare"), (14, "same street and town, rare"),
        (15, "same street and town, very rare"),
      ]
    case .organisation:
      nothing + [
        (1, "other organisation"), (2, "organisation: one key agrees, very frequent"),
        (3, "organisation: one key agrees, frequent"), (4, "organisation: one key agrees, not rare"),
        (5, "organisation: one key agrees, rare"), (6, "organisation: one key agrees, very rare"),
        (7, "organisation: several keys agree, very frequent"), (8, "organisation: several keys agree, frequent"),
        (9, "organisation: several keys agree, not rare"), (10, "organisation: several keys agree, rare"),
        (11, "organisation: several keys agree, very rare"), (12, "organisation: a key nearly agrees"),
        (13, "organisation: only place or industry agree"),
      ]
    }
  }

  @Test("Numbers and labels stand", arguments: Measure.allCases) func labels(_ measure: Measure) {
    let expected = Self.named(measure)
    func numbers<Level: ComparisonLevel>(_ type: Level.Type) -> [Int] { type.allCases.map(\.number) }
    #expect(numbers(measure.levelType) == expected.map(\.number))
    for (number, label) in expected { #expect(measure.label(of: number) == label) }
    #expect(measure.levels == (expected.map(\.number).max() ?? 0) + 1 && measure.levels <= Pattern.limit)
  }

  @Test("A number that is no level of the measure is shown as a number")
  func gaps() {
    #expect(Measure.exact.label(of: 2) == "level 2" && Measure.orientation.label(of: 3) == "level 3")
  }

  @Test("A value's bin is the same step above the first level of agreement in every measure that has them")
  func agreement() {
    func expect<Level: ComparisonLevel>(_ type: Level.Type) {
      guard let type = type as? any AgreementLevel.Type else { return }
      func steps<Same: AgreementLevel>(_ type: Same.Type) -> [Int] {
        (0..<TermFrequencies.bins).map { type.same($0).number }
      }
      #expect(steps(type) == (0..<TermFrequencies.bins).map { Measure.agrees + $0 }, "\(type)")
    }
    for measure in Measure.allCases { expect(measure.levelType) }
    #expect((0..<5).map { OrganisationLevel.oneKey($0).number } == [2, 3, 4, 5, 6])
    #expect((0..<5).map { OrganisationLevel.severalKeys($0).number } == [7, 8, 9, 10, 11])
  }

  /// The number beside each bound and at it.
  static let wordCases: [(weight: Float, coverage: Float, level: BagLevel)] = [
    (0, 1, .noWord), (0.1, 0.9, .allFair), (6.99, 1, .allFair), (7, 1, .allStrong), (10, 1, .allVeryStrong),
    (13.99, 0.9, .allVeryStrong), (14, 0.9, .allStrongest), (3.99, 0.89, .mostWeak), (4, 0.89, .mostFair),
    (7, 0.55, .mostStrong), (10, 0.55, .mostVeryStrong), (14, 0.55, .mostStrongest), (3.99, 0.54, .someWeak),
    (4, 0.54, .someFair), (6.99, 0, .someFair), (7, 0, .someStrong), (9.99, 0, .someStrong), (10, 0, .someVeryStrong),
    (14, 0.1, .someStrongest),
  ]

  @Test(arguments: wordCases) func words(_ weight: Float, _ coverage: Float, _ level: BagLevel) {
    #expect(BagLevel(weight: weight, coverage: coverage) == level)
  }
}
