import Testing

@testable import Deduplicator

@Suite("What a column's values look like") struct ColumnProfileTests {
  private func profile(_ values: [String]) -> ColumnProfile { ColumnProfile(column("x", values)) }

  static let shares: [(name: String, share: @Sendable (ColumnProfile) -> Double, yes: [String], no: [String])] = [
    ("@", { $0.withAt }, ["a@b", "@"], ["a", "a.b"]),
    ("dates", { $0.dates }, ["5.3.1987", "1987-03-05", "19870305"], ["5.3", "a", "12345"]),
    ("decimals", { $0.decimals }, ["1.5", "-1,5", "60.123"], ["15", "1.2.3", "1.5 m"]),
    ("digits", { $0.mostlyDigits }, ["12", "1a", "1234567-8"], ["a", "a1b", "ab12c"]),
    (
      "phones", { $0.phones }, ["040 1234567", "+358401234567", "(09) 123 4567", "0401234567"],
      ["1234567", "040", "a1"]
    ),
    ("house numbers", { $0.houseNumbers }, ["Kotikatu 5", "5 Main street"], ["Kotikatu", "5", "Kotikatu5", "a 5"]),
  ]

  @Test("Shares of filled rows", arguments: shares.indices) func share(_ index: Int) {
    let one = Self.shares[index]
    for value in one.yes { #expect(one.share(profile([value])) == 1, "\(one.name): \(value)") }
    for value in one.no { #expect(one.share(profile([value])) == 0, "\(one.name): \(value)") }
    for (yes, no) in zip(one.yes, one.no) {
      #expect(one.share(profile([yes, yes, "", yes, no, ""])) == 0.75, "\(one.name): \(yes), \(no)")
    }
  }

  @Test("Rows, distinct values, means") func counts() {
    let one = profile(["aa bb", "", "aa bb", "c", "c", "", "dddd"])
    #expect(one.filled == 5 && one.distinct == 3)
    #expect(one.distinctShare == 0.6)
    #expect(one.length == 16.0 / 5)
    #expect(one.words == 7.0 / 5)
  }

  @Test("The order of rows does not show") func order() {
    let values = (0..<200).map { $0 % 7 == 0 ? "" : "\($0 % 31) Kotikatu" }
    let (one, other) = (profile(values), profile(values.reversed()))
    #expect(one.filled == other.filled && one.distinct == other.distinct)
    #expect(one.houseNumbers == other.houseNumbers && one.length == other.length && one.words == other.words)
  }

  @Test("An empty column", arguments: [[], ["", ""]]) func empty(_ values: [String]) {
    let one = profile(values)
    #expect(one.filled == 0 && one.distinct == 0 && one.distinctShare == 0 && one.length == 0)
  }
}
