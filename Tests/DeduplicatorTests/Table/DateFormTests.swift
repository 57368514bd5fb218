import Testing
import Text

@testable import Deduplicator

@Suite("Dates as they are written") struct DateFormTests {
  private func normal(_ text: String, _ order: DateForm.Order = .dayFirst) -> String {
    // Not at the start of its bytes, as in an arena.
    let bytes = Array("7\(text)7".utf8)
    return String(decoding: DateForm.normal(bytes, 1..<(bytes.count - 1), order), as: UTF8.self)
  }

  private func isDate(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    return DateForm.parts(bytes, 0..<bytes.count) != nil
  }

  @Test(
    "One day in every form",
    arguments: [
      "1987-03-05", "1987-3-5", "19870305", "1987/03/05", "1987.3.5", "1987 3 5", "5.3.1987", "05.03.1987", "5/3/1987",
      "5-3-1987", "5 3 1987", "1987-03-05T10:15:00", "1987-03-05 10:15", "5.3.1987 10:15",
    ])
  func forms(_ text: String) { #expect(normal(text) == "19870305") }

  @Test("Months first", arguments: ["3/5/1987", "03-05-1987", "1987-03-05", "19870305"])
  func monthFirst(_ text: String) { #expect(normal(text, .monthFirst) == "19870305") }

  @Test(
    "No dates",
    arguments: [
      "", "5", "5.3", "5.3.87", "12.5", "1.2.3", "10.0.0.1", "040-1234567", "+358 40 1234567", "31.12.", "123456789",
      "-1987-03-05", "March 5, 1987", "1..1987", "3000-01-01", "5.300.1987",
    ])
  func none(_ text: String) { #expect(!isDate(text)) }

  @Test("What is no date keeps its digits", arguments: [("5.3.87", "5387"), ("unknown", ""), ("K 12", "12")])
  func digits(_ text: String, _ digits: String) { #expect(normal(text) == digits) }

  @Test("Any day is the same in every form") func everyForm() {
    var random = SplitMix64(seed: 1)
    for _ in 0..<500 {
      let (year, month, day) = (
        Int.random(in: 1000...2099, using: &random), Int.random(in: 1...12, using: &random),
        Int.random(in: 1...31, using: &random)
      )
      let two = { (number: Int) in number < 10 ? "0\(number)" : "\(number)" }
      let plain = "\(year)\(two(month))\(two(day))"
      for text in [
        plain, "\(year)-\(two(month))-\(two(day))", "\(day).\(month).\(year)", "\(two(day))/\(two(month))/\(year)",
      ] {
        #expect(normal(text) == plain)
      }
      #expect(normal("\(month)/\(day)/\(year)", .monthFirst) == plain)
    }
  }

  @Test(
    "The order that a column shows",
    arguments: [
      (["1.2.2000", "13.2.2000"], DateForm.Order.dayFirst), (["1/2/2000", "2/13/2000"], .monthFirst),
      (["1/2/2000", "3/4/2001"], .dayFirst), (["2000-02-13", "2000-01-31"], .dayFirst),
      (["13/2/2000", "2/13/2000"], .dayFirst), (["no", "date"], .dayFirst), ([], .dayFirst),
    ])
  func order(_ values: [String], _ order: DateForm.Order) { #expect(DateForm.order(column("x", values)) == order) }
}
