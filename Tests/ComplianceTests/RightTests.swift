import Compliance
import Configuration
import Records
import Testing

@Test(
  "An answer is due a month after the request, or on the month's last day",
  arguments: [
    ("2026-05-02", "2026-06-02"), ("2027-01-31", "2027-02-28"), ("2028-01-31", "2028-02-29"),
    ("2026-12-15", "2027-01-15"), ("2026-10-31", "2026-11-30"),
  ])
func due(_ received: String, _ due: String) throws {
  #expect(Right.due(try #require(Day(received))).text == due)
}
