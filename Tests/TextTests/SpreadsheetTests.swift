import Testing
import Text

@Suite struct SpreadsheetTests {
  /// What begins like a formula, however it is disguised, has an apostrophe before it.
  @Test(arguments: [
    "=1+1", "=HYPERLINK(\"http://x.example\")", "@SUM(A1)", "-cmd|x", "+cmd|x", "-1+A1", "+358 40 5x", "\tx", "\rx",
    " =1", "\u{A0}=1", "\u{3000}@x", "\u{200B}=1", "\u{FEFF}=1", "\n=1", "\n\t1", " \t=1", "＝1+1", "＋1", "－A1", "＠x",
    " ＝1", "'=1", "''@x",
  ])
  func formulasAreMarkedAndCanBeReadBack(_ value: String) {
    #expect(Spreadsheet.harmless(value) == "'" + value)
    #expect(Spreadsheet.unmarked(Spreadsheet.harmless(value)) == value)
  }

  @Test(arguments: [
    "", "Yritys Oy", "+358 40 555 0100", "+358-40-5550100", "-5", "-3.25", "- ", "-", "+", "(09) 555", "O'Hara", "'",
    "''",
    "'Yritys'", "a=1", "Å", "7", "´=1", "1-1", "\u{2013}5", "x@y.example", "\u{201C}=1", "\u{FF1C}1", " a", "\u{200B}a",
  ])
  func otherValuesStayAsTheyAre(_ value: String) {
    #expect(Spreadsheet.harmless(value) == value)
    #expect(Spreadsheet.unmarked(value) == value)
  }

  /// Headers are values, too; quotes go around the mark, not before it.
  @Test func everyCellIsMadeHarmlessUnlessTheWriterIsRaw() {
    for (raw, row) in [
      (false, "'=a,\"'=1\"\"x\"\"\",+358 40 5,\"'\rb\"\r\n"), (true, "=a,\"=1\"\"x\"\"\",+358 40 5,\"\rb\"\r\n"),
    ] {
      var writer = CSVWriter(raw: raw)
      writer.row(["=a", "=1\"x\"", "+358 40 5", "\rb"])
      #expect(String(decoding: writer.bytes, as: UTF8.self) == row)
    }
  }

  @Test func takingLeavesTheWriterForMoreRows() {
    var writer = CSVWriter()
    writer.row(["a", ""])
    #expect(writer.take() == Array("a,\r\n".utf8) && writer.bytes.isEmpty)
    writer.row([""])
    #expect(writer.take() == Array("\"\"\r\n".utf8))
  }
}
