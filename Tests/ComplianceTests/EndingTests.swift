import Records
import Register
import Testing

@testable import Compliance

/// `A` goes on, `E` has ended: observation, first run, last run (0: still current); `x` behind it: erased already.
private typealias Row = (observation: Int64, state: String, opened: Int64, closed: Int64)

private func history(_ rows: [Row], readings: [Int64] = [1, 2, 3, 4, 5, 6, 7, 8, 9]) -> KeyHistory {
  KeyHistory(
    key: 7, source: "customers",
    spans: rows.map { row in
      KeyHistory.Span(
        observation: row.observation, isEnded: row.state.hasPrefix("E"), opened: row.opened,
        closed: row.closed == 0 ? nil : row.closed, isErased: row.state.hasSuffix("x"))
    }, readings: readings)
}

@Test(
  arguments: [
    // what it shows, the rows, what is to go, since which run
    ("goes on", [(1, "A", 1, 0)], [], 0),
    ("ended", [(1, "A", 1, 2), (2, "E", 2, 0)], [1, 2], 2),
    ("came as ended", [(1, "E", 3, 0)], [1], 3),
    ("changed since it ended", [(1, "A", 1, 2), (2, "E", 2, 4), (3, "E", 4, 0)], [1, 2, 3], 2),
    ("came back and ended again", [(1, "E", 1, 2), (2, "A", 2, 5), (3, "E", 5, 0)], [1, 2, 3], 5),
    ("came back", [(1, "A", 1, 2), (2, "E", 2, 3), (3, "A", 3, 0)], [], 0),
    ("ended, then gone", [(1, "A", 1, 2), (2, "E", 2, 6)], [1, 2], 2),
    ("gone, never ended", [(1, "A", 1, 6)], [], 0),
    ("came back, then gone", [(1, "E", 1, 2), (2, "A", 2, 4)], [], 0),
    ("erased before", [(1, "Ax", 1, 2), (2, "Ex", 2, 5)], [], 0),
    ("partly past the history window", [(1, "Ax", 1, 2), (2, "E", 2, 0)], [2], 2),
  ] as [(String, [Row], [Int64], Int64)])
private func whatHasEnded(_ name: String, _ rows: [Row], _ gone: [Int64], _ since: Int64) {
  let endings = history(rows).endings(goneEnds: false)
  #expect(endings.flatMap(\.observations) == gone, "\(name)")
  #expect(endings.first?.since ?? 0 == since && endings.allSatisfy(\.isWhole), "\(name)")
}

@Test func whereGoneMeansEndedItCountsFromItsGoing() {
  let gone = history([(1, "A", 1, 3), (2, "A", 3, 6)])
  #expect(gone.endings(goneEnds: true).map(\.since) == [6])
  #expect(gone.endings(goneEnds: true).flatMap(\.observations) == [1, 2])
  #expect(history([(1, "A", 1, 0)]).endings(goneEnds: true).isEmpty)
}

@Test func whereItsSourceExpiredAllOfAKeyGoes() {
  let active = history([(1, "A", 1, 3), (2, "A", 3, 0)]).endings(goneEnds: false, expired: 6)
  #expect(active.map(\.since) == [6] && active.map(\.cause) == [.permitted] && active[0].observations == [1, 2])
  let earlier = history([(1, "A", 1, 3), (2, "E", 3, 0)]).endings(goneEnds: false, expired: 6)
  #expect(earlier.map(\.since) == [3] && earlier.map(\.cause) == [.said])
}

@Test func ofSeveralRecordsUnderOneKeyOnlyTheEndedOneGoes() {
  let endings = history([(1, "A", 1, 0), (2, "A", 1, 4), (3, "E", 4, 0)]).endings(goneEnds: true)
  #expect(endings.map(\.observations) == [[3]] && endings.map(\.isWhole) == [false] && endings[0].since == 4)
}

@Test func whatAnUndoneRunSaidHasNotBeenSaid() {
  // Run 2 is undone, run 3 found the same row.
  let endings = history([(1, "A", 1, 2), (2, "E", 2, 0)], readings: [1, 3]).endings(goneEnds: false)
  #expect(endings.map(\.since) == [3])
}

@Test(arguments: [
  ("2026-03-31", 1, "2026-02-28", "2026-04-30"), ("2024-02-29", 12, "2023-02-28", "2025-02-28"),
  ("2026-01-15", 24, "2024-01-15", "2028-01-15"), ("2026-12-01", 1, "2026-11-01", "2027-01-01"),
])
func monthsAreCalendarMonths(_ day: String, _ months: Int, _ before: String, _ after: String) throws {
  let parts = day.split(separator: "-").compactMap { Int($0) }
  let noon = try #require(Timestamp.days(year: parts[0], month: parts[1], day: parts[2])) * 86_400 + 43_200
  #expect(Timestamp.text(ReviewClock.time(months, before: noon)) == before + "T12:00:00Z")
  #expect(Timestamp.text(ReviewClock.time(months, after: noon)) == after + "T12:00:00Z")
}
