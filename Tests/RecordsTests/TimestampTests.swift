import Foundation
import Records
import Testing

@Test(arguments: [
  (0 as Int64, "1970-01-01T00:00:00Z"), (951_782_400, "2000-02-29T00:00:00Z"), (1_777_680_000, "2026-05-02T00:00:00Z"),
  (4_107_542_399, "2100-02-28T23:59:59Z"), (-1, "1969-12-31T23:59:59Z"),
])
func secondsAsText(seconds: Int64, text: String) {
  #expect(Timestamp.text(seconds) == text)
}

@Test func daysThatDoNotExist() {
  #expect(Timestamp.days(year: 2026, month: 2, day: 29) == nil)
  #expect(Timestamp.days(year: 2100, month: 2, day: 29) == nil)
  #expect(Timestamp.days(year: 2024, month: 2, day: 29) == 19782)
  #expect(Timestamp.days(year: 2026, month: 13, day: 1) == nil)
}

@Test(
  arguments: [
    (.min, "-292277022657-01-27T08:29:52Z"), (.max, "292277026596-12-04T15:30:07Z"),
    (-62_135_596_801, "0-12-31T23:59:59Z"), (-62_135_596_800, "1-01-01T00:00:00Z"),
    (253_402_300_799, "9999-12-31T23:59:59Z"), (253_402_300_800, "10000-01-01T00:00:00Z"),
    (10_413_792_000, "2300-01-01T00:00:00Z"),
  ] as [(Int64, String)])
func anyTimeHasAText(seconds: Int64, text: String) {
  #expect(Timestamp.text(seconds) == text)
  #expect(Timestamp.date(seconds) == text.components(separatedBy: "T")[0])
  let parts = Timestamp.parts(seconds)
  #expect((0..<86_400).contains(parts.seconds))
  #expect(Timestamp.dateOfDay(parts.days) == Timestamp.date(seconds))
}

@Test(arguments: [.min, -1, 0, 1, .max] as [Int64]) func anyNumberOfDaysHasAText(days: Int64) {
  #expect(!Timestamp.dateOfDay(days).isEmpty)
}

@Test func aClockThatIsWrongStandsWhereSumsAreSafe() {
  func now(_ seconds: Int64) -> Int64 { RunContext(now: seconds, user: "", randomBytes: { _ in [] }).now }
  #expect(now(.max) == Timestamp.range.upperBound && now(.min) == Timestamp.range.lowerBound && now(7) == 7)
}

@Test(
  arguments: [
    (1, 2, 3), (.max, 1, .max), (.min, -1, .min), (.max, .max, .max), (.min, .min, .min), (.max, .min, -1),
  ] as [(Int64, Int64, Int64)])
func aSumIsTheNearestThereIs(left: Int64, right: Int64, sum: Int64) {
  #expect(left.adding(right) == sum && right.adding(left) == sum)
}

@Test func aStoredTextIsMasked() {
  #expect(StoredText("said by 131052-308T").text == "said by ***********")
  #expect(("131052-308T" as StoredText).text == "***********" && StoredText(nil as String?) == nil)
}
