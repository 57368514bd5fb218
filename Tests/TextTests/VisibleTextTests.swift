import Testing
import Text

@Suite struct VisibleTextTests {
  /// Nothing that steers a terminal, turns the reading direction or breaks a line goes through.
  @Test(
    arguments: [
      0x00, 0x07, 0x08, 0x09, 0x0A, 0x0D, 0x1B, 0x7F, 0x80, 0x85, 0x90, 0x9B, 0x9D, 0x9F, 0x61C, 0x200E, 0x200F, 0x2028,
      0x2029,
      0x202A, 0x202B, 0x202C, 0x202D, 0x202E, 0x2066, 0x2067, 0x2068, 0x2069,
    ] as [UInt32])
  func whatSteersIsShownOrReplaced(_ code: UInt32) throws {
    let scalar = try #require(Unicode.Scalar(code))
    let value = "a\(Character(scalar))b"
    for shown in [VisibleText.clean(value), ("\(value)" as VisibleText).text] {
      #expect(!shown.unicodeScalars.contains(scalar) && shown.unicodeScalars.count == 3, "\(shown)")
    }
    let lines = VisibleText.lines(value).text
    #expect(lines.unicodeScalars.contains(scalar) == (code == 0x0A), "\(lines)")
  }

  @Test func theProgramsOwnWordsStay() {
    let value = "x\n\u{1B}[2J"
    let text: VisibleText = "one\n\(value) \(7)\n"
    #expect(text.text == "one\nx␊␛[2J 7\n")
    #expect(("\(text)!" as VisibleText).text == text.text + "!")
    #expect(VisibleText.lines("a\r\nb\u{9B}\n").text == "a␍\nb\u{FFFD}\n")
    #expect((text + "end").text == text.text + "end")
  }

  @Test(arguments: ["Mäkinen & Pojat Oy", "日本", "👩‍💻", "a\u{301}", ""])
  func everythingElseStays(_ value: String) { #expect(VisibleText.clean(value) == value) }
}
