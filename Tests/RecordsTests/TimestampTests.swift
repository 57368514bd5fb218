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
