import Testing
import Text

@testable import Reports

@Suite struct TextTableTests {
  @Test func alignsByWhatIsSeen() {
    var table = TextTable(columns: [.text("name"), .number("count"), .text("note")])
    table.add(["Åkerlund", "1", "x"])
    table.add(["A\u{30A}kerlund", "12345", ""])
    table.add(["東京", "7"])
    #expect(
      table.render() == """
        name      count  note
        Åkerlund      1  x
        A\u{30A}kerlund  12345
        東京          7

        """)
  }

  @Test func cutsWithAnEllipsis() {
    var table = TextTable(columns: [.text("name", maxWidth: 6), .number("n")])
    table.add(["Väinämöinen", "1"])
    #expect(table.render() == "name    n\nVäinä…  1\n")
  }

  @Test func shrinksTheWidestTextToFit() {
    var table = TextTable(columns: [.text("a"), .text("b"), .number("n")])
    table.add([String(repeating: "x", count: 40), "short", "123"])
    let lines = table.render(width: 30).split(separator: "\n")
    #expect(lines.map(\.count).max() == 30)
    #expect(lines[1] == "xxxxxxxxxxxxxxxxx…  short  123")
  }

  @Test(arguments: [
    ("plain ä", "plain ä"), ("a\u{1B}[31mb", "a␛[31mb"), ("two\r\nlines", "two␍␊lines"), ("a\u{202E}b", "a\u{FFFD}b"),
    ("\u{9B}x", "\u{FFFD}x"),
  ]) func showsWhatWouldSteerATerminal(_ given: String, _ shown: String) {
    #expect(VisibleText.clean(given) == shown)
  }

  @Test(arguments: [
    (0, 1, "0.0"), (1_234, 1, "1.2"), (-1_250, 1, "-1.3"), (-40, 1, "0.0"), (999, 0, "1"), (5, 3, "0.005"),
    (12_345, 2, "12.35"),
  ]) func roundsThousandths(_ thousandths: Int, _ decimals: Int, _ text: String) {
    #expect(Figures.decimal(thousandths: thousandths, decimals: decimals) == text)
  }

  @Test(arguments: [(0.5, "50.00 %"), (0.99999, "> 99.99 %"), (0, "< 0.01 %"), (0.9876, "98.76 %")])
  func probabilities(_ probability: Double, _ text: String) {
    #expect(Figures.percent(probability) == text)
  }
}
