import Testing
import Text

@Suite struct EndingTableTests {
  private let table = EndingTable([("nen linen a", 1), ("la a", -2), ("sevenby ä", 3)])

  @Test(
    arguments: [
      ("virtanen", 1), ("linen", 1), ("nen", 1), ("en", nil), ("hakala", -2), ("a", 1), ("aa", 1), ("", nil),
      ("xsevenby", 3), ("evenby", nil), ("hä", 3), ("n", nil),
    ] as [(String, Int?)])
  func theLongestEndingCounts(word: String, value: Int?) {
    let bytes = Array("la\(word)nen".utf8)
    #expect(table.value(bytes, 2..<bytes.count - 3) == value)
  }
}
