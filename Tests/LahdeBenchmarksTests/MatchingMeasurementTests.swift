import Records
import Testing

@testable import LahdeBenchmarks

@Suite struct MatchingMeasurementTests {
  @Test(arguments: [
    ("all reached", 0.5, 100, [String]()),
    ("too slow", 2.5, 100, ["s"]),
    ("too large", 0.5, 2_000_000, ["MB"]),
    ("both", 2.5, 2_000_000, ["s", "MB"]),
  ])
  func whatIsMissed(name: String, seconds: Double, bytes: Int, missed: [String]) {
    #expect(measured(seconds: seconds, bytes: bytes, asked: 0.9).missed == missed, "\(name)")
  }

  @Test func qualityBelowTheFloorIsMissed() {
    #expect(measured(seconds: 0, bytes: 0, asked: 1.1).missed == ["F1", "B3"])
    #expect(measured(seconds: 9, bytes: 0, asked: nil).missed.isEmpty)
  }

  @Test func theTableHasOneLineASetAndTwoForSplink() {
    let table = MatchingMeasurement.table([measured(seconds: 2.5, bytes: 0, asked: 0.9)])
    let lines = table.split(separator: "\n")
    #expect(lines.count == 5)
    #expect(lines[1].hasSuffix(" s") && lines[1].contains("0.9000/0.9000"))
    #expect(lines[4].hasSuffix(" 4.0"))
  }

  @Test func theMatcherNeverSeesTheTruth() {
    let sets = MatchingSet.published + [.contacts(10, phones: true), .contacts(10, phones: false)]
    #expect(
      sets.map(\.ignored) == [
        [], ["cluster"], ["cluster"], ["cluster", "employer"], ["cluster", "employer", "phone"],
      ])
    #expect(sets.allSatisfy { $0.truth == $0.id || $0.ignored.contains($0.truth) })
  }

  private func measured(seconds: Double, bytes: Int, asked: Double?) -> MatchingMeasurement {
    let quality = ClusterQuality([(1, 1), (1, 1), (2, 2)])
    return MatchingMeasurement(
      name: "set", quality: quality, rounds: [seconds], seconds: seconds, peakBytes: bytes,
      floor: asked.map { MatchingSet.Floor(pairF1: $0, bCubedF1: $0, seconds: 2, bytes: 1_000_000) },
      traps: nil,
      splink: .init(loose: quality, tight: quality, seconds: 10, peakBytes: 5))
  }
}
